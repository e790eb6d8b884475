"""`visit`: list what to see at a site, note what was found, take photographs in, write the check list."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from jcm_pdd.cli.commands import DONE, opened, print_json
from jcm_pdd.core.papers.visit import Item, answer_edit, items, sites_to_visit
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {"photo": "{file}  {site}  {meter}  {taken}", "known": "{file} was there already", "noted": "noted: {point}",
           "broken": "{file} cannot be read as a picture; it is kept", "written": "{file} written",
           "whole": "The whole project"},
    "ja": {"photo": "{file}  {site}  {meter}  {taken}", "known": "{file}は登録済みです",
           "noted": "記録しました：{point}", "broken": "{file}は画像として読めません（ファイルは保存しました）",
           "written": "{file}を書き出しました", "whole": "プロジェクト全体"},
}


def visit(options: argparse.Namespace) -> int:
    """Run one of the actions."""
    return {"list": _list, "note": _note, "photos": _photos, "checklist": _checklist}[options.action](options)


def _site(session: Session, wanted: str) -> str:
    """Return the site that is meant; Problem `visit.which_site` for one the project does not have."""
    known = sites_to_visit(session.project)
    if wanted in known:
        return wanted
    if not wanted and len(known) == 1:
        return known[0]
    raise Problem("visit.which_site", wanted or "--site", known=" / ".join(known))


def _list(options: argparse.Namespace) -> int:
    from jcm_pdd.files.papers.checklist import in_words

    with opened(options.file) as session:
        sites = (_site(session, options.site),) if options.site else sites_to_visit(session.project)
        if options.json:
            print_json({"sites": [{"site": site, "points": [
                _data(session, item, options.lang) for item in items(session.context, site)]} for site in sites]})
            return DONE
        for site in sites:
            print(site or _WORDS[options.lang]["whole"])
            for item in items(session.context, site):
                box = "x" if item.done else " "
                print(f"  [{box}] {item.id}  {in_words(session.context, item, options.lang)}")
    return DONE


def _data(session: Session, item: Item, language: str) -> dict[str, Any]:
    from jcm_pdd.files.papers.checklist import in_words

    return {"id": item.id, "group": item.group, "text": in_words(session.context, item, language), "about": item.about,
            "done": item.done, "finding": item.finding}


def _note(options: argparse.Namespace) -> int:
    if not options.rest:
        raise Problem("visit.no_point", str(options.file))
    with opened(options.file, change=True) as session:
        site = _site(session, options.site)
        values: dict[str, Any] = {"done": not options.open}
        if options.finding:
            values["finding"] = options.finding
        session.record(answer_edit(session.project, site, options.rest[0], values))
        session.save()
        if options.json:
            print_json({"site": site, "point": options.rest[0], **values})
        else:
            print(_WORDS[options.lang]["noted"].format(point=options.rest[0]))
    return DONE


def _photos(options: argparse.Namespace) -> int:
    from jcm_pdd.files.papers.photo_import import import_photos

    with opened(options.file, change=True) as session:
        report = import_photos(session, [Path(path) for path in options.rest], options.site)
        session.save()
        if options.json:
            print_json({"photos": [{"file": str(one.path), "row": one.row, "site": one.site, "meter": one.meter,
                                    "taken_on": one.taken_on, "position": one.position, "known": one.known,
                                    "readable": one.readable} for one in report.taken],
                        "others": [str(path) for path in report.others]})
            return DONE
        words = _WORDS[options.lang]
        for one in report.taken:
            form = "known" if one.known else "photo" if one.readable else "broken"
            print(words[form].format(file=one.path.name, site=one.site, meter=one.meter, taken=one.taken_on).rstrip())
    return DONE


def _checklist(options: argparse.Namespace) -> int:
    from jcm_pdd.files.papers.checklist import make_checklist

    target = Path(options.rest[0]) if options.rest else Path("checklist.pdf")
    form = "docx" if target.suffix.casefold() == ".docx" else "pdf"
    with opened(options.file) as session:
        data, _ = make_checklist(session, form)
    try:
        target.write_bytes(data)
    except OSError as error:
        raise Problem("export.not_written", str(target), reason=error.strerror or error) from None
    if options.json:
        print_json({"written": str(target)})
    else:
        print(_WORDS[options.lang]["written"].format(file=target))
    return DONE
