"""What the program remembers about its user: name, language, look, and the projects opened last.

One small JSON file in the user's configuration folder. It never holds anything that was entered into a project
except what the start page shows of it. A file that cannot be read is put aside and the defaults are used.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path, PureWindowsPath
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import atomic

FILE = "preferences.json"
RECENT = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A project opened before, with what the start page shows of it; `edited` is ISO text in UTC."""

    path: str
    title: str = ""
    country: str = ""
    country_ja: str = ""
    methodology: str = ""
    ready: bool = False
    errors: int = 0
    open: int = 0
    edited: str = ""
    percent: int | None = None
    """How much of what is required is answered; None for one remembered before this was counted."""
    due: str = ""
    """The next deadline, ISO; what is due then in both languages."""
    due_en: str = ""
    due_ja: str = ""

    @property
    def missing(self) -> bool:
        """Whether the file is not where it was; of a server that is not asked, it may not answer for half a minute."""
        if PureWindowsPath(self.path).drive.startswith("\\\\"):
            return False
        try:
            return not Path(self.path).is_file()
        except OSError:  # a drive of a network that is not there now
            return True


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings; "system" follows the computer."""

    name: str = ""
    company: str = ""
    language: str = "system"
    theme: str = "system"
    folder: str = ""
    """Where file dialogs begin; empty: the folder of the project opened last."""
    exports: str = ""
    """Where exported documents go, a folder for each project in it; empty: beside the project file."""
    checklist: bool = False
    portfolio: str = ""
    """The folder of projects that was listed last."""
    recent: tuple[Recent, ...] = field(default=())


CHOICES = {"language": ("system", "en", "ja"), "theme": ("system", "light", "dark", "contrast")}


class PreferenceFile:
    """The preferences on disk; `folder` is the user's configuration folder unless a test gives its own."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = _folder_of_user() if folder is None else folder
        self.value = self._read()

    @property
    def path(self) -> Path:
        """Where the preferences are kept."""
        return self.folder / FILE

    def change(self, **settings: Any) -> Preferences:
        """Change some settings, write them, and return them all; Problem preferences.not_saved when that fails."""
        self.value = replace(self.value, **settings)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            text = json.dumps(asdict(self.value), ensure_ascii=True, indent=1, sort_keys=True)
            atomic.write_text(self.path, text + "\n")
        except OSError as error:
            raise Problem("preferences.not_saved", str(self.path), reason=error.strerror or error) from error
        return self.value

    def remember(self, recent: Recent) -> None:
        """Put a project at the head of the recent ones."""
        others = tuple(entry for entry in self.value.recent if Path(entry.path) != Path(recent.path))
        self.change(recent=(recent, *others)[:RECENT])

    def forget(self, path: str) -> None:
        """Take a project off the recent ones; its file is not touched."""
        self.change(recent=tuple(entry for entry in self.value.recent if entry.path != path))

    def _read(self) -> Preferences:
        try:
            return _preferences(json.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return Preferences()
        except (OSError, ValueError, TypeError, AttributeError):
            self._put_aside()
            return Preferences()

    def _put_aside(self) -> None:
        # A folder that takes no files: the defaults serve, and the next change says so.
        with contextlib.suppress(OSError):
            self.path.replace(self.path.with_suffix(".unreadable.json"))


def _preferences(stored: Any) -> Preferences:
    if not isinstance(stored, Mapping):
        raise TypeError("preferences are not a mapping")
    known: dict[str, Any] = {
        key: value for key, value in stored.items() if key in ("name", "company", "folder", "exports", "portfolio")
        and isinstance(value, str)}
    known |= {key: stored[key] for key, choices in CHOICES.items() if stored.get(key) in choices}
    known |= {"checklist": True} if stored.get("checklist") is True else {}
    recent = tuple(_recent(entry) for entry in stored.get("recent", ()))
    return Preferences(**known, recent=recent[:RECENT])


def _recent(stored: Mapping[str, Any]) -> Recent:
    kinds = {"ready": bool, "errors": int, "open": int, "percent": int}
    entry: dict[str, Any] = {field.name: stored[field.name] for field in fields(Recent)
                             if isinstance(stored.get(field.name), kinds.get(field.name, str))}
    return Recent(**entry)


def _folder_of_user() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("JCM PDD Studio", appauthor=False))
