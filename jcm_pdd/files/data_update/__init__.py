"""Definitions and country rules that come after the program, as one signed file, without any network.

A `.jcmdata` is made by a publisher (`packaging/data`), opened and judged here (`container`, `keys`, `signing`),
compared with what is in use (`describe`, `changes`), and taken as a whole (`shelf`). `in_use` decides once in a process
whose data count; nothing here is imported at the start but that.
"""
