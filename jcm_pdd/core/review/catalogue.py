"""What is known of each finding beside its words: family, gravity, what it rests on, and whether it can be accepted."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, model_validator

from jcm_pdd.core.findings import Severity
from jcm_pdd.core.form import Strict
from jcm_pdd.core.review.limits import Standing
from jcm_pdd.core.text import Text

Family = Literal[
    "completeness",
    "eligibility",
    "consistency",
    "arithmetic",
    "plausibility",
    "dates",
    "monitoring",
    "language",
    "evidence",
    "versions",
    "entry",
    "output",
    "review",
]
FAMILIES: tuple[Family, ...] = get_args(Family)
"""The ten families of rules; then single answers that cannot be read, what an export says, what a reviewer asked."""
RULE_FAMILIES = FAMILIES[:10]

FAMILY_NAMES: dict[Family, Text] = {
    "completeness": Text(en="Completeness", ja="網羅性"),
    "eligibility": Text(en="Eligibility", ja="適格性"),
    "consistency": Text(en="Consistency across documents", ja="文書間の整合"),
    "arithmetic": Text(en="Arithmetic", ja="計算"),
    "plausibility": Text(en="Plausibility", ja="値の妥当性"),
    "dates": Text(en="Dates and periods", ja="日付・期間"),
    "monitoring": Text(en="Monitoring", ja="モニタリング"),
    "language": Text(en="Language", ja="文章"),
    "evidence": Text(en="Evidence", ja="根拠資料"),
    "versions": Text(en="Forms, methodologies and rules", ja="様式・方法論・規則の版"),
    "entry": Text(en="Single entries", ja="入力値"),
    "output": Text(en="Documents written", ja="文書の出力"),
    "review": Text(en="Asked by a reviewer", ja="レビュー"),
}


class Ground(Strict):
    """A rule or a real finding that findings rest on: its words, where they were read, and how far they are known."""

    text: Text
    source: Text
    status: Standing


class Entry(Strict):
    """One finding: its family, the severities it may have, what it rests on, where it is shown.

    `accept` tells whether a person may accept it with a reason; errors and open items only where it says yes.
    """

    family: Family
    severity: tuple[Severity, ...] = Field(min_length=1)
    rests_on: str
    place: str
    accept: bool | None = None

    def may_be_accepted(self, severity: Severity) -> bool:
        """Tell whether a finding of this gravity can be accepted with a reason."""
        return severity in ("warning", "note") if self.accept is None else self.accept


class Catalogue(Strict):
    """Every finding by its code; `places` says in words where findings of a kind are shown."""

    grounds: dict[str, Ground]
    places: dict[str, Text]
    findings: dict[str, Entry]

    @model_validator(mode="after")
    def _linked(self) -> Catalogue:
        for code, entry in self.findings.items():
            if entry.rests_on not in self.grounds or entry.place not in self.places:
                raise ValueError(f"{code}: {entry.rests_on}, {entry.place}")
        return self

    def ground(self, code: str) -> Ground | None:
        """Return what a finding rests on."""
        entry = self.findings.get(code)
        return self.grounds[entry.rests_on] if entry is not None else None

    def may_be_accepted(self, code: str, severity: Severity) -> bool:
        """Tell whether a finding can be accepted with a reason; one that is not in the catalogue cannot."""
        entry = self.findings.get(code)
        return entry is not None and entry.may_be_accepted(severity)
