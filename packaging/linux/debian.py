"""The Debian package: the same folder below /usr/lib, and what tells the desktop of it."""

from __future__ import annotations

import gzip
import shutil
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from folder import EPOCH, LAUNCHERS, normalise, qt_libraries
from native import elf_files, oldest_c_library, said
from recipe import HERE, ROOT, dependencies, recipe, recommended, version

NAME = "jcm-pdd-studio"
HOME = Path("usr/lib") / NAME
MAINTAINER = "JCM PDD Studio contributors <jcm-pdd-studio@localhost>"
SIZES = (16, 32, 48, 64, 128, 256, 512)
DESCRIPTION = """\
 Choose the country and the methodology, answer what the forms ask, see the
 tonnes change as you type, which eligibility criteria are met and what is
 wrong, and export the Word, Excel and PDF documents, in English and Japanese.
 The program uses no network and brings its own Python.
"""


def package(tree: Path, root: Path, out: Path, level: int) -> Path:
    """Lay the package out in `root` from the folder `tree`, build it into `out` and return it."""
    shutil.copytree(tree, root / HOME, symlinks=True)
    for name in recipe()["carried_in_the_folder"]:
        (qt_libraries(root / HOME) / name).unlink()
    (root / HOME / "README.txt").unlink()  # how a folder is started and moved
    (root / "usr/bin").mkdir()
    for name in LAUNCHERS:
        (root / "usr/bin" / name).symlink_to(f"../lib/{NAME}/{name}")
    for target, content in sorted(desktop_files().items()):
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        (root / target).write_bytes(content)
    (root / "usr/share/man/man1" / f"{NAME}.1.gz").symlink_to("jcm-pdd.1.gz")
    _write_documents(root)
    _write_control(root)
    normalise(root)
    architecture = said("dpkg", "--print-architecture").strip()
    built = out / f"{NAME}_{version()}_{architecture}.deb"
    said("dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build", root, built)
    return built


def desktop_files() -> dict[str, bytes]:
    """Return the files below /usr/share that tell the desktop of the program and of its project files, by path."""
    share = Path("usr/share")
    found = {
        share / "applications" / f"{NAME}.desktop": _data(f"{NAME}.desktop"),
        share / "mime/packages" / f"{NAME}.xml": _data(f"{NAME}.xml"),
        share / "metainfo" / f"{NAME}.metainfo.xml": _data(f"{NAME}.metainfo.xml"),
        share / "man/man1/jcm-pdd.1.gz": gzip.compress(_data("jcm-pdd.1"), mtime=EPOCH),
    }
    icons, kind = ROOT / "resources" / "icons", recipe()["media_type"].replace("/", "-")
    for folder, name in (("apps", NAME), ("mimetypes", kind)):
        for size in SIZES:
            where = share / f"icons/hicolor/{size}x{size}" / folder / f"{name}.png"
            found[where] = (icons / f"app-{size}.png").read_bytes()
        found[share / "icons/hicolor/scalable" / folder / f"{name}.svg"] = (icons / "app.svg").read_bytes()
    return {path.as_posix(): content for path, content in found.items()}


def _data(name: str) -> bytes:
    text = (HERE / "data" / name).read_text(encoding="utf-8")
    day = datetime.fromtimestamp(EPOCH, UTC).date().isoformat()
    return text.replace("@VERSION@", version()).replace("@DATE@", day).encode()


def _write_documents(root: Path) -> None:
    documents = root / "usr/share/doc" / NAME
    documents.mkdir(parents=True)
    changes = (f"{NAME} ({version()}) stable; urgency=medium\n\n  * See CHANGELOG.md of the program.\n\n"
               f" -- {MAINTAINER}  {format_datetime(datetime.fromtimestamp(EPOCH, UTC))}\n")
    (documents / "changelog.gz").write_bytes(gzip.compress(changes.encode(), 9, mtime=EPOCH))
    (documents / "CHANGELOG.md.gz").write_bytes(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), 9, mtime=EPOCH))
    (documents / "copyright").write_text(copyright_file(), encoding="utf-8")
    overrides = root / "usr/share/lintian/overrides" / NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(HERE / "data" / "lintian-overrides", overrides)


def copyright_file() -> str:
    """Return the package's copyright file in Debian's machine-readable form."""
    return (HERE / "data" / "copyright").read_text(encoding="utf-8")


def _write_control(root: Path) -> None:
    (root / "DEBIAN").mkdir()
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) // 1024 + len(files)
    (root / "DEBIAN/control").write_text(control(oldest_c_library(elf_files(root)), size), encoding="utf-8")
    lines = [f"{said('md5sum', path).split()[0]}  {path.relative_to(root)}\n" for path in sorted(files)]
    (root / "DEBIAN/md5sums").write_text("".join(lines), encoding="utf-8")


def control(c_library: str, size: int) -> str:
    """Return the control file; `c_library` is the oldest glibc that serves, `size` what is installed in KiB."""
    gtk = next(group for group in recipe()["optional"] if "GNOME" in group["reason"])
    fields = {
        "Package": NAME,
        "Version": version(),
        "Architecture": said("dpkg", "--print-architecture").strip(),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size),
        "Depends": ", ".join(dependencies(c_library)),
        "Recommends": ", ".join(recommended()),
        "Suggests": ", ".join(gtk["packages"]),
        "Section": "science",
        "Priority": "optional",
        "Description": "Project Design Documents under the Joint Crediting Mechanism",
    }
    return "".join(f"{key}: {value}\n" for key, value in fields.items()) + DESCRIPTION
