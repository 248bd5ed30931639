"""A Site to a folder: what changed is written, what is gone is deleted, nothing else is touched."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def write(site: Mapping[str, bytes], folder: Path) -> tuple[int, int]:
    """Make `folder` hold exactly `site`, but for hidden files. Give how many were written, deleted.

    Each file is replaced in one step, so that a reader of the folder never sees half of one.
    """
    there = {Path(at, name) for at, _, names in os.walk(folder) for name in names}
    stale = {path for path in there if not path.name.startswith(".")}
    written = 0
    for name, content in site.items():
        path = folder / name
        stale.discard(path)
        if path in there and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_bytes(content)
        fresh.replace(path)
        written += 1
    for path in stale:
        path.unlink()
    _delete_empty(folder)
    return written, len(stale)


def swap(fresh: Path, live: Path) -> None:
    """Put a finished folder in the place of the live one; the old one is kept until it stands."""
    old = live.with_name(f"{live.name}.old")
    if old.exists():
        shutil.rmtree(old)
    if live.exists():
        live.rename(old)
    fresh.rename(live)
    if old.exists():
        shutil.rmtree(old)


def _delete_empty(folder: Path) -> None:
    for at, _, _ in os.walk(folder, topdown=False):
        if at != str(folder) and not any(Path(at).iterdir()):
            Path(at).rmdir()
