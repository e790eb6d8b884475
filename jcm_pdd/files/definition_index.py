"""Makes the compiled index of forms/: `python -m jcm_pdd.files.definition_index` writes it anew.

The index holds what lists show (id, version, country, title, status), so that the start reads no YAML.
"""

from __future__ import annotations

import json
from typing import Any

from jcm_pdd.core.text import Text
from jcm_pdd.files.completeness import cases_of, stored
from jcm_pdd.files.data import data_path
from jcm_pdd.files.data_update.in_use import use
from jcm_pdd.files.definitions import INDEX, flat_text, parse_form, parse_methodology, text_sha256


def compile_index() -> str:
    """Return the text of the index; raise Problem for the first definition that is not valid."""
    entries: list[dict[str, Any]] = []
    for kind, path in [(folder, path) for folder in ("documents", "papers")
                       for path in sorted(data_path("forms", folder).glob("*.yaml"))]:
        text = path.read_text(encoding="utf-8")
        form = parse_form(text, path.name)
        entry = {"kind": kind, "file": path.name, "id": form.form, "version": form.version,
                 "title": _texts(form.title), "status": form.provenance.status, "sha256": text_sha256(text)}
        entries.append({**entry, "on_request": True} if form.on_request else entry)
    for path in sorted(data_path("forms", "methodologies").glob("*.yaml")):
        text = flat_text(path.read_text(encoding="utf-8"), path.name)
        m = parse_methodology(text, path.name)
        entries.append({
            "kind": "methodologies", "file": path.name, "id": m.methodology, "version": m.version,
            "title": _texts(m.title), "status": m.provenance.status, "sha256": text_sha256(text),
            "country": m.country, "general": m.general, "technology_id": m.technology_id,
            "technology": _texts(m.technology),
            "summary": _texts(m.summary), "approved_on": m.approved_on, "in_force_until": m.in_force_until,
            "measured": [{"symbol": p.symbol or "", "unit": p.unit or "", **_texts(p.label)}
                         for p in m.parameters if p.role == "monitored"],
            # Worked cases lie beside the tests and are not shipped: they are counted here.
            "completeness": stored(m, cases_of(m.methodology, m.version)),
        })
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _texts(text: Text) -> dict[str, str]:
    return {"en": text.en, "ja": text.ja}


def write() -> None:
    """Write the index beside the other resources."""
    path = data_path(*INDEX)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(compile_index(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    use(None)  # whoever writes definitions may have taken a data update
    write()
