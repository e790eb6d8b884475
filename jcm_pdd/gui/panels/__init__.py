"""The right side: guide, findings and numbers of the open project."""
