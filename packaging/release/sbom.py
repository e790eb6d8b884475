"""The list of parts of an artefact (SBOM) as CycloneDX 1.6 JSON: the same parts give the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from inventory import ROOT, VERSION, Item

SPEC = "1.6"
OWN = f"pkg:generic/jcm-pdd-studio@{VERSION}"


def built_at() -> datetime:
    """Return the time artefacts carry: SOURCE_DATE_EPOCH, else the last commit, else the first day of zip files."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        told = subprocess.run(["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True,
                              encoding="utf-8", check=False)
        given = told.stdout.strip() or "315532800"
    return datetime.fromtimestamp(int(given), UTC)


def text_of(found: Sequence[Item], system: str) -> str:
    """Return the JSON text for what was found in the artefact for `system`."""
    components = sorted((_component(item) for item in found), key=lambda one: str(one["bom-ref"]))
    content = json.dumps([components, VERSION, system], sort_keys=True, ensure_ascii=False)
    serial = uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(content.encode()).hexdigest())
    bom = {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC}.schema.json", "bomFormat": "CycloneDX", "specVersion": SPEC,
        "serialNumber": f"urn:uuid:{serial}", "version": 1,
        "metadata": {"timestamp": built_at().strftime("%Y-%m-%dT%H:%M:%SZ"), "lifecycles": [{"phase": "build"}],
                     "component": _own(), "properties": [{"name": "jcm-pdd-studio:system", "value": system}]},
        "components": components, "dependencies": _dependencies(found)}
    return json.dumps(bom, indent=2, ensure_ascii=False) + "\n"


def _own() -> dict[str, Any]:
    return {"type": "application", "bom-ref": OWN, "name": "JCM PDD Studio", "version": VERSION, "purl": OWN,
            "licenses": [{"license": {"id": "Apache-2.0"}}]}


def _ref(item: Item) -> str:
    return item.purl or f"part:{item.key}"


def _component(item: Item) -> dict[str, Any]:
    one: dict[str, Any] = {"type": item.kind, "bom-ref": _ref(item), "name": item.name}
    if item.version:
        one["version"] = item.version
    if item.sha256:
        one["hashes"] = [_hash(item.sha256)]
    if item.licence:
        one["licenses"] = _licences(item.licence)
    if item.purl:
        one["purl"] = item.purl
    if item.home.startswith("http"):
        one["externalReferences"] = [{"type": "website", "url": item.home}]
    if item.files:
        one["components"] = [{"type": "file", "bom-ref": f"file:{name}", "name": name, "hashes": [_hash(seal)]}
                             for name, seal in item.files]
    return one


def _hash(seal: str) -> dict[str, str]:
    return {"alg": "SHA-256", "content": seal}


def _licences(said: str) -> list[dict[str, Any]]:
    """Return one licence by its SPDX identifier or name, or an expression of several."""
    if " " in said:
        return [{"expression": said}]
    key = "name" if said.startswith("LicenseRef-") else "id"
    return [{"license": {key: said.removeprefix("LicenseRef-")}}]


def _dependencies(found: Sequence[Item]) -> list[dict[str, Any]]:
    refs = {item.key: _ref(item) for item in found}
    needed = {refs[name] for item in found for name in item.needs if name in refs}
    listed = [{"ref": OWN, "dependsOn": sorted(set(refs.values()) - needed)}]
    for item in sorted(found, key=_ref):
        needs = {refs[name] for name in item.needs if name in refs} - {_ref(item)}
        if item.key == "pyside6-essentials":
            needs.add(refs["qt"])
        listed.append({"ref": _ref(item), "dependsOn": sorted(needs)})
    return listed
