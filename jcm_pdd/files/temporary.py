"""A folder for temporary files, also where the one of the system is missing or takes none."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def ensure_for_user() -> Path:
    """Return the folder for temporary files, in the user's data folder where the system has none."""
    import platformdirs

    return ensure(Path(platformdirs.user_data_dir("JCM PDD Studio", appauthor=False)) / "temporary")


def ensure(otherwise: Path) -> Path:
    """Return the folder for temporary files of this process and those it starts.

    It is that of the system, else `otherwise`, which is made then; where not even that can be, each job says so itself.
    """
    with contextlib.suppress(OSError), tempfile.TemporaryFile():
        return Path(tempfile.gettempdir())
    with contextlib.suppress(OSError):
        otherwise.mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = str(otherwise)
    for name in ("TMPDIR", "TEMP", "TMP"):  # workers ask the environment
        os.environ[name] = str(otherwise)
    return otherwise
