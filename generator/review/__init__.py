"""The work list of editors."""

from generator.review.told import as_plain, as_text
from generator.review.work import worklist

__all__ = ["as_plain", "as_text", "worklist"]
