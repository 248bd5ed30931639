"""Numbers that follow from the records: figures, verdicts, and the language they are written in."""

from generator.derive.derived import Derived, Quantity, derive
from generator.derive.formula import FormulaError

__all__ = ["Derived", "FormulaError", "Quantity", "derive"]
