"""Results as JSON and as lines of text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jcm_pdd.core.calculation import Results, Total, YearResult
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.trace import decimal_text, trace
from jcm_pdd.files.adoption.using import form_in_use
from jcm_pdd.files.messages import place_name
from jcm_pdd.files.printed_addresses import printed_addresses
from jcm_pdd.files.reading.found import KEPT
from jcm_pdd.files.samples import Sample
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {"year": "Year", "re": "RE", "pe": "PE", "er": "ER", "total": "Total", "missing": "Not yet known",
           "ready": "Ready: nothing is wrong or open.", "not_ready": "Not ready", "error": "error",
           "warning": "warning", "open": "open", "note": "note", "met": "met", "not_met": "not met",
           "unknown": "not yet known", "verified": "defaults not verified", "criteria": "Eligibility criteria",
           "official": "Official workbook", "accepted": "accepted"},
    "ja": {"year": "年", "re": "リファレンス排出量", "pe": "プロジェクト排出量", "er": "排出削減量", "total": "合計",
           "missing": "未入力", "ready": "準備完了：誤りも要確認事項もありません。", "not_ready": "準備未了",
           "error": "エラー", "warning": "注意", "open": "要確認", "note": "補足", "met": "満たす",
           "not_met": "満たさない", "unknown": "未判定", "verified": "件のデフォルト値が未確認",
           "criteria": "適格性要件", "official": "公式ブック", "accepted": "承認済み"},
}


def ordered_addresses(session: Session) -> list[str]:
    """Return the answered addresses in the order of the form; bookkeeping of row ids is left out."""
    order = {address: at for at, address in enumerate(session.schema.places)}

    def rank(address: str) -> tuple[int, str]:
        place = session.schema.place(address)
        return (order.get(place.address, -1) if place else -1, address)

    return sorted((a for a in session.project.answers if "#" not in a and a not in session.schema.tables), key=rank)


def answers(session: Session) -> dict[str, Any]:
    """Return {"answers": {address: value}, "printed": [addresses that some document prints]}.

    "not_understood" holds what imported documents said and nobody could place, when there is any.
    """
    stored = session.project.answers
    values = {a: (stored[a] if rejected_text(stored[a]) is None else rejected_text(stored[a]))
              for a in (*session.schema.tables, *ordered_addresses(session)) if a in stored}
    kept = {"not_understood": stored[KEPT]} if KEPT in stored else {}
    printed = printed_addresses(session.context, form_in_use(session).binding)
    return {"answers": values, "printed": list(printed), **kept}


def _three(row: YearResult | Total) -> dict[str, int | None]:
    return {"reference_emissions": row.reference_emissions, "project_emissions": row.project_emissions,
            "emission_reductions": row.emission_reductions}


def total(results: Results) -> dict[str, int | None]:
    """Return the totals in whole tCO2."""
    return _three(results.total)


def calculation(session: Session) -> dict[str, Any]:
    """Return years, total and trace; numbers of years and total are whole tCO2."""
    results = session.results
    lines = [line for method in results.methodologies.values() for line in trace(method)]
    return {
        "years": [{"year": y.year, "fraction": decimal_text(y.fraction), **_three(y)} for y in results.years],
        "total": total(results),
        "annual": {name: {"reference_emissions": decimal_text(m.annual.reference),
                          "project_emissions": decimal_text(m.annual.project),
                          "emission_reductions": m.er_p} for name, m in results.methodologies.items()},
        "official": {name: {"reference_emissions": decimal_text(m.state.official.reference),
                            "project_emissions": decimal_text(m.state.official.project),
                            "emission_reductions": decimal_text(m.state.official.reduction),
                            "refusal": m.state.official.refusal, "file": m.methodology.workbook.file}
                     for name, m in results.methodologies.items() if m.methodology.workbook is not None},
        "missing": [address for m in results.methodologies.values() for address in m.missing],
        "trace": [{"id": line.id, "address": line.address, "symbols": line.symbols,
                   "substituted": line.substituted, "value": decimal_text(line.value), "unit": line.unit,
                   "inputs": list(line.inputs)} for line in lines],
    }


def cell(value: int | None) -> str:
    """Return a whole number as shown, a dash for none."""
    return "-" if value is None else f"{value:,}"


def calculation_text(session: Session, language: str) -> str:
    """Return the yearly table and the trace as lines."""
    words, results = _WORDS[language], session.results
    lines = [f"{words['year']:<6} {words['re']:>12} {words['pe']:>12} {words['er']:>12}  tCO2"]
    rows: list[tuple[str, YearResult | Total]] = [(str(y.year), y) for y in results.years]
    for name, row in [*rows, (words["total"], results.total)]:
        lines.append(f"{name:<6} {cell(row.reference_emissions):>12} {cell(row.project_emissions):>12} "
                     f"{cell(row.emission_reductions):>12}")
    for method in results.methodologies.values():
        lines.append("")
        lines.append(method.methodology.key)
        for line in trace(method, language=language):
            value = decimal_text(line.value) or "?"
            lines += [f"  {line.symbols}", f"    = {line.substituted}", f"    = {value} {line.unit}"]
        official = method.state.official
        if official.reduction is not None:
            lines.append(f"  {words['official']}: {decimal_text(official.reduction)} tCO2/p")
        if method.missing:
            names = (f"{place_name(a, session.schema, session.project, language)} [{a}]" for a in method.missing)
            lines += [f"  {words['missing']}:", *(f"    {name}" for name in names)]
    return "\n".join(lines)


def finding(session: Session, one: Finding, language: str) -> dict[str, str]:
    """Return one finding as {"code", "severity", "where", "message"}."""
    return {"code": one.code, "severity": one.severity, "where": one.where,
            "message": session.message(one, language).line()}


def findings(session: Session, language: str) -> dict[str, Any]:
    """Return findings, verdicts with reasons, whether the project is ready, and, where there are any, what was
    accepted.
    """
    accepted = [{**finding(session, one.finding, language), "reason": one.reason, "who": one.who, "when": one.when}
                for one in session.accepted]
    return {
        **({"accepted": accepted} if accepted else {}),
        "findings": [finding(session, one, language) for one in session.findings],
        "criteria": [{"id": c.address, "verdict": c.verdict, "reason": c.reason.get(language), "proof": c.proof}
                     for c in session.results.criteria],
        "ready": session.ready,
    }


def counts(session: Session) -> dict[str, int]:
    """Return how many errors, warnings, open items and unverified defaults there are."""
    found = {name: sum(f.severity == name for f in session.findings) for name in ("error", "warning", "open")}
    return {**found, "defaults_not_verified": sum(f.code == "default.not_verified" for f in session.findings)}


def findings_text(session: Session, language: str) -> str:
    """Return the findings, the criteria and the readiness as lines."""
    words = _WORDS[language]
    lines = [f"{words[f.severity]}: {session.message(f, language).line()}" for f in session.findings]
    lines += [f"{words['accepted']}: {session.message(a.finding, language).line()} ({a.reason}; {a.who}, {a.when})"
              for a in session.accepted]
    lines.append(f"{words['criteria']}:")
    lines += [f"  {c.address}: {words[c.verdict]} ({c.reason.get(language)})" for c in session.results.criteria]
    lines.append(words["ready"] if session.ready else words["not_ready"] + ": " + ", ".join(
        f"{count} {words.get(name, words['verified'])}" for name, count in counts(session).items() if count))
    return "\n".join(lines)


def sample_text(sample: Sample, session: Session, files: Iterable[Path], language: str) -> str:
    """Return what was made of one sample project."""
    words = _WORDS[language]
    number = counts(session)["defaults_not_verified"]
    reductions = cell(session.results.total.emission_reductions)
    head = f"{sample.title.get(language)}: {words['er']} {reductions} tCO2, {number} {words['verified']}"
    return "\n".join([head, f"  {session.path}", *(f"  {path}" for path in files)])
