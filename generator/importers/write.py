"""Merged rows to the CSV of a dataset: a new edition shows as a small difference."""

import csv
import io
from collections.abc import Iterable

from generator.importers.held import Held
from generator.importers.merge import Merged
from generator.importers.reading import Key


def table_text(merged: Merged) -> str:
    """Give the CSV: lines that did not change stand letter for letter as before."""
    held = merged.held
    extra = [name for name in ("source", "known_from") if name not in held.header]
    needed = any(line.cells.get("known_from") for line in merged.lines.values())
    header = [*held.header, *(extra if needed else [])]
    dimensions = [part.column for part in held.dataset.dimensions]
    out = [_csv(header)]
    for key in _ordered(held, merged.lines):
        line = merged.lines[key]
        if line.raw:
            out.append(line.raw + "," * (len(header) - len(held.header)))
        else:
            cells = line.cells | dict(zip(["period", *dimensions], key, strict=True))
            out.append(_csv([cells.get(name, "") for name in header]))
    return "\n".join(out) + "\n"


def _ordered(held: Held, lines: Iterable[Key]) -> list[Key]:
    before = list(held.lines)
    if before == sorted(before):
        return sorted(lines)
    return sorted(lines, key=lambda key: key[0])


def _csv(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(list(cells))
    return out.getvalue()
