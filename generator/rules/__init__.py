"""What every check is about: a name, a sentence, a bad and a good example for each."""

from generator.rules import facts, records, saving, tables, words
from generator.rules.rule import Example, Rule, RuleName

GROUPS: dict[str, tuple[Rule, ...]] = {
    "How a file is saved": saving.RULES,
    "How a record is written": records.RULES,
    "What a record says": facts.RULES,
    "Rows of a dataset": tables.RULES,
    "Words and pages": words.RULES,
}
"""Every rule, under the heading of its group."""

RULES: dict[str, Rule] = {rule.name: rule for group in GROUPS.values() for rule in group}
"""Every rule by its name."""

__all__ = ["GROUPS", "RULES", "Example", "Rule", "RuleName"]
