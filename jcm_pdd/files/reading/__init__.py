"""Reading filled documents back into a project: what they say, what they leave open, where they disagree."""
