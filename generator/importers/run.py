"""One import from beginning to end: get, read, compare, and write all of it or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.importers.archive import MAX_FILE
from generator.importers.boats_page import read_boats_page
from generator.importers.errors import (
    ImportRefusedError,
    OlderEditionError,
    TotalsDifferError,
    UnknownLayoutError,
)
from generator.importers.fetch import Limits, Seen, fetch
from generator.importers.held import read_dataset, read_held
from generator.importers.html import tidy
from generator.importers.mapping import read_mapping
from generator.importers.merge import Edition, Merged, merge
from generator.importers.reading import Given, Reader, Reading
from generator.importers.record import FILE, checksum, source_id, with_record
from generator.importers.report import Report, table_report, unmarked
from generator.importers.small_boats import read_edition
from generator.importers.store import write_all
from generator.importers.table import read_table_page
from generator.importers.write import table_text
from generator.load.editions import SUFFIX, editions_text, read_editions
from generator.load.tables import read_table
from generator.model.dataset import Dataset
from generator.model.periods import period_days
from generator.project import Project

READERS: Mapping[str, Reader] = {
    "home-office-small-boats": read_edition,
    "govuk-small-boats-page": read_boats_page,
}
TABLE = "govuk-table"
MAX_NOTE = 500


@dataclass(frozen=True)
class Wish:
    """What an editor asked for."""

    project: Project
    importer: str
    place: str
    today: date
    dataset: str | None = None
    published: date | None = None
    dry_run: bool = False
    force: bool = False
    limits: Limits | None = None


def run(wish: Wish, seen: Seen) -> Report:
    """Import one publication.

    Raises ImportRefusedError or one of its kin, with nothing written, when it cannot be trusted.
    """
    given = _get(wish, seen)
    reading = _tidied(_read(wish, given))
    _weigh(wish, reading)
    published = _published(wish, reading)
    mark = checksum(given.content)
    sources = wish.project.data / "sources"
    name = source_id(sources, reading.publication, published, mark)
    edition = Edition(name, published)
    merged = {table: _merge(wish, table, reading, edition) for table in sorted(reading.tables)}
    report = _report(wish, reading, edition, merged)
    report.edition |= {"checksum": mark, "bytes": len(given.content)}
    files = _files(merged)
    if files:
        text = with_record(sources, name, reading.publication, published, wish.today, mark)
        files[sources / FILE] = text
    changed = [path for path, text in files.items() if _differs(path, text)]
    report.written = [wish.project.name(path) for path in changed]
    if not wish.dry_run:
        write_all(files, partial(_check_draft, {each.held.path: each for each in merged.values()}))
    return report


def _get(wish: Wish, seen: Seen) -> Given:
    if "://" in wish.place:
        return fetch(wish.place, seen, wish.limits)
    path = Path(wish.place)
    try:
        if path.exists() and not path.is_file():
            raise ImportRefusedError(f"{wish.place} is not a file: give one file, or its address.")
        if path.stat().st_size > MAX_FILE:
            raise ImportRefusedError(f"{path.name} is larger than {MAX_FILE // 1_000_000} MB.")
        return Given(path.read_bytes(), path.name)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ImportRefusedError(f"{wish.place} cannot be read: {why}.") from None


def _read(wish: Wish, given: Given) -> Reading:
    if wish.importer != TABLE:
        return READERS[wish.importer](given)
    if not wish.dataset:
        raise ImportRefusedError("Say which dataset the table is for: --dataset ID.")
    dataset = read_dataset(wish.project.data / "datasets", wish.dataset)
    mapping = read_mapping(wish.project.data / "imports", dataset)
    return read_table_page(given, dataset, mapping)


def _tidied(reading: Reading) -> Reading:
    """Give the reading with each note in one line; a note as long as a page is a mistake."""
    for table, rows in reading.tables.items():
        reading.tables[table] = [replace(row, note=tidy(row.note)) for row in rows]
        if long := next((row for row in rows if len(row.note) > MAX_NOTE), None):
            raise UnknownLayoutError(f"The note of {long.key[0]} is too long: “{long.note}”.")
    return reading


def _weigh(wish: Wish, reading: Reading) -> None:
    """Refuse totals that contradict their parts, unless the editor takes them nevertheless."""
    if reading.totals.differ and not wish.force:
        sentence = f"{reading.totals.differ[0]} With --force both are taken as they are."
        raise TotalsDifferError(sentence)
    reading.warnings += reading.totals.differ


def _published(wish: Wish, reading: Reading) -> date:
    """Give the day of publication, which must lie between the last row and today."""
    stated = reading.publication.published
    if wish.published and stated and wish.published != stated:
        reading.warnings.append(f"It says that it is of {stated}; {wish.published} was given.")
    published = wish.published or stated
    if published is None:
        raise ImportRefusedError("It does not say when it was published: give --published.")
    if published > wish.today:
        raise ImportRefusedError(f"It says that it was published on {published}: after today.")
    return published


def _merge(wish: Wish, table: str, reading: Reading, edition: Edition) -> Merged:
    held = read_held(wish.project.data / "datasets", table)
    rows = reading.tables[table]
    _check_days(held.dataset, max(row.key[0] for row in rows), edition.published)
    if edition.published < held.newest:
        sentence = (
            f"This edition is of {edition.published}, but {table} holds one of {held.newest}."
        )
        if not wish.force:
            raise OlderEditionError(f"{sentence} With --force its values are kept as earlier ones.")
        reading.warnings.append(f"{sentence} Its values were kept as earlier ones.")
    last = max(key[0] for key in held.lines)
    newest = max(row.key[0] for row in rows)
    if edition.published >= held.newest and newest < last:
        reading.warnings.append(f"It ends on {newest}, but {table} already goes to {last}.")
    return merge(held, rows, edition)


def _check_days(dataset: Dataset, last: str, published: date) -> None:
    first_day, last_day = period_days(last, dataset.period, dataset.week_ends)
    day = last_day if dataset.period in ("day", "week", "point") else first_day
    if day > published:
        raise UnknownLayoutError(f"It gives numbers for {last}, after its day {published}.")


def _report(wish: Wish, reading: Reading, edition: Edition, merged: Mapping[str, Merged]) -> Report:
    publication = reading.publication
    about = {
        "source": edition.source,
        "publisher": publication.publisher,
        "title": publication.title,
        "url": publication.url,
        "published": edition.published.isoformat(),
        "accessed": wish.today.isoformat(),
        "licence": publication.licence,
    }
    report = Report(wish.importer, wish.dry_run, about, warnings=list(reading.warnings))
    report.totals = reading.totals
    for table, each in merged.items():
        report.tables.append(table_report(each, reading.tables[table]))
        report.changes += each.changes
        report.marks += each.marks
        report.history += each.history
        report.warnings += [*unmarked(each.changes), *each.warnings]
    return report


def _files(merged: Mapping[str, Merged]) -> dict[Path, str]:
    """Give the files to write, for the tables in which anything changed."""
    files = {}
    for each in merged.values():
        if each.touched or each.new:
            files[each.held.path] = table_text(each)
            if each.earlier:
                files[each.held.earlier_path] = editions_text(each.earlier, each.held.dataset)
    return files


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text


def _check_draft(held: Mapping[Path, Merged], draft: Path, path: Path) -> str:
    """Say what is wrong with a file of rows before it takes its place."""
    problems = []
    if path in held:
        problems = read_table(draft, path.name, held[path].held.dataset).problems
    elif path.name.endswith(SUFFIX):
        rows = path.with_name(path.name.removesuffix(SUFFIX) + ".csv")
        problems = read_editions(draft, path.name, held[rows].held.dataset)[1]
    return str(problems[0]) if problems else ""
