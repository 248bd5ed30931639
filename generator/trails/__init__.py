"""Both ways along a record: to all that uses it, and back to what it rests on."""

from generator.trails.chain import EXPLAINED, Link, chain
from generator.trails.named import Named, find, like, printed_as
from generator.trails.told import as_text, as_tree
from generator.trails.uses import Use, Uses, undrawn, uses

__all__ = [
    "EXPLAINED",
    "Link",
    "Named",
    "Use",
    "Uses",
    "as_text",
    "as_tree",
    "chain",
    "find",
    "like",
    "printed_as",
    "undrawn",
    "uses",
]
