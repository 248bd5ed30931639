"""The rows of a dataset that a number was worked out from, and who published each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from generator.model.catalog import Catalog
from generator.model.dataset import Dataset


@dataclass(frozen=True)
class Rows:
    """Some rows of a dataset in words, and the ids of the sources that they came from.

    `changed` tells of earlier values of the dataset, "" when there is none.
    """

    words: str
    sources: list[str]
    changed: str


def used_rows(catalog: Catalog, dataset: Dataset, lines: set[int] | None) -> Rows:
    """Tell of the rows on some lines of a dataset's file, of all when `lines` is None."""
    table = catalog.tables[dataset.id]
    used = [row for row in table if lines is None or row.line in lines]
    counts = Counter(row.status for row in used)
    statuses = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    file = f"data/datasets/{dataset.id}.csv"
    whole = f"all {len(used)}" if len(used) == len(table) else f"{len(used)} of {len(table)}"
    words = f"{whole} ({statuses}), lines {_spans(row.line for row in used)} of {file}"
    earlier = catalog.earlier.get(dataset.id, ())
    values = "value" if len(earlier) == 1 else "values"
    changed = f"{len(earlier)} earlier {values} kept" if earlier else ""
    own = [row.source for row in used if row.source]
    first = dataset.editions[:1] or [dataset.citations[0].source]
    named = own if len(own) == len(used) else [*first, *own]
    return Rows(words, list(dict.fromkeys(named)), changed)


def _spans(lines: Iterable[int]) -> str:
    """Give numbers as spans: 2–5, 8."""
    ordered = sorted(set(lines))
    starts = [ordered[0], *(after for one, after in pairwise(ordered) if after > one + 1)]
    ends = [*(one for one, after in pairwise(ordered) if after > one + 1), ordered[-1]]
    return ", ".join(
        f"{one}–{last}" if last > one else f"{one}" for one, last in zip(starts, ends, strict=True)
    )
