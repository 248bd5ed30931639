"""What was made of each file, kept while the file stays the same.

Contents are compared, not times: a copy, another clock or a checkout cannot mislead.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from generator.project import Project
from generator.shelf import Shelf

_T = TypeVar("_T")


class Memory:
    """Readings by what was read and from which files. It may be kept for the next run.

    What is remembered is given again as it is, so nobody may change it.
    """

    def __init__(self, left: Project | None = None, root: Path | None = None) -> None:
        """Begin with nothing, or with what other runs have `left` in a project's cache.

        The files lie in the project, or in a folder that is laid out as it is.
        """
        self._kept: dict[tuple[str, ...], tuple[bytes, Any]] = {}
        self.shelf = Shelf(left, "read") if left else None
        self._root = root or (left.root if left else Path())

    def of(self, what: str, files: Sequence[Path], read: Callable[[Any], _T]) -> _T:
        """Give what `read` makes of files, read anew only when one of them changed.

        `read` is given what it made of them before, or None; a file may be missing.
        """
        key = (what, *map(str, files))
        seal = _seal(files)
        known = self._kept.get(key)
        if known and known[0] == seal:
            return known[1]  # type: ignore[no-any-return]
        before = known[1] if known else None
        made = self._left(what, files, seal, lambda: read(before))
        self._kept[key] = (seal, made)
        return made

    def _left(self, what: str, files: Sequence[Path], seal: bytes, read: Callable[[], _T]) -> _T:
        if not self.shelf:
            return read()
        names = [file.relative_to(self._root).as_posix() for file in files]
        same = lambda: _seal(files) == seal  # noqa: E731  nobody saved it while it was read
        return self.shelf.of([what, *names, seal.hex()], read, same)


def _seal(files: Sequence[Path]) -> bytes:
    whole = hashlib.blake2b(digest_size=20)
    for file in files:
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            content = b""
        whole.update(b"%d:" % len(content) + content)
    return whole.digest()
