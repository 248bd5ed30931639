"""Is this file a spreadsheet that can be opened without harm? What it claims is never believed."""

import io
import zipfile
import zlib
from datetime import date, datetime
from xml.parsers import expat

from generator.importers.errors import ImportRefusedError

MAX_FILE = 20_000_000
MAX_PART = 60_000_000
MAX_RATIO = 200
MAX_CELLS = 1_000_000
MAX_DEPTH = 200
_PARTS = ("mimetype", "META-INF/manifest.xml", "content.xml")
_EMPTY = "table-cell", "covered-table-cell"
_NO_XML = (expat.ExpatError, LookupError, ValueError)
"""What expat raises: the last two for an encoding that it does not know, or cannot read."""


def clean_copy(content: bytes, name: str) -> tuple[bytes, date | None]:
    """Give a copy that holds only the checked parts, and the day on which the file was saved.

    Raises ImportRefusedError for anything that is not a whole OpenDocument file of a sane size.
    """
    _refuse_other_kinds(content, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_bombs(archive, name)
            parts = {part: archive.read(part) for part in _PARTS}
            saved = _saved(archive)
    except KeyError:
        raise ImportRefusedError(f"{name} is an archive, but not a spreadsheet.") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise ImportRefusedError(f"{name} is damaged or cut short: {error}.") from None
    except (NotImplementedError, RuntimeError, ValueError) as error:
        raise ImportRefusedError(f"{name} is packed in a way that is not read: {error}.") from None
    for part in _PARTS[1:]:
        _Survey(name).read(parts[part])
    return _packed(parts), saved


def _refuse_other_kinds(content: bytes, name: str) -> None:
    start = content[:512].lstrip().lower()
    if len(content) > MAX_FILE:
        raise ImportRefusedError(f"{name} is larger than {MAX_FILE // 1_000_000} MB.")
    if not start:
        raise ImportRefusedError(f"{name} is empty.")
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in start:
        sentence = "is a web page, not a spreadsheet; it may be an error page that was saved."
        raise ImportRefusedError(f"{name} {sentence}")
    if not content.startswith(b"PK"):
        raise ImportRefusedError(f"{name} cannot be read as a spreadsheet: it is no ODS file.")


def _refuse_bombs(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if len(parts) > 1000 or sum(part.file_size for part in parts) > MAX_PART:
        limit = MAX_PART // 1_000_000
        raise ImportRefusedError(f"{name} would unpack to more than {limit} MB: it is not opened.")
    for part in parts:
        packed = max(part.compress_size, 1)
        if part.file_size > 1_000_000 and part.file_size / packed > MAX_RATIO:
            raise ImportRefusedError(
                f"{name} would unpack to over {MAX_RATIO} times its size: it is not opened."
            )


def _saved(archive: zipfile.ZipFile) -> date | None:
    """Give the day of the last change, or of the making, that the file states."""
    if "meta.xml" not in archive.namelist():
        return None
    found: dict[str, str] = {}
    open_at: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.StartElementHandler = lambda tag, _: open_at.append(tag)
    parser.EndElementHandler = lambda _: open_at.pop() if open_at else None

    def words(text: str) -> None:
        if open_at:
            found[open_at[-1]] = found.get(open_at[-1], "") + text

    parser.CharacterDataHandler = words
    try:
        parser.Parse(archive.read("meta.xml"), True)
    except _NO_XML as error:
        raise ImportRefusedError(f"The file's own description is damaged: {error}.") from None
    for tag in ("dc:date", "meta:creation-date"):
        try:
            return datetime.fromisoformat(found[tag].strip()).date()
        except (KeyError, ValueError):
            continue
    return None


def _refuse_entities(*_: object) -> None:
    raise ImportRefusedError("The file declares XML entities, which no spreadsheet needs.")


class _Survey:
    """Walk through the XML once, before anything builds a table of it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = self._row = self._column = self._widest = self._last = 0
        self._repeat = 1
        self._filled = False

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse_entities
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(content, True)
        except _NO_XML as error:
            sentence = f"{self._name} is damaged: its contents are no whole XML ({error})."
            raise ImportRefusedError(sentence) from None

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ImportRefusedError(f"{self._name} is nested too deeply to be a spreadsheet.")
        kind = tag.rpartition(" ")[2]
        if kind == "table":
            self._row = self._widest = self._last = 0
        elif kind == "table-row":
            self._column, self._filled = 0, False
            self._repeat = self._times(attributes, "number-rows-repeated")
        elif kind in _EMPTY:
            self._column += self._times(attributes, "number-columns-repeated")
            if any(at.endswith(" value-type") for at in attributes):
                self._filled = True
                self._widest = max(self._widest, self._column)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if tag.endswith(" table-row"):
            self._row += self._repeat
            if self._filled:
                self._last = self._row
            if self._last * self._widest > MAX_CELLS:
                raise ImportRefusedError(
                    f"{self._name} has a sheet of more than {MAX_CELLS:,} cells: it is not read."
                )

    def _times(self, attributes: dict[str, str], what: str) -> int:
        text = next((attributes[at] for at in attributes if at.endswith(f" {what}")), "1")
        if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= 2_000_000):
            raise ImportRefusedError(f"{self._name} repeats a row or a cell “{text[:20]}” times.")
        return int(text[:9])


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()
