"""The pages of the help: every section, methodology and table has one in both languages, up to date."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import library
from jcm_pdd.files.help import lists, written
from jcm_pdd.files.help.book import Book
from jcm_pdd.files.help.sections import panels_of, shipped_forms
from jcm_pdd.files.help.words import bare, window_words
from jcm_pdd.files.messages import finding_catalogue
from jcm_pdd.files.reference_tables import table_names

LANGUAGES = ("en", "ja")
TEXTS = {"tr", "translate", "QT_TRANSLATE_NOOP"}


@pytest.fixture(scope="module")
def book() -> Book:
    """Return the help of the shipped forms and all methodologies."""
    return Book(library().methodologies.values(), shortcuts=lambda: [("File", "Save", "Ctrl+S")])


@pytest.fixture(scope="module")
def said(repository: Path) -> dict[str, set[str]]:
    """Return every text the window can show, as its code hands it to the translation, with the parts that say it."""
    found: dict[str, set[str]] = {}
    for path in (repository / "jcm_pdd" / "gui").rglob("*.py"):
        _hear(ast.parse(path.read_text(encoding="utf-8")), "", found)
    return found


def _hear(node: ast.AST, part: str, found: dict[str, set[str]]) -> None:
    part = node.name if isinstance(node, ast.ClassDef) else part
    if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in TEXTS:
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if len(texts) > 1:
            found.setdefault(bare(texts[1]), set()).add(texts[0])
        elif texts:
            found.setdefault(bare(texts[0]), set()).add(part)
    for child in ast.iter_child_nodes(node):
        _hear(child, part, found)


@pytest.fixture(scope="module", params=sorted(written.sources()), ids=".".join)
def source(request: pytest.FixtureRequest) -> written.Source:
    """Return each written page in each language."""
    return written.sources()[request.param]


# --- written pages -----------------------------------------------------------------------------------


def exists(word: str, said: dict[str, set[str]]) -> bool:
    """Tell whether the window says a word of a page, in the part the page names."""
    text, _, part = word.partition("@")
    return text in said and (not part or part in said[text])


def test_a_written_page_names_only_menus_and_buttons_that_exist(source: written.Source, said: dict[str, set[str]]):
    assert [word for word in source.words if not exists(word, said)] == []


def test_a_word_that_reads_differently_in_two_places_says_which(source: written.Source):
    unsure = [word for word in source.words if "@" not in word
              and len(set(window_words().get(word, {}).values())) > 1]

    assert unsure == []


def test_a_word_that_is_gone_would_be_found(said: dict[str, set[str]]):
    assert exists("Save", said)
    assert exists("Look@ProofBlock", said)
    assert not exists("Look@ExportPage", said)
    assert not exists("Button that never was", said)


def test_every_written_page_is_there_in_both_languages():
    names = {name for name, _ in written.sources()}

    assert {(name, language) for name in names for language in LANGUAGES} == set(written.sources())


def test_both_languages_tell_of_the_same_things():
    for (name, language), one in written.sources().items():
        other = written.sources()[name, "en" if language == "ja" else "ja"]
        assert set(one.words) == set(other.words), name
        assert (one.subjects, one.order, sorted(one.links)) == (other.subjects, other.order, sorted(other.links)), name


def test_the_pictures_of_a_page_exist(source: written.Source):
    folder = data_path("resources", "help", "pictures")

    assert [name for name in source.pictures if not (folder / name).is_file()] == []


def test_a_picture_speaks_the_language_of_its_page(source: written.Source):
    assert all(re.search(rf"-{source.language}(-dark)?\.png$", name) for name in source.pictures)


def test_a_written_page_leads_to_pages_that_exist(source: written.Source, book: Book):
    assert [target for target in source.links if not book.has(target)] == []


def test_no_mark_is_left_on_a_rendered_page(source: written.Source):
    page = written.written_page(source.id, source.language)

    assert not re.search(r"\{\{|\}\}|\*\*|!\[|\]\(|`", page.body)


def test_a_japanese_page_is_in_japanese(source: written.Source):
    if source.language == "ja":
        assert len(re.findall(r"[\u3040-\u30ff]", source.text)) > 100
    else:
        assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", source.text)


def test_what_the_window_says_stands_on_a_page_as_it_says_it():
    assert "<b>Save as…</b>" in written.render("Press {{Save as…}}.", "en")
    assert "<b>名前を付けて保存…</b>" in written.render("{{Save as…@Actions}}を押します。", "ja")


def test_marks_become_html_and_nothing_else_does():
    made = written.render("## A <b>\n\n- one\n  more\n- `two`\n\n1. x [y](help:start)", "en")

    assert made == ("<h2>A &lt;b&gt;</h2><ul><li>one more</li><li><code>two</code></li></ul>"
                    '<ol><li>x <a href="help:start">y</a></li></ol>')


# --- generated pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_of_every_form_has_a_page_with_all_its_questions(book: Book, language: str):
    for form in shipped_forms():
        for section in form.sections:
            page = book.page(f"section/{section.id}", language)
            for item in section.items:
                fields = [item.field] if hasattr(item, "field") else (
                    item.table.columns if hasattr(item, "table") else ())
                for field in fields:
                    assert field.label.get(language) in page.plain, (section.id, field.id)
                    if field.guide is not None:
                        assert " ".join(field.guide.get(language).split()) in page.plain, (section.id, field.id)


def test_every_part_a_section_shows_has_a_written_page():
    lacking = [(section.id, part) for form in shipped_forms() for section in form.sections
               for part in panels_of(section) if not written.about(f"part/{part}")]

    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_methodology_says_criteria_inputs_defaults_and_formulas(book: Book, language: str):
    page = book.page("methodology/ID_AM002@02.0", language)
    m = library().methodology("ID_AM002", "02.0")

    for criterion in m.criteria:
        assert criterion.text.get(language) in page.plain
    for parameter in m.parameters:
        assert parameter.label.get(language) in page.plain
    for default in m.defaults:
        assert f"{default.value:f}" in page.plain
    assert "RE" in page.plain
    assert "=" in page.plain


def test_every_methodology_has_a_page(book: Book):
    for entry in library().methodologies.values():
        assert book.has(f"methodology/{entry.id}@{entry.version}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_table_has_a_page(book: Book, language: str):
    for name in table_names():
        assert book.page(f"reference/{name}", language).plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_says_what_and_what_to_do(book: Book, language: str):
    body = book.page(lists.FINDINGS, language).body

    assert [code for code in finding_catalogue() if f'name="{code}"' not in body] == []
    assert not re.search(r"\{\w+\}", body)


def test_the_keys_are_those_handed_over(book: Book):
    assert "Ctrl+S" in book.page(lists.KEYS, "en").plain


def test_the_glossary_has_each_word_once():
    for language in LANGUAGES:
        words = [one.term.get(language).casefold() for one in lists.glossary()]
        assert len(set(words)) == len(words) > 20


def test_the_contents_name_no_page_twice_and_each_can_be_opened(book: Book):
    names = [entry.id for entry in book.contents]

    assert len(set(names)) == len(names)
    for entry in book.contents:
        if entry.group != "methodology":
            for language in LANGUAGES:
                assert book.page(entry.id, language).title


def test_conditions_are_said_with_the_words_of_the_form(book: Book):
    assert "Years counted until" in book.page("section/c3", "en").plain
    for form in shipped_forms():
        for section in form.sections:
            assert "==" not in book.page(f"section/{section.id}", "en").plain


def test_a_page_says_where_its_answers_are_printed(book: Book):
    plain = book.page("section/a3", "en").plain.replace(" :", ":")

    assert "Printed in: JCM Project Design Document Form › A.3" in plain


# --- search and places -------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["coordinates", "座標", "ＣＯＯＲＤＩＮＡＴＥＳ"])
def test_both_languages_find_the_same_page_whatever_the_width(book: Book, words: str):
    assert "section/a3" in [entry.id for entry in book.search(words)]


def test_a_title_comes_before_a_text(book: Book):
    found = [entry.id for entry in book.search("verification desk")]

    assert found[0] == "verification"
    assert len(found) > 1


def test_nothing_is_found_for_nothing(book: Book):
    assert book.search("  ") == ()
    assert book.search("xyzzy plugh") == ()


def test_pages_are_made_ready_one_by_one():
    book = Book(())
    words = "one pair of coordinates for several sites"
    assert book.search(words, ready=True) == ()
    count = 0
    while book.prepare():
        count += 1

    assert count == len(book.contents)
    assert "section/a3" in [entry.id for entry in book.search(words, ready=True)]


def test_an_address_leads_to_its_question(book: Book):
    assert book.about_address("a1", "title") == "section/a1#title"
    assert book.about_address("a3", "sites/r7/name") == "section/a3#sites.name"
    assert book.about_address("a3", "") == "section/a3"
    assert 'name="sites.name"' in book.page("section/a3", "en").body


def test_what_has_no_page_begins_at_the_beginning(book: Book):
    assert book.about("page/NothingLikeIt") == "start"
    with pytest.raises(KeyError):
        book.page("nothing", "en")
