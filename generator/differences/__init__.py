"""What a reader will see changed between two states of the data and the words."""

from generator.differences.compare import compare
from generator.differences.report import Change, Report, as_markdown, as_plain, as_text
from generator.differences.revision import RevisionError, commit_of, engine_changed, here, there
from generator.differences.side import Side, of_files

__all__ = [
    "Change",
    "Report",
    "RevisionError",
    "Side",
    "as_markdown",
    "as_plain",
    "as_text",
    "commit_of",
    "compare",
    "engine_changed",
    "here",
    "of_files",
    "there",
]
