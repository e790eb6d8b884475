"""The arguments of the commands on the project cycle and on folders of projects."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_FILE = ("file", {"type": Path, "metavar": "FILE"})


def add_cycle(add: Callable[..., None]) -> None:
    """Add the commands on rounds with the third-party entity, signatures and the timeline."""
    add("rounds", "take in the findings (CAR, CL, FAR) of the third-party entity from its Word or Excel table, list "
        "them, fill the passages before and after, write the replies back",
        ("action", {"choices": ("import", "export", "list", "passages")}), _FILE,
        ("table", {"nargs": "?", "type": Path, "metavar": "TABLE.docx|.xlsx|.pdf"}),
        ("--round", {"default": "", "metavar": "N", "help": "for `import`: the round; without it the next one"}),
        ("--column", {"action": "append", "default": [], "metavar": "ROLE=NUMBER",
                      "help": "for `import`: which column holds what, for heads that are not recognised"}),
        ("--table", {"type": int, "default": 1, "dest": "table_number", "metavar": "N",
                     "help": "for `--column`: which table or sheet"}),
        ("--head", {"type": int, "default": 1, "metavar": "ROW", "help": "for `--column`: the row of the heads"}),
        ("--received", {"default": "", "metavar": "DATE"}), ("--due", {"default": "", "metavar": "DATE"}),
        ("--dry-run", {"action": "store_true", "help": "say what the table would bring and change nothing"}),
        ("--into", {"action": "store_true", "help": "for `export`: into the third-party entity's own file, its cells"}),
        ("--verification", {"action": "store_true", "help": "the FAR for the first verification alone"}))
    add("sign", "record which exported file was signed, or say which signed documents no longer say what the "
        "project says",
        ("action", {"choices": ("record", "list")}), _FILE,
        ("signed", {"nargs": "?", "type": Path, "metavar": "EXPORTED", "help": "the exported file that was signed"}),
        ("--document", {"default": "", "metavar": "moc|reg_req|pdd"}),
        ("--scan", {"type": Path, "metavar": "SCAN.pdf"}),
        ("--signatory", {"default": "", "metavar": "NAME"}), ("--company", {"default": "", "metavar": "NAME"}),
        ("--date", {"default": "", "metavar": "DATE"}), ("--authority", {"default": "", "metavar": "E-12"}),
        ("--state", {"default": "", "metavar": "TEXT"}))
    add("timeline", "print the project cycle with the deadlines that follow from it and the rule of each", _FILE,
        ("--today", {"default": "", "metavar": "DATE"}))


def add_folders(add: Callable[..., None]) -> None:
    """Add the commands on many projects."""
    folder = ("folder", {"type": Path, "metavar": "FOLDER"})
    report = (("--csv", {"type": Path, "metavar": "REPORT.csv"}), ("--excel", {"type": Path, "metavar": "REPORT.xlsx"}),
              ("--encoding", {"choices": ("utf-8", "cp932"), "default": "utf-8", "help": "of the CSV"}),
              ("--workers", {"type": int, "default": 0, "metavar": "N", "help": "processes; without it one a core"}))
    add("portfolio", "list the projects of a folder: country, methodology, tonnes, readiness, next deadline, findings",
        folder, *report, ("--today", {"default": "", "metavar": "DATE"}),
        ("--fresh", {"action": "store_true", "help": "read every file again, also those that have not changed"}))
    add("batch", "check, export, package or update all projects of a folder, with one report",
        ("action", {"choices": ("check", "export", "package", "update")}), folder, *report,
        ("--to", {"type": Path, "dest": "target", "metavar": "FOLDER",
                  "help": "where documents, packages or updated copies go, a folder for each project"}),
        ("--only", {"metavar": "pdd,mps,moc"}), ("--format", {"default": "docx,xlsx,pdf", "dest": "formats"}),
        ("--public", {"action": "store_true", "help": "for `package`: the public version"}),
        ("--methodology", {"default": "", "metavar": "ID@VERSION",
                           "help": "for `update`: the version to move to; without it the newest of each"}),
        ("--dask", {"default": "", "metavar": "ADDRESS", "help": "work on this Dask cluster, such as tcp://host:8786"}))
