"""Synthetic publications and small projects, for the tests and the fuzz run of the importers."""

import io
import re
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from generator.project import Project

ROOT = Path(__file__).parents[1]
EDITION = "home-office-small-boats-2026-08-21.ods"
REAL = next(ROOT.parent.glob(f"*/data/{EDITION}"), None)
MIME = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)
DAILY_HEAD = [
    "Date",
    "Migrants arrived",
    "Boats arrived",
    "Boats arrived - involved in uncontrolled landings",
    "Notes",
]
WEEKLY_HEAD = [
    "Week ending",
    *DAILY_HEAD[1:4],
    "Migrants prevented",
    "Events prevented",
    "Notes",
]
Row = Sequence[object]
LAST_7_DAYS = (
    "https://www.gov.uk/government/publications/migrants-detected-crossing-the-english-channel-"
    "in-small-boats/migrants-detected-crossing-the-english-channel-in-small-boats-last-7-days"
)


class Formula:
    """A cell that is worked out by the spreadsheet program."""

    def __init__(self, value: int) -> None:
        self.value = value


def cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, Formula):
        return (
            '<table:table-cell office:value-type="float" table:formula="of:=SUM([.B2:.B8])" '
            f'office:value="{value.value}"><text:p>{value.value}</text:p></table:table-cell>'
        )
    if isinstance(value, int):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    text = str(value)
    if text[:4].isdigit():
        return (
            f'<table:table-cell office:value-type="date" office:date-value={quoteattr(text)}>'
            f"<text:p>{escape(text)}</text:p></table:table-cell>"
        )
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )


def sheet(name: str, rows: Sequence[Row], hidden: int | None = None) -> str:
    lines = []
    for number, row in enumerate(rows):
        mark = ' table:visibility="collapse"' if number == hidden else ""
        lines.append(f"<table:table-row{mark}>{''.join(map(cell, row))}</table:table-row>")
    lines.append(
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return f"<table:table table:name={quoteattr(name)}>{''.join(lines)}</table:table>"


def content_xml(*sheets: str) -> str:
    return (
        f"<office:document-content {SPACES}><office:body><office:spreadsheet>"
        f"{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    )


def packed(content: str | bytes, saved: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """Give the archive around a content.xml; `saved` is when the file says that it was saved."""
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
        "</manifest:manifest>"
    )
    meta = (
        '<office:document-meta xmlns:office="o" xmlns:dc="d" xmlns:meta="m"><office:meta>'
        f"<meta:creation-date>{saved}</meta:creation-date><dc:date>{saved}</dc:date>"
        "</office:meta></office:document-meta>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIME)
        archive.writestr(zipfile.ZipInfo("content.xml"), content, zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", manifest)
        if saved:
            archive.writestr("meta.xml", meta)
        for name, part in (extra or {}).items():
            archive.writestr(name, part)
    return out.getvalue()


def spreadsheet(path: Path, *sheets: str, saved: str = "") -> Path:
    path.write_bytes(packed(content_xml(*sheets), saved))
    return path


def days() -> list[Row]:
    return [
        ["2023-05-01", 10, 1, "-", None],
        ["2023-05-02", 20, 1, "-", "Revised"],
        ["2023-05-03T13:45:00", 0, 0, "-", None],
        ["2023-05-04", 0, 0, "-", None],
        ["2023-05-05", 0, 0, "-", None],
        ["2023-05-06", 0, 0, "-", None],
        ["2023-05-07", 30, 2, "-", None],
        ["2023-05-08", 5, 1, 1, None],
    ]


def weeks(total: object = 60) -> list[Row]:
    return [["2023-05-07", total, 4, "-", 7, 2, "Revised"]]


def sheets(
    daily: Sequence[Row] | None = None,
    weekly: Sequence[Row] | None = None,
    hidden: int | None = None,
    cover: Sequence[Row] = (("Frequency: published weekly",),),
) -> list[str]:
    return [
        sheet("Cover_sheet", cover),
        sheet("Notes", [["1. These are provisional."]]),
        sheet("SB_01", [DAILY_HEAD, *(daily or days())], hidden),
        sheet("SB_02", [WEEKLY_HEAD, *(weekly or weeks())], hidden),
    ]


def book(
    path: Path,
    *,
    daily: Sequence[Row] | None = None,
    weekly: Sequence[Row] | None = None,
    hidden: int | None = None,
    saved: str = "2023-05-12T09:00:00Z",
) -> Path:
    return spreadsheet(path / "small-boats.ods", *sheets(daily, weekly, hidden), saved=saved)


def table(rows: Sequence[Row], header: Row | None = None) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in header or ())
    body = "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in row)}</tr>" for row in rows)
    return (
        f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{body}</tbody></table>"
    )


def page(
    main: str,
    *,
    title: str = "Small boat arrivals: last 7 days",
    updated: str = "2026-07-13T13:15:01+01:00",
    head: str = "",
) -> str:
    meta = f'<meta name="govuk:public-updated-at" content="{updated}">' if updated else ""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} - GOV.UK'
        f'</title>{meta}<meta name="govuk:primary-publishing-organisation" content="Home Office">'
        f'<link rel="canonical" href="{LAST_7_DAYS}">{head}</head><body><nav><p>Menu</p></nav>'
        f"<main><h1>{title}</h1>{main}</main><footer><p>Crown copyright</p></footer></body></html>"
    )


PAGE_HEAD = [
    "Date",
    "Migrants arrived",
    "Boats arrived",
    "Boats involved in uncontrolled landings",
    "Notes",
]
JULY = [
    ["6 July 2026", 0, 0, 0, " "],
    ["7 July 2026", 0, 0, 0, " "],
    ["8 July 2026", 249, 4, 0, " "],
    ["9 July 2026", 81, 1, 0, " "],
    ["10 July 2026", 255, 3, 0, "Revised"],
    ["11 July 2026", 0, 0, 0, " "],
    ["12 July 2026", 0, 0, 0, " "],
]

RETURNS = """id: returns-monthly
source: returns-table
title_has: Transfers into and returns
period: {column: Month, form: month}
values:
  - {column: Returns}
ignore: [Transfers in]
totals: [Total]
status: final
"""
RETURNS_HEAD = ["Month", "Transfers in", "Returns"]
RETURNS_ROWS = [
    ["September 2025", 10, 17],
    ["Oct 2025", 20, 58],
    ["November 2025", "-", 78],
    ["Total", 30, 153],
]


def project(
    root: Path,
    daily: str = "2026-07-05,arrivals,63,provisional,\n2026-07-05,boats,1,provisional,\n",
    weekly: str = "2026-06-28,arrivals,246,provisional,\n",
) -> Project:
    """Make a small project: the real datasets' definitions with a few rows known on 5 July."""
    datasets = root / "data" / "datasets"
    datasets.mkdir(parents=True)
    (root / "data" / "sources").mkdir()
    (root / "data" / "imports").mkdir()
    (root / "data" / "imports" / "returns-monthly.yml").write_text(RETURNS, encoding="utf-8")
    for name, rows in (("small-boats-daily", daily), ("small-boats-weekly", weekly)):
        text = (ROOT / "data" / "datasets" / f"{name}.yml").read_text(encoding="utf-8")
        text = text.replace('known_from: "2025-11-14"', 'known_from: "2026-07-06"')
        text = re.sub(r"^editions:\n(  - .*\n)+", "", text, flags=re.MULTILINE)
        (datasets / f"{name}.yml").write_text(text, encoding="utf-8")
        (datasets / f"{name}.csv").write_text(f"period,measure,value,status,note\n{rows}", "utf-8")
    for end in ("yml", "csv"):
        shutil.copy(ROOT / "data" / "datasets" / f"returns-monthly.{end}", datasets)
    text = (datasets / "returns-monthly.yml").read_text(encoding="utf-8")
    text = text.replace('known_from: "2026-07-16"', 'known_from: "2025-11-01"')
    (datasets / "returns-monthly.yml").write_text(text, encoding="utf-8")
    rows = "period,value,status,note\n2025-09,17,final,\n2025-10,57,provisional,counted by hand\n"
    (datasets / "returns-monthly.csv").write_text(rows, encoding="utf-8")
    return Project(root)


def state(made: Project) -> dict[str, bytes]:
    """Give every file of a project, hidden ones too."""
    files = [path for path in made.root.rglob("*") if path.is_file()]
    return {made.name(path): path.read_bytes() for path in files}
