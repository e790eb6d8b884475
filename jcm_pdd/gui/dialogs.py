"""The few questions the window asks in a dialog: which file, which folder, and what to do with unsaved work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Answer = Literal["save", "discard", "cancel"]
SUFFIX = ".jcmpdd"


def beside_the_work(widget: QWidget, name: str) -> str:
    """Return where a file dialog proposes to save `name`: in the folder of the window's project.

    A bare name would lie in the folder the program happens to be started in.
    """
    window: QWidget | None = widget.window()
    while window is not None and not hasattr(window, "commands"):
        owner = window.parentWidget()
        window = owner.window() if owner is not None else None
    if window is None:
        return name
    session, commands = window.commands.session, window.commands
    own = session.path.parent if session is not None and session.path is not None else None
    return str((own or Path(commands.folder())) / name)


class Dialogs(QObject):
    """Asks over one window; tests give the window another one that answers by itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def open_file(self, folder: str) -> Path | None:
        """Return the project file to open, None when the user thought better of it."""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a project"), folder, self._filter())
        return Path(name) if name else None

    def projects_folder(self, folder: str) -> Path | None:
        """Return the folder of projects to list."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Choose the folder of your projects"), folder)
        return Path(name) if name else None

    def save_list(self, folder: str) -> tuple[Path, bool] | None:
        """Return where to save a list, .csv or .xlsx, and whether a CSV is for Excel in Japanese (CP932)."""
        kinds = (self.tr("Excel workbook (*.xlsx)"), self.tr("CSV, UTF-8 (*.csv)"),
                 self.tr("CSV for Japanese Excel (*.csv)"))
        name, kind = QFileDialog.getSaveFileName(self._window, self.tr("Save the list"),
                                                 str(Path(folder) / "projects.xlsx"), ";;".join(kinds))
        if not name:
            return None
        path = Path(name)
        ending = ".xlsx" if kind == kinds[0] else ".csv"
        return path if path.suffix else path.with_name(path.name + ending), kind == kinds[2]

    def data_file(self, folder: str) -> Path | None:
        """Return the data update to look at."""
        kinds = self.tr("Data updates")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose a data update"), folder,
                                              f"{kinds} (*.jcmdata);;{self._every()} (*)")
        return Path(name) if name else None

    def copy_file(self, folder: str) -> Path | None:
        """Return the copy of the project that is to be merged."""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose the copy to merge"), folder, self._filter())
        return Path(name) if name else None

    def compare_file(self, folder: str) -> Path | None:
        """Return the project file to compare with."""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose the file to compare with"), folder,
                                              self._filter())
        return Path(name) if name else None

    def result_file(self, proposed: str, endings: Sequence[str]) -> Path | None:
        """Return where to write a document in one of some formats, the first unless its name says another."""
        kinds = ";;".join(f"{ending[1:].upper()} (*{ending})" for ending in endings)
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Write the document"), proposed, kinds)
        path = Path(name)
        fits = path.suffix.lower() in endings
        return None if not name else path if fits else path.with_name(f"{path.name}{endings[0]}")

    def exported_files(self, folder: str) -> list[Path]:
        """Return the exported files that belong to a version."""
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Choose the files that were sent"), folder,
                                                f"{self._every()} (*)")
        return [Path(name) for name in names]

    def document_file(self, folder: str) -> Path | None:
        """Return the filled document to read."""
        kinds = self.tr("Filled PDD or monitoring workbook")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose a document"), folder,
                                              f"{kinds} (*.docx *.xlsx);;{self._every()} (*)")
        return Path(name) if name else None

    def forms_file(self, folder: str) -> Path | None:
        """Return the official form, or the zip of forms, to adopt."""
        kinds = self.tr("Official forms")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose official forms"), folder,
                                              f"{kinds} (*.docx *.zip);;{self._every()} (*)")
        return Path(name) if name else None

    def methodology_files(self, folder: str) -> list[Path]:
        """Return the workbook of a methodology to adopt, and its text when it was chosen with it."""
        kinds = self.tr("Methodology: spreadsheet and text")
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Choose the monitoring spreadsheet of a methodology, and its text"), folder,
            f"{kinds} (*.xlsx *.docx *.pdf);;{self._every()} (*)")
        return [Path(name) for name in names]

    def methodology_text(self, folder: str) -> Path | None:
        """Return the text of a methodology."""
        kinds = self.tr("Text of a methodology")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose the text of the methodology"), folder,
                                              f"{kinds} (*.docx *.pdf);;{self._every()} (*)")
        return Path(name) if name else None

    def confirmations_file(self, folder: str) -> Path | None:
        """Return the file of confirmations a colleague sent."""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose a file of confirmations"), folder,
                                              f"{self._confirmations()} (*.json);;{self._every()} (*)")
        return Path(name) if name else None

    def save_confirmations(self, folder: str) -> Path | None:
        """Return where to write the confirmations for colleagues."""
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export the confirmations"),
                                              str(Path(folder) / "confirmations.json"),
                                              f"{self._confirmations()} (*.json)")
        path = Path(name)
        return None if not name else path if path.suffix.lower() == ".json" else path.with_name(f"{path.name}.json")

    def save_package(self, proposed: str) -> Path | None:
        """Return where to write a package; the system's dialog has asked about replacing an existing file."""
        kinds = self.tr("Packages of a submission")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Make the package"), proposed, f"{kinds} (*.zip)")
        path = Path(name)
        return None if not name else path if path.suffix.lower() == ".zip" else path.with_name(f"{path.name}.zip")

    def package_file(self, folder: str) -> Path | None:
        """Return the package to check."""
        kinds = self.tr("Packages of a submission")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose the package to check"), folder,
                                              f"{kinds} (*.zip)")
        return Path(name) if name else None

    def save_file(self, proposed: str) -> Path | None:
        """Return where to save; the system's dialog has asked about replacing an existing file."""
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the project"), proposed, self._filter())
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    def save_report(self, proposed: str) -> Path | None:
        """Return where to save a crash report."""
        kinds = self.tr("Text files")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the report"), proposed, f"{kinds} (*.txt)")
        path = Path(name)
        return None if not name else path if path.suffix else path.with_name(f"{path.name}.txt")

    def folder(self, start: str) -> Path | None:
        """Return the folder to export to."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Folder for the exported documents"), start)
        return Path(name) if name else None

    def choose_printer(self, printer: QPrinter, pages: int) -> bool:
        """Let the user choose a printer and which of the pages; False when nothing is to be printed."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, pages)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted

    def unsaved(self, title: str) -> Answer:
        """Ask what to do with unsaved work before the project is closed."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Unsaved changes"))
        box.setText(self.tr("Save the changes to “{title}”?").format(title=title or self.tr("Untitled project")))
        box.setInformativeText(self.tr("Discarded work is kept among the backups and can be recovered from there."))
        buttons: dict[object, Answer] = {
            box.addButton(self.tr("&Save"), QMessageBox.ButtonRole.AcceptRole): "save",
            box.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole): "discard",
        }
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        box.exec()
        return buttons.get(box.clickedButton(), "cancel")

    def take_over(self, holder: str) -> bool:
        """Ask whether to take over a lock that its holder seems to have left behind."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Project is locked"))
        box.setText(self.tr("The project was opened by {holder} and not closed.").format(holder=holder))
        box.setInformativeText(self.tr("Take it over only when nobody is working on it now."))
        take = box.addButton(self.tr("&Take over"), QMessageBox.ButtonRole.AcceptRole)
        look = box.addButton(self.tr("Open to &read"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(look)
        box.setEscapeButton(look)
        box.exec()
        return box.clickedButton() is take

    def _filter(self) -> str:
        kind = self.tr("JCM PDD Studio projects")
        return f"{kind} (*{SUFFIX});;{self._every()} (*)"

    def _every(self) -> str:
        return self.tr("All files")

    def _confirmations(self) -> str:
        return self.tr("Confirmations")
