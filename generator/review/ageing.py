"""Datasets that grow old: whose newest number is long ago, and that nobody means to look at."""

from collections.abc import Mapping
from datetime import date

from generator.format import day
from generator.model.catalog import Catalog
from generator.model.dataset import Period
from generator.review.item import Item, item

_OLD: Mapping[Period, int] = {
    "day": 31, "week": 35, "month": 92, "quarter": 275, "year": 730, "point": 183,
}  # fmt: skip
"""Days after which a newer number may be expected; publishers take their time."""


def ageing(catalog: Catalog, today: date) -> list[Item]:
    """Give the datasets that are old for their kind of period and have no day of review.

    The oldest come first. A dataset that has ended is listed until `review_by` says when somebody
    will make sure of that.
    """
    found = []
    for dataset in catalog.datasets.values():
        known = [row.last for row in catalog.tables[dataset.id].known]
        if not known or dataset.review_by:
            continue
        newest = max(known)
        if (today - newest).days > _OLD[dataset.period]:
            words = f"goes as far as {day(newest)}, and has no `review_by`"
            found.append((newest, item(catalog, "datasets", dataset.id, words)))
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].id))]
