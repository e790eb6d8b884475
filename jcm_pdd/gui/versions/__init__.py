"""Versions of a project in the window: named, compared, tracked, and copies given away."""
