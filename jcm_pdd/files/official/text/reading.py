"""Reading the text of an approved methodology from the bytes of a Word document or a PDF.

Sections and their order: JCM proposed methodology form (A title, B terms, C summary, D eligibility criteria,
E emission sources, F to H calculations, I data and parameters fixed ex ante).
"""

from __future__ import annotations

import hashlib
import re

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.text.flow import Block, Flow, items
from jcm_pdd.files.official.text.gate import kind_of
from jcm_pdd.files.official.text.model import EmissionSource, NotUnderstood, OfficialText, TextParameter
from jcm_pdd.files.official.text.sections import Section, split

_CODE = re.compile(r"JCM[_ ]([A-Z]{2})_AM(\d{3})_ver\s?(\d{1,2}\.\d{1,2})")
_NUMBER = re.compile(r"(?<![A-Za-z])([A-Z]{2})_AM(\d{3})(?!\d)")
_VERSION = re.compile(r"[,，、]?\s*(?:Version|Ver\.?|バージョン|第)\s*(\d{1,2}\.\d{1,2})版?\s*$", re.IGNORECASE)
_NEEDED = "BCDEI"


def read_text(data: bytes, name: str) -> OfficialText:
    """Return what the text of a methodology says; `name` is the file's name, for messages.

    Raises Problem `official_text.*` (not Word or PDF, no text layer, password, damaged, too large, too many
    pages, no methodology) or `package.*` for a hostile Word package.
    """
    kind = kind_of(data, name)
    if kind == "pdf":
        from jcm_pdd.files.official.text.pdf_flow import read_pdf

        flow = read_pdf(data, name)
    else:
        from jcm_pdd.files.official.text.word_flow import read_word

        flow = read_word(data, name)
    front, found = split(flow)
    if len(found) < 3 or not {"D", "I", "E"} & set(found):
        raise Problem("official_text.no_methodology", name)
    return _Assembly(flow, front, found).text(hashlib.sha256(data).hexdigest(), kind, name)


class _Assembly:
    """Puts the parts of one document together."""

    def __init__(self, flow: Flow, front: list[Block], found: dict[str, Section]) -> None:
        self.flow = flow
        self.front = front
        self.found = found
        self.report: list[NotUnderstood] = [NotUnderstood(code, "") for code in flow.skipped]

    def text(self, digest: str, kind: str, name: str) -> OfficialText:
        from jcm_pdd.files.official.text.criteria import read_criteria
        from jcm_pdd.files.official.text.listings import read_terms, summary

        title, version = self._title()
        methodology, code_version = self._code()
        self.report += [NotUnderstood("official_text.section_missing", f"Section {letter}")
                        for letter in _NEEDED if letter not in self.found]
        terms, left = read_terms(self.found["B"]) if "B" in self.found else ((), ())
        self.report += left
        criteria, left = read_criteria(self.found["D"]) if "D" in self.found else ((), ())
        self.report += left
        reference, project = self._sources()
        parameters = self._parameters()
        self._missing(methodology, code_version or version, title)
        return OfficialText(name, digest, "pdf" if kind == "pdf" else "docx", methodology, code_version or version,
                            title, summary(self.found["C"]) if "C" in self.found else "", terms, criteria,
                            reference, project, parameters, tuple(self.report))

    def _sources(self) -> tuple[tuple[EmissionSource, ...], tuple[EmissionSource, ...]]:
        from jcm_pdd.files.official.text.listings import read_sources

        if "E" not in self.found:
            return (), ()
        reference, project, left = read_sources(self.found["E"])
        self.report += left
        return reference, project

    def _parameters(self) -> tuple[TextParameter, ...]:
        from jcm_pdd.files.official.text.parameters import read_parameters

        if "I" not in self.found:
            return ()
        parameters, left = read_parameters(self.found["I"])
        self.report += left
        return parameters

    def _title(self) -> tuple[str, str]:
        """Return the title without its version, and the version printed behind it."""
        section = self.found.get("A")
        words = " ".join(item.text for item in items(tuple(section.blocks))) if section is not None else ""
        words = " ".join(words.split())
        match = _VERSION.search(words)
        return (words[: match.start()].rstrip(" ,，、"), match[1].zfill(4)) if match else (words, "")

    def _code(self) -> tuple[str, str]:
        """Return methodology and version by the code in the page heads, else by the number on the cover."""
        for text in (*self.flow.margins, *(item.text for item in items(tuple(self.front)))):
            if match := _CODE.search(text):
                return f"{match[1]}_AM{match[2]}", match[3].zfill(4)
        for text in (*self.flow.margins, *(item.text for item in items(tuple(self.front)))):
            if match := _NUMBER.search(text):
                return f"{match[1]}_AM{match[2]}", ""
        return "", ""

    def _missing(self, methodology: str, version: str, title: str) -> None:
        wanted = (("official_text.no_methodology_number", methodology), ("official_text.no_version", version),
                  ("official_text.no_title", title))
        self.report += [NotUnderstood(code, "") for code, value in wanted if not value]
        self.report += [NotUnderstood("official_text.footnote", "", note) for note in self.flow.notes]
