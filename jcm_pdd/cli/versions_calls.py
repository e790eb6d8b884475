"""The arguments of the commands on named versions, tracked changes and the change memo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_FILE = ("file", {"type": Path, "metavar": "PROJECT"})
_AGAINST = ("--against", {"default": "", "metavar": "VERSION",
                          "help": "a version by name, number or id; without it the one submitted or registered last"})
_AUTHOR = ("--author", {"default": "", "metavar": "NAME", "help": "who is said to have made the changes"})


def add_versions(add: Callable[..., None]) -> None:
    """Add the commands on versions of a project."""
    add("version", "name the project as it is now, or what a document handed in says, list the versions, show what "
        "changed since one, write one as a project file, say which exported files belong to one, fill the history",
        ("action", {"choices": ("add", "list", "show", "export", "files", "history")}), _FILE,
        ("name", {"nargs": "?", "default": "", "metavar": "NAME"}),
        ("paths", {"nargs": "*", "type": Path, "metavar": "FILE", "help": "for `files`: the exported files"}),
        ("--check", {"type": Path, "dest": "folder", "metavar": "DIR",
                     "help": "for `files`: say which files of the version in DIR are not what was sent"}),
        ("--kind", {"choices": ("submitted", "registered", "issued", "draft", "other"), "default": "submitted"}),
        ("--date", {"default": "", "metavar": "YYYY-MM-DD", "help": "the day of the version; today unless given"}),
        ("--number", {"default": "", "metavar": "01.0", "help": "the version number of the document"}),
        ("--note", {"default": "", "metavar": "TEXT", "help": "what changed, for the revision history"}),
        ("--from", {"type": Path, "dest": "source", "metavar": "DOCUMENT.docx",
                    "help": "for `add`: name what a document handed in says, such as a Project Idea Note, not the "
                            "project as it is now; without NAME it is called like the file"}),
        ("--files", {"nargs": "+", "default": [], "type": Path, "metavar": "FILE", "dest": "exported",
                     "help": "for `add`: the exported files that belong to the version"}),
        ("-o", {"type": Path, "dest": "target", "metavar": "COPY.jcmpdd", "help": "for `export`: what to write"}))
    add("track", "write a Word document of the project with what changed since a version as tracked changes",
        _FILE, _AGAINST, ("-o", {"type": Path, "required": True, "dest": "target", "metavar": "OUT.docx"}),
        ("--document", {"default": "pdd", "metavar": "pdd", "help": "which Word document"}), _AUTHOR,
        ("--clean", {"type": Path, "metavar": "CLEAN.docx", "help": "write the same document without marks too"}))
    add("memo", "write the change memo: what changed since a version, where, why, and the effect in tonnes",
        _FILE, _AGAINST, ("-o", {"type": Path, "required": True, "dest": "target", "metavar": "MEMO.docx|.pdf"}),
        ("--reason", {"action": "append", "default": [], "metavar": "ADDRESS=TEXT",
                      "help": "why the answer at an address changed; kept in the project"}), _AUTHOR)
