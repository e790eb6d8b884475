"""The window: shows values and sends edits; it holds no truth of its own."""

import ctypes
import sys

# PySide6 6.12.0 hands out None, True and False without counting the reference. A Python in which they can run out
# of references (before 3.12) then ends with "none_dealloc" after some thousand calls. A reserve that no working day
# uses up keeps them alive; this can go when 6.12.0 is no longer allowed.
if sys.version_info < (3, 12):
    for _single in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_single)).value += 1 << 40
