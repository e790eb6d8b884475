"""What the result of a project rests on: which unit gives how much, which input moves it, and what would be if."""
