"""Failures that stop a job, as values with a code and arguments.

The sentence (where, what, what to do) in the user's language is kept as data in
resources/messages/problems.yaml and put together by `jcm_pdd.files.messages`.
"""

from __future__ import annotations


class Problem(Exception):
    """A job could not be done: `code` names the message, `where` the file or place, `args` fill the message."""

    def __init__(self, code: str, where: str = "", **args: object) -> None:
        super().__init__(code, where, args)
        self.code = code
        self.where = where
        self.arguments = {key: str(value) for key, value in args.items()}

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.arguments.items())
        return f"{self.code} at {self.where or '-'} ({details})"
