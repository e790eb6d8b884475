"""The door: without arguments or with project files the window opens, anything else is the command line."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

SUFFIX = ".jcmpdd"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments after its name and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if _for_window(arguments):
        from jcm_pdd.gui.app import run

        return run([Path(argument) for argument in arguments])
    from jcm_pdd.cli import main as command_line

    return command_line(arguments)


def _for_window(arguments: Sequence[str]) -> bool:
    return all(argument.lower().endswith(SUFFIX) and not argument.startswith("-") for argument in arguments)


if __name__ == "__main__":
    multiprocessing.freeze_support()  # a frozen program starts its workers through this same door
    sys.exit(main())
