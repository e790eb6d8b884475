"""The whole help as one book: contents, pages built when they are opened, search, and the page for a place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from jcm_pdd.core.form import FormDef, SectionDef
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.definitions import Entry as Definition
from jcm_pdd.files.help import lists, methodologies, sections, written
from jcm_pdd.files.help.page import GROUPS, Entry, Page

START = "start"


class Book:
    """The help for the shipped forms, or with `schema` for those a project is pinned to.

    `shortcuts` gives the keys of the window in its language now, `known` are the methodologies to list.
    """

    def __init__(self, known: Iterable[Definition], schema: Schema | None = None,
                 shortcuts: Callable[[], Sequence[lists.Shortcut]] = tuple) -> None:
        self._known = {methodologies.page_id(one.id, one.version): one for one in known}
        self._own: dict[str, MethodologyDef] = {} if schema is None else {
            methodologies.page_id(m.methodology, m.version): m for m in schema.methodologies}
        forms = sections.shipped_forms() if schema is None else (*schema.documents, *schema.papers)
        self._sections: dict[str, tuple[FormDef, SectionDef]] = {
            sections.PREFIX + one.id: (form, one) for form in forms for one in form.sections}
        self._shortcuts = shortcuts
        self._pages: dict[tuple[str, str], Page] = {}
        self._texts: dict[str, str] = {}
        self.contents: tuple[Entry, ...] = tuple(self._contents())

    def page(self, name: str, language: str) -> Page:
        """Return a page, built once; KeyError when there is none."""
        key = (name, language)
        if name == lists.KEYS:
            return lists.keys_page(self._shortcuts(), language)
        if key not in self._pages:
            self._pages[key] = self._build(name, language)
        return self._pages[key]

    def has(self, name: str) -> bool:
        """Tell whether there is such a page."""
        return any(entry.id == name for entry in self.contents)

    def about(self, subject: str) -> str:
        """Return the address of the page about a part of the window ("section/a3", "panel/Guide", "page/ExportPage").

        What has no page of its own begins at the beginning.
        """
        if subject in self._sections:
            return subject
        return next(iter(written.about(subject)), START)

    def about_address(self, section: str, address: str) -> str:
        """Return page and anchor for a question of a section; a cell of a table goes to its column."""
        name = sections.PREFIX + section
        parts = address.split("@", maxsplit=1)[0].split("/")
        if len(parts) > 1:
            m = next((one for key, one in self._own.items() if one.methodology == parts[0]), None)
            if m is not None:
                return f"{methodologies.page_id(m.methodology, m.version)}#{parts[-1].split('.')[0]}"
            return f"{name}#{parts[0]}.{parts[-1]}"
        return f"{name}#{address}" if address else name

    def prepare(self) -> bool:
        """Make one more page ready for the search; False when all are."""
        entry = next((entry for entry in self.contents if entry.id not in self._texts), None)
        if entry is not None:
            self._text(entry)
        return entry is not None

    def search(self, words: str, ready: bool = False) -> tuple[Entry, ...]:
        """Return the pages that hold all words, those with them in the title first; widths and case are ignored.

        A methodology is found by its title and summary, everything else by all it says, in both languages; with
        `ready` pages that were not prepared yet by their titles alone.
        """
        wanted = _plain(words).split()
        if not wanted:
            return ()
        titled, others = [], []
        for entry in self.contents:
            title = _plain(f"{entry.title.en} {entry.title.ja}")
            if all(word in title for word in wanted):
                titled.append(entry)
            elif not ready or entry.id in self._texts:
                text = title + self._text(entry)
                others += [entry] if all(word in text for word in wanted) else []
        return tuple(titled + others)

    # --- inside ----------------------------------------------------------------------------------------

    def _contents(self) -> Iterable[Entry]:
        made = [*written.entries(), *(sections.entry_of(*pair) for pair in self._sections.values()),
                *(methodologies.entry_of(one) for one in self._known.values()), *lists.entries()]
        order = list(GROUPS)
        return sorted(made, key=lambda entry: order.index(entry.group))

    def _text(self, entry: Entry) -> str:
        if entry.id not in self._texts:
            said = () if entry.group == "methodology" else (self.page(entry.id, one).plain for one in ("en", "ja"))
            self._texts[entry.id] = _plain(" ".join((entry.words, *said)))
        return self._texts[entry.id]

    def _build(self, name: str, language: str) -> Page:
        if name in self._sections:
            form, section = self._sections[name]
            return sections.section_page(form, section, language, self._also(section, language))
        if name in self._own or name in self._known:
            one = self._known.get(name)
            m = self._own.get(name) or self._known[name].methodology
            return methodologies.methodology_page(m, language, one)
        if name.startswith(lists.REFERENCE):
            return lists.reference_page(name.removeprefix(lists.REFERENCE), language)
        if name in (lists.FINDINGS, lists.GLOSSARY):
            return (lists.findings_page if name == lists.FINDINGS else lists.glossary_page)(language)
        return written.written_page(name, language)

    def _also(self, section: SectionDef, language: str) -> list[tuple[str, str]]:
        subjects = [sections.PREFIX + section.id, *(f"part/{name}" for name in sections.panels_of(section))]
        found = dict.fromkeys(name for subject in subjects for name in written.about(subject))
        return [(name, written.sources()[name, language].title) for name in found]


def group_title(group: str, language: str) -> str:
    """Return the heading of a group of the contents."""
    return GROUPS[group].get(language)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
