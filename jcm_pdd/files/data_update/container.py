"""The `.jcmdata` file: a zip of stored parts with manifest, signature and data, byte for byte the same when made again.

Parts are not compressed, so that a bomb cannot be written, and the same data give the same bytes with every library.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import opc
from jcm_pdd.files.data_update import manifest as manifests
from jcm_pdd.files.data_update.manifest import FILES, NAME, SIGNATURE, Manifest

MOST = 64 * 2**20  # bytes of a file that is read at all; the program's own data have some 2 MB
ALGORITHM = "Ed25519"


@dataclass(frozen=True, slots=True)
class Opened:
    """A data update that is whole and signed with the key it names; whether that key is trusted is not said yet."""

    name: str
    manifest: Manifest
    signed: bytes
    key: bytes
    files: Mapping[str, bytes]

    @property
    def sha256(self) -> str:
        """The SHA-256 of the manifest, which stands for everything in the update."""
        return hashlib.sha256(self.signed).hexdigest()


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the zip of these parts: by name, stored, times fixed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, opc.FIXED_TIME)
            entry.create_system = 0  # the default differs between Windows and the rest
            entry.external_attr = 0
            archive.writestr(entry, parts[name])
    return target.getvalue()


def signature_part(key: bytes, signature: bytes) -> bytes:
    """Return the part that carries the public key (32 bytes) and the signature (64 bytes) of the manifest."""
    data = {"algorithm": ALGORITHM, "format": manifests.FORMAT, "key": base64.b64encode(key).decode(),
            "signature": base64.b64encode(signature).decode()}
    return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode()


def open_update(path: Path) -> Opened:
    """Return a data update from a file.

    Raises Problem: `store.*` when it cannot be read, `data.unreadable` for what is no data update, `data.unsigned`,
    `data.format`, `data.signature` for a wrong signature, `data.tampered` when anything is not as it was signed.
    """
    return read_update(_bytes_of(path), path.name)


def _bytes_of(path: Path) -> bytes:
    from jcm_pdd.files.store.failures import reading_failed

    try:
        with path.open("rb") as stream:
            data = stream.read(MOST + 1)
    except OSError as error:
        raise reading_failed(error, str(path)) from error
    if len(data) > MOST:
        raise Problem("data.unreadable", path.name)
    return data


def read_update(data: bytes, where: str) -> Opened:
    """Return a data update from its bytes; problems as those of `open_update`."""
    try:
        parts = opc.read_package(data, where, whole=False)
    except Problem as problem:
        raise Problem("data.unreadable", where) from problem
    if NAME not in parts:
        raise Problem("data.unreadable", where)
    if SIGNATURE not in parts:
        raise Problem("data.unsigned", where)
    key, signature = _signature(parts[SIGNATURE], where)
    from jcm_pdd.files.data_update.signing import is_signed

    # The format is said before the signature, so that an update of a later program is not called a forgery.
    manifest = manifests.read(parts[NAME], where)
    if not is_signed(key, signature, parts[NAME]):
        raise Problem("data.signature", where)
    files = {name.removeprefix(FILES): content for name, content in parts.items() if name.startswith(FILES)}
    if not _as_signed(manifest, parts, files) or pack(parts) != data:
        raise Problem("data.tampered", where)
    return Opened(where, manifest, parts[NAME], key, files)


def _signature(content: bytes, where: str) -> tuple[bytes, bytes]:
    try:
        data = json.loads(content.decode("utf-8"))
        number, algorithm = data["format"], data["algorithm"]
        if (number, algorithm) != (manifests.FORMAT, ALGORITHM):
            raise Problem("data.format", where, format=f"{number} {algorithm}"[:40], known=manifests.FORMAT)
        key = base64.b64decode(data["key"], validate=True)
        signature = base64.b64decode(data["signature"], validate=True)
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        raise Problem("data.signature", where) from None
    if len(key) != 32 or len(signature) != 64 or signature_part(key, signature) != content:
        raise Problem("data.signature", where)
    return key, signature


def _as_signed(manifest: Manifest, parts: Mapping[str, bytes], files: Mapping[str, bytes]) -> bool:
    if set(files) != set(manifest.files) or len(parts) != len(files) + 2 or parts[NAME] != manifests.write(manifest):
        return False
    return all(len(content) == manifest.files[path].size
               and hashlib.sha256(content).hexdigest() == manifest.files[path].sha256
               for path, content in files.items())
