"""The edition as a source record, in data/sources/imported.yml."""

import hashlib
import json
import re
from datetime import date
from pathlib import Path

from generator.importers.reading import Publication

FILE = "imported.yml"
_HEAD = """# yaml-language-server: $schema=../schema/sources.json
# Sources: editions that an importer read. It adds to this file; notes may be added by hand.
"""
_ID = re.compile(r"^- id: [\"']?([a-z0-9-]+)", re.M)
_SUM = re.compile(r"^  checksum: [\"']?(sha256:[0-9a-f]{64})", re.M)


def checksum(content: bytes) -> str:
    """Give the checksum by which an edition is known again."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def source_id(folder: Path, publication: Publication, published: date, mark: str) -> str:
    """Give the id of the edition: the one that it was recorded under, or the next free one."""
    path = folder / FILE
    for record in _records(path.read_text(encoding="utf-8")) if path.exists() else []:
        if (found := _SUM.search(record)) and found[1] == mark:
            return record.removeprefix("- id: ").split("\n", 1)[0].strip("\"' ")
    used = {
        name
        for file in folder.glob("*.yml")
        for name in _ID.findall(file.read_text(encoding="utf-8", errors="replace"))
    }
    base = f"{publication.id}-{published.isoformat()}"
    names = [base, *(f"{base}-{number}" for number in range(2, 1000))]
    return next(name for name in names if name not in used)


def with_record(
    folder: Path, name: str, publication: Publication, published: date, today: date, mark: str
) -> str:
    """Give the text of the file of imported sources, with this edition in it once."""
    path = folder / FILE
    text = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    if name in _ID.findall(text):
        return text
    fields = {
        "publisher": publication.publisher,
        "title": publication.title,
        "url": publication.url,
        "no_url": "" if publication.url else "The file was imported without its address.",
        "published": published.isoformat(),
        "accessed": today.isoformat(),
        "kind": publication.kind,
        "licence": publication.licence,
        "attribution": publication.attribution,
        "checksum": mark,
        "read": "part",
        "note": publication.note,
    }
    lines = [
        f"  {key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in fields.items()
        if value
    ]
    return "\n".join([text.rstrip("\n"), "", f"- id: {name}", *lines]) + "\n"


def _records(text: str) -> list[str]:
    return re.split(r"^(?=- id: )", text, flags=re.M)[1:]
