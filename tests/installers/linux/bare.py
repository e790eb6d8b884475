"""A bare Debian system in a folder, and a display for it: no Python, no checkout, no network for what runs there."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CACHE = Path(os.environ.get("JCM_TEST_CACHE", Path.home() / ".cache" / "jcm-pdd-studio"))
TOOLS = ("debootstrap", "dpkg-deb", "unshare", "Xvfb", "xdotool", "tar", "mount")
USER = "tester"


def run(*command: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command; with `check`, one that fails fails the test with what it said."""
    done = subprocess.run([str(one) for one in command], capture_output=True, encoding="utf-8", check=False)
    assert not check or done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done


@dataclass(frozen=True)
class Bare:
    """A system in a folder of its own."""

    root: Path

    def as_root(self, command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run shell commands as its administrator, without a network."""
        return run("unshare", "--net", "chroot", self.root, "/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                   "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", "sh", "-c", command, check=check)

    def command(self, command: str, *settings: str) -> list[str]:
        """Return how shell commands are run as an ordinary user, in the user's home, without a network."""
        return ["unshare", "--net", "chroot", f"--userspec={USER}", str(self.root), "/usr/bin/env", "-i",
                f"HOME=/home/{USER}", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", *settings, "sh", "-ec", "cd; " + command]

    def as_user(self, command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run shell commands as an ordinary user in the user's home, without a network."""
        return run(*self.command(command), check=check)

    @property
    def home(self) -> Path:
        """The home folder of the user."""
        return self.root / "home" / USER

    def inside(self, path: Path) -> str:
        """Return the name a path has in there."""
        return "/" + path.relative_to(self.root).as_posix()

    def take(self, path: Path, target: str) -> None:
        """Copy a file in and give it to the user."""
        copied = Path(shutil.copy(path, self.root / target.lstrip("/")))
        copied.chmod(0o666)


def packages(dist: Path) -> tuple[Path, Path]:
    """Return the folder's archive and the Debian package in `dist`."""
    (archive,) = dist.glob("jcm-pdd-studio-*-linux-*.tar.xz")
    (package,) = dist.glob("jcm-pdd-studio_*.deb")
    return archive, package


def wanted(package: Path) -> list[str]:
    """Return the names of the packages a package needs, and a font for Japanese."""
    said = run("dpkg-deb", "--field", package, "Depends").stdout
    return [*re.findall(r"([a-z0-9.+-]+)(?: \([^)]*\))?(?:, |\s*$)", said), "fonts-noto-cjk"]


def prepared(package: Path) -> Path:
    """Return the archive of a bare system with the packages that ours needs, and nothing else; made once."""
    names = wanted(package)
    key = hashlib.sha256(" ".join(names).encode()).hexdigest()[:12]
    kept = CACHE / f"bare-bookworm-desktop-{key}.tar"
    if kept.is_file():
        return kept
    CACHE.mkdir(parents=True, exist_ok=True)
    root = CACHE / f"bare-{os.getpid()}"
    mirrors = run("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages").stdout
    mirror = next((line.split()[0] for line in mirrors.splitlines() if line.endswith(" bookworm")), "")
    run("debootstrap", "--variant=minbase", "bookworm", root, *filter(None, [mirror]))
    run("chroot", root, "apt-get", "-qq", "-o=APT::Sandbox::User=root", "update")
    run("chroot", root, "/usr/bin/env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y",
        "--no-install-recommends", "-o=APT::Sandbox::User=root", "-o=Dpkg::Options::=--force-unsafe-io", "install",
        *names)
    run("chroot", root, "apt-get", "clean")
    run("chroot", root, "useradd", "--create-home", USER)
    run("tar", "--create", "--file", kept.with_suffix(".coming"), "--directory", root, "--one-file-system", ".")
    kept.with_suffix(".coming").rename(kept)
    shutil.rmtree(root)
    return kept


@dataclass(frozen=True)
class Screen:
    """A display nobody looks at, and the folder its picture lies in."""

    name: str
    folder: Path

    def windows(self) -> list[str]:
        """Return the titles of the windows on it."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"],
                               env={**os.environ, "DISPLAY": self.name}, capture_output=True, encoding="utf-8",
                               check=False)
        return [line for line in found.stdout.splitlines() if line.strip()]

    def picture(self) -> tuple[int, int, bytes]:
        """Return width, height and the pixels, four bytes each, as an X window dump holds them."""
        raw = (self.folder / "Xvfb_screen0").read_bytes()
        head = struct.unpack(">25I", raw[:100])
        start = head[0] + head[19] * 12
        return head[4], head[5], raw[start:start + head[12] * head[5]]


@contextmanager
def showing(bare: Bare, screen: Screen, command: str, *settings: str) -> Iterator[str]:
    """Start the window in there, wait until it shows a project, and give its title; end it afterwards."""
    process = subprocess.Popen(bare.command("exec " + command, f"DISPLAY={screen.name}", *settings),
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    try:
        title = ""
        for _ in range(600):
            title = next((one for one in screen.windows() if " – JCM PDD Studio" in one), "")
            if title or process.poll() is not None:
                break
            time.sleep(0.2)
        assert title, process.communicate()[0] if process.poll() is not None else "no window with a project came"
        yield title
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()  # type: ignore[union-attr]
