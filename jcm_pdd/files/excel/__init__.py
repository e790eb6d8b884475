"""Excel files: our monitoring workbook with live formulas, and single cells of anybody's workbook."""
