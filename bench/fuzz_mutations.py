"""Ways to spoil a publication: some are read all the same, most must be refused."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

import importer_files as files

Spoil = Callable[[random.Random, bytes], bytes]
STRANGE = [
    "-", "—", "1,234", "1e999", "NaN", "-5", "12.5", "9" * 40, "", " ", "=1+1", "<b>7</b>", "٣",
    "Ⅷ", "\u202e12", "n/a", "31 June 2026", "8 July 2025", "Total", "Revised", "0", "00", "7 8",
    "x" * 9999,
]  # fmt: skip


def book(days: int = 84) -> bytes:
    """Give a spreadsheet of some weeks that ends on 12 July 2026."""
    numbers = random.Random(1)
    last = date(2026, 7, 12)
    daily = []
    for back in range(days - 1, -1, -1):
        day = last - timedelta(back)
        boats = numbers.choice([0, 0, 1, 3])
        note = "Revised" if numbers.random() < 0.05 else None
        daily.append([day.isoformat(), boats * 60, boats, numbers.choice([0, "-"]), note])
    weekly = []
    for at in range(0, days, 7):
        week = daily[at : at + 7]
        people, boats = (sum(row[column] for row in week) for column in (1, 2))
        weekly.append([week[-1][0], people, boats, "-", numbers.randrange(400), 9, None])
    sheets = files.sheets(daily, weekly, cover=[[None], [None], ["Crown copyright © 2026"]])
    return files.packed(files.content_xml(*sheets), "2026-07-17T09:00:00Z")


ELEMENTS = [
    rb"<tr>.*?</tr>",
    rb"<t[dh][^>]*>.*?</t[dh]>",
    rb"<table:table-row.*?</table:table-row>",
    rb"<table:table-cell.*?</table:table-cell>",
]
MARKS = [b"<!--", b"<a ", b"</", b"<table><tr><td>", b"<div>", b"&#", b"<p a='", b"<"]
PAGES = {
    "last 7 days": files.page(files.table(files.JULY, files.PAGE_HEAD)),
    "no header": files.page(files.table([row[:3] for row in files.JULY])),
    "week in a heading": files.page(
        "<h2>Week ending 5 July 2026</h2>"
        + files.table([["63", 1, 25, 3]], files.WEEKLY_HEAD[1:3] + files.WEEKLY_HEAD[4:6])
    ),
    "sentences": files.page("<p>On 9 July 2026, 81 migrants were detected in one small boat.</p>"),
    "older": files.page(
        files.table([[f"{day} July 2026", day, 1] for day in range(6, 13)],
                    ["Date", "Migrants detected", "Boats detected"]),
        title="Weekly number of migrants detected in small boats - 6 July to 12 July 2026",
    ),
}  # fmt: skip
RETURNS_PAGE = files.page(
    files.table(files.RETURNS_ROWS, files.RETURNS_HEAD),
    title="Transfers into and returns from the United Kingdom",
    updated="2025-12-16T09:30:00+00:00",
)
RETURNS_CSV = "\n".join(
    ",".join(map(str, row)) for row in [files.RETURNS_HEAD, *files.RETURNS_ROWS]
).encode()


def flip(draw: random.Random, content: bytes) -> bytes:
    """Change single bytes."""
    spoilt = bytearray(content)
    for _ in range(draw.choice([1, 1, 2, 8, 64])):
        spoilt[draw.randrange(len(spoilt))] = draw.randrange(256)
    return bytes(spoilt)


def cut(draw: random.Random, content: bytes) -> bytes:
    """End too early."""
    return content[: draw.randrange(len(content))]


def lose(draw: random.Random, content: bytes) -> bytes:
    """Leave a piece out."""
    at = draw.randrange(len(content))
    return content[:at] + content[at + draw.choice([1, 5, 50, 500]) :]


def repeat(draw: random.Random, content: bytes) -> bytes:
    """Say a piece again."""
    at, size = draw.randrange(len(content)), draw.choice([1, 20, 300])
    return content[:at] + content[at : at + size] * draw.choice([1, 2, 50]) + content[at + size :]


def digit(draw: random.Random, content: bytes) -> bytes:
    """Change one digit."""
    return _swap(draw, content, rb"\d", lambda _: str(draw.randrange(10)).encode())


def strange(draw: random.Random, content: bytes) -> bytes:
    """Put something strange into a cell."""
    word = draw.choice(STRANGE).encode()
    return _swap(draw, content, rb"(?<=>)[^<>]+(?=<)|(?<=,)[^,\n]+", lambda _: word)


def drop_element(draw: random.Random, content: bytes) -> bytes:
    """Leave an element out."""
    pattern = draw.choice([rb"<[^<>]+>", *ELEMENTS])
    return _swap(draw, content, pattern, lambda _: b"")


def double_element(draw: random.Random, content: bytes) -> bytes:
    """Say an element again."""
    pattern = draw.choice([rb"<table[ >].*?</table>", rb"[^\n]+\n", *ELEMENTS])
    return _swap(draw, content, pattern, lambda found: found * draw.choice([2, 3]))


def many(draw: random.Random, content: bytes) -> bytes:
    """Claim that a cell or a row is repeated."""
    times = draw.choice([b"0", b"2", b"1000", b"1048576", b"99999999999", b"-1", b"x"])
    attribute = draw.choice([b"table:number-rows-repeated", b"table:number-columns-repeated"])
    tag = draw.choice([rb"<table:table-row", rb"<table:table-cell", rb"<td", rb"<tr"])
    if tag.startswith(b"<t") and not tag.startswith(b"<table"):
        attribute = draw.choice([b"colspan", b"rowspan"])
    return _swap(draw, content, tag, lambda found: found + b" " + attribute + b'="' + times + b'"')


def bury(draw: random.Random, content: bytes) -> bytes:
    """Put markup without end in the middle."""
    filler = draw.choice(MARKS)
    at = draw.randrange(len(content))
    return content[:at] + filler * draw.choice([1, 100, 30_000]) + content[at:]


def entities(_: random.Random, content: bytes) -> bytes:
    """Declare entities that unfold without end."""
    lines = b"".join(b'<!ENTITY e%d "%s">' % (at, b"&e%d;" % (at - 1) * 10) for at in range(1, 9))
    return b'<!DOCTYPE x [<!ENTITY e0 "lol">' + lines + b"]>" + content.replace(b">", b">&e8;", 1)


PLAIN: list[Spoil] = [
    flip,
    cut,
    lose,
    repeat,
    digit,
    strange,
    drop_element,
    double_element,
    many,
    bury,
]


def in_archive(draw: random.Random, content: bytes) -> bytes:
    """Spoil the XML inside a spreadsheet, and pack it again as if nothing had happened."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = draw.choices(list(parts), [1, 20, 1, 2][: len(parts)] + [0] * (len(parts) - 4))[0]
    for _ in range(draw.choice([1, 1, 1, 2, 3])):
        if parts[name]:
            parts[name] = draw.choice([*PLAIN, entities])(draw, parts[name])
    if draw.random() < 0.1:
        parts[f"Pictures/{draw.randrange(9)}.png"] = bytes(draw.choice([10**3, 10**7, 7 * 10**7]))
    if draw.random() < 0.05:
        parts.pop(draw.choice(list(parts)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
    return out.getvalue()


def _swap(
    draw: random.Random, content: bytes, pattern: bytes, new: Callable[[bytes], bytes]
) -> bytes:
    found = list(re.finditer(pattern, content, re.S))
    if not found:
        return content
    at = draw.choice(found)
    return content[: at.start()] + new(at.group()) + content[at.end() :]
