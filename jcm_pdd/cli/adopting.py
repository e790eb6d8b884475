"""`form adopt`, `form use`, `form field` and `form list`: the forms of the library, shipped and adopted."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jcm_pdd.cli.commands import DONE, opened, workplace
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text

if TYPE_CHECKING:
    from jcm_pdd.files.adoption.adopt import Adopted, Result

_WORDS = {
    "en": {"adopted": "{file}: adopted as {code}, {count} places found",
           "new": "  new in this form: {text}",
           "missing": "  missing in this form: {text}", "skipped": "skipped: {text}",
           "same": "the same: {text}", "moved": "moved to another place: {text}",
           "kept": "answers without a place now, kept in the project: {text}",
           "field": "{code}: {field} is now “{label}” / “{label_ja}”, {kind}",
           "new_place": "new: {text}", "dropped": "dropped (their answers are kept): {text}",
           "used": "{file} is now printed on {code}"},
    "ja": {"adopted": "{file}：{code}として取り込みました（{count}か所を検出）",
           "new": "  この様式だけにある項目：{text}",
           "missing": "  この様式にない項目：{text}", "skipped": "対象外：{text}",
           "same": "変わらない項目：{text}", "moved": "記入欄の位置が変わる項目：{text}",
           "kept": "記入欄がなくなり、プロジェクトに残る回答：{text}",
           "field": "{code}：{field}を「{label}」／「{label_ja}」（{kind}）に変更しました",
           "new_place": "新しい項目：{text}", "dropped": "なくなる項目（回答は残ります）：{text}",
           "used": "{file}は今後{code}で出力します"},
}


def form(options: argparse.Namespace) -> int:
    """List, adopt or use forms, or adjust a field of one."""
    return {"list": _list, "adopt": _adopt, "use": _use, "field": _field}[options.action](options)


def _print(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _list(options: argparse.Namespace) -> int:
    from jcm_pdd.files.adoption.using import forms_of
    from jcm_pdd.files.definitions import library
    from jcm_pdd.files.documents import MAIN

    rows = [{"id": e.id, "version": e.version, "title": e.title.en, "status": e.status, "country": ""}
            for e in sorted(library().entries, key=lambda e: e.id != MAIN) if e.kind == "documents"]
    rows += [{"id": f.identity.document, "version": f.identity.version, "title": f.name, "status": "adopted",
              "country": f.identity.country, "sha256": f.sha256} for f in forms_of(workplace()).forms()]
    if options.json:
        _print(rows)
    else:
        for row in rows:
            print(f"{row['id']} ver{row['version']}  {row['country'] or '--'}  {row['status']:<10}  {row['title']}")
    return DONE


def _adopt(options: argparse.Namespace) -> int:
    from jcm_pdd.files.adoption.adopt import adopt_all
    from jcm_pdd.files.adoption.identity import Identity
    from jcm_pdd.files.adoption.using import forms_of
    from jcm_pdd.files.reading.source import file_bytes

    if options.target is None:
        raise Problem("file.missing", "-")
    path = Path(options.target)
    given = Identity(options.document or "", options.country or "", options.form_version or "")
    result = adopt_all(file_bytes(path), path.name, given)
    if not result.adopted:
        for name, problem in result.skipped[:1]:
            if len(result.skipped) == 1:
                raise Problem(problem.code, name, **problem.arguments)
        raise Problem("adoption.nothing", path.name)
    shelf = forms_of(workplace())
    for one in result.adopted:
        shelf.add(one.form)
    if options.json:
        _print(_data(result, options.lang))
    else:
        print("\n".join(_lines(result, options.lang)))
    return DONE


def _new(one: Adopted) -> list[str]:
    return [*(f"{extra.place.under[-1]} / {extra.label} ({extra.id})" for extra in one.match.extras),
            *one.match.new_columns]


def _data(result: Result, language: str) -> dict[str, Any]:
    return {
        "adopted": [{"file": one.form.name, "document": one.form.identity.document,
                     "country": one.form.identity.country, "version": one.form.identity.version,
                     "sha256": one.form.sha256, "matched": list(one.match.matched), "new": _new(one),
                     "fields": [{"id": f.id, "label": f.label, "kind": f.kind} for f in one.form.fields],
                     "missing": list(one.match.missing)} for one in result.adopted],
        "skipped": [{"file": name, "reason": problem_text(problem, language)} for name, problem in result.skipped],
    }


def _lines(result: Result, language: str) -> list[str]:
    words, lines = _WORDS[language], []
    for one in result.adopted:
        code = one.form.binding.form_code(one.form.identity.country)
        lines.append(words["adopted"].format(file=one.form.name, code=code, count=len(one.match.matched)))
        lines += [words["new"].format(text=text) for text in _new(one)]
        lines += [words["missing"].format(text=text) for text in one.match.missing]
    return lines + [words["skipped"].format(text=problem_text(problem, language)) for _, problem in result.skipped]


def _use(options: argparse.Namespace) -> int:
    from jcm_pdd.files.adoption.using import use

    if options.target is None:
        raise Problem("file.missing", "-")
    with opened(Path(options.target), change=True) as session:
        form, report = use(session, options.form_version or "", options.document or "")
        session.save()
        code = form.binding.form_code(form.identity.country)
        if options.json:
            _print({"form": code, "sha256": form.sha256, **report})
        else:
            words = _WORDS[options.lang]
            print(words["used"].format(file=session.path, code=code))
            for key, name in (("same", "same"), ("moved", "moved"), ("new_place", "new"), ("dropped", "dropped"),
                              ("kept", "kept")):
                if report[name]:
                    print(words[key].format(text=", ".join(report[name])))
    return DONE


def _field(options: argparse.Namespace) -> int:
    """Change the kind or the Japanese label of a field only an adopted form has, in the library."""
    from jcm_pdd.files.adoption.kinds import with_kind
    from jcm_pdd.files.adoption.using import forms_of

    shelf = forms_of(workplace())
    wanted = str(options.target or "-")
    form = next((f for f in shelf.sound() if f.identity.name.casefold() == wanted.casefold()), None)
    if form is None:
        raise Problem("adoption.unknown", wanted, known=", ".join(f.identity.name for f in shelf.sound()) or "-")
    changed = with_kind(form, str(options.field or "-"), options.kind, options.label_ja)
    shelf.add(changed)
    one = next(f for f in changed.fields if options.field in (f.id, f"{f.table}/{f.id}"))
    if options.json:
        _print({"form": wanted, "field": one.id, "label": one.label, "label_ja": one.label_ja, "kind": one.kind})
    else:
        print(_WORDS[options.lang]["field"].format(code=form.identity.name, field=one.id, label=one.label,
                                                   label_ja=one.label_ja or one.label, kind=one.kind))
    return DONE
