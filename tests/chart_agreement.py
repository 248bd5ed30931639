"""Whether all that a site says of one chart agrees: marks, table, CSV, JSON and description."""

import csv
import io
import json
import re
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = r"-?\d*\.?\d+"
_PLACED = re.compile(rf"translate\(({_NUMBER}) ({_NUMBER})\)scale\(({_NUMBER}) ({_NUMBER})\)")
_BLOCK = re.compile(rf"M{_NUMBER},{_NUMBER}h({_NUMBER})v({_NUMBER})h")
_SAID = re.compile(r"(?:from|to|[Hh]ighest:?|[Ll]owest:?) (?:about )?(−?[\d,]+(?:\.\d+)?)%? \(")


class _Page(HTMLParser):
    """The table, its head, and the words of the description."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.head: list[str] = []
        self.rows: list[list[float | None]] = []
        self.description = ""
        self._in: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "p" and given.get("class") == "chart-description":
            self._in.append("description")
        elif tag == "th" and given.get("scope") == "col":
            self.head.append("")
            self._in.append("head")
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append(None)
            self._in.append("cell" if tag == "td" else "")
        elif tag == "data" and self._in[-1:] == ["cell"]:
            self.rows[-1][-1] = float(given["value"])

    def handle_endtag(self, tag):
        if tag in ("td", "th", "p") and self._in:
            self._in.pop()

    def handle_data(self, data):
        if "description" in self._in:
            self.description += data
        elif self._in[-1:] == ["head"]:
            self.head[-1] += data


def disagreements(html: str, table: str, record: str) -> list[str]:
    """Give every point in which a chart's page, its CSV and its JSON do not agree."""
    chart = json.loads(record)
    page = _Page(html)
    columns = {column["label"]: column["points"] for column in chart["columns"]}
    found = [*_csv(table, columns), *_table(page, columns), *_described(page, chart, columns)]
    for name, groups in chart["drawings"].items():
        svg = _drawing(html, chart["id"], name)
        if svg is not None:
            if svg.findtext(f"{SVG}desc") != chart["description"]:
                found.append(f"{name}: its words are not those of the JSON")
            found += [f"{name}: {said}" for said in _marks(svg, groups, columns)]
    return found


def _csv(text: str, columns):
    rows = list(csv.DictReader(io.StringIO(text)))
    by_key = {(row["period"], row["first_day"]): row for row in rows}
    for label, points in columns.items():
        name = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")
        for point in points:
            cell = by_key[point["period"], point["first_day"]][name]
            if (float(cell) if cell else None) != point["value"]:
                yield f"CSV: {label} {point['period']} is {cell}, not {point['value']}"


def _table(page: _Page, columns):
    rows = [row for row in page.rows if any(cell is not None for cell in row)]
    if page.head[0] == "Month":
        days, months = columns.values()
        printed = [cell for row in rows for cell in row[1:-1] if cell is not None]
        yield from _same("the table's days", printed, _values(days))
        yield from _same("the table's months", [row[-1] for row in rows], _values(months))
        return
    for label, points in columns.items():
        place = page.head.index(label)
        printed = [row[place] for row in rows if row[place] is not None]
        yield from _same(f"the table's {label}", printed, _values(points))


def _same(what, one, other):
    if one != other:
        yield f"{what}: {one[:12]} … is not {other[:12]} …"


def _values(points):
    ordered = sorted(points, key=lambda point: (point["last_day"], point["first_day"]))
    return [point["value"] for point in ordered if point["value"] is not None]


def _described(page: _Page, chart, columns):
    """Every value that the description gives is one of the chart's, and the extremes are there."""
    said = [float(number.replace(",", "").replace("−", "-")) for number in
            _SAID.findall(page.description)]  # fmt: skip
    every = [point["value"] for points in columns.values() for point in points
             if point["value"] is not None]  # fmt: skip
    for number in said:
        if not any(abs(number - value) <= 0.5 for value in every):
            yield f"the description says {number:g}, which no column has"
    first = _values(next(iter(columns.values())))
    words = page.description
    whole = [f"{round(value):,}" for value in (max(first), first[0])]
    if not any(text in words for text in whole):
        yield f"the description has none of {whole}"
    if chart["description"] not in " ".join(words.split()):
        yield "the description of the page is not that of the JSON"


def _drawing(html: str, chart: str, name: str) -> ET.Element | None:
    mark = html.find(f'aria-labelledby="chart-{chart}-{name}-title')
    if mark < 0:
        return None
    start = html.rfind("<svg", 0, mark)
    return ET.fromstring(html[start : html.index("</svg>", start) + 6])


def _marks(svg: ET.Element, groups, columns):
    drawn = {group.get("class"): group for group in svg.iter(f"{SVG}g")}
    seen: dict[str, set[str]] = {}
    for group in groups:
        values = {point["period"]: point["value"] for point in columns[group["column"]]}
        seen.setdefault(group["column"], set()).update(group["periods"])
        yield from _group(drawn[group["group"]], group, values)
    for label, periods in seen.items():
        known = {point["period"] for point in columns[label] if point["value"] is not None}
        zero = {point["period"] for point in columns[label] if point["value"] == 0}
        if not known - zero <= periods:
            yield f"{label}: no mark for {sorted(known - zero - periods)[:3]}"


def _group(drawn: ET.Element, group, values):
    if group["reads"] == "count":
        if len(drawn) != len(group["periods"]):
            yield f"{group['group']}: {len(drawn)} marks for {len(group['periods'])}"
        return
    scale = group["scale"]
    unit = (scale["end"] - scale["begin"]) / (scale["high"] - scale["low"])
    found = list(_read(drawn, group, scale, unit))
    if len(found) != len(group["periods"]):
        yield f"{group['group']}: {len(found)} points for {len(group['periods'])}"
        return
    for period, value in zip(group["periods"], found, strict=True):
        if abs(value - values[period]) > 0.11 / abs(unit) + 1e-9:
            yield f"{group['group']}: {period} is drawn as {value:.3f}, not {values[period]}"


def _read(drawn: ET.Element, group, scale, unit):
    """Read the values off the geometry of one group."""
    across = group["reads"] in ("x", "width")
    for mark in drawn:
        given = {**drawn.attrib, **mark.attrib}
        if group["reads"] in ("height", "width"):
            wide, high = map(float, _BLOCK.match(mark.get("d")).groups())
            yield abs((wide if across else high) / unit)
            continue
        if mark.tag == f"{SVG}circle":
            pixels = [float(mark.get("cx" if across else "cy"))]
        else:
            pixels = _points(given)
        yield from (scale["low"] + (pixel - scale["begin"]) / unit for pixel in pixels)


def _points(given) -> list[float]:
    """Give the height of every point of a path, in pixels."""
    if placed := _PLACED.match(given.get("transform", "")):
        _, top, _, size = map(float, placed.groups())
        numbers = [float(one) for one in re.findall(_NUMBER, given["d"])]
        heights, at = [], 0.0
        for step in numbers[1::2]:
            at += step
            heights.append(top + size * at)
        return heights
    return [float(y) for _, y in re.findall(rf"[ML]({_NUMBER}),({_NUMBER})", given["d"])]


def units_counted(html: str, record: str) -> list[str]:
    """Give where the squares of a unit chart are not as many as its numbers say."""
    chart = json.loads(record)
    values = {point["period"]: point["value"] for point in chart["columns"][0]["points"]}
    return [
        f"{name}: {period} has {count} squares"
        for name, groups in chart["drawings"].items()
        for period, count in Counter(
            period for group in groups if group["column"] == "One in" for period in group["periods"]
        ).items()
        if count != values[period]
    ]
