"""What was made of each file, kept while the file stays the same.

Contents are compared, not times: a copy, another clock or a checkout cannot mislead.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

_T = TypeVar("_T")


class Memory:
    """Readings by what was read and from which files. It may be kept for the next run.

    What is remembered is given again as it is, so nobody may change it.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[tuple[str, ...], tuple[bytes, Any]] = {}

    def of(self, what: str, files: Sequence[Path], read: Callable[[Any], _T]) -> _T:
        """Give what `read` makes of files, read anew only when one of them changed.

        `read` is given what it made of them before, or None; a file may be missing.
        """
        key = (what, *map(str, files))
        seal = _seal(files)
        known = self._kept.get(key)
        if known and known[0] == seal:
            return known[1]  # type: ignore[no-any-return]
        made = read(known[1] if known else None)
        self._kept[key] = (seal, made)
        return made


def _seal(files: Sequence[Path]) -> bytes:
    whole = hashlib.blake2b(digest_size=20)
    for file in files:
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            content = b""
        whole.update(b"%d:" % len(content) + content)
    return whole.digest()
