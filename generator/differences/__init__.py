"""What a reader will see changed between two states of the data and the words."""

from generator.differences.compare import compare
from generator.differences.report import Change, Report, as_markdown, as_plain, as_text
from generator.differences.side import RevisionError, Side, of_files, of_revision

__all__ = [
    "Change",
    "Report",
    "RevisionError",
    "Side",
    "as_markdown",
    "as_plain",
    "as_text",
    "compare",
    "of_files",
    "of_revision",
]
