"""Formulas: parsed once into one tree, from which every face is made (value, units, Excel, words)."""

from jcm_pdd.core.formula.parse import FormulaError, parse
from jcm_pdd.core.formula.tree import Node, names

__all__ = ["FormulaError", "Node", "names", "parse"]
