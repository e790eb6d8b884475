"""The text of an approved methodology, from Word or from a PDF with a text layer, as plain values."""
