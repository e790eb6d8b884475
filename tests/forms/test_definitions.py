"""Every form and methodology that ships: strict, complete in both languages, consistent, listed by a fresh index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel

from jcm_pdd.core.form import ColumnsItem, FieldDef, FieldItem, FormDef, TableItem
from jcm_pdd.core.formula import names, parse
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.schema_building import build
from jcm_pdd.core.text import Text
from jcm_pdd.core.units import check, known
from jcm_pdd.files import definition_index, strict_yaml
from jcm_pdd.files.countries import countries
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import (
    INDEX,
    library,
    load_form,
    load_methodology,
    parse_form,
    parse_methodology,
    text_sha256,
)

FORMS = [path for folder in ("documents", "papers") for path in sorted(data_path("forms", folder).glob("*.yaml"))]
METHODOLOGIES = sorted(data_path("forms", "methodologies").glob("*.yaml"))
# In full, as project files keep it: the file itself takes most from a shape.
SOLAR = library().text("methodologies", "TH_AM001", "01.0")
JAPANESE = re.compile(r"[\u3041-\u30fa\u4e00-\u9fff]")
# Names and codes that read the same in Japanese: plant tags, standards, formula signs.
SAME_IN_BOTH = re.compile(r"[A-Za-z0-9_ .,:;/<>≤×\-'\"()&@°・、]*\Z")


def texts(value: object, path: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts(item, f"{path}[{getattr(item, 'id', number)}]")


def fields(form: FormDef) -> Iterator[FieldDef]:
    for section in form.sections:
        for item in section.items:
            if isinstance(item, FieldItem):
                yield item.field
            elif isinstance(item, TableItem):
                yield from item.table.columns
            elif isinstance(item, ColumnsItem):
                yield from item.columns.columns


@pytest.fixture(params=METHODOLOGIES, ids=lambda path: path.stem)
def methodology(request: pytest.FixtureRequest) -> MethodologyDef:
    return load_methodology(request.param)


@pytest.fixture(params=FORMS, ids=lambda path: path.stem)
def form(request: pytest.FixtureRequest) -> FormDef:
    return load_form(request.param)


def test_index_is_fresh() -> None:
    assert data_path(*INDEX).read_text(encoding="utf-8") == definition_index.compile_index(), (
        "run: python -m jcm_pdd.files.definition_index")


def test_library_gives_every_file() -> None:
    own = library()
    assert len(own.entries) == len(FORMS) + len(METHODOLOGIES)
    for (name, version), entry in own.methodologies.items():
        assert entry.methodology.key == f"{name} ver{version}"
        assert entry.path.stem == f"{name}_ver{version}"
        text = own.text("methodologies", name, version)
        assert own.sha256("methodologies", name, version) == text_sha256(text)
    assert own.forms["PDD", "02.0"] is own.form("PDD", "02.0")


def test_unknown_version_is_a_problem() -> None:
    with pytest.raises(Problem, match=r"definition\.unknown"):
        library().methodology("TH_AM001", "09.0")


def _natural(place: str, text: Text) -> None:
    assert text.en.strip() == text.en, place
    assert text.ja.strip() == text.ja, place
    assert JAPANESE.search(text.en) is None, (place, text.en)
    if JAPANESE.search(text.ja) is None:
        assert SAME_IN_BOTH.match(text.ja), (place, text.ja)
    assert "TODO" not in text.en + text.ja, place


def test_form_texts_exist_in_both_languages(form: FormDef) -> None:
    for place, text in texts(form):
        _natural(place, text)


def test_methodology_texts_exist_in_both_languages(methodology: MethodologyDef) -> None:
    for place, text in texts(methodology):
        _natural(place, text)


def test_every_question_of_the_form_is_explained(form: FormDef) -> None:
    for field in fields(form):
        assert field.hint, field.id
        assert field.guide, field.id
        assert field.example, field.id


def test_every_parameter_is_explained(methodology: MethodologyDef) -> None:
    for parameter in methodology.parameters:
        assert parameter.hint, parameter.id
        assert parameter.guide, parameter.id
        assert parameter.example, parameter.id


def test_conditions_of_the_form_read_known_fields(form: FormDef) -> None:
    # A further document may ask for what every project knows.
    everywhere = (library().form("PDD", "02.0"), library().form("MoC", "01.0"), *library().papers)
    choices = {field.id: {c.id for c in field.choices} for one in (*everywhere, form) for field in fields(one)}
    tables = [item.table for section in form.sections for item in section.items if isinstance(item, TableItem)]
    conditions = [(owner.id, rule) for owner in [*fields(form), *tables] for rule in (owner.required, owner.shown)]
    conditions += [(one.id, rule) for one in form.lists for rule in (one.rows, one.unless)] + [*form.needs.items()]
    for owner, condition in conditions:
        assert names(parse(condition)) <= set(choices), owner
        for name, word in re.findall(r"(\w+) == '(\w+)'", condition):
            assert word in choices[name], (owner, condition)


def test_countries_of_the_form_are_the_partner_countries() -> None:
    country = next(f for f in fields(library().form("PDD", "02.0")) if f.id == "country")
    assert {c.id: (c.label.en, c.label.ja) for c in country.choices} == {
        code: (entry.name.en, entry.name.ja) for code, entry in countries().items()}


def test_units_of_every_methodology_fit(methodology: MethodologyDef) -> None:
    assert check(methodology) == []


def test_units_of_the_form_are_known(form: FormDef) -> None:
    assert all(known(field.unit) for field in fields(form) if field.unit)


def test_only_sourced_data_says_reported(methodology: MethodologyDef) -> None:
    for part in (*methodology.defaults, *methodology.parameters, *methodology.formulas, *methodology.criteria):
        assert part.provenance.source, part.id
        assert part.provenance.status != "verified", f"{part.id}: nobody has read the official text"
        assert ("recalled" in part.provenance.source) <= (
            part.provenance.status == "unverified" or "recalled" in part.provenance.source.split(";")[-1]
            or "recalled" in part.provenance.source.split(":")[-1]), part.id


def test_sentences_name_answers_that_can_be_put_in(methodology: MethodologyDef) -> None:
    own = library()
    schema = build(own.form("PDD", "02.0"), (methodology,))
    for criterion in methodology.criteria:
        assert JAPANESE.search(criterion.sentence) is None
        for name in re.findall(r"\{(\w+)\}", criterion.sentence):
            assert schema.place(f"{methodology.methodology}/{name}") or schema.place(name), (criterion.id, name)


def test_checks_point_at_a_place(methodology: MethodologyDef) -> None:
    for item in methodology.checks:
        assert methodology.parameter(item.place) or methodology.table(item.place), item.id


# ---------------------------------------------------------------------------------- what is refused


def refusal(text: str) -> Problem:
    with pytest.raises(Problem) as caught:
        parse_methodology(text, "file.yaml")
    assert caught.value.code == "definition.invalid"
    return caught.value


def line_of(text: str, part: str) -> int:
    return text[:text.index(part)].count("\n") + 1


@pytest.mark.parametrize(("old", "new", "key", "reason"), [
    ("    role: monitored", "    rol: monitored", "rol", "unknown key"),
    ("value: 0.533", "value: lots", "value", "decimal"),
    ("kind: yes_no", "kind: yesno", "kind", "Input should be 'text'"),
    ("expr: sum(i, RE_i)", "expr: sum(i, RE_i) + EG", "RE", "outside of its rows"),
    ("expr: sum(i, RE_i)", "expr: sum(j, RE_i)", "RE", "unknown index 'j'"),
    ("expr: EG * lookup(EF_RE, connection)", "expr: EG * * 2", "RE_i", "unexpected '*'"),
    ("expr: EG * lookup(EF_RE, connection)", "expr: EG * __import__('os')", "RE_i", "unknown function"),
    ("expr: EG * lookup(EF_RE, connection)", "expr: EG * missing", "RE_i", "unknown name 'missing'"),
])
def test_a_slip_is_refused_with_its_line(old: str, new: str, key: str, reason: str) -> None:
    text = SOLAR.replace(old, new, 1)
    problem = refusal(text)
    assert problem.arguments["key"] == key
    assert reason in problem.arguments["reason"]
    line = int(problem.where.removeprefix("file.yaml:"))
    assert abs(line - line_of(text, new)) <= 12, "the line lies inside the declaration with the slip"
    assert line <= line_of(text, new)


def test_a_circle_of_formulas_is_refused() -> None:
    text = SOLAR.replace("expr: sum(i, RE_i)", "expr: sum(i, RE_i) + PE").replace("expr: '0'", "expr: RE * 2")
    assert "RE -> PE -> RE" in refusal(text).arguments["reason"]


def test_a_key_given_twice_is_refused() -> None:
    problem = refusal(SOLAR.replace("country: TH", "country: TH\ncountry: ID"))
    assert problem.arguments["key"] == "country"
    assert problem.where == f"file.yaml:{line_of(SOLAR, 'country: TH') + 1}"


@pytest.mark.parametrize("text", ["- a", "a: [", "x: &a 1\ny: *a", "{" * 5000, "[" * 5000, "x: !!python/name:os.system",
                                  "", "a: 1\na: 2", "\x00", "a: b: c"])
def test_what_is_no_definition_is_refused(text: str) -> None:
    assert refusal(text).where.startswith("file.yaml:")


def test_an_item_of_the_form_with_a_wrong_key_is_named_once() -> None:
    text = data_path("forms", "documents", "pdd_ver02.0.yaml").read_text(encoding="utf-8")
    text = text.replace("          id: title\n", "          id: title\n          labl: x\n")
    with pytest.raises(Problem) as caught:
        parse_form(text, "pdd.yaml")
    assert caught.value.arguments["key"] == "labl"
    assert caught.value.where == f"pdd.yaml:{line_of(text, 'labl: x')}"


def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"definition\.unreadable"):
        load_form(tmp_path / "none.yaml")


def test_numbers_stay_exact_and_words_stay_words() -> None:
    data = strict_yaml.read("a: 0.319\nb: 12\nc: NO\nd: 2019-04-01\ne: on\nf: true\ng: 1e3\nh: '5'", "x").data
    assert data == {"a": Decimal("0.319"), "b": 12, "c": "NO", "d": "2019-04-01", "e": "on", "f": True,
                    "g": "1e3", "h": "5"}
    assert isinstance(data["a"], Decimal)


def test_listing_the_library_reads_no_definition(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(text: str, name: str) -> None:
        raise AssertionError(f"{name} was read")

    monkeypatch.setattr(strict_yaml, "read", forbidden)
    library.cache_clear()
    try:
        assert [e.country for e in library().methodologies.values()]
    finally:
        library.cache_clear()
