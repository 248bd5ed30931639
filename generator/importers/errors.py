"""Why a publication was not imported. Each error carries one sentence for the editor."""


class ImportRefusedError(Exception):
    """The file was read but its rows cannot be trusted, so none are given."""


class UnknownLayoutError(ImportRefusedError):
    """A sheet, a column or a cell is not where or what it was when the importer was written."""


class TotalsDifferError(ImportRefusedError):
    """Two tables of the same publication contradict each other."""


class FetchError(ImportRefusedError):
    """The publication could not be had from its address, whole and within the limits."""


class OlderEditionError(ImportRefusedError):
    """The edition was published before one that we already hold."""
