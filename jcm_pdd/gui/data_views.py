"""The lists of the page on data updates: what changes, which projects that touches, the data here, the keys."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jcm_pdd.core.text import headed
from jcm_pdd.gui import language
from jcm_pdd.gui import words as spoken
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from jcm_pdd.files.data_update.keys import Key
    from jcm_pdd.files.data_update.look import Look
    from jcm_pdd.files.data_update.state import State

ROLE = Qt.ItemDataRole.UserRole


class ChangesView(Lines):
    """Every change, below the definition or rule it belongs to: field, old and new value, source and status."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((380, 190, 190), parent)
        self.setRootIsDecorated(True)

    def show_changes(self, found: Look | None) -> None:
        """Fill the list; long ones are closed, so that what is touched is seen at once."""
        from jcm_pdd.files.data_update import words

        speak = language.current()
        self.clear()
        self.setHeaderLabels([self.tr("What changes"), self.tr("Old"), self.tr("New"), self.tr("Source and status")])
        self.setAccessibleName(self.tr("What changes"))
        changes = found.changes if found is not None else ()
        for (area, name), group in groupby(changes, key=lambda one: (one.area, words.subject(one, speak))):
            rows = list(group)
            told = "" if rows[0].path else f" – {words.action(rows[0], speak)}"
            head = self.line([headed(words.AREA[words.of(speak)][area], f"{name}{told}", speak), "", "", ""])
            head.setFirstColumnSpanned(True)
            for one in rows if rows[0].path else ():
                old, new = (words.value(text, one.unit, one.path) for text in (one.old, one.new))
                self.line([words.field(one, speak), old, new, words.origin(one, speak)], head)
            head.setExpanded(len(changes) <= 200)
        if found is not None and not changes:
            self.line([words.NO_CHANGE[words.of(speak)], "", "", ""])
        self.choose(0)


class ProjectsView(Lines):
    """The projects that use what changes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((320, 320), parent)

    def show_projects(self, found: Look | None) -> None:
        """Fill the list."""
        self.clear()
        self.setHeaderLabels([self.tr("Project"), self.tr("What it uses of this"), self.tr("File")])
        self.setAccessibleName(self.tr("Projects that use it"))
        for one in found.projects if found is not None else ():
            rules = [self.tr("rules of {country}").format(country=one.country)] if one.country else []
            used = [*one.definitions, *rules]
            self.line([one.title, self.tr("could not be read") if one.unread else spoken.commas(used), one.path])
        self.choose(0)


class StoredView(Lines):
    """The data on this computer, those of the program first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((160, 260, 160, 160), parent)

    def show_stored(self, state: State, own: str) -> None:
        """Fill the list; the one that counts from the next start on is chosen."""
        self.clear()
        self.setHeaderLabels([self.tr("Known as on"), self.tr("Publisher"), self.tr("Taken on"),
                              self.tr("In use"), self.tr("Folder")])
        self.setAccessibleName(self.tr("Data on this computer"))
        from jcm_pdd.files.data_update.in_use import in_use

        now = in_use().folder
        rows = [("", own, self.tr("came with the program"), "")]
        rows += [(one.name, str(one.version), one.publisher, one.on[:10])
                 for one in sorted(state.taken.values(), key=lambda one: (one.version, one.on))]
        for at, (name, version, publisher, day) in enumerate(rows):
            same = name == (now.name if now is not None else "")
            used = self.tr("now") if same else self.tr("from the next start on") if name == state.active else ""
            self.line([version, publisher, day, used, name]).setData(0, ROLE, name)
            if name == state.active:
                self.choose(at)

    def chosen(self) -> str | None:
        """Return the folder of the chosen data, "" for those of the program, None when none is chosen."""
        item = self.currentItem()
        return str(item.data(0, ROLE)) if item is not None else None


class KeysView(Lines):
    """The keys of publishers, each with its fingerprint."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((430, 260), parent)

    def show_keys(self, keys: tuple[Key, ...]) -> None:
        """Fill the list."""
        self.clear()
        self.setHeaderLabels([self.tr("Fingerprint"), self.tr("Publisher"), self.tr("Trust")])
        self.setAccessibleName(self.tr("Trusted keys"))
        for key in keys:
            item = self.line([key.fingerprint, key.name, self._standing(key)])
            item.setData(0, ROLE, None if key.withdrawn else key.fingerprint)
        if not keys:
            self.line([self.tr("No key is trusted, and none came with the program."), "", ""])
        self.choose(0)

    def _standing(self, key: Key) -> str:
        if key.withdrawn:
            return self.tr("withdrawn on {day}").format(day=key.withdrawn)
        return self.tr("since {day}").format(day=key.since) if key.since else self.tr("came with the program")

    def chosen(self) -> str | None:
        """Return the fingerprint of the chosen key while it is trusted."""
        item = self.currentItem()
        found = item.data(0, ROLE) if item is not None else None
        return str(found) if found else None
