"""What to see, photograph, collect and ask at a site: worked out from what the project holds and still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from jcm_pdd.core.papers.evidence import register as evidence_register
from jcm_pdd.core.papers.lacking import Need, lacking
from jcm_pdd.core.papers.metering import Meter, register
from jcm_pdd.core.papers.organisation import persons
from jcm_pdd.core.papers.request_sites import about, at_site, missing, rows_at, site_names
from jcm_pdd.core.project import Edit, Json, Project
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.schema import CriterionBlock, TableBlock
from jcm_pdd.core.text import Text

Group = Literal["see", "meters", "papers", "people", "own"]
GROUPS: tuple[Group, ...] = ("see", "meters", "papers", "people", "own")
CHECKS = "visit_checks"
_OF_METER = (("serial", "serial number", "製造番号"), ("accuracy_class", "accuracy class", "精度階級"),
             ("ct", "current transformer", "変流器"), ("seal", "seal", "検定・封印"))


@dataclass(frozen=True, slots=True)
class Item:
    """One point of the list: its permanent id, what to do, the question it is about, and what was found.

    `row` is the row of the findings that answers it, "" while there is none.
    """

    id: str
    group: Group
    text: Text
    about: str = ""
    row: str = ""
    done: bool | None = None
    finding: str = ""


def sites_to_visit(project: Project) -> tuple[str, ...]:
    """Return the names of the sites; a project without a named one is visited as a whole, under no name."""
    return site_names(project) or ("",)


def items(context: Context, site: str) -> tuple[Item, ...]:
    """Return the list for a site in the order of `GROUPS`; points people added themselves come last."""
    answers = _answers(context.project, site)
    found = [*_see(context, site), *_meters(context, site), *_papers(context, site), *_people(context)]
    listed = [_with(item, answers) for item in found]
    known = {item.id for item in found}
    own = [Item(text, "own", Text(en=text, ja=text), "", row, done, said)
           for text, (row, done, said) in answers.items() if text not in known]
    return (*listed, *own)


def answer_edit(project: Project, site: str, item: str, values: Mapping[str, Json]) -> Edit:
    """Return the edit that notes what was found for a point (`done`, `finding`), in a new row when it has none."""
    from jcm_pdd.core.edits import add_rows

    known = _answers(project, site).get(item)
    changes = []
    if known is not None:
        row = known[0]
    else:
        made, (row,) = add_rows(project, CHECKS)
        changes += [*made.changes, project.change(f"{CHECKS}/{row}/item", item),
                    project.change(f"{CHECKS}/{row}/site", site or None)]
    changes += [project.change(f"{CHECKS}/{row}/{name}", value) for name, value in values.items()]
    return Edit("edit.visit", tuple(changes), {"address": CHECKS})


def _answers(project: Project, site: str) -> dict[str, tuple[str, bool | None, str]]:
    found: dict[str, tuple[str, bool | None, str]] = {}
    for row in project.rows(CHECKS):
        item, where = (project.get(f"{CHECKS}/{row}/{name}") for name in ("item", "site"))
        if isinstance(item, str) and item not in found and (where == site or not where):
            done, said = (project.get(f"{CHECKS}/{row}/{name}") for name in ("done", "finding"))
            found[item] = row, done if isinstance(done, bool) else None, said if isinstance(said, str) else ""
    return found


def _with(item: Item, answers: Mapping[str, tuple[str, bool | None, str]]) -> Item:
    if item.id not in answers:
        return item
    row, done, said = answers[item.id]
    return Item(item.id, item.group, item.text, item.about, row, done, said)


def _see(context: Context, site: str) -> Iterator[Item]:
    for row in context.project.rows("sites"):
        name = context.project.get(f"sites/{row}/name")
        if name == site and missing(context.project, f"sites/{row}/coordinates"):
            yield Item(f"coordinates:{row}", "see", Text(en="Note the coordinates at the main gate or the equipment",
                                                         ja="正門または設備の位置で座標を記録する"),
                       f"sites/{row}/coordinates")
    yield from _units(context, site)
    for plan in context.schema.sections:
        for block in plan.blocks:
            if isinstance(block, CriterionBlock):
                yield _criterion(block)
    yield Item("figure", "see", Text(
        en="Walk along the lines from the supply to every meter and compare them with the figure of C.2",
        ja="受電・燃料供給から各計量器まで系統をたどり、C.2の図と照合する"), "figure_parts")


def _units(context: Context, site: str) -> Iterator[Item]:
    for block in context.schema.tables.values():
        if block.methodology is None or not isinstance(block, TableBlock):
            continue
        for row in rows_at(context, block.address, site):
            name = about(context, block.address, row)
            yield Item(f"unit:{block.address}/{row}", "see", Text(
                en=f"{block.table.row_name.en} {name}: see it in operation, photograph the name plate",
                ja=f"{block.table.row_name.ja} {name}：稼働状況を確認し、銘板を撮影する"), f"{block.address}/{row}")


def _criterion(block: CriterionBlock) -> Item:
    one, m = block.criterion, block.methodology.methodology
    return Item(f"criterion:{block.address}", "see", Text(
        en=f"{one.label.en} ({m}): see that it is met. {one.text.en}",
        ja=f"{one.label.ja}（{m}）：満たしていることを確認する。{one.text.ja}"), block.address)


def _meters(context: Context, site: str) -> Iterator[Item]:
    meters = [one for one in register(context.project).meters if one.texts["site"] in (site, "")]
    for one in meters:
        yield Item(f"meter:{one.row}", "meters", _meter_text(one), one.address)
    yield Item("meter:others", "meters", Text(
        en="Meters that are not in the register yet: name plate, serial number, display, what they measure",
        ja="台帳にない計量器：銘板、製造番号、表示、測定対象を撮影する"), "meters")


def _meter_text(one: Meter) -> Text:
    place = f" ({one.texts['location']})" if one.texts["location"] else ""
    lacking_en = [en for name, en, _ in _OF_METER if not one.texts[name]]
    lacking_ja = [ja for name, _, ja in _OF_METER if not one.texts[name]]
    note_en = f" Not known yet: {', '.join(lacking_en)}." if lacking_en else ""
    note_ja = f"未確認：{'、'.join(lacking_ja)}。" if lacking_ja else ""
    return Text(en=f"{one.name}{place}: photograph the display, the name plate with its serial number, and the seal."
                   f"{note_en}",
                ja=f"{one.name}{place}：表示、製造番号が読める銘板、封印を撮影する。{note_ja}")


def _papers(context: Context, site: str) -> Iterator[Item]:
    for one in evidence_register(context.project):
        if one.status == "requested" and not one.in_hand:
            name = " ".join(part for part in (one.number, one.title) if part)
            words = Text(en=f"Collect: {name}", ja=f"受け取る：{name}")
            yield Item(f"evidence:{one.row}", "papers", words, one.address)
    for need in lacking(context):
        if need.state != "no_file" and need.kind != "default" and at_site(context, need.claim, site):
            yield Item(f"proof:{need.claim}", "papers", _proof_text(need), need.claim)


def _proof_text(need: Need) -> Text:
    """Return the words before the name of the claim, which windows and papers put in for `{name}`."""
    said_en, said_ja = (f" Said to be: {need.said}.", f"根拠とされる文書：{need.said}。") if need.said else ("", "")
    return Text(en="A paper that proves {name}." + said_en, ja="{name}を裏付ける資料。" + said_ja)


def _people(context: Context) -> Iterator[Item]:
    for one in persons(context.project):
        yield Item(f"person:{one.row}", "people", Text(
            en=f"{one.title}: how the readings are taken, checked and kept; who stands in",
            ja=f"{one.title}：読み取り・確認・保管の方法と、代理の担当者を聞く"), f"structure/{one.row}")
    yield Item("people:operation", "people", Text(
        en="Operators: hours of operation, seasons, stops of the last years, plans that change the demand",
        ja="運転担当者：稼働時間、季節変動、過去の停止、需要が変わる計画を聞く"), "start_date")
    yield Item("people:bills", "people", Text(
        en="Accounting: bills of the last 36 months, and on which day of the month they are cut",
        ja="経理担当者：過去36か月の請求書と、毎月の締め日を聞く"), "estimates")
