"""A Site to a folder: what changed is written, what is gone is deleted, nothing else is touched."""

import ctypes
import os
import shutil
import sys
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


def let_all_read(folder: Path) -> None:
    """Let a web server's own user read a finished folder, whatever new files are allowed here."""
    for at, _, names in os.walk(folder):
        Path(at).chmod(0o755)
        for name in names:
            Path(at, name).chmod(0o644)


def swap(fresh: Path, live: Path) -> None:
    """Put a finished folder in the place of the live one, in one step where the system can.

    Elsewhere the old one is set aside for a moment; `recover` brings it back after a crash.
    """
    old = live.with_name(f"{live.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if not live.exists():
        fresh.rename(live)
    elif exchange(fresh, live):
        shutil.rmtree(fresh, ignore_errors=True)
    else:
        live.rename(old)
        fresh.rename(live)
        shutil.rmtree(old, ignore_errors=True)


def recover(live: Path) -> None:
    """Bring back the folder that an interrupted swap had set aside."""
    old = live.with_name(f"{live.name}.old")
    if old.exists() and not live.exists():
        old.rename(live)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step. Give False where the system cannot.

    Linux has a call for it (renameat2, flag RENAME_EXCHANGE) that Python does not offer.
    """
    call = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if call is None:
        return False
    here = -100  # AT_FDCWD: names are given from the working folder
    names = (os.fsencode(one), os.fsencode(other))
    return bool(call(here, names[0], here, names[1], 2) == 0)


def _delete_empty(folder: Path) -> None:
    for at, _, _ in os.walk(folder, topdown=False):
        if at != str(folder) and not any(Path(at).iterdir()):
            Path(at).rmdir()
