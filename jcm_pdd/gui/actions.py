"""Every action of the window as one table: what it is called, its keys, its menu, what it runs, when it can."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

Rule = Literal["always", "project", "workspace", "writable", "undo", "redo", "back", "forward"]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action; `handler` is a method of the commands or of a part of them, `rule` says when it is enabled.

    `icon` is a file name.
    """

    id: str
    text: Any  # Qt types the marked text as an object
    menu: str
    handler: str
    keys: tuple[str, ...] = ()
    rule: Rule = "always"
    icon: str = ""
    separated: bool = False


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("go", QT_TRANSLATE_NOOP("Actions", "&Go")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("tools", QT_TRANSLATE_NOOP("Actions", "&Tools")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)

ACTIONS = (
    ActionRow("new", QT_TRANSLATE_NOOP("Actions", "&New project"), "file", "new_project", ("Ctrl+N",),
              icon="file-plus"),
    ActionRow("new_from", QT_TRANSLATE_NOOP("Actions", "New from this &document…"), "file",
              "paperwork.new_from_document", ("Ctrl+Shift+N",), icon="file-text"),
    ActionRow("new_like", QT_TRANSLATE_NOOP("Actions", "New from this pro&ject…"), "file", "office.new_from_project",
              (), "project", "copy"),
    ActionRow("open", QT_TRANSLATE_NOOP("Actions", "&Open…"), "file", "open_project", ("Ctrl+O",), icon="folder-open"),
    ActionRow("portfolio", QT_TRANSLATE_NOOP("Actions", "Projects of a &folder…"), "file", "office.show_portfolio",
              icon="table"),
    ActionRow("new_window", QT_TRANSLATE_NOOP("Actions", "New &window"), "file", "office.new_window",
              ("Ctrl+Shift+W",)),
    ActionRow("save", QT_TRANSLATE_NOOP("Actions", "&Save"), "file", "save", ("Ctrl+S",), "writable", "save", True),
    ActionRow("save_as", QT_TRANSLATE_NOOP("Actions", "Save &as…"), "file", "save_as", ("Ctrl+Shift+S",), "project"),
    ActionRow("share", QT_TRANSLATE_NOOP("Actions", "Give a cop&y away…"), "file", "versions.share", (), "project"),
    ActionRow("import", QT_TRANSLATE_NOOP("Actions", "&Import…"), "file", "paperwork.import_document", ("Ctrl+I",),
              "writable", "download", True),
    ActionRow("export", QT_TRANSLATE_NOOP("Actions", "&Export…"), "file", "export", ("Ctrl+E",), "project",
              "upload"),
    ActionRow("print", QT_TRANSLATE_NOOP("Actions", "P&rint…"), "file", "office.print_pages", ("Ctrl+P",), "project"),
    ActionRow("package", QT_TRANSLATE_NOOP("Actions", "Pac&kage of a submission…"), "file", "publishing.show_package",
              ("Ctrl+Shift+E",), "project"),
    ActionRow("close", QT_TRANSLATE_NOOP("Actions", "&Close project"), "file", "close_project", ("Ctrl+W",),
              "project", separated=True),
    ActionRow("preferences", QT_TRANSLATE_NOOP("Actions", "&Preferences…"), "file", "preferences", ("Ctrl+,",),
              separated=True),
    ActionRow("quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "file", "quit", ("Ctrl+Q",), separated=True),
    ActionRow("undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "edit", "undo", ("Ctrl+Z",), "undo", "undo"),
    ActionRow("redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "edit", "redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo",
              "redo"),
    ActionRow("find", QT_TRANSLATE_NOOP("Actions", "&Find in all answers…"), "edit", "reach.find", ("Ctrl+F",),
              "project", "search", True),
    ActionRow("find_next", QT_TRANSLATE_NOOP("Actions", "Find ne&xt"), "edit", "reach.find_next", ("F3",), "workspace"),
    ActionRow("find_previous", QT_TRANSLATE_NOOP("Actions", "Find pre&vious"), "edit", "reach.find_previous",
              ("Shift+F3",), "workspace"),
    ActionRow("where_printed", QT_TRANSLATE_NOOP("Actions", "&Where is this printed?"), "edit", "reach.where_printed",
              ("Ctrl+Shift+P",), "project", separated=True),
    ActionRow("mark", QT_TRANSLATE_NOOP("Actions", "Mark as confi&dential…"), "edit", "publishing.mark",
              ("Ctrl+Shift+M",), "project"),
    ActionRow("command", QT_TRANSLATE_NOOP("Actions", "Go to anything: &command box…"), "go", "reach.ask", ("Ctrl+K",),
              icon="search"),
    ActionRow("next", QT_TRANSLATE_NOOP("Actions", "&Next section"), "go", "next_section",
              ("Ctrl+PgDown",), "project", separated=True),
    ActionRow("previous", QT_TRANSLATE_NOOP("Actions", "&Previous section"), "go", "previous_section",
              ("Ctrl+PgUp",), "project"),
    ActionRow("back", QT_TRANSLATE_NOOP("Actions", "&Back to where you were"), "go", "back", ("Alt+Left",), "back"),
    ActionRow("forward", QT_TRANSLATE_NOOP("Actions", "F&orward again"), "go", "forward", ("Alt+Right",), "forward"),
    ActionRow("next_finding", QT_TRANSLATE_NOOP("Actions", "Next &finding"), "go", "next_finding", ("F8",),
              "project", separated=True),
    ActionRow("steps", QT_TRANSLATE_NOOP("Actions", "&Steps"), "go", "focus_steps", ("Ctrl+1",), "project",
              separated=True),
    ActionRow("page", QT_TRANSLATE_NOOP("Actions", "Pa&ge"), "go", "focus_page", ("Ctrl+2",), "project"),
    ActionRow("panel", QT_TRANSLATE_NOOP("Actions", "Side p&anel"), "go", "focus_panel", ("Ctrl+3",), "project"),
    ActionRow("cycle", QT_TRANSLATE_NOOP("Actions", "Panels at the side &in turn"), "view", "cycle_panel",
              ("F6",), "project"),
    ActionRow("guide", QT_TRANSLATE_NOOP("Actions", "&Guide"), "view", "show_guide", (), "project"),
    ActionRow("findings", QT_TRANSLATE_NOOP("Actions", "&Findings"), "view", "show_findings", (), "project"),
    ActionRow("numbers", QT_TRANSLATE_NOOP("Actions", "&Numbers"), "view", "show_numbers", (), "project"),
    ActionRow("preview", QT_TRANSLATE_NOOP("Actions", "&Preview"), "view", "show_preview", (), "project",
              "file-text"),
    ActionRow("papers", QT_TRANSLATE_NOOP("Actions", "From &documents"), "view", "paperwork.show_papers", (),
              "project"),
    ActionRow("analysis", QT_TRANSLATE_NOOP("Actions", "&Analysis of the result"), "view", "show_analysis", (),
              "project"),
    ActionRow("marks", QT_TRANSLATE_NOOP("Actions", "C&onfidential marks"), "view", "publishing.show_marks", (),
              "project"),
    ActionRow("language", QT_TRANSLATE_NOOP("Actions", "日本語 / English"), "view", "switch_language",
              ("Ctrl+Shift+L",), separated=True, icon="languages"),
    ActionRow("theme", QT_TRANSLATE_NOOP("Actions", "&Light or dark"), "view", "switch_theme", ("Ctrl+Shift+D",)),
    ActionRow("contrast", QT_TRANSLATE_NOOP("Actions", "&High contrast on or off"), "view", "switch_contrast",
              ("Ctrl+Shift+H",)),
    ActionRow("adopt", QT_TRANSLATE_NOOP("Actions", "&Adopt official forms…"), "tools", "paperwork.adopt_forms"),
    ActionRow("forms", QT_TRANSLATE_NOOP("Actions", "&My forms"), "tools", "paperwork.show_forms"),
    ActionRow("adopt_methodology", QT_TRANSLATE_NOOP("Actions", "Adop&t official methodology…"), "tools",
              "methods.adopt_methodology", separated=True),
    ActionRow("methodologies", QT_TRANSLATE_NOOP("Actions", "My m&ethodologies"), "tools",
              "methods.show_methodologies"),
    ActionRow("review", QT_TRANSLATE_NOOP("Actions", "&Review: proposed edits and notes"), "tools",
              "paperwork.show_review", ("Ctrl+R",), "project", separated=True),
    ActionRow("merge", QT_TRANSLATE_NOOP("Actions", "Merge a cop&y…"), "tools", "paperwork.merge_copy", (), "writable"),
    ActionRow("versions", QT_TRANSLATE_NOOP("Actions", "&Versions…"), "tools", "versions.show_versions",
              (), "project", separated=True),
    ActionRow("compare", QT_TRANSLATE_NOOP("Actions", "C&ompare: what changed"), "tools", "versions.compare", (),
              "project"),
    ActionRow("compare_file", QT_TRANSLATE_NOOP("Actions", "Com&pare with another file…"), "tools",
              "versions.compare_file", (), "project"),
    ActionRow("verification", QT_TRANSLATE_NOOP("Actions", "Verification des&k"), "tools", "checks.show_desk",
              ("Ctrl+T",), "project", separated=True),
    ActionRow("finder", QT_TRANSLATE_NOOP("Actions", "&Find a methodology"), "tools", "checks.show_finder",
              ("Ctrl+Shift+F",)),
    ActionRow("move", QT_TRANSLATE_NOOP("Actions", "Move to a&nother version…"), "tools", "checks.show_move", (),
              "project"),
    ActionRow("data", QT_TRANSLATE_NOOP("Actions", "Data &updates…"), "tools", "data.show_data", separated=True),
    ActionRow("help", QT_TRANSLATE_NOOP("Actions", "&Help for this place"), "help", "helps.here", ("F1",),
              icon="help-circle"),
    ActionRow("help_contents", QT_TRANSLATE_NOOP("Actions", "&Contents and search"), "help", "helps.contents",
              ("Ctrl+F1",), icon="book-open"),
    ActionRow("help_keys", QT_TRANSLATE_NOOP("Actions", "&Keyboard"), "help", "helps.keys"),
    ActionRow("first_project", QT_TRANSLATE_NOOP("Actions", "Guided &first project"), "help", "helps.checklist", (),
              "project", "list-checks", True),
    ActionRow("crash_reports", QT_TRANSLATE_NOOP("Actions", "C&rash reports"), "help", "helps.crash_reports",
              separated=True),
    ActionRow("about", QT_TRANSLATE_NOOP("Actions", "&About and licences"), "help", "about"),
)


def translated(text: Any) -> str:
    """Return a text of the table in the language of the window."""
    return QCoreApplication.translate("Actions", text)


def make(parent: QObject, commands: QObject) -> dict[str, QAction]:
    """Return the table as Qt actions owned by `parent`, each tied to its method of `commands`."""
    made = {}
    for row in ACTIONS:
        action = QAction(parent)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.triggered.connect(_without_argument(attrgetter(row.handler)(commands)))
        made[row.id] = action
    return made


def _without_argument(handler: object) -> object:
    # Qt hands over whether the action is checked; no handler asks for it.
    def run() -> None:
        handler()  # type: ignore[operator]

    return run


def say(actions: Mapping[str, QAction], undo: str | None, redo: str | None) -> None:
    """Write every action's text in the language of the window; `undo` and `redo` name the steps to take back."""
    for row in ACTIONS:
        actions[row.id].setText(translated(row.text))
    if undo:
        actions["undo"].setText(QCoreApplication.translate("Actions", "&Undo: {name}").format(name=_plain(undo)))
    if redo:
        actions["redo"].setText(QCoreApplication.translate("Actions", "&Redo: {name}").format(name=_plain(redo)))


def enable(actions: Mapping[str, QAction], holds: Mapping[Rule, bool]) -> None:
    """Enable every action whose rule holds."""
    for row in ACTIONS:
        actions[row.id].setEnabled(row.rule == "always" or holds[row.rule])


def _plain(name: str) -> str:
    return name.replace("&", "&&")
