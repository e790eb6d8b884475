"""Makes data updates (.jcmdata) for a publisher: a key once, then build and sign for each update.

    publish.py make-key  PRIVATE.pem PUBLIC.pub --name "Publisher"
    publish.py build     OUT.jcmdata --publisher "Publisher" --known-on 2026-12-01 --note-en TEXT --note-ja TEXT
    publish.py sign      OUT.jcmdata --key PRIVATE.pem
    publish.py show      OUT.jcmdata

The data are those of this checkout (or of `--from`). `build` reads every one of them the way the program does and
writes a file without a signature, which every program refuses; `sign` puts the signature in, so that the private key
can stay on a computer of its own. The private key is never written into a repository; whoever has it can publish.
"""

from __future__ import annotations

import argparse
import getpass
import hashlib
import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from jcm_pdd import __version__
from jcm_pdd.core.problems import Problem
from jcm_pdd.files import opc
from jcm_pdd.files.data_update import manifest as manifests
from jcm_pdd.files.data_update.check import check
from jcm_pdd.files.data_update.container import pack, read_update, signature_part
from jcm_pdd.files.data_update.describe import files_of
from jcm_pdd.files.data_update.in_use import use
from jcm_pdd.files.data_update.keys import fingerprint, public_line
from jcm_pdd.files.data_update.manifest import FILES, NAME, SIGNATURE, DataVersion, FileInfo, Manifest
from jcm_pdd.files.data_update.signing import CONTEXT
from jcm_pdd.files.definitions import INDEX
from jcm_pdd.files.messages import problem_text

REPOSITORY = Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = "JCM_DATA_PASSPHRASE"
SHORTEST = 12


def data_files(root: Path) -> dict[str, bytes]:
    """Return the files of the updated areas below a folder; the list of definitions without working papers."""
    found = {path: (root / path).read_bytes() for path in files_of(root)}
    index = "/".join(INDEX)
    listed = [entry for entry in json.loads(found[index]) if entry["kind"] != "papers"]
    found[index] = (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    return found


def unsigned(files: dict[str, bytes], version: DataVersion, publisher: str, notes: dict[str, str],
             minimum: str = __version__) -> bytes:
    """Return an update without a signature; ValueError for a path that no program would take."""
    wrong = [path for path in files if not manifests.is_safe(path)]
    if wrong:
        raise ValueError(f"not a path of a data update: {wrong[0]}")
    infos = {path: FileInfo(hashlib.sha256(content).hexdigest(), len(content)) for path, content in files.items()}
    content = manifests.write(Manifest(version, minimum, __version__, publisher, notes, infos))
    manifests.read(content, NAME)
    return pack({NAME: content, **{FILES + path: one for path, one in files.items()}})


def signed(data: bytes, key: Ed25519PrivateKey) -> bytes:
    """Return an update with the signature of a key in place of any it has."""
    parts = opc.read_package(data, "update", whole=False)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    parts[SIGNATURE] = signature_part(public, key.sign(CONTEXT + parts[NAME]))
    return pack(parts)


def make_key(options: argparse.Namespace) -> None:
    """Write a new private key, encrypted with a passphrase, and its public key."""
    private = options.private.resolve()
    if REPOSITORY in private.parents or any((folder / ".git").exists() for folder in private.parents):
        sys.exit("The private key would lie in a repository. Choose a folder outside.")
    for path in (private, options.public):
        if path.exists():
            sys.exit(f"{path} is there already; a key is never written over.")
    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(_passphrase(new=True)))
    handle = os.open(private, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    options.public.write_text(public_line(public, options.name), encoding="utf-8", newline="\n")
    print(f"Fingerprint, to be told to users by another way than the files: {fingerprint(public)}")


def build(options: argparse.Namespace) -> None:
    """Write the update of a checkout, after reading all of it as the program does."""
    files = data_files(options.source)
    try:
        _checked(files)
        version = DataVersion(options.known_on.isoformat(), options.issue)
        data = unsigned(files, version, options.publisher, {"en": options.note_en, "ja": options.note_ja},
                        options.minimum)
    except Problem as problem:
        sys.exit(f"\n{problem_text(problem, 'en')}")
    options.out.write_bytes(data)
    print(f"{options.out}: {len(files)} files, {len(data):,} bytes, not signed yet")


def _checked(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for path, content in files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        use(Path(folder))
        check(Path(folder), files, lambda done, total: print(f"\r{done}/{total} read", end="", flush=True))
    print()


def sign(options: argparse.Namespace) -> None:
    """Sign an update in its place and open it once more as the program will."""
    key = load_pem_private_key(options.key.read_bytes(), _passphrase())
    if not isinstance(key, Ed25519PrivateKey):
        sys.exit("The key is no Ed25519 key.")
    data = signed(options.update.read_bytes(), key)
    opened = read_update(data, options.update.name)
    options.update.write_bytes(data)
    print(f"{options.update}: signed, data of {opened.manifest.version}, key {fingerprint(opened.key)}")


def show(options: argparse.Namespace) -> None:
    """Print what an update says of itself."""
    opened = read_update(options.update.read_bytes(), options.update.name)
    m = opened.manifest
    print(f"{m.publisher}: data of {m.version} for program {m.minimum} and later, {len(m.files)} files\n"
          f"key {fingerprint(opened.key)}\n{m.notes['en']}\n{m.notes['ja']}")


def _passphrase(new: bool = False) -> bytes:
    given = os.environ.get(ENVIRONMENT) or getpass.getpass("Passphrase of the private key: ")
    if new and len(given) < SHORTEST:
        sys.exit(f"The passphrase needs at least {SHORTEST} letters.")
    return given.encode("utf-8")


def main() -> None:
    """Run one of the four jobs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    jobs = parser.add_subparsers(required=True)
    one = jobs.add_parser("make-key")
    one.add_argument("private", type=Path)
    one.add_argument("public", type=Path)
    one.add_argument("--name", required=True, help="the publisher, as users will read it")
    one.set_defaults(run=make_key)
    one = jobs.add_parser("build")
    one.add_argument("out", type=Path)
    one.add_argument("--from", dest="source", type=Path, default=REPOSITORY)
    one.add_argument("--publisher", required=True)
    one.add_argument("--known-on", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    one.add_argument("--issue", type=int, default=1, help="which update of that day")
    one.add_argument("--note-en", required=True)
    one.add_argument("--note-ja", required=True)
    one.add_argument("--minimum", default=__version__, metavar="VERSION", help="the oldest program that can use it")
    one.set_defaults(run=build)
    one = jobs.add_parser("sign")
    one.add_argument("update", type=Path)
    one.add_argument("--key", type=Path, required=True)
    one.set_defaults(run=sign)
    one = jobs.add_parser("show")
    one.add_argument("update", type=Path)
    one.set_defaults(run=show)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
