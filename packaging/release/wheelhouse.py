"""Make zips with which pip installs the program without a network: our wheel and all libraries, for several Pythons.

    .venv/bin/python packaging/release/wheelhouse.py --wheel WHEEL --out dist [--system windows] [--system linux]

Versions are those of packaging/requirements.lock. Every file stands with its hash in requirements.txt, so that pip
takes exactly these files; what a library needs on that system and is not there stops the build.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from email.parser import Parser
from pathlib import Path

from inventory import ROOT, VERSION, flaws, items, licence_parts, sha256
from notices import notices
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename
from sbom import built_at, text_of

from jcm_pdd.files.licences import libraries

LOCK = ROOT / "packaging" / "requirements.lock"
CACHE = ROOT / "packaging" / ".cache" / "wheelhouse"
TEXTS = Path(__file__).with_name("wheelhouse")
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = {
    "windows": ("win_amd64",),
    # All that the C library of Debian 12 (2.36) can load; pip does not conclude older names from newer ones.
    "linux": (*(f"manylinux_2_{minor}_x86_64" for minor in range(36, 4, -1)), "manylinux2014_x86_64",
              "manylinux2010_x86_64", "manylinux1_x86_64"),
}
MARKERS = {
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
}


def pinned() -> list[str]:
    """Return `name==version` of every library the program needs, as the lock has it."""
    text = LOCK.read_text(encoding="utf-8")
    versions = {canonicalize_name(found[1]): found[2] for found in re.finditer(r"(?m)^([\w.-]+)==(\S+)$", text)}
    return [f"{one.name}=={versions[canonicalize_name(one.name)]}" for one in libraries()]


def fetch(system: str, requirements: list[str]) -> list[Path]:
    """Return the wheels of these packages for every Python, from the cache or fetched by pip."""
    folder = CACHE / system
    found: dict[str, Path] = {}
    for python in PYTHONS:
        target = folder / python
        missing = [one for one in requirements if not _has(target, one)]
        if missing:
            names = [part for one in PLATFORMS[system] for part in ("--platform", one)]
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
                            "--no-deps", "--only-binary=:all:", *names, "--python-version", python, "--implementation",
                            "cp", "--dest", str(target), *missing], check=True, stderr=subprocess.DEVNULL)
        for one in requirements:
            wheel = _has(target, one)
            if wheel is None:
                raise RuntimeError(f"{one}: no wheel for {system} and Python {python}")
            found[wheel.name] = wheel
    return [found[name] for name in sorted(found)]


def _has(folder: Path, requirement: str) -> Path | None:
    name, _, version = requirement.partition("==")
    return next((path for path in sorted(folder.glob("*.whl"))
                 if [str(part) for part in parse_wheel_filename(path.name)[:2]] == [canonicalize_name(name), version]),
                None)


def needs(wheel: Path) -> tuple[Requirement, ...]:
    """Return what a wheel says it needs, extras aside."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
        text = Parser().parsestr(archive.read(name).decode("utf-8"), headersonly=True)
    wanted = (Requirement(one) for one in text.get_all("Requires-Dist") or ())
    return tuple(one for one in wanted if "extra ==" not in str(one.marker or ""))


def unmet(wheels: Iterable[Path], system: str) -> list[str]:
    """Return what is needed on `system` with any of the Pythons and is not among the wheels."""
    there = {}
    for wheel in (known := list(wheels)):
        name, version = parse_wheel_filename(wheel.name)[:2]
        there[name] = version
    told = set()
    for python in PYTHONS:
        markers = {**MARKERS[system], "python_version": python, "python_full_version": f"{python}.0", "extra": "",
                   "implementation_name": "cpython", "platform_python_implementation": "CPython"}
        for wheel in known:
            for one in needs(wheel):
                version = there.get(canonicalize_name(one.name))
                applies = one.marker is None or one.marker.evaluate(markers)
                if applies and (version is None or version not in one.specifier):
                    told.add(f"{wheel.name} needs {one} with Python {python}")
    return sorted(told)


def requirements_text(wheels: Iterable[Path]) -> str:
    """Return the lines by which pip takes exactly these files: a version with the hashes of all its wheels."""
    sealed: dict[str, list[str]] = {}
    for wheel in wheels:
        name, version = parse_wheel_filename(wheel.name)[:2]
        sealed.setdefault(f"{name}=={version}", []).append(f"--hash=sha256:{sha256(wheel)}")
    return "".join(" \\\n    ".join([name, *sorted(sealed[name])]) + "\n" for name in sorted(sealed))


def contents(system: str, wheels: list[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of everything in the zip but the wheels."""
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary)
        for wheel in wheels:  # the newest Python's files come last and stay
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(site, [name for name in archive.namelist() if ".dist-info/" in name])
        found = tuple(item for item in items(site, system, PYTHONS[-1], site) if item.key not in ("python", "nsis"))
    if told := flaws(found):
        raise RuntimeError("\n".join(told))
    yield licence_parts.NOTICES, notices(found, "site-packages").encode()
    yield f"jcm-pdd-studio-{VERSION}-{system}.cdx.json", text_of(found, system).encode()
    yield "LICENSE", (ROOT / "LICENSE").read_bytes()
    yield "requirements.txt", requirements_text(wheels).encode()
    for path in sorted((TEXTS / system).iterdir()) + sorted(TEXTS.glob("*.txt")):
        text = path.read_text(encoding="utf-8").replace("@VERSION@", VERSION)
        # Windows PowerShell reads a script without this mark in the system's own code page.
        yield path.name, text.replace("\n", "\r\n").encode("utf-8-sig") if system == "windows" else text.encode()


def write(target: Path, system: str, wheels: list[Path]) -> None:
    """Write the zip: the same wheels give the same bytes. Wheels are packed already and are only put in."""
    when = built_at().timetuple()[:6]
    top = target.stem
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in contents(system, wheels):
            entry = zipfile.ZipInfo(f"{top}/{name}", when)
            entry.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
        for wheel in wheels:
            entry = zipfile.ZipInfo(f"{top}/wheels/{wheel.name}", when)
            entry.external_attr = 0o644 << 16
            with wheel.open("rb") as source, archive.open(entry, "w") as file:
                shutil.copyfileobj(source, file)


def main() -> int:
    """Make the zips that were asked for, all without a wish."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--wheel", type=Path, required=True, help="the program's own wheel")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--system", choices=sorted(PLATFORMS), action="append")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for system in asked.system or sorted(PLATFORMS):
        wheels = sorted([*fetch(system, pinned()), asked.wheel], key=lambda path: path.name)
        if told := unmet(wheels, system):
            print("\n".join(told), file=sys.stderr)
            return 1
        target = asked.out / f"JCM-PDD-Studio-{VERSION}-wheelhouse-{system}.zip"
        write(target, system, wheels)
        print(f"{target.name}: {len(wheels)} wheels, {target.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
