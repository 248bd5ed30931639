"""What an import found and did, for an editor to read and for a program."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from generator.importers.merge import Change, Merged
from generator.importers.reading import Row, Totals


@dataclass
class TableReport:
    """One table of the edition beside what we hold."""

    table: str
    rows: int
    values: int
    first: str
    last: str
    new: int
    changed: int
    unchanged: int
    totals_by_year: dict[str, dict[str, int]]
    not_collected: dict[str, int]


@dataclass
class Report:
    """The whole of an import."""

    importer: str
    dry_run: bool
    edition: dict[str, Any]
    tables: list[TableReport] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    marks: list[Change] = field(default_factory=list)
    history: list[Change] = field(default_factory=list)
    totals: Totals = field(default_factory=Totals)
    warnings: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """Give the report as plain values for JSON."""
        return asdict(self)

    def as_lines(self) -> Iterable[str]:
        """Give the report as lines to read."""
        edition = self.edition
        yield f"Edition: {edition['title']}"
        yield f"  published {edition['published']} by {edition['publisher']}, {edition['checksum']}"
        for table in self.tables:
            yield from _table_lines(table)
        if self.totals.compared:
            differ = len(self.totals.differ)
            said = f"{differ:,} differ" if differ else "all are their sums"
            yield f"Totals compared with their days: {self.totals.compared:,}, {said}."
        yield from _change_lines("Earlier values that changed", self.changes)
        yield from _change_lines("Values of this older edition that were different", self.history)
        yield from _change_lines("Marks that changed, with the same value", self.marks)
        for warning in self.warnings:
            yield f"Warning: {warning}"
        yield self._end()

    def _end(self) -> str:
        if not self.written:
            return "Nothing changed: every value was known."
        verb = "Would be written" if self.dry_run else "Written"
        return f"{verb}: {', '.join(self.written)}."


def table_report(merged: Merged, rows: list[Row]) -> TableReport:
    """Give the figures of one table."""
    totals: dict[str, dict[str, int]] = {}
    missing: dict[str, int] = {}
    for row in rows:
        column = " / ".join(row.key[1:]) or "value"
        if row.value:
            years = totals.setdefault(column, {})
            years[row.key[0][:4]] = years.get(row.key[0][:4], 0) + int(row.value)
        else:
            missing[column] = missing.get(column, 0) + 1
    periods = {row.key[0] for row in rows}
    new, changed = len(merged.new), len(merged.changes)
    return TableReport(
        merged.held.dataset.id,
        len(periods),
        len(rows),
        min(periods),
        max(periods),
        new,
        changed,
        len(rows) - new - changed,
        totals,
        missing,
    )


def unmarked(changes: list[Change]) -> list[str]:
    """Give a warning for each value that changed without a word from its publisher."""
    return [
        f"{each.table}, {each.date}, {each.column}: {each.old or 'missing'} became "
        f"{each.new or 'missing'} without being marked as revised."
        for each in changes
        if not each.marked_revised and each.old
    ]


def _table_lines(table: TableReport) -> Iterable[str]:
    yield f"{table.table}: {table.rows:,} rows, {table.first} to {table.last}"
    yield f"  {table.new:,} values new, {table.changed:,} changed, {table.unchanged:,} as before"
    for column, years in table.totals_by_year.items():
        last = list(years.items())[-3:]
        yield f"  {column}: " + ", ".join(f"{year} {total:,}" for year, total in last)
    for column, count in table.not_collected.items():
        yield f"  {column}: not collected in {count:,} rows"


def _change_lines(title: str, changes: list[Change]) -> Iterable[str]:
    if changes:
        yield f"{title}: {len(changes)}"
    for each in changes:
        mark = "marked as revised" if each.marked_revised else "not marked"
        values = f"{each.old or 'missing'} → {each.new or 'missing'}"
        yield f"  {each.table} {each.date} {each.column}: {values} ({mark})"
