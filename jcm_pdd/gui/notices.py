"""The notices that come with opening and saving: who else has the project, and the way out of a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from jcm_pdd.gui import words

if TYPE_CHECKING:
    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.pinning import DefinitionChange
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.banner import Banner
    from jcm_pdd.gui.commands import Commands


def opened(banner: Banner, session: Session, commands: Commands) -> None:
    """Say that a project can only be read, and because of whom; what newer definitions and adopted workbooks offer."""
    if session.path is not None:  # a folder of a server may take its time: the project is shown first
        QTimer.singleShot(LOOK_MS, banner, lambda: _conflict_copies(banner, session, commands))
    if session.read_only:
        banner.show_notice("read-only", "open", lambda: _read_only(session))
        return
    if not _unused(banner, session, commands):  # one hint at a time
        _later(banner, session, commands)
    for change in session.definition_changes():
        key = f"definition-{change.methodology}"

        def accept(change: DefinitionChange = change, key: str = key) -> None:
            session.accept_definition(change)
            banner.take_away(key)

        banner.show_notice(
            key, "open", lambda change=change: _definition(change),  # type: ignore[misc]
            (lambda: QCoreApplication.translate("Notices", "Take the new definition"), accept))


def _conflict_copies(banner: Banner, session: Session, commands: Commands) -> None:
    """Say that a copy with other work lies beside the file, as cloud folders leave them, and offer to merge it."""
    if commands.session is not session:
        return
    from jcm_pdd.files.conflict_copies import conflict_copies

    found = conflict_copies(session)
    if not found:
        return
    one = found[0]
    merge = (lambda: QCoreApplication.translate("Notices", "Compare and merge"),
             lambda: commands.paperwork.merge(one.path))
    banner.show_notice(
        COPIES, "open", lambda: QCoreApplication.translate(
            "Notices", "“{file}” beside this file is a copy of the same project with work that is not in here (last "
            "step: {who}, {when}). Cloud folders leave such copies when two computers change one file.").format(
                file=one.path.name, who=one.who, when=words.moment(one.at)), *(() if session.read_only else (merge,)))


def _unused(banner: Banner, session: Session, commands: Commands) -> bool:
    """Say that an adopted official workbook could be used in this project; return whether there was one."""
    from jcm_pdd.files.official.shelf import shelf_of

    if not shelf_of(session.journal.place).folder.is_dir():
        return False
    from jcm_pdd.gui.methodology_using import HINT, unused

    found = unused(session)[:1]
    for name, version in found:
        def use(name: str = name, version: str = version) -> None:
            commands.methods.using.start(name, version)

        banner.show_notice(
            HINT, "accent", lambda key=f"{name} ver{version}": QCoreApplication.translate(  # type: ignore[misc]
                "Notices", "You adopted the official workbook of {name}. Used in this project, its result stands "
                "beside ours and default values it shows count as verified.").format(name=key),
            (lambda: QCoreApplication.translate("Notices", "Use it"), use))
    return bool(found)


def _later(banner: Banner, session: Session, commands: Commands) -> None:
    """Say that the libraries have a later version of a methodology, or an approved one for a general shape."""
    from jcm_pdd.files.moving import destinations

    for m in session.schema.methodologies:
        found = destinations(session, m)
        if found:
            to = f"{found[0][0]} ver{found[0][1]}"
            banner.show_notice(
                LATER, "accent", lambda old=m.key, new=to: QCoreApplication.translate(  # type: ignore[misc]
                    "Notices", "This project uses {old}; the libraries have {new}. Nothing changes before you move the "
                    "project.").format(old=old, new=new),
                (lambda: QCoreApplication.translate("Notices", "See what would change"), commands.checks.show_move))
            return


def problem(banner: Banner, what: Problem, commands: Commands) -> None:
    """Say what went wrong; offer saving elsewhere when saving failed, and saving anyway over a changed file."""
    elsewhere = (lambda: QCoreApplication.translate("Notices", "Save as…"), lambda: _run(commands.save_as))
    anyway = (lambda: QCoreApplication.translate("Notices", "Save anyway"), commands.save_anyway)
    if what.code == "store.changed_outside":
        banner.show_problem(what, anyway, elsewhere)
    elif what.code in SAVING:
        banner.show_problem(what, elsewhere)
    else:
        banner.show_problem(what)


LATER, COPIES = "methodology-later", "conflict-copies"
LOOK_MS = 200
SAVING = frozenset({
    "store.disk_full", "store.read_only", "store.folder_missing", "store.cannot_write", "store.lock_lost",
    "store.lock_unreachable", "store.opened_read_only", "store.in_use", "store.journal_full",
    "store.journal_failed",
})


def _read_only(session: Session) -> str:
    holder = session.lock_holder
    if holder is not None:
        return QCoreApplication.translate(
            "Notices", "Read only: {user} on {host} has this project open. Changes cannot be made here; "
            "save it under another name to work on a copy.").format(user=holder.user, host=holder.host)
    return QCoreApplication.translate(
        "Notices", "Read only: nothing can be changed in this file. Save it under another name to work on a copy.")


def _definition(change: DefinitionChange) -> str:
    return QCoreApplication.translate(
        "Notices", "The library now holds another definition of {name}. With it the total would go from {old} to "
        "{new} tCO2. This project keeps working with its own until you take the new one.").format(
            name=f"{change.methodology} ver{change.version}", old=words.tonnes(change.old),
            new=words.tonnes(change.new))


def _run(act: object) -> None:
    act()  # type: ignore[operator]
