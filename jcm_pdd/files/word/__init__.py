"""Word documents through a binding: fill a blank form, read a filled one back, every answer identical."""
