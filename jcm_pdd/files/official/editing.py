"""Changes a user makes to an adopted methodology: a rule that decides a criterion."""

from __future__ import annotations

from dataclasses import replace

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.definitions import parse_methodology
from jcm_pdd.files.official.adopting import as_yaml
from jcm_pdd.files.official.shelf import AdoptedMethodology


def with_rule(adopted: AdoptedMethodology, criterion: str, rule: str) -> AdoptedMethodology:
    """Return the methodology with a rule that decides a criterion, beside the user's own statement; "" takes it away.

    The rule is a formula over the methodology's parameters that is true when the criterion is met. Raises Problem
    `official.no_criterion`, or `definition.invalid` for a rule that is no formula or reads an unknown name.
    """
    m = adopted.definition
    if all(one.id != criterion for one in m.criteria):
        raise Problem("official.no_criterion", m.key, criterion=criterion,
                      known=", ".join(one.id for one in m.criteria) or "-")
    criteria = tuple(one.model_copy(update={"rule": rule or None}) if one.id == criterion else one
                     for one in m.criteria)
    text = as_yaml(m.model_copy(update={"criteria": criteria}))
    parse_methodology(text, m.key)
    return replace(adopted, definition_text=text)
