"""The folder that runs from wherever it is unpacked: interpreter, libraries, program, launchers, notices."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
from base64 import urlsafe_b64encode
from pathlib import Path

import interpreter
import left_out
from native import elf_files, needed, said, system_libraries
from recipe import HERE, ROOT, SITE, recipe, satisfied, set_up_libraries, version

LAUNCHERS = ("jcm-pdd", "jcm-pdd-studio")
EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))


def assemble(work: Path, cache: Path) -> Path:
    """Make the folder below `work` and return it; downloaded libraries are kept in `cache`."""
    tree = work / f"jcm-pdd-studio-{version()}"
    interpreter.carry(tree / "python", tree / "licences")
    installed = work / "installed"
    _install(installed, _wheels(cache), work)
    account = left_out.copy(installed, tree / SITE, "linux")
    _write_records(installed, tree / SITE)
    _carry_window_libraries(tree)
    _write_launchers(tree)
    shutil.copyfile(ROOT / "LICENSE", tree / "LICENSE")
    shutil.copyfile(HERE / "data" / "README.txt", tree / "README.txt")
    _notices(tree, _wheels(cache))
    _compile(tree)
    _check(tree, work)
    print(f"left out of the libraries: {sum(size for key, (_, size) in account.items() if key) / 1e6:.0f} MB")
    return tree


def _pip(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input",
                    *map(str, arguments)], check=True)


def _wheels(cache: Path) -> Path:
    """Return a folder with the wheels of all libraries, fetched when this lock was not built before."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = ROOT / "packaging" / "requirements.lock"
    key = hashlib.sha256("\n".join([sys.version, *project["dependencies"], lock.read_text(encoding="utf-8")]).encode())
    wheels = cache / f"wheels-linux-{key.hexdigest()[:16]}"
    if not wheels.is_dir():
        coming = wheels.with_suffix(".coming")
        shutil.rmtree(coming, ignore_errors=True)
        _pip("download", "--dest", coming, "--only-binary", ":all:", "-c", lock, *project["dependencies"])
        coming.rename(wheels)
    return wheels


def _install(target: Path, wheels: Path, work: Path) -> None:
    if "JCM_WHEEL" in os.environ:  # a release carries one wheel in all its artefacts
        own = Path(os.environ["JCM_WHEEL"]).parent
    else:
        own = work / "wheel"
        subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(own), str(ROOT)],
                       check=True, stdout=subprocess.DEVNULL)
    _pip("install", "--no-index", "--no-compile", "--find-links", wheels, "--find-links", own, "--target", target,
         f"jcm-pdd-studio=={version()}")


def _write_records(installed: Path, site: Path) -> None:
    """Write RECORD anew for each library: the files of it that are carried; licences are found through it."""
    for information in sorted(site.glob("*.dist-info")):
        with (installed / information.name / "RECORD").open(encoding="utf-8", newline="") as file:
            names = sorted({row[0] for row in csv.reader(file)})
        text = io.StringIO()
        lines = csv.writer(text, lineterminator="\n")
        for name in names:
            if not name.startswith("..") and (site / name).is_file():
                content = (site / name).read_bytes()
                seal = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
                lines.writerow((name, f"sha256={seal}", len(content)))
        lines.writerow((f"{information.name}/RECORD", "", ""))
        (information / "RECORD").write_text(text.getvalue(), encoding="utf-8")


def qt_libraries(tree: Path) -> Path:
    """Return the folder of Qt's libraries, in which Qt's own files look for their neighbours."""
    return tree / SITE / "PySide6" / "Qt" / "lib"


def _carry_window_libraries(tree: Path) -> None:
    for name in recipe()["carried_in_the_folder"]:
        source = system_libraries()[name]
        shutil.copyfile(source, qt_libraries(tree) / name)
        owner = interpreter.owner_of(source)
        shutil.copyfile(f"/usr/share/doc/{owner}/copyright", tree / "licences" / f"{owner}.txt")


def _write_launchers(tree: Path) -> None:
    start = (HERE / "data" / "start.sh").read_text(encoding="utf-8")
    start = start.replace("@LIBRARIES@", " ".join(set_up_libraries()))
    for name in LAUNCHERS:
        (tree / name).write_text(start, encoding="utf-8")
        (tree / name).chmod(0o755)
        shutil.copyfile(HERE / "data" / "entry.py", tree / "python" / "bin" / name)


def _notices(tree: Path, wheels: Path) -> None:
    """Write the notices and the list of parts; the build stops when something carried comes without a licence."""
    subprocess.run([tree / "python/bin/python3", "-B", "-E", "-s", ROOT / "packaging/release/notices.py",
                    "--site", tree / SITE, "--system", "linux", "--python", said("/usr/bin/python3", "-V").split()[1],
                    "--where", SITE.as_posix(), "--wheels", wheels, "--extra", tree / "licences", "--python-licence",
                    tree / "licences" / f"libpython{interpreter.VERSION}-stdlib.txt", "--out", tree], check=True)


def _compile(tree: Path) -> None:
    """Compile everything ahead, since the folder may be read-only; the names of the build's folders stay out."""
    code = ("import compileall, py_compile, sys; sys.exit(not compileall.compile_dir(sys.argv[1], quiet=1,"
            " maxlevels=50, stripdir=sys.argv[2], invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH))")
    subprocess.run([tree / "python/bin/python3", "-I", "-B", "-c", code, tree / "python/lib", tree], check=True)


def _check(tree: Path, work: Path) -> None:
    """Stop the build when a file needs a library nobody brings, or names the machine of the build."""
    files = list(elf_files(tree))
    here = {path.name for path in files}
    missing = {f"{path.relative_to(tree)} needs {name}" for path in files for name in needed(path)
               if not satisfied(name, here)}
    if missing:
        raise SystemExit("not in the recipe, so nothing was built:\n" + "\n".join(sorted(missing)))
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink():
            # A library comes from another machine and may name a home folder there, which is often called the same.
            places = [ROOT, work] if path in files else [ROOT, work, Path.home(), Path(sys.prefix)]
            content = path.read_bytes()
            named = [str(place) for place in places if f"{place}/".encode() in content]
            if named:
                raise SystemExit(f"{path.relative_to(tree)} names a folder of this machine: {', '.join(named)}")


def normalise(tree: Path) -> None:
    """Give every file the same rights and time wherever the folder was made; only what is started may be executed."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            launcher = path.name in LAUNCHERS and path.parent.name not in ("bin", "overrides")
            started = path.name == "python3" or launcher
            path.chmod(0o755 if path.is_dir() or started else 0o644)
        os.utime(path, (EPOCH, EPOCH), follow_symlinks=False)


def pack(tree: Path, out: Path, level: int) -> Path:
    """Pack the folder reproducibly: sorted, owned by root, one time; xz in threads gives the same bytes anywhere."""
    normalise(tree)
    machine = said("uname", "-m").strip()
    packed = out / f"jcm-pdd-studio-{version()}-linux-{machine}.tar.xz"
    plain = tree.parent / "folder.tar"
    with tarfile.open(plain, "w", format=tarfile.PAX_FORMAT) as archive:
        for path in [tree, *sorted(tree.rglob("*"))]:
            archive.add(path, path.relative_to(tree.parent).as_posix(), recursive=False, filter=_owned_by_root)
    with packed.open("wb") as target:
        subprocess.run(["xz", f"-{level}", "--threads=2", "--stdout", str(plain)], check=True, stdout=target)
    plain.unlink()
    return packed


def _owned_by_root(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = EPOCH
    return member
