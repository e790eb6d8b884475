"""The help inside the program: pages made from forms, methodologies and tables, and pages written by hand."""
