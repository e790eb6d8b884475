"""What the tests of the Linux artefacts share: the artefacts, a bare system to put them into, a display."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installers.linux.bare import ROOT, TOOLS, Bare, Screen, packages, prepared, run

SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers have them everywhere


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build both artefacts from this checkout; JCM_TEST_DIST names a folder with ones that were built already."""
    if "JCM_TEST_DIST" in os.environ:
        return packages(Path(os.environ["JCM_TEST_DIST"]))
    if not shutil.which("apt-get"):
        pytest.skip("the Linux artefacts are built on Debian")
    folder = tmp_path_factory.mktemp("dist")
    run("bash", ROOT / "packaging" / "linux" / "build.sh", "--quick", folder)
    return packages(folder)


@pytest.fixture(scope="module")
def bare(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bare]:
    """Return a system with the libraries of a desktop and nothing of ours."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing or os.geteuid() != 0:
        pytest.skip(f"needs root and: {', '.join(missing or TOOLS)} (bash packaging/linux/build.sh --tools)")
    system = Bare(tmp_path_factory.mktemp("bare") / "root")
    system.root.mkdir()
    run("tar", "--extract", "--file", prepared(built[1]), "--directory", system.root)
    (system.root / "tmp" / ".X11-unix").mkdir()
    run("mount", "--bind", SOCKETS, system.root / "tmp" / ".X11-unix")
    run("mount", "-t", "proc", "proc", system.root / "proc")
    run("mount", "-t", "tmpfs", "tmpfs", system.root / "dev" / "shm")
    try:
        yield system
    finally:
        for place in ("tmp/.X11-unix", "proc", "dev/shm"):
            run("umount", "--lazy", system.root / place, check=False)
        shutil.rmtree(system.root, ignore_errors=True)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """Show a display of 1280 x 720 at a path a system in a folder can reach."""
    folder = tmp_path_factory.mktemp("screen")
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-fbdir", folder],
                              pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield Screen(f":{number}", folder)
    server.terminate()
    server.wait()
