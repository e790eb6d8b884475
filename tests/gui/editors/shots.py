"""Pictures of every section in both languages and both themes, to be looked at by a person.

    QT_QPA_PLATFORM=offscreen python tests/gui/editors/shots.py FOLDER [SECTION ...]
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from jcm_pdd.gui import theme
from jcm_pdd.gui.language import Translators
from jcm_pdd.gui.page import SectionPage


def main(folder: Path, sections: list[str]) -> None:
    spec = importlib.util.spec_from_file_location("projects", Path(__file__).with_name("conftest.py"))
    assert spec is not None
    assert spec.loader is not None
    projects = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(projects)
    app = QApplication([])
    translators = Translators(app)
    folder.mkdir(parents=True, exist_ok=True)
    session = projects.open_project(Path(tempfile.mkdtemp()))
    page = SectionPage(session, "en")
    page.resize(790, 760)
    for language in ("ja", "en"):
        translators.use(language)
        page.set_language(language)
        for dark in (False, True):
            theme.apply(app, dark)
            for plan in session.schema.sections:
                if sections and plan.definition.id not in sections:
                    continue
                page.show_section(plan.definition.id)
                page.show()
                for _ in range(12):
                    app.processEvents()
                whole = page.widget()
                name = f"{plan.definition.id}-{language}-{'dark' if dark else 'light'}.png"
                (whole if whole is not None else page).grab().save(str(folder / name))
    page.close()
    session.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
