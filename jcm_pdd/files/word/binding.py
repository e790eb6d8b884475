"""The binding of a form: for each place, where it is and which answer lives there. Read from strict YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import strict_yaml

_MODEL = ConfigDict(frozen=True, extra="forbid")


class InSection(BaseModel):
    """A place below a heading path, in the table of that ordinal (from 1) under the heading.

    `occurrence` counts equal finds from 1; without it a second find is an error, not a choice.
    """

    model_config = _MODEL
    id: str = Field(min_length=1)
    under: tuple[str, ...] = Field(min_length=1)
    table: int = Field(default=1, ge=1)
    occurrence: int | None = Field(default=None, ge=1)


class InCell(InSection):
    """A place in one cell: right of a label, or at a row and column from 1 (-1 is the last row).

    With `below` the value stands under its label, in the next row at the label's column.
    """

    label: str | None = None
    label_column: int = Field(default=1, ge=1)
    below: bool = False
    row: int | None = None
    column: int | None = Field(default=None, ge=1)
    blank: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> InCell:
        if (self.label is None) == (self.row is None):
            raise ValueError("give either label or row")
        if self.row == 0 or (self.row is not None and self.column is None):
            raise ValueError("a row is counted from 1 (or -1) and needs a column")
        return self


class CellPlace(InCell):
    """One text in a cell of a table."""

    kind: Literal["cell"]


class InlinePlace(InSection):
    """One text in the cell of its own label, "Title of the project: ____"; table 0 are paragraphs of the body.

    `value` says where it stands: `after` the label and in the paragraphs behind it to the end of the cell, on the
    `line` of the label alone (other labels share the cell), or in the `next` paragraphs.
    """

    kind: Literal["inline"]
    table: int = Field(default=1, ge=0)
    label: str = Field(min_length=1)
    value: Literal["after", "line", "next"] = "after"
    blank: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _on_a_line(self) -> InlinePlace:
        if self.table == 0 and self.value != "line":
            raise ValueError("a label in the body has its value on its line")
        return self


class BoxPlace(InSection):
    """One text that is the whole content of a bordered one-cell box."""

    kind: Literal["column_box"]
    blank: tuple[str, ...] = ()


class ParagraphsPlace(InSection):
    """One text in the paragraphs between a table and the next table or heading; 0 is before the first table."""

    kind: Literal["paragraphs"]
    table: int = Field(default=1, ge=0)
    blank: tuple[str, ...] = ()


class SidesPlace(InCell):
    """Rows printed one paragraph each into one cell, such as the participants of one side."""

    kind: Literal["sides"]
    cell: str = "name"


class NumberedPlace(InSection):
    """Rows printed one numbered paragraph each into a box."""

    kind: Literal["numbered"]
    cell: str = "text"
    blank: tuple[str, ...] = ()


class ListedPlace(InSection):
    """Rows spread over the value cells of a label table, numbered inside each cell when there are several.

    `lines` maps label to column id; `name` is the column printed in brackets before the first line's value.
    `label_columns` names the grid column (from 1) of each label that is not in the first one; `value` as for a
    text in the cell of its label, else the value cell stands right of the label.
    """

    kind: Literal["listed"]
    lines: dict[str, str] = Field(min_length=1)
    name: str | None = None
    label_columns: dict[str, int] = Field(default_factory=dict)
    value: Literal["beside", "after", "next"] = "beside"


class RowsPlace(InSection):
    """A repeating table: `columns` maps header label to column id; `first` and `last` rows stay as they are.

    `key` names the column whose text becomes the row's id on reading; otherwise rows are r1, r2, ...
    A row whose every text is empty or among `blank` is a blank row of the form.
    """

    kind: Literal["rows"]
    columns: dict[str, str] = Field(min_length=1)
    first: int = Field(default=0, ge=0)
    last: int = Field(default=0, ge=0)
    key: str | None = None
    blank: tuple[str, ...] = ()


class LinePlace(InSection):
    """One fixed row of a table with headers, such as a total: known by its position and its first label."""

    kind: Literal["line"]
    columns: dict[str, str] = Field(min_length=1)
    row: int
    label: str


class BlocksPlace(InSection):
    """Consecutive label rows repeated as a block for each item; `lines` maps label to column id.

    The labels stand in the grid column `label_column`. With `across` the labels of an item stand side by side in one
    row, each left of its value.
    """

    kind: Literal["blocks"]
    lines: dict[str, str] = Field(min_length=1)
    label_column: int = Field(default=1, ge=1)
    across: bool = False


class Ticked(InCell):
    """A place of boxes to tick, each known by its words.

    `boxes`: in the one value `cell`, spread over the `row` right of the label, or no boxes but cells to be marked
    with an X, `beside` the cell of their words or `below` it. `words` stand before or after their box.
    """

    boxes: Literal["cell", "row", "beside", "below"] = "cell"
    words: Literal["after", "before"] = "after"


class CheckPlace(Ticked):
    """A yes or no as two boxes to tick, or one; `yes` and `no` are the words of the boxes."""

    kind: Literal["check"]
    yes: str = "Yes"
    no: str | None = "No"


class OptionsPlace(Ticked):
    """One of several boxes to tick; the answer is printed and read as the words of its box."""

    kind: Literal["options"]
    options: tuple[str, ...] = Field(min_length=2)


class PicturesPlace(InSection):
    """Figures with captions in a one-cell box; text of another place may share the box."""

    kind: Literal["pictures"]


class HeaderPlace(BaseModel):
    """The form code in the page headers."""

    model_config = _MODEL
    kind: Literal["header"]
    id: str = Field(min_length=1)


SectionPlace: TypeAlias = (
    CellPlace
    | InlinePlace
    | BoxPlace
    | ParagraphsPlace
    | SidesPlace
    | NumberedPlace
    | ListedPlace
    | RowsPlace
    | LinePlace
    | BlocksPlace
    | CheckPlace
    | OptionsPlace
    | PicturesPlace
)
Place: TypeAlias = Annotated[SectionPlace | HeaderPlace, Field(discriminator="kind")]


class Binding(BaseModel):
    """A form's places. `headings` says whether headings are known by style or by the texts named in `under`.

    With `frames` a table that holds tables is layout: what its cells hold is read as if it stood in the body.
    An id may stand at several places: all are filled, the first one is read, and a difference is reported.
    """

    model_config = _MODEL
    form: str = Field(min_length=1)
    code: str = Field(pattern=r"\{CC\}")
    headings: Literal["styles", "texts"] = "styles"
    frames: bool = False
    places: tuple[Place, ...] = Field(min_length=1)

    def form_code(self, country: str) -> str:
        """Return the form code for a two-letter country code, e.g. JCM_TH_F_PDD_ver02.0."""
        return self.code.replace("{CC}", country)

    def ids(self) -> tuple[str, ...]:
        """Return every bound id once, in the order of the form."""
        return tuple(dict.fromkeys(place.id for place in self.places))


def load_binding(path: Path) -> Binding:
    """Return the binding kept at `path`; raises Problem `definition.unreadable` or `definition.invalid`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem("definition.unreadable", str(path), reason=error) from error
    return parse_binding(text, path.name)


def parse_binding(text: str, name: str) -> Binding:
    """Return the binding written in `text`; raises Problem `definition.invalid`, where = "name:line"."""
    source = strict_yaml.read(text, name)
    try:
        return Binding.model_validate(source.data)
    except ValidationError as error:
        first = error.errors()[0]
        path = (*first["loc"][:2], *first["loc"][3:])  # the third step is the kind, no key of the file
        raise source.problem(source.line(path), str(path[-1]) if path else "", first["msg"]) from error
