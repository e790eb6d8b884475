"""Editors: one widget class a field kind, and the table. They show answers, send edits and hold no truth."""
