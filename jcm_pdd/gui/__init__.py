"""The window: shows values and sends edits; it holds no truth of its own."""

import ctypes
import sys

# PySide6 6.12.0 gives back `True` from Signal.emit() without counting the reference, so that a Python in which
# True can run out of references (before 3.12) ends with "bool_dealloc" after some hundred signals. A reserve that
# no working day uses up keeps it alive; the line can go when 6.12.0 is no longer allowed.
if sys.version_info < (3, 12):
    ctypes.c_ssize_t.from_address(id(True)).value += 1 << 40
