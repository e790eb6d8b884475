"""Official methodology files of the user: workbook and text adopted, evaluated, compared, filled."""
