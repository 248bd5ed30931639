"""Several files written together: all of them, or none."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.importers.errors import ImportRefusedError


def write_all(files: Mapping[Path, str], check: Callable[[Path, Path], str]) -> list[Path]:
    """Write the files that differ, and give them.

    Each is first written beside its place. `check` is given that draft and its place, and says in
    a sentence what is wrong with it. Raises ImportRefusedError, with every file as it was, when
    a check fails or a file cannot be written.
    """
    drafts: dict[Path, Path] = {}
    try:
        for path, text in files.items():
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            draft = path.with_name(f".{path.name}.new")
            drafts[path] = draft
            _write(draft, text)
            if wrong := check(draft, path):
                raise ImportRefusedError(f"The result would not be sound: {wrong}")
        _replace(drafts)
    except OSError as error:
        raise ImportRefusedError(f"Nothing was written: {error}.") from None
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    return list(drafts)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _replace(drafts: Mapping[Path, Path]) -> None:
    before = {path: path.read_bytes() if path.exists() else None for path in drafts}
    done: list[Path] = []
    try:
        for path, draft in drafts.items():
            draft.replace(path)
            done.append(path)
    except OSError:
        for path in done:
            old = before[path]
            if old is None:
                path.unlink()
            else:
                path.write_bytes(old)
        raise
