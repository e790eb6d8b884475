"""The window: shows values and sends edits; it holds no truth of its own."""
