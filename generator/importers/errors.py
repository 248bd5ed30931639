"""Why a publication was not imported. Each error carries one sentence for the editor."""

import re

_LONG_QUOTE = re.compile(r"“([^”]{60})[^”]+”")
_MOST = 500


class ImportRefusedError(Exception):
    """The file was read but its rows cannot be trusted, so none are given."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence in one line, with what it quotes cut to a readable length."""
        line = _LONG_QUOTE.sub(r"“\1…”", " ".join(sentence.split()))
        super().__init__(line if len(line) <= _MOST else f"{line[:_MOST]} …")


class UnknownLayoutError(ImportRefusedError):
    """A sheet, a column or a cell is not where or what it was when the importer was written."""


class TotalsDifferError(ImportRefusedError):
    """Two tables of the same publication contradict each other."""


class FetchError(ImportRefusedError):
    """The publication could not be had from its address, whole and within the limits."""


class OlderEditionError(ImportRefusedError):
    """The edition was published before one that we already hold."""
