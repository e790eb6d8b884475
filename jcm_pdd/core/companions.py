"""Questions that come with another one: a monitored parameter's option and wording, a default's confirmation,
a criterion's claim and proof. Declared once here, asked for every parameter, default and criterion.
"""

from __future__ import annotations

from jcm_pdd.core.form import ChoiceDef, FieldDef
from jcm_pdd.core.methodology import CriterionDef, MethodologyDef
from jcm_pdd.core.text import Text

PROOF_LEVELS = ("claimed", "document", "page", "second_check")


def _t(en: str, ja: str) -> Text:
    return Text(en=en, ja=ja)


OPTION_CHOICES = (
    ChoiceDef(id="A", label=_t("Option A: public data", "オプションA：公的データ")),
    ChoiceDef(id="B", label=_t("Option B: commercial evidence", "オプションB：取引の証憑")),
    ChoiceDef(id="C", label=_t("Option C: own measurement", "オプションC：計量器による実測")),
)

MONITORING = (
    FieldDef(id="point", kind="text", label=_t("Monitoring point No.", "モニタリングポイント番号"), width="short"),
    FieldDef(id="option", kind="choice", label=_t("Monitoring option", "モニタリングオプション"),
             choices=OPTION_CHOICES, width="short"),
    FieldDef(id="source", kind="long_text", label=_t("Source of data", "データの出典"), english=True),
    FieldDef(id="method", kind="long_text", label=_t("Measurement methods and procedures", "測定方法と手順"),
             english=True),
    FieldDef(id="frequency", kind="text", label=_t("Monitoring frequency", "モニタリング頻度"), english=True),
    FieldDef(id="comment", kind="long_text", label=_t("Other comments", "その他の記載"), english=True),
    FieldDef(id="degradation", kind="number", unit="%", min="0", max="50",  # type: ignore[arg-type]
             label=_t("Change per year", "年ごとの低下率"),
             hint=_t("Decrease of the value each year after the first", "2年目以降、毎年の減少率"), width="short"),
)

FIXED = (
    FieldDef(id="source", kind="long_text", label=_t("Source of data", "データの出典"), english=True),
    FieldDef(id="comment", kind="long_text", label=_t("Other comments", "その他の記載"), english=True),
)

DEFAULTS = (
    FieldDef(id="value", kind="number", width="short",
             label=_t("Value in the official text, if different", "公式文書の値（異なる場合）")),
    FieldDef(id="document", kind="text", label=_t("Official document read", "確認した公式文書")),
    FieldDef(id="page", kind="text", label=_t("Page or clause", "ページ・条項"), width="short"),
    FieldDef(id="confirmed_on", kind="date", label=_t("Date of confirmation", "確認日"), width="short"),
    FieldDef(id="confirmed_by", kind="text", label=_t("Confirmed by", "確認者"), width="short"),
)

# What hangs on a text while it is written; nothing of it is printed. A schema knows these addresses and does not list
# them, so that no page, document or request asks for them.
DRAFT_JA, ORIGIN, CONFIDENTIAL = "draft_ja", "origin", "confidential"
WRITING = {
    DRAFT_JA: FieldDef(id=DRAFT_JA, kind="long_text", label=_t("Japanese draft", "日本語の下書き"),
                       hint=_t("Kept in the project beside the English text, printed nowhere.",
                               "英文と並べてプロジェクトに保存されます。印字はされません。")),
    ORIGIN: FieldDef(id=ORIGIN, kind="text", label=_t("Taken from", "引用元"), personal=True),
    CONFIDENTIAL: FieldDef(id=CONFIDENTIAL, kind="long_text", label=_t("Confidential", "秘密情報"), hint=_t(
        "The reason; below it, line by line, the parts of the text that are meant. Printed nowhere.",
        "理由。2行目以降は対象となる語句（1行に1つ）。印字はされません。")),
}

# The columns of "years" are the calendar years of the project's horizon (core.plan.grid_columns).
GRID_FIELDS: dict[str, tuple[FieldDef, ...]] = {
    "monitoring": MONITORING, "fixed": FIXED, "defaults": DEFAULTS, "years": ()}


def of_writing(definition: FieldDef, name: str) -> FieldDef | None:
    """Return what hangs on an answer under a name: on a long English text its draft, on a text where it came from, on
    anything the mark that it is confidential.
    """
    if name == CONFIDENTIAL:
        return WRITING[name]
    if definition.kind not in ("text", "long_text") or (
            name == DRAFT_JA and not (definition.english and definition.kind == "long_text")):
        return None
    return WRITING.get(name)


def criterion_fields(criterion: CriterionDef) -> tuple[FieldDef, ...]:
    """Return the questions asked for one eligibility criterion."""
    claim = (FieldDef(id="claim", kind="yes_no", label=_t("Is the criterion met?", "要件を満たしますか"),
                      required="true", width="short"),)
    rest = (
        FieldDef(id="text", kind="long_text", label=_t("Project information", "プロジェクトの説明"), english=True,
                 hint=_t("Printed in B.2. A proposed sentence counts as unread until you accept or change it.",
                         "B.2に印字されます。提案文は、承認または変更するまで未読として扱います。")),
        FieldDef(id="proof", kind="choice", label=_t("How well proven", "裏付けの程度"), width="half", choices=(
            ChoiceDef(id="claimed", label=_t("Claimed only", "主張のみ")),
            ChoiceDef(id="document", label=_t("Document attached", "文書あり")),
            ChoiceDef(id="page", label=_t("Page cited", "ページまで特定")),
            ChoiceDef(id="second_check", label=_t("Checked by a second person", "第二者が確認")),
        )),
        FieldDef(id="document", kind="text", label=_t("Document", "根拠文書"), hint=criterion.evidence,
                 width="half"),
        FieldDef(id="page", kind="text", label=_t("Page", "ページ"), width="short"),
    )
    return (claim if criterion.claim else ()) + rest


def stems(role: str, m: MethodologyDef) -> tuple[str, ...]:
    """Return the address patterns that carry the companions of a grid ("*" stands for a row)."""
    name = m.methodology
    if role == "years":
        return ()  # an override stands at the parameter's own address with its year
    if role == "defaults":
        return default_stems(m)
    wanted = "monitored" if role == "monitoring" else "fixed"
    return tuple(f"{name}/{p.table}/*/{p.id}" if p.table else f"{name}/{p.id}"
                 for p in m.parameters if p.role == wanted)


def default_stems(m: MethodologyDef) -> tuple[str, ...]:
    """Return one address for each default value, rows of reference tables included."""
    name = m.methodology
    scalar = [f"{name}/{default.id}" for default in m.defaults]
    return (*scalar, *(f"{name}/{table.id}.{row.id}" for table in m.lookups for row in table.rows))
