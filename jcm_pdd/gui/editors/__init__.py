"""Editors: one widget class a field kind, and the table. They show answers and send edits, and hold no truth."""
