"""What a section is expected to say, and what country and track ask for beside the form in hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import text_at
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.sources import of_texts
from jcm_pdd.core.review.families.written_dates import dates_in
from jcm_pdd.core.review.rule import Rule

_LAW = re.compile(r"\b(law|laws|act|decree|regulation|regulations|notification|notifications|notice|notices|circular|"
                  r"ordinance|code|decision|permit|licen[cs]e|list of (?:projects|activities)|\[\d+\]|E-\d+)\b|\[\d+\]",
                  re.IGNORECASE)
_ATTENDED = re.compile(r"\b\d+\s+(?:\w+\s+){0,3}(?:attendees?|participants?|persons?|people|residents?|villagers?|"
                       r"members?|"
                       r"representatives?|stakeholders?|neighbours?|employees|households|men|women)\b|\battended by\b"
                       r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
                       r"fifty)"
                       r"\s+(?:\w+\s+){0,2}(?:attendees|participants|people|persons|residents|"
                       r"neighbours)\b", re.IGNORECASE)
_NO_COMMENT = re.compile(r"\b(no|not any|without any|nobody)\b[^.]{0,60}\b(comment|comments|concern|opinion|"
                         r"objection|opposition|"
                         r"question)s?\b|\bcomments?\b[^.]{0,30}\b(were|was) not (received|made)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PARTS = (
    ("finance", "資金", re.compile(r"\b(financ|fund|subsid|grant|invest|support|loan|cost)\w*", re.IGNORECASE)),
    ("technology", "技術", re.compile(r"\b(technolog|equipment|design|know-how|method|system|"
                                    r"engineer)\w*", re.IGNORECASE)),
    ("capacity building", "人材育成", re.compile(r"\b(train|capacity|educat|teach|instruct|transfer|seminar|workshop|"
                                             r"guid)\w*",
                                            re.IGNORECASE)),
)
FEWEST_WORDS = "description.fewest_words"
_NEWER = ("G3", "G4")
_OWN_FORM = {"th_premium": ("Premium T-VER", "Premium T-VER"), "redd_plus": ("REDD-plus and A/R", "REDD+・植林"),
             "ccs_ccus": ("CCS and CCUS", "CCS・CCUS")}


def _description(context: Context) -> Iterator[Finding]:
    text, limit = text_at(context.project, "description"), context.known.data.limit(FEWEST_WORDS)
    count = len(text.split())
    if text and limit is not None and limit.at_least is not None and count < limit.at_least:
        yield Finding("complete.short_description", "note", "description",
                      {"count": str(count), "limit": str(limit.at_least), **limit.told()})


def _contribution(context: Context) -> Iterator[Finding]:
    text = text_at(context.project, "contribution")
    lacking = [(en, ja) for en, ja, pattern in _PARTS if text and not pattern.search(text)]
    if lacking:
        yield Finding("complete.contribution", "note", "contribution",
                      {"parts": ", ".join(en for en, _ in lacking), "parts_ja": "、".join(ja for _, ja in lacking)})


def _assessment(context: Context) -> Iterator[Finding]:
    required, text = context.project.get("eia_required"), text_at(context.project, "eia_explanation")
    if required is False and text and not _LAW.search(text):
        yield Finding("complete.assessment_no_law", "warning", "eia_explanation")
    if required is True and text and not any(c.isdigit() for c in text):
        yield Finding("complete.assessment_no_permit", "warning", "eia_explanation")


def _consultation(context: Context) -> Iterator[Finding]:
    text = text_at(context.project, "consultation")
    if not text:
        return
    if not dates_in(text) and not _YEAR.search(text):
        yield Finding("complete.consultation_no_date", "warning", "consultation")
    if not _ATTENDED.search(text):
        yield Finding("complete.consultation_no_attendance", "note", "consultation")
    rows = context.project.rows("comments")
    if not rows and not _NO_COMMENT.search(text):
        yield Finding("complete.no_comments", "warning", "comments")
    if rows and re.search(r"\bno comments? (?:was|were|has been|have been) (?:received|made)\b", text, re.IGNORECASE):
        yield Finding("complete.comments_denied", "warning", "consultation", {"count": str(len(rows))})


def _captions(context: Context) -> Iterator[Finding]:
    for place in context.schema.places.values():
        stored = context.project.get(place.address) if place.definition.kind == "figure" else None
        items = [one for one in stored if isinstance(one, dict)] if isinstance(stored, list) else []
        bare = sum(not str(one.get("caption") or "").strip() for one in items)
        if bare:
            yield Finding("complete.no_caption", "note", place.address, {"count": str(bare)})


def _focal_point(context: Context) -> Iterator[Finding]:
    project = context.project
    if project.get("moc_wanted") is not True or not project.rows("participants"):
        return
    asked = [row for row in project.rows("participants") if project.get(f"participants/{row}/is_participant") is True]
    chosen = [row for row in project.rows("participants") if project.get(f"participants/{row}/is_focal_point") is True]
    if not chosen and all(project.get(f"participants/{row}/is_focal_point") is False for row in asked):
        yield Finding("complete.no_focal_point", "warning", "participants")
    elif len(chosen) > 1:
        yield Finding("complete.two_focal_points", "warning", f"participants/{chosen[1]}/is_focal_point",
                      {"count": str(len(chosen))})


def _country(context: Context) -> Iterator[Finding]:
    country, data = context.country, context.known.data
    track = context.project.get("track")
    if isinstance(track, str) and track in _OWN_FORM:
        en, ja = _OWN_FORM[track]
        yield Finding("complete.other_form", "warning", "track", {"track": en, "track_ja": ja})
    if country is None:
        return
    name = {"country": country.name.en, "country_ja": country.name.ja}
    if country.generation in _NEWER and context.schema.form.version in ("01.0", "02.0"):
        yield Finding("complete.older_form", "warning", "country",
                      {**name, "version": context.schema.form.version, "generation": country.generation})
    language = data.translations.get(country.code)
    if language is not None:
        yield Finding("complete.translation", "note", "country",
                      {**name, "language": language.en, "language_ja": language.ja})
    asked = context.known.forms(country.code, track if isinstance(track, str) else "")
    lacking = [title for form, title in asked if not _is_wanted(context, form)]
    if lacking:
        yield Finding("complete.country_form", "note", "country", {
            **name, "forms": "; ".join(one.en for one in lacking), "forms_ja": "、".join(one.ja for one in lacking)})


def _is_wanted(context: Context, form: str) -> bool:
    """Tell whether a form is part of the package: it is asked, and its own question was answered with yes."""
    known = next((one for one in context.schema.documents if one.form == form), None)
    return known is not None and bool(known.wanted) and context.project.get(known.wanted) is True


RULES: tuple[Rule, ...] = (
    Rule("description", ("description",), _description),
    Rule("contribution", ("contribution",), _contribution),
    Rule("assessment", ("eia_required", "eia_explanation"), _assessment),
    Rule("consultation", ("consultation", "comments"), _consultation),
    Rule("captions", ("*",), _captions, of_texts),
    Rule("focal point", ("moc_wanted", "participants", "participants/"), _focal_point),
    Rule("forms of the country", ("country", "track"), _country, lambda context: tuple(
        context.project.get(one.wanted) for one in context.schema.documents if one.wanted)),
)
