"""One job over all projects of a folder: check, export, package, or move copies to a newer methodology.

The projects themselves are only read. Each piece runs in whatever process has time for it and tells its outcome in
words, so that one report holds what went well and what did not.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.portfolio.folder import projects_in
from jcm_pdd.files.portfolio.report import Table
from jcm_pdd.files.portfolio.spreading import executor, spread
from jcm_pdd.files.store import SUFFIX, Workplace
from jcm_pdd.files.store.place import files_folder

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

Action = Literal["check", "export", "package", "update"]
State = Literal["done", "errors", "nothing", "failed"]


@dataclass(frozen=True, slots=True)
class Order:
    """What to do with one project: `target` is the folder of its own for what is written, `shelf` that of the user's
    adopted forms and methodologies.
    """

    action: Action
    project: str
    target: str = ""
    documents: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("docx", "xlsx", "pdf")
    public: bool = False
    methodology: str = ""
    shelf: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one project: counts of its findings, its total in tCO2, files written, remarks in words.

    `before` is the total before an update.
    """

    project: str
    state: State
    title: str = ""
    errors: int = 0
    warnings: int = 0
    open: int = 0
    ready: bool = False
    total: int | None = None
    before: int | None = None
    files: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def orders(action: Action, folder: Path, target: Path | None, **wishes: object) -> tuple[Order, ...]:
    """Return the orders for all projects of a folder; each gets a folder below `target` of the same place and name.

    What is written below the folder of the projects is not taken for projects. Raises Problem `portfolio.*`, or
    `batch.no_target` when something is to be written and nobody said where.
    """
    if action != "check" and target is None:
        raise Problem("batch.no_target", action)
    paths = projects_in(folder)
    if target is not None and folder.resolve() in target.resolve().parents:
        paths = tuple(path for path in paths if not path.resolve().is_relative_to(target.resolve()))
    places = [(path, target / path.relative_to(folder).with_suffix("") if target else None) for path in paths]
    return tuple(Order(action, str(path), str(place or ""), **wishes) for path, place in places)  # type: ignore[arg-type]


def run(todo: Iterable[Order], workers: int = 0, dask: str = "",
        progress: Callable[[int, int, str], None] = lambda *_: None,
        cancelled: Callable[[], bool] = lambda: False) -> tuple[Outcome, ...]:
    """Carry orders out and return the outcomes in the order of their files; a cancelled run returns those it has."""
    listed = list(todo)
    found: dict[str, Outcome] = {}
    if not listed:
        return ()
    with executor(workers, dask) as on:
        for outcome in spread(carry_out, listed, on, _lost, cancelled):
            found[outcome.project] = outcome
            progress(len(found), len(listed), Path(outcome.project).name)
    return tuple(found[order.project] for order in listed if order.project in found)


def _lost(order: Order, reason: str) -> Outcome:
    problem = Problem("program.unexpected", order.project, reason=reason)
    return Outcome(order.project, "failed", remarks=(problem_text(problem, order.language),))


def carry_out(order: Order) -> Outcome:
    """Carry one order out; what went wrong is the outcome, never an exception."""
    scratch = ""
    try:
        with tempfile.TemporaryDirectory(prefix="jcmpdd-", ignore_cleanup_errors=True) as scratch:
            place = Workplace(Path(scratch), lambda: datetime.now(UTC), "batch")
            return _WORK[order.action](order, place)
    except Problem as problem:
        if problem.where.startswith(scratch):  # the copy worked on is gone, and no place of the user's
            problem = Problem(problem.code, order.project, **problem.arguments)
        return Outcome(order.project, "failed", remarks=(problem_text(problem, order.language),))
    except Exception as error:  # noqa: BLE001 - the report names it, the other projects go on
        return _lost(order, type(error).__name__)


def _open(order: Order, place: Workplace) -> Session:
    from jcm_pdd.files.session import Session

    return Session.open(Path(order.project), place, read_only=True)


def _copy(order: Order, place: Workplace) -> Session:
    """Open a copy that may be changed, such as by the user's newest official form; the project itself stays."""
    from jcm_pdd.files.session import Session

    source = Path(order.project)
    copy = place.folder / "copy" / source.name
    copy.parent.mkdir(parents=True)
    try:
        shutil.copyfile(source, copy)
    except OSError as error:
        raise Problem("file.unreadable", str(source), reason=error.strerror or error) from error
    return Session.open(copy, place)


def _told(order: Order, session: Session, files: Iterable[Path] = (), remarks: Iterable[str] = (),
          state: State | None = None, before: int | None = None, more: tuple[Finding, ...] = ()) -> Outcome:
    found = (*session.findings, *more)
    count = {name: sum(f.severity == name for f in found) for name in ("error", "warning", "open")}
    title = session.project.get("title")
    return Outcome(order.project, state or ("errors" if count["error"] else "done"),
                   title if isinstance(title, str) else "", count["error"], count["warning"], count["open"],
                   session.ready, session.results.total.emission_reductions, before,
                   tuple(str(path) for path in files), tuple(dict.fromkeys(remarks)))


def _check(order: Order, place: Workplace) -> Outcome:
    from jcm_pdd.files.preflight import preflight

    session = _open(order, place)
    try:
        more = tuple(preflight(session.context))
        said = [session.message(f, order.language).line() for f in (*session.findings, *more) if f.severity == "error"]
        return _told(order, session, remarks=said, more=more)
    finally:
        session.close()


def _export(order: Order, place: Workplace) -> Outcome:
    from jcm_pdd.files.adoption.library import FormLibrary
    from jcm_pdd.files.adoption.using import take_newest
    from jcm_pdd.files.export import export

    session = _copy(order, place)
    try:
        if order.shelf:
            take_newest(session, FormLibrary(Path(order.shelf) / "forms"))
        made = export(session, Path(order.target), order.documents or None, order.formats,
                      stem=Path(order.project).stem)
        said = [session.message(f, order.language).line() for f in made.findings]
        return _told(order, session, (file.path for file in made.files), said)
    finally:
        session.abandon()


def _package(order: Order, place: Workplace) -> Outcome:
    from jcm_pdd.files.package.making import Wish, make_package
    from jcm_pdd.files.portfolio.updating import bring_shelf

    bring_shelf(order.shelf, place)  # documents are printed on the forms the user adopted
    session = _open(order, place)
    try:
        target = Path(order.target)
        target.parent.mkdir(parents=True, exist_ok=True)
        made = make_package(session, Wish(target.with_name(f"{target.name}.zip"), order.public,
                                          "pdf" in order.formats, replace=True))
        said = [session.message(f, order.language).line() for f in made.findings]
        return _told(order, session, (made.path,), said)
    finally:
        session.close()


def _update(order: Order, place: Workplace) -> Outcome:
    """Save a copy that is moved to newer forms and to newer versions of its methodologies."""
    from jcm_pdd.files.portfolio.updating import bring_shelf, moved

    bring_shelf(order.shelf, place)
    session = _copy(order, place)
    try:
        before = session.results.total.emission_reductions
        remarks = moved(session, order.methodology)
        if not remarks:
            return _told(order, session, state="nothing", before=before)
        target = Path(f"{order.target}{SUFFIX}")  # a name may have points of its own
        target.parent.mkdir(parents=True, exist_ok=True)
        session.save_as(target, overwrite=True)
        beside = files_folder(Path(order.project))
        if beside.is_dir():
            shutil.copytree(beside, files_folder(target), dirs_exist_ok=True)
        return _told(order, session, (target,), remarks, before=before)
    except OSError as error:
        raise Problem("export.not_written", order.target, reason=error.strerror or error) from error
    finally:
        session.abandon()


_WORK: dict[Action, Callable[[Order, Workplace], Outcome]] = {
    "check": _check, "export": _export, "package": _package, "update": _update}

_HEADS = {
    "en": ("Project", "Result", "tCO2 in total", "Before", "Errors", "Warnings", "Open", "Ready", "Files", "Remarks",
           "File"),
    "ja": ("プロジェクト", "結果", "合計tCO2", "更新前", "エラー", "注意", "要確認", "準備完了",
           "ファイル数", "備考", "ファイル"),
}
STATES: dict[str, dict[State, str]] = {
    "en": {"done": "done", "errors": "done, with errors", "nothing": "nothing to do", "failed": "failed"},
    "ja": {"done": "完了", "errors": "完了（エラーあり）", "nothing": "対象なし", "failed": "失敗"}}
_TITLES: dict[str, dict[Action, str]] = {
    "en": {"check": "Check", "export": "Export", "package": "Packages", "update": "Update"},
    "ja": {"check": "点検", "export": "出力", "package": "提出パッケージ", "update": "更新"}}


def table_of(action: Action, outcomes: Iterable[Outcome], language: str) -> Table:
    """Return outcomes as a table."""
    yes = {"en": ("yes", "no"), "ja": ("はい", "いいえ")}[language]
    rows = tuple((one.title or Path(one.project).name, STATES[language][one.state], one.total, one.before, one.errors,
                  one.warnings, one.open, yes[0] if one.ready else yes[1], len(one.files), "\n".join(one.remarks),
                  one.project) for one in outcomes)
    return Table(_TITLES[language][action], _HEADS[language], rows)
