"""The user's own library of adopted forms: one folder a country, document and version."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.adoption.identity import Identity
from jcm_pdd.files.store import atomic
from jcm_pdd.files.word.binding import Binding

_FORM, _ABOUT = "form.docx", "form.json"


@dataclass(frozen=True, slots=True)
class Field:
    """A question only the adopted form asks: in its own words, and in Japanese where somebody put it so.

    `table` is the table whose column it is; `choices` are what a choice can be.
    """

    id: str
    label: str
    kind: str
    label_ja: str = ""
    table: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdoptedForm:
    """A form as it was published, with the binding that fills and reads it; `name` is the file it came from."""

    identity: Identity
    name: str
    data: bytes
    binding: Binding
    fields: tuple[Field, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the form's bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def about(self) -> str:
        """Return everything but the bytes as JSON text, to be kept beside them."""
        one = self.identity
        return json.dumps({
            "document": one.document, "country": one.country, "version": one.version, "file": self.name,
            "sha256": self.sha256, "binding": self.binding.model_dump(mode="json", exclude_defaults=True),
            "fields": [_stored(f) for f in self.fields], "track": one.track,
        }, ensure_ascii=False, indent=1) + "\n"  # unsorted: label rows are known by their order


def _stored(one: Field) -> dict[str, Any]:
    """Return a field as it is kept; what is empty is left out."""
    every = {"id": one.id, "label": one.label, "kind": one.kind, "label_ja": one.label_ja, "table": one.table,
             "choices": list(one.choices)}
    return {name: value for name, value in every.items() if value}


def _field(stored: dict[str, Any]) -> Field:
    return Field(str(stored["id"]), str(stored["label"]), str(stored["kind"]), str(stored.get("label_ja", "")),
                 str(stored.get("table", "")), tuple(map(str, stored.get("choices", ()))))


def form_of(about: str, data: bytes, where: str) -> AdoptedForm:
    """Return the form of its JSON text and bytes; Problem `adoption.damaged` when they do not belong together."""
    try:
        stored: dict[str, Any] = json.loads(about)
        identity = Identity(str(stored["document"]), str(stored["country"]), str(stored["version"]),
                            str(stored.get("track", "")))
        fields = tuple(map(_field, stored["fields"]))
        form = AdoptedForm(identity, str(stored["file"]), data, Binding.model_validate(stored["binding"]), fields)
        whole = stored["sha256"] == form.sha256
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise Problem("adoption.damaged", where) from error
    if not whole:
        raise Problem("adoption.damaged", where)
    return form


class FormLibrary:
    """The adopted forms in a folder, which is the user's own unless a test gives another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, form: AdoptedForm) -> None:
        """Keep a form in place of an earlier one of the same country, document and version."""
        one = form.identity
        folder = self._folder(one)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # The description names the hash, so a form half replaced is noticed and not used.
            (folder / _FORM).write_bytes(form.data)
            atomic.write_text(folder / _ABOUT, form.about())
        except OSError as error:
            raise Problem("adoption.not_kept", str(folder), reason=error.strerror or error) from error

    def remove(self, identity: Identity) -> None:
        """Take a form out of the library; projects that use it hold a copy of their own."""
        folder = self._folder(identity)
        try:
            for name in (_ABOUT, _FORM):
                (folder / name).unlink(missing_ok=True)
            folder.rmdir()
        except OSError as error:
            raise Problem("adoption.not_removed", str(folder), reason=error.strerror or error) from error

    def kept_on(self, identity: Identity) -> datetime | None:
        """Return when a form was put into the library, None when it is not there."""
        about = self._folder(identity) / _ABOUT
        return datetime.fromtimestamp(about.stat().st_mtime, UTC) if about.is_file() else None

    def _folder(self, one: Identity) -> Path:
        return self.folder / one.name

    def empty(self) -> bool:
        """Tell whether no form was ever adopted."""
        return next(self.folder.glob(f"*/{_ABOUT}"), None) is None

    def forms(self, which: str = "") -> tuple[AdoptedForm, ...]:
        """Return the forms by country, document and version; Problem `adoption.damaged` names a broken one.

        `which` is the beginning of the folder names to look at, such as "TH_PDD_".
        """
        found = [_read(about) for about in sorted(self.folder.glob(f"{which}*/{_ABOUT}"))]
        return tuple(sorted(found, key=_place_in_list))

    def sound(self) -> tuple[AdoptedForm, ...]:
        """Return the forms that are whole, for jobs that can do without the others."""
        found = []
        for about in sorted(self.folder.glob(f"*/{_ABOUT}")):
            with contextlib.suppress(Problem):
                found.append(_read(about))
        return tuple(sorted(found, key=_place_in_list))

    def newest(self, country: str, document: str, rules: str = "") -> AdoptedForm | None:
        """Return the adopted form of the highest version for a country and document.

        A project under special rules (`rules`) has their form where there is one; no other project has it.
        """
        fitting = [form for form in self.forms(f"{country}_{document}_")
                   if (form.identity.country, form.identity.document) == (country, document)]
        special = [form for form in fitting if rules and form.identity.rules == rules]
        chosen = special or [form for form in fitting if not form.identity.rules]
        return chosen[-1] if chosen else None


def _read(about: Path) -> AdoptedForm:
    where = str(about.parent)
    try:
        return form_of(about.read_text(encoding="utf-8"), (about.parent / _FORM).read_bytes(), where)
    except OSError as error:
        raise Problem("adoption.damaged", where) from error


def _place_in_list(form: AdoptedForm) -> tuple[str, str, tuple[int, ...]]:
    return form.identity.country, form.identity.document, _order(form.identity.version)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
