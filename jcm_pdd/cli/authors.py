"""`methodology lint`, `new` and `coverage`: what people who write methodologies need."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jcm_pdd.cli.commands import DONE, print_json
from jcm_pdd.cli.parsing import FAILED
from jcm_pdd.core.problems import Problem

if TYPE_CHECKING:
    from jcm_pdd.core.completeness import Completeness
    from jcm_pdd.files.coverage import Served, Share
    from jcm_pdd.files.linting import LintReport

_FOUND = 1
_WORDS = {
    "en": {"error": "error", "warning": "warning", "info": "note", "ok": "{file}: ok",
           "sum": "{file}: {error} errors, {warning} warnings, {info} notes",
           "new": "{file} written. Fill in what is marked TODO, then: jcm-pdd methodology lint {file}",
           "all": "All {of} projects: {packs} by approved methodologies ({packs_share} %), {both} with shapes "
                  "({both_share} %)",
           "head": "{name}  packs  with shapes  projects", "country": "country   ", "technology": "technology",
           "left": "Not served: {count}", "unknown": "Technology not in the table: {names}",
           "wide": "The list names only a wider technology than what serves it: {count}",
           "loose": "Served only by something of a wider technology: {count}",
           "complete": "completeness {score} % ({parts})",
           "formula": "formula", "parameters": "parameters", "defaults": "defaults", "criteria": "criteria",
           "wording": "wording", "cases": "cases"},
    "ja": {"error": "エラー", "warning": "警告", "info": "参考", "ok": "{file}：問題ありません",
           "sum": "{file}：エラー{error}件、警告{warning}件、参考{info}件",
           "new": "{file}を作成しました。TODOの箇所を記入し、jcm-pdd methodology lint {file} で点検してください。",
           "all": "全{of}案件：承認方法論で{packs}件（{packs_share}%）、共通の形を含めて{both}件（{both_share}%）",
           "head": "{name}  承認方法論  形を含む  案件数", "country": "国", "technology": "技術",
           "left": "対応するものがない案件：{count}件", "unknown": "技術区分が表にないもの：{names}",
           "wide": "一覧に上位の技術区分しか書かれていない案件：{count}件",
           "loose": "上位の技術区分のもので対応する案件：{count}件",
           "complete": "完成度 {score}%（{parts}）",
           "formula": "式", "parameters": "パラメータ", "defaults": "デフォルト値", "criteria": "適格性要件",
           "wording": "文案", "cases": "計算例"},
}


def lint(options: argparse.Namespace) -> int:
    """Lint the named files; 0 without errors, 1 with errors, 2 when one is no definition at all."""
    from jcm_pdd.files.linting import lint_file

    names = [name for name in (options.target, options.second, options.third, *options.more) if name is not None]
    reports = [lint_file(Path(name)) for name in names]
    if options.json:
        print_json(_lint_data(reports, options.lang))
    else:
        for report in reports:
            print("\n".join(_lint_lines(report, options.lang)))
    refused = next((report.refused for report in reports if report.refused is not None), None)
    if refused is not None:
        if not options.json:
            raise refused
        return FAILED
    return DONE if all(report.ok for report in reports) else _FOUND


def _lint_data(reports: list[LintReport], language: str) -> dict[str, Any]:
    findings = [finding for report in reports for finding in report.findings]
    return {"ok": all(report.ok for report in reports),
            "problems": [f.told(language) for f in findings if f.severity == "error"],
            "findings": [asdict(finding) for finding in findings]}


def _lint_lines(report: LintReport, language: str) -> list[str]:
    words = _WORDS[language]
    lines = [f"{finding.told(language)} [{words[finding.severity]}: {finding.code}]" for finding in report.findings]
    if not lines:
        return [words["ok"].format(file=report.file)]
    counts = {kind: sum(finding.severity == kind for finding in report.findings)
              for kind in ("error", "warning", "info")}
    return [*lines, words["sum"].format(file=report.file, **counts)]


def new(options: argparse.Namespace) -> int:
    """Write a starting file made from a shape; an existing file is never touched."""
    from jcm_pdd.files.new_methodology import starting_text

    path = Path(options.target)
    text = starting_text(options.id or "-", options.shape or "-", options.country or "-", path.name,
                         options.methodology_version or "01.0")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise Problem("authors.exists", str(path)) from None
    except OSError as error:
        raise Problem("authors.not_written", str(path), reason=error.strerror or "?") from error
    if options.json:
        print_json({"file": str(path), "id": options.id, "shape": options.shape})
    else:
        print(_WORDS[options.lang]["new"].format(file=path))
    return DONE


def coverage(options: argparse.Namespace) -> int:
    """Print which of the supported projects the library could serve, by country and technology, and the rest."""
    from jcm_pdd.files.coverage import coverage as covered
    from jcm_pdd.files.coverage import shares, unknown_technologies

    served = covered()
    groups = {"all": shares(served, lambda _: ["all"]),
              "country": shares(served, lambda one: [one.project.country]),
              "technology": shares(served, lambda one: one.project.technologies)}
    unknown = [offer.name for offer in unknown_technologies()]
    if options.json:
        print_json({name: [asdict(share) for share in found] for name, found in groups.items()}
                   | {"projects": [_served_data(one) for one in served], "unknown_technologies": unknown})
    else:
        print("\n".join(_coverage_lines(served, groups, unknown, options.lang)))
    return DONE


def _served_data(one: Served) -> dict[str, Any]:
    project = one.project
    return {"number": project.number, "country": project.country, "title": project.title.en,
            "technologies": list(project.technologies), "by": one.by, "packs": list(one.packs),
            "shapes": list(one.shapes), "left": list(one.left), "wide": one.wide,
            "loose": one.loose}


def _coverage_lines(served: tuple[Served, ...], groups: dict[str, tuple[Share, ...]], unknown: list[str],
                    language: str) -> list[str]:
    words, whole = _WORDS[language], groups["all"][0]
    lines = [words["all"].format(of=whole.of, packs=whole.packs, both=whole.both,
                                 packs_share=100 * whole.packs // whole.of, both_share=100 * whole.both // whole.of),
             words["wide"].format(count=sum(one.wide for one in served if one.by != "none")),
             words["loose"].format(count=sum(one.loose for one in served if one.by != "none"))]
    for name in ("country", "technology"):
        lines += ["", words["head"].format(name=words[name])]
        lines += [f"  {share.group:<28}{share.packs:>5}{share.both:>7}{share.of:>7}" for share in groups[name]]
    rest = [one for one in served if one.by == "none"]
    lines += ["", words["left"].format(count=len(rest))]
    lines += [f"  {one.project.number:>3}  {one.project.country}  {one.project.title.get(language)}  "
              f"[{', '.join(one.left)}]" for one in rest]
    return lines + ([words["unknown"].format(names=", ".join(unknown))] if unknown else [])


def completeness_line(found: Completeness, language: str) -> str:
    """Return the completeness in a line: the whole, and each part."""
    words = _WORDS[language]
    join = "、" if language == "ja" else ", "
    parts = join.join(f"{words[part.part]} {part.score}" for part in found.parts)
    return words["complete"].format(score=found.score, parts=parts)
