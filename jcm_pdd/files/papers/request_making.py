"""Make the workbook of a data request: what to ask, the bytes, the file, and the edit that enters the round."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path

from jcm_pdd.core.papers.request_asking import request_of
from jcm_pdd.core.papers.request_rounds import Sent, came_back, made, next_round
from jcm_pdd.core.papers.request_sites import site_names
from jcm_pdd.core.papers.requests import Request, Wish
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit
from jcm_pdd.files.file_names import safe_name
from jcm_pdd.files.papers.request_workbook import request_bytes
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import atomic

SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True)
class Order:
    """A workbook to be made: what to ask, and what the cover says. `folder` holds it when no `target` is given."""

    wish: Wish
    target: Path | None = None
    folder: Path | None = None
    language: str = ""
    due: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A workbook that was made: its file, what it asks, and what is written on it."""

    path: Path
    request: Request
    sent: Sent

    def edit(self, session: Session) -> Edit:
        """Return the edit that enters it as a new round."""
        return made(session.project, self.request, self.sent)


def make(session: Session, order: Order) -> Made:
    """Write the workbook of a request; the project is not changed.

    Raises Problem `request.no_site`, `request.nothing_asked`, and what writing a file raises; an existing file is
    replaced whole or not at all.
    """
    project, site = session.project, order.wish.site
    names = site_names(project)
    if site not in names:
        raise Problem("request.no_site", site, sites=", ".join(names) or "-")
    request = request_of(session.context, order.wish)
    if not request.asked():
        raise Problem("request.nothing_asked", site)
    number = next_round(project, site)
    target = order.target or (order.folder or Path()) / file_name(site, number)
    sent = Sent(uuid.uuid4().hex[:16], site, number, order.language, order.due, order.contact, target.name)
    _write(target, request_bytes(request, sent, str(project.get("title") or "")))
    return Made(target, request, sent)


def returned_edit(session: Session, parsed_name: str, row: str, states: dict[str, str], day: str) -> Edit:
    """Return the edit that notes that a workbook came back, without taking anything from it."""
    return Edit("edit.request_returned", came_back(session.project, row, states, day, taken=False),
                {"address": "requests", "document": parsed_name})


def file_name(site: str, number: int) -> str:
    """Return a name for a workbook that every system allows: the site's letters and digits, and the round."""
    plain = "".join(sign if sign.isalnum() else "_" for sign in site)
    words = safe_name("_".join(part for part in plain.split("_") if part))
    return f"Request_{words or 'site'}_{number}{SUFFIX}"


def _write(target: Path, data: bytes) -> None:
    temporary = atomic.beside(target)
    try:
        atomic.write_durably(temporary, data)
        atomic.replace(temporary, target)
    except OSError as error:
        raise Problem("export.not_written", str(target), reason=error.strerror or error) from error
    finally:
        temporary.unlink(missing_ok=True)
