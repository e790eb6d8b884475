"""The window from a new project to its documents, with secret words in every answer, and then everything that can fail.

Prints what is loaded; the log and the reports lie in the folder for logs of this process.
"""

import logging
import resource
import sys
import threading
from pathlib import Path

import works
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.gui import app as program
from jcm_pdd.gui import crash
from jcm_pdd.gui.jobs import Job

SECRET = works.SECRET
PATIENCE_MS = 90_000


class Answers:
    """Stands for the dialogs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getattr__(self, name: str) -> object:
        return {"unsaved": lambda *_: "discard", "take_over": lambda *_: False}.get(name, lambda *_: None)


def wait(done) -> None:
    """Let the window live until something is done."""
    waited = 0
    while not done() and waited < PATIENCE_MS:
        QTest.qWait(20)
        waited += 20
    if not done():
        raise SystemExit("waited in vain")


def answered(window) -> None:
    """Open a project, put the secret into every answer that takes a text, and save it under a secret name."""
    window.commands.open_sample("th_rooftop_solar")
    session = window.bench.session
    project = session.project
    texts = {address: f"{value} {SECRET}" for address, value in project.answers.items()
             if isinstance(value, str) and session.schema.place(address) is not None and address != "country"
             and not address.startswith("methodologies/") and "." not in address.rsplit("/", 1)[-1]}
    session.set_texts(texts)
    QTest.qWait(50)
    window.workspace.refresh()


def made(window, folder: Path) -> None:
    """Look at the help and the panels, save, and in a whole run look at the preview and export."""
    room = folder / f"{SECRET} projects"
    room.mkdir()
    window.bench.save(room / f"{SECRET}.jcmpdd")
    window.commands.helps.here()
    window.commands.helps.viewer.search.setText("lifetime")
    QTest.qWait(50)
    window.commands.show_numbers()
    window.commands.show_findings()
    if "whole" in sys.argv:
        window.commands.show_preview()
        shown = window.workspace.side.preview
        wait(lambda: shown.made or not shown.busy)
    if "whole" in sys.argv:
        exported(window, room)


def exported(window, room: Path) -> None:
    """Export a document in the other process."""
    window.show_export()
    page = window.stack.currentWidget()
    for (_, form), box in page.boxes.items():
        box.setChecked(form == "xlsx")
    page.target.setText(str(room / "out"))
    page.start()
    wait(lambda: not page.running)
    if not list((room / "out").glob("*.xlsx")):
        raise SystemExit("nothing was exported")


def raised(text: str) -> None:
    """Raise an error that quotes a text, after another one."""
    try:
        int(text)
    except ValueError as error:
        raise RuntimeError(f"cannot take {text}") from error


class Unwilling:
    """Fails while it is taken away."""

    def __del__(self) -> None:
        raise OSError(2, "gone", f"/srv/{SECRET}/x")


def failed(window) -> None:
    """Fail in every way there is."""
    acts = (lambda: raised(SECRET), lambda: {}[SECRET], lambda: Path(f"/none/{SECRET}.docx").read_bytes(),
            lambda: (_ for _ in ()).throw(Problem("store.missing", f"/srv/{SECRET}/x", reason=SECRET)),
            lambda: exec(compile(f"{SECRET} = 1 / 0", SECRET, "exec")))  # noqa: S102
    for at, act in enumerate(acts):
        QTimer.singleShot(10 * at, act)
    QTimer.singleShot(200, QApplication.quit)
    QApplication.exec()
    thread = threading.Thread(target=raised, args=(SECRET,), name=SECRET)
    thread.start()
    thread.join()
    Unwilling()
    qWarning(f"QImage::load: {SECRET}.png cannot be read")
    qWarning(f"{SECRET} is not known")
    QWidget().setStyleSheet(f"QWidget {{ {SECRET} ")
    try:
        raised(SECRET)
    except RuntimeError:
        logging.getLogger("jcm_pdd.files.store.writer").exception("a listener for write failures failed")
    window.show_problem(Problem("store.missing", f"/srv/{SECRET}/x", reason=SECRET))
    ended = []
    for work in (works.fails, works.dies):
        job = Job(work, SECRET)
        job.failed.connect(ended.append)
        before = len(ended)
        job.start()
        wait(lambda before=before: len(ended) > before)
    QTest.qWait(50)
    print("ENDED", *(problem.code for problem in ended))
    print("NOTICES", *(text.replace("\n", " ") for text in window.banner.texts()), sep="|")
    window.commands.helps.crash_reports()
    page = window.stack.currentWidget()
    print("SHOWN", type(page).__name__, page.which.count(), len(page.text.toPlainText()) > 100)


def main() -> None:
    """Run it all as the program itself does, without its event loop."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    folder = Path(sys.argv[1])
    app = QApplication([])
    program.name_program(app)
    crash.log_to(crash.log_folder())
    end = crash.watch(crash.reports())
    crash.listen_to_qt()
    window = program.make(app, PreferenceFile())
    window.commands.dialogs = Answers(folder)
    crash.catch(lambda error, told: program.show_failure(program.in_front(window), error, told))
    window.show()
    program.begin(window, [])
    answered(window)
    made(window, folder)
    print("MODULES", *sorted(sys.modules))
    failed(window)
    window.bench.close(discard=True)
    window.close()
    maps = Path("/proc/self/maps")
    loaded = maps.read_text(encoding="utf-8") if maps.exists() else ""
    print("LIBRARIES", *sorted({Path(line.split()[-1]).name for line in loaded.splitlines() if ".so" in line}))
    end()


if __name__ == "__main__":
    main()
