"""Pieces of work that fail in another process, with secret words in all they hold."""

import ctypes

SECRET = "Zaunkoenig"  # noqa: S105 a word no program says


def fails(talk, text: str) -> None:
    """Fail with an error that quotes what it was given."""
    talk.progress(0, 1, text)
    raise KeyError(f"{text} in {SECRET}")


def dies(talk, text: str) -> None:
    """Die below Python."""
    talk.progress(0, 1, text)
    ctypes.string_at(1)
