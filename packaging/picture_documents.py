"""The documents the pictures are taken with: a filled one, one a reviewer sent back, and a form of another make."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import docx

from jcm_pdd.files.data import data_path
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.store import Workplace

AUTHOR = 'w:author="Validator Hanako" w:date="2026-05-11T10:00:00Z"'
BODY = "word/document.xml"
NOTE = "Please give the district too, as in the power purchase agreement."
_OFFICE = "http://schemas.openxmlformats.org"
_WORD = f"{_OFFICE}/wordprocessingml/2006/main"


@dataclass
class Documents:
    """Makes documents in a folder."""

    folder: Path = Path()

    def filled(self, sample: str) -> Path:
        """Return last year's PDD of a sample, with two entries nobody can read."""
        text = self._printed(sample)
        body = text[BODY].decode().replace("15 years", "as long as the roof stands", 1)
        return self._write("PDD_2025.docx", {**text, BODY: body.encode()})

    def reviewed(self, sample: str) -> Path:
        """Return the PDD of a sample as a reviewer sent it back: edits, a note, other answers, an unreadable one."""
        parts = self._printed(sample)
        body = parts[BODY].decode()
        body = body.replace("01/04/2019", "in spring", 1).replace("Rayong Factory (example)", "Rayong Plant 1", 1)
        body = _retyped(body, "15 years", "12 years") if "15 years" in body else body
        body = _retyped(body, "Rooftop Solar Power System", "Rooftop Photovoltaic Power Generation System")
        body = _marked(body, "Rayong Province")
        return self._write("PDD_reviewed.docx", {**_commented(parts, NOTE), BODY: body.encode()})

    def official(self, code: str) -> Path:
        """Return a form with questions of its own; `code` stands in its page header."""
        form = docx.Document(str(data_path("templates", "pdd", "PDD_ver02.0.docx")))
        form.add_paragraph("A.7. Crediting period", style="Heading 2")
        table = form.add_table(4, 2)
        for at, label in enumerate(("Start date of the crediting period", "Length of the crediting period",
                                    "Number of persons trained", "Authorization under Article 6")):
            table.cell(at, 0).text = label
        target = io.BytesIO()
        form.save(target)
        parts = read_package(target.getvalue())
        named = {name: re.sub(rb"JCM_[^<]*_ver0?2\.0", code.encode(), data) if "header" in name else data
                 for name, data in parts.items()}
        return self._write("PDD form.docx", named)

    def _printed(self, sample: str) -> dict[str, bytes]:
        place = Workplace(self.folder / "made", lambda: datetime.now(UTC), "keiko")
        session = open_sample(next(s for s in samples() if s.id == sample), place)
        try:
            return dict(read_package(make_pdd(session)[0]))
        finally:
            session.abandon()

    def _write(self, name: str, parts: dict[str, bytes]) -> Path:
        path = self.folder / name
        path.write_bytes(write_package(parts))
        return path


def _run(body: str, text: str) -> re.Match[str] | None:
    """Return the first run of a document text that says `text`, with the whole text of the run as its group."""
    pattern = r"<w:r>(?:(?!</w:r>).)*?<w:t[^>]*>([^<]*" + re.escape(text) + r"[^<]*)</w:t></w:r>"
    return re.search(pattern, body, re.DOTALL)


def _retyped(body: str, old: str, new: str) -> str:
    """Return a document text with a tracked change where a run says `old`."""
    found = _run(body, old)
    if found is None:
        return body
    run, text = found[0], found[1]
    gone = run.replace("<w:t", "<w:delText").replace("</w:t>", "</w:delText>")
    come = run.replace(text, text.replace(old, new))
    change = f'<w:del w:id="9001" {AUTHOR}>{gone}</w:del><w:ins w:id="9002" {AUTHOR}>{come}</w:ins>'
    return body.replace(run, change, 1)


def _marked(body: str, text: str) -> str:
    """Return a document text with comment 0 on the first run that says `text`."""
    match = _run(body, text)
    if match is None:
        return body
    marked = (f'<w:commentRangeStart w:id="0"/>{match[0]}<w:commentRangeEnd w:id="0"/>'
              '<w:r><w:commentReference w:id="0"/></w:r>')
    return body.replace(match[0], marked, 1)


def _commented(parts: dict[str, bytes], note: str) -> dict[str, bytes]:
    """Return the parts of a document with one comment."""
    comments = (f'<w:comments xmlns:w="{_WORD}"><w:comment w:id="0" {AUTHOR} w:initials="VH"><w:p><w:r>'
                f'<w:t>{note}</w:t></w:r></w:p></w:comment></w:comments>')
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    relation = f"{_OFFICE}/officeDocument/2006/relationships/comments"
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    return {
        **parts, "word/comments.xml": comments.encode(),
        types: parts[types].replace(
            b"</Types>", f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'.encode()),
        rels: parts[rels].replace(
            b"</Relationships>",
            f'<Relationship Id="rIdNote" Type="{relation}" Target="comments.xml"/></Relationships>'.encode()),
    }


documents = Documents()
