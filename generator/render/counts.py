"""How many records there are of a kind, for words that say so."""

from collections.abc import Mapping
from datetime import date

from generator.derive.revisions import changed
from generator.derive.standing import overdue
from generator.load.phrases import nearest
from generator.model.catalog import Catalog
from generator.render.page import HoleError


def counted(catalog: Catalog, today: date, kind: str, having: Mapping[str, str | bool]) -> int:
    """Give how many records of a kind have certain values; of "due", how many await a review.

    "editions" and "revisions" count the editions of a dataset that were compared, and its values
    that were changed. Raises HoleError when there is no such kind or dataset.
    """
    if kind == "due":
        return len(overdue(catalog, today))
    if kind in ("editions", "revisions"):
        name = str(having.get("dataset", ""))
        if name not in catalog.datasets:
            hint = nearest(name, catalog.datasets)
            raise HoleError(f"There is no dataset `{name}`.", hint, name)
        return (
            changed(catalog, name) if kind == "revisions" else len(catalog.datasets[name].editions)
        )
    records = getattr(catalog, kind, None)
    if records is None or not hasattr(records, "values"):
        raise HoleError(f"There is no list of {kind}.", "Name one such as facts.", kind)
    return sum(
        all(getattr(record, key, None) == value for key, value in having.items())
        for record in records.values()
    )
