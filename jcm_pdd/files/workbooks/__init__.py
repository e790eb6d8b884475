"""Workbooks of others: read, evaluated with their own formulas, and compared with our results."""
