"""The monitoring report: slices filled from measured data, the workbook, and what requests print of a period."""
