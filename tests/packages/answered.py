"""Answers for every question of the documents of the package, and measured values of monitoring periods."""

from __future__ import annotations

from jcm_pdd.core.form import ColumnsItem, FieldDef, FieldItem, FormDef, TableItem
from jcm_pdd.files import documents
from jcm_pdd.files.definitions import library
from jcm_pdd.files.session import Session

ON_REQUEST = tuple(name for name, version in documents.shipped() if library().on_request(name, version))
SIGNS = {"telephone": "+62-21-000-0000", "email": "jcm@example.com", "primary_salutation": "mr",
         "primary_last_name": "Example", "primary_first_name": "Taro", "primary_title": "Director"}
HOLDERS = {"holders/r1/name": "Example Holder", "holders/r1/share": "33.3", "holders/r2/name": "Government (example)",
           "holders/r2/side": "japan", "holders/r2/account": "JP-1", "holders/r2/share": "66.7",
           "split_rounding": "down_rest_to_one", "split_rest_to": "Example Holder"}
SLICES = (("2019-04-01", "2019-12-31"), ("2020-01-01", "2020-12-31"), ("2021-01-01", "2021-03-31"))
AMOUNTS = {"r1": ("1000.5", "1400.25", "333.125"), "r2": ("800.125", "1100.5", "250")}


def text_for(field: FieldDef) -> str:
    """Return an answer of the field's kind."""
    if field.names is not None:
        return "Example Holder"
    return {"yes_no": "yes", "date": "2026-11-20", "number": "100",
            "choice": field.choices[0].id if field.choices else "",
            "long_text": f"First line of {field.id}.\nSecond line."}.get(field.kind, f"Text of {field.id}")


def answers_of(form: FormDef) -> dict[str, str]:
    """Return answers for all questions of a form, in one row of each table."""
    found = {}
    for item in (item for section in form.sections for item in section.items):
        if isinstance(item, FieldItem):
            found[item.field.id] = text_for(item.field)
        elif isinstance(item, TableItem | ColumnsItem):
            table = item.table.id if isinstance(item, TableItem) else item.columns.table
            columns = item.table.columns if isinstance(item, TableItem) else item.columns.columns
            found |= {f"{table}/r1/{column.id}": text_for(column) for column in columns}
    return found


def answer_everything(session: Session) -> None:
    """Take every document into the package and answer all it asks."""
    for name in ON_REQUEST:
        documents.join(session.journal, name)
    session.definitions_changed()
    answers = {"reference_number": "ID999", "tpes/r1/name": "Example Certification Ltd."}
    for row in ("r1", "r2", "r3"):
        answers[f"participants/{row}/is_focal_point"] = "yes" if row == "r2" else "no"
    for row in ("r1", "r2"):
        answers |= {f"participants/{row}/{column}": text for column, text in SIGNS.items()}
    for name in ON_REQUEST:
        answers |= answers_of(documents.shipped_form(name))
    period = {"periods/r1/number": "1", "periods/r1/from": "2018-07-01", "periods/r1/to": "2018-12-31",
              "periods/r1/is_current": "yes", "periods/r1/report_version": "01.0",
              "periods/r1/report_date": "2019-02-03", "periods/r2/number": "2", "periods/r2/is_current": "no"}
    rows = [(f"ID_AM002/chillers/{unit}/EC_PJ", "2018-07-01", "2018-12-31", amount, "MWh")
            for unit, amount in (("r1", "700.5"), ("r2", "650.25"), ("r3", "1000.125"))]
    session.set_answers({**answers, **period, **HOLDERS, **monitored(rows)})


def monitored(rows: list[tuple[str, str, str, str, str]]) -> dict[str, str]:
    """Return the answers of rows of measured values: parameter, first and last day, value, unit."""
    names = ("of", "from", "to", "value", "unit")
    return {f"monitored/r{at}/{name}": text for at, row in enumerate(rows, 1)
            for name, text in zip(names, row, strict=True)}


def measured_solar(session: Session) -> None:
    """Enter a period over three calendar years; the second year of the first system comes in two parts, in kWh."""
    documents.join(session.journal, "Iss_Req")
    session.definitions_changed()
    rows = []
    for unit, amounts in AMOUNTS.items():
        for (first, last), amount in zip(SLICES, amounts, strict=True):
            rows.append((f"TH_AM001/systems/{unit}/EG", first, last, amount, "MWh"))
    rows[1] = (rows[1][0], "2020-01-01", "2020-05-31", "600250", "kWh")
    rows.append((rows[1][0], "2020-06-01", "2020-12-31", "800", "MWh"))
    session.set_answers({"periods/r1/number": "1", "periods/r1/from": "2019-04-01", "periods/r1/to": "2021-03-31",
                         "periods/r1/is_current": "yes", **HOLDERS, **monitored(rows)})
