"""The window over the working papers: what their pages show beyond questions and tables."""
