"""Files that come into a project: kept with their bytes, listed at an address, marked when they must not leave."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import Path

from jcm_pdd.core.papers.evidence import confidential_files, register
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit, Json, Project
from jcm_pdd.files.store import Journal


def keep(journal: Journal, path: Path, caption: str = "", confidential: bool = False,
         told: Callable[[int], None] | None = None) -> dict[str, Json]:
    """Keep a file's bytes in the project and return it as lists of files hold it; nothing is listed yet.

    May run in a thread of its own, so that a large file stops nobody: `told` hears how many bytes are copied, and
    what it raises ends that. Raises Problem `file.missing`, `file.empty` and those of `store`, such as a full disk.
    """
    if not path.is_file():
        raise Problem("file.missing", str(path))
    media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    size = path.stat().st_size
    if not size:  # it would count as a proof and show nothing
        raise Problem("file.empty", str(path))
    sha256 = journal.put_blob(path, path.name, media, confidential, told)
    return {"sha256": sha256, "name": path.name, "media": media, "size": size, "caption": caption}


def listed(project: Project, address: str, items: list[Json]) -> Edit:
    """Return the edit that lists kept files at an address behind those that are there."""
    stored = project.get(address)
    before = list(stored) if isinstance(stored, list) else []
    return Edit("edit.attach", (project.change(address, [*before, *items]),), {"address": address})


def mark_confidential(journal: Journal, project: Project, changed: frozenset[str]) -> None:
    """Mark the files of confidential evidence after answers changed: clean copies leave them out, wherever else in the
    project they stand. Files that are in no evidence keep their mark.
    """
    if journal.read_only or not any(one.startswith("evidence") or isinstance(project.get(one), list)
                                    for one in changed):
        return
    hidden, held = confidential_files(project), {file.sha256 for one in register(project) for file in one.files}
    for blob in journal.blobs():
        if blob.sha256 in held and blob.confidential != (blob.sha256 in hidden):
            journal.mark_blob(blob.sha256, blob.sha256 in hidden)
