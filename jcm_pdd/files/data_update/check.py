"""Whether this program can work with a data set: everything that differs is read the way it is read in use.

A signature says who made an update, not that it is without a slip; what would fail later is refused before it is taken.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import data_root
from jcm_pdd.files.data_update.describe import FORMS, METHODS, REFERENCE, SHAPES, described
from jcm_pdd.files.definitions import INDEX, flat_text, parse_form, parse_methodology, text_sha256

Told = Callable[[int, int], object]


def silent(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def check(root: Path, paths: Iterable[str], told: Told = silent) -> None:
    """Read the files that differ; the process has to work with the data in `root`. `told` hears how far it is.

    Raises Problem "data.unfit" with file and reason for the first one this program cannot work with.
    """
    changed = described(root, paths)
    steps: list[tuple[str, Callable[[], object]]] = [("definitions.json", lambda: _index(root, changed))]
    steps += [(path, lambda path=path: _definition(root / path)) for path in changed  # type: ignore[misc]
              if path.startswith((METHODS, FORMS)) and (root / path).is_file()]
    steps += [(Path(path).stem, lambda path=path: _table(path)) for path in changed  # type: ignore[misc]
              if path.startswith(REFERENCE)]
    steps += [("rules", _rules), ("review", _review), ("documents", _documents), ("samples", _samples)]
    for done, (name, step) in enumerate(steps):
        told(done, len(steps))
        try:
            step()
        except Problem as problem:
            raise _unfit(problem.where or name, problem) from problem
        except Exception as error:  # whatever it is: in use it would come up in the middle of work
            reason = " ".join(str(error).split())[:300] or type(error).__name__
            raise Problem("data.unfit", name, reason=reason) from error
    told(len(steps), len(steps))


def _unfit(where: str, problem: Problem) -> Problem:
    reason = problem.arguments.get("reason") or problem.code
    return Problem("data.unfit", where, reason=reason, reason_ja=problem.arguments.get("reason_ja") or reason)


def _index(root: Path, changed: tuple[str, ...]) -> None:
    """The list and the files are of one making: each file once, with its own text."""
    entries = json.loads(root.joinpath(*INDEX).read_text(encoding="utf-8"))
    listed = {f"forms/{entry['kind']}/{entry['file']}": entry for entry in entries}
    there = {path.relative_to(root).as_posix() for stem in (METHODS, FORMS) for path in (root / stem).glob("*.yaml")}
    _same(set(listed), there)
    _same({(entry["kind"], entry["id"], entry["version"]) for entry in entries}, None, len(entries))
    own = {entry["sha256"] for entry in json.loads(data_root().joinpath(*INDEX).read_text(encoding="utf-8"))}
    for path, entry in listed.items():
        # What was listed under the same text before was read before, by those who made the program.
        if path in changed or entry["sha256"] not in own:
            text = (root / path).read_text(encoding="utf-8-sig")
            _same({entry["sha256"]}, {text_sha256(flat_text(text, path) if path.startswith(METHODS) else text)})


def _same(listed: set[Any], there: set[Any] | None, count: int | None = None) -> None:
    if (there is not None and listed != there) or (count is not None and len(listed) != count):
        odd = sorted(map(str, listed ^ there))[:3] if there is not None else []
        raise ValueError(f"the list of definitions does not agree with the files: {', '.join(odd) or 'given twice'}")


def _definition(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    if path.parent.name == "methodologies":
        m = parse_methodology(flat_text(text, path.name), path.name)
        _same({path.name}, {f"{m.methodology}_ver{m.version}.yaml"})
    else:
        parse_form(text, path.name)


def _table(path: str) -> None:
    from jcm_pdd.files.reference_tables import reference_table

    reference_table(Path(path).stem)


def _rules() -> None:
    from jcm_pdd.files.countries import countries, outline
    from jcm_pdd.files.definitions import shape_names
    from jcm_pdd.files.packages import GENERATIONS, generation_of, rule_set
    from jcm_pdd.files.reference_tables import table_names
    from jcm_pdd.files.technologies import supported_projects, technologies
    from jcm_pdd.files.timeline_rules import cycle_table, rules_for

    for generation in GENERATIONS:
        rule_set(generation)
    cycle_table()
    for code in countries():
        rules_for(code)
        rule_set(generation_of(code)[0])
        outline(code)
    # What users wrote themselves extends shapes and takes from tables: none of these may go.
    for stem, names in ((REFERENCE, table_names()), (SHAPES, shape_names())):
        _there({path.stem for path in (data_root() / stem).glob("*.yaml")}, set(names))
    technologies()
    supported_projects()


def _review() -> None:
    import yaml

    from jcm_pdd.files.review_data import catalogue, review_data, validation_list

    validation_list()
    limits, found = set(review_data().limits), set(catalogue().findings)
    for name, part, known in (("limits.yaml", "limits", limits), ("catalogue.yaml", "findings", found)):
        own = yaml.load((data_root() / "resources" / "review" / name).read_text(encoding="utf-8"),
                        Loader=yaml.CBaseLoader)  # noqa: S506 it makes texts, lists and mappings alone
        _there(set(own[part]), known)


def _there(needed: set[str], known: set[str]) -> None:
    """What the code of this program asks for by name has to be there."""
    if needed - known:
        raise ValueError(f"this program needs {', '.join(sorted(needed - known)[:3])}")


def _documents() -> None:
    """Every document has its blank form and a binding that can be read; the main form is the one projects pin."""
    from jcm_pdd.files.adoption.common import fact_of
    from jcm_pdd.files.definitions import library
    from jcm_pdd.files.documents import own_form, shipped
    from jcm_pdd.files.opc import read_package
    from jcm_pdd.files.pinning import FORM

    library().form(*FORM)
    for name, _ in shipped():
        form = own_form(name)
        read_package(form.data, form.name)
    fact_of("Title")


def _samples() -> None:
    """The samples of the program open with it: their methodologies are there."""
    from jcm_pdd.files.definitions import library
    from jcm_pdd.files.samples import samples

    for sample in samples():
        answers = sample.answers
        for row in answers.get("methodologies") or ():  # type: ignore[union-attr]
            stem = f"methodologies/{row}"
            library().sha256("methodologies", str(answers[f"{stem}/methodology"]), str(answers[f"{stem}/version"]))
