"""Writes schema-1.jcmpdd, the smallest project of the first file format, which every later program must open.

It is made once, by the program of that format, and then kept: a later program must not make it again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from jcm_pdd.core.project import Change, Edit
from jcm_pdd.files.store import Workplace, close, create, save_as
from jcm_pdd.files.store.schema import SCHEMA


def main() -> None:
    """Write the file beside this script; refuses once the program has moved to a later schema."""
    if SCHEMA != 1:
        raise SystemExit("this program writes a later schema; the kept file stays as it is")
    moment = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
    with TemporaryDirectory() as folder:
        journal = create(Workplace(Path(folder), lambda: moment, "Suda", "desk", 1))
        journal.record(Edit("edit.field", (Change("title", None, "Chillers"),), {"field": "title"}), "Chillers")
        journal.record(Edit("edit.row", (Change("sites", None, ["r1"]), Change("sites/r1/name", None, "工場"))))
        journal.record(Edit("edit.field", (Change("title", "Chillers", "Boilers"),)), "Boilers")
        journal.undo()
        journal.draft("sites/r1/address", "Moo 4, Bang")
        journal.put_definition("methodology", "TH_AM001", "1.0", "id: TH_AM001\n")
        journal.put_blob(b"invoice", "invoice.txt", "text/plain", confidential=True)
        save_as(journal, Path(__file__).with_name("schema-1.jcmpdd"), overwrite=True)
        close(journal)


if __name__ == "__main__":
    main()
