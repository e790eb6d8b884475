"""Which file of the program itself is damaged or missing, asked only after something has failed.

Where the program was installed as a package, its record says what every file must be; elsewhere a file is damaged when
it cannot be read as what its ending says. The words for it stand here: the catalogue of messages may be the very file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from xml.etree import ElementTree as ET

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import FOLDERS, data_root

_WORDS = {
    "en": "The file {file} of the program is damaged or missing. Install JCM PDD Studio again; your projects and "
          "settings are kept.",
    "ja": "プログラムのファイル{file}が壊れているか、見つかりません。JCM PDD Studioを再インストールしてください。"
          "プロジェクトと設定は保たれます。",
}
_ZIPPED = (".docx", ".xlsx", ".zip")


def blame(error: BaseException, language: str) -> str:
    """Return the sentence about the program's own file that made `error` happen; empty when all of them are whole.

    A Problem is put down to a file only when it names it: a user's own definition may be as wrong as one of ours.
    """
    missing = _missing(error)
    broken = (missing,) if missing else broken_files()
    if isinstance(error, Problem):
        named = error.where.replace("\\", "/").rpartition("/")[2].partition(":")[0]
        broken = tuple(file for file in broken if file.rpartition("/")[2] == named)
    return _WORDS["ja" if language == "ja" else "en"].format(file=broken[0]) if broken else ""


@lru_cache(maxsize=1)
def broken_files() -> tuple[str, ...]:
    """Return the program's data files that are missing or damaged, as paths below its data folder; looked at once."""
    root = data_root()
    return tuple(dict.fromkeys((*_not_as_recorded(root), *(
        path.relative_to(root).as_posix() for folder in FOLDERS for path in sorted((root / folder).rglob("*"))
        if path.is_file() and not _is_whole(path)))))


def _missing(error: BaseException) -> str:
    """Return the data file an error did not find, "" when it is about something else."""
    named = error.filename if isinstance(error, FileNotFoundError) else None
    with suppress(ValueError, TypeError):
        inside = Path(named or "").relative_to(data_root())
        return inside.as_posix() if inside.parts[:1] and inside.parts[0] in FOLDERS else ""
    return ""


def _not_as_recorded(root: Path) -> Iterator[str]:
    """Yield the data files that are not those the installer wrote; none where nothing was recorded."""
    try:
        recorded = distribution("jcm-pdd-studio").files or []
    except PackageNotFoundError:
        return
    for one in recorded:
        if one.parts[:2] == ("jcm_pdd", "_data") and one.hash is not None and root.name == "_data":
            path = root.joinpath(*one.parts[2:])
            with suppress(OSError):
                digest = base64.urlsafe_b64encode(hashlib.new(one.hash.mode, path.read_bytes()).digest())
                if digest.rstrip(b"=").decode("ascii") == one.hash.value:
                    continue
            yield "/".join(one.parts[2:])


def _is_whole(path: Path) -> bool:
    try:
        if path.stat().st_size == 0:
            return False
        _READERS.get(path.suffix.lower(), lambda _: None)(path)  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001 whatever a reader says about it, it cannot be read
        return False
    return True


def _read_yaml(path: Path) -> None:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = path.read_text(encoding="utf-8")
    yaml.load(text, Loader=loader)  # noqa: S506 both loaders are safe ones
    if not text.endswith("\n"):
        raise ValueError("cut off")


def _read_zip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise ValueError("damaged")


def _read_png(path: Path) -> None:
    data = path.read_bytes()
    if not data.startswith(b"\x89PNG") or b"IEND" not in data[-16:]:
        raise ValueError("cut off")


def _read_font(path: Path) -> None:
    data = path.read_bytes()
    tables = int.from_bytes(data[4:6], "big")
    ends = [int.from_bytes(data[at + 8:at + 12], "big") + int.from_bytes(data[at + 12:at + 16], "big")
            for at in range(12, 12 + 16 * tables, 16)]
    if not ends or max(ends) > len(data):
        raise ValueError("cut off")


_READERS: Mapping[str, Callable[[Path], object]] = {
    ".yaml": _read_yaml,
    ".json": lambda path: json.loads(path.read_text(encoding="utf-8")),
    ".svg": ET.parse,
    ".md": lambda path: path.read_text(encoding="utf-8"),
    ".png": _read_png,
    ".ttf": _read_font,
    **dict.fromkeys(_ZIPPED, _read_zip),
}
