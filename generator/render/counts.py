"""How many records there are of a kind, for words that say so."""

from collections.abc import Mapping
from datetime import date

from generator.derive.standing import overdue
from generator.model.catalog import Catalog
from generator.render.page import HoleError


def counted(catalog: Catalog, today: date, kind: str, having: Mapping[str, str | bool]) -> int:
    """Give how many records of a kind have certain values; of "due", how many await a review.

    Raises HoleError when there is no such kind.
    """
    if kind == "due":
        return len(overdue(catalog, today))
    records = getattr(catalog, kind, None)
    if records is None or not hasattr(records, "values"):
        raise HoleError(f"There is no list of {kind}.", "Name one such as facts.", kind)
    return sum(
        all(getattr(record, key, None) == value for key, value in having.items())
        for record in records.values()
    )
