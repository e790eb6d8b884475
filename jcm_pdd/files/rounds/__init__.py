"""Tables of findings of the third-party entity: read in any layout, written back into their own cells, written anew."""
