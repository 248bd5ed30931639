"""Is what was imported really in the file? Read a second time, by other and simpler means."""

import csv
import html
import io
import json
import re
import zipfile
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import importer_files as files

from generator.importers.held import read_held
from generator.project import Project

SHEETS = {
    "small-boats-daily": ("SB_01", ["arrivals", "boats", "uncontrolled-landings"]),
    "small-boats-weekly": (
        "SB_02",
        ["arrivals", "boats", "uncontrolled-landings", "people-prevented", "events-prevented"],
    ),
}
HEADS = dict(zip(SHEETS["small-boats-weekly"][1], files.WEEKLY_HEAD[1:6], strict=True))


def wrong_result(case: Any, made: Project, before: dict[str, bytes], output: str) -> str:
    """Say in words what is wrong with a successful import, or nothing."""
    report = json.loads(output)
    for table in report["tables"]:
        held = read_held(made.data / "datasets", table["table"])
        new = {
            key: line.cells["value"]
            for key, line in held.lines.items()
            if line.cells.get("known_from") == report["edition"]["published"]
            and line.cells["value"]
        }
        text = before[f"data/datasets/{table['table']}.csv"].decode()
        for line in filter(None, text.splitlines()[1:]):
            if ",".join(line.split(",")[:1]) not in {key[0] for key in held.lines}:
                return f"a row was lost: {line}"
        wrong = _book(case, table, new) if case.kind == "ODS" else _words(case, new)
        if wrong:
            return wrong
    return ""


def _book(case: Any, table: dict[str, Any], new: dict[tuple[str, ...], str]) -> str:
    with zipfile.ZipFile(io.BytesIO(case.content)) as archive:
        tree = ET.fromstring(archive.read("content.xml"))
    sheet, _ = SHEETS[table["table"]]
    rows = _sheet(tree, sheet)
    for (period, measure), value in new.items():
        cells = rows.get(date.fromisoformat(period))
        place = rows[date.min].index(HEADS[measure])
        if cells is None or cells[place] != value:
            return f"{period} {measure} is {value}, but the file says {cells}"
    dated = len(rows) - 1
    return "" if dated == table["rows"] else f"{table['rows']} rows of {dated} were read"


def _sheet(tree: ET.Element, name: str) -> dict[date, list[str]]:
    found: dict[date, list[str]] = {}
    for table in tree.iter():
        if not table.tag.endswith("}table") or _attribute(table, "name") != name:
            continue
        for row in (each for each in table.iter() if each.tag.endswith("}table-row")):
            cells: list[str] = []
            for cell in row:
                text = _attribute(cell, "date-value") or _attribute(cell, "value")
                words = "".join(cell.itertext()).strip()
                times = int(_attribute(cell, "number-columns-repeated") or 1)
                cells += [_plain(text) or words] * min(times, 20)
            if re.match(r"\d{4}-\d\d-\d\d", cells[0] if cells else ""):
                found[date.fromisoformat(cells[0][:10])] = cells
            elif "Migrants arrived" in cells:
                found[date.min] = cells
    return found


def _plain(text: str) -> str:
    try:
        return str(int(float(text)))
    except ValueError:
        return text


def _attribute(element: ET.Element, name: str) -> str:
    return next((text for at, text in element.items() if at.endswith(f"}}{name}")), "")


def _words(case: Any, new: dict[tuple[str, ...], str]) -> str:
    """Each number stands in the row, or the sentence, or below the heading, that names its day."""
    text = case.content.decode("utf-8-sig")
    if case.name.endswith(".csv"):
        parts = [" ".join(row) for row in csv.reader(io.StringIO(text))]
    else:
        bare = re.sub(r"<!--.*?(-->|$)", "", text, flags=re.S)
        parts = [
            html.unescape(re.sub(r"<[^<>]*>", " ", part))
            for part in re.split(r"<tr", bare, flags=re.I)
        ]
    whole = " ".join(parts)
    for key, value in new.items():
        day = (
            date.fromisoformat(key[0]) if len(key[0]) == 10 else date.fromisoformat(f"{key[0]}-01")
        )
        named = [part for part in parts if _names(part, day, len(key[0]) == 10)]
        if not named and not _names(whole, day, True):
            return f"{key} is {value}, but the file does not name that day"
        where = " ".join(named) if named else whole
        if not _says(where, value) and not _says(whole, value):
            return f"{key} is {value}, but the file does not say so"
    return ""


def _says(words: str, value: str) -> bool:
    spelt = {"0": "no|zero|0", "1": "one|1"}.get(value, value)
    plain = words.replace(",", "").replace("\xa0", "")
    return bool(re.search(rf"(?<!\d)0*(?:{spelt})(?!\d)", plain, re.I))


def _names(part: str, day: date, with_day: bool) -> bool:
    month = rf"{day:%b}[a-z]*"
    words = (
        rf"(?<!\d)0?{day.day}(?:st|nd|rd|th)?\s+{month}"
        if with_day
        else rf"{month}\W+(20)?{day:%y}"
    )
    digits = rf"0?{day.day}/0?{day.month}/|{day.isoformat() if with_day else day.isoformat()[:7]}"
    return bool(re.search(f"{words}|{digits}", part, re.I))
