"""What one run leaves for the next, named by all that it was made of. Always safe to delete."""

import hashlib
import os
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from generator import stamp
from generator.project import Project

_T = TypeVar("_T")
_SIZE = 20


class _SpoiltError(Exception):
    """What lies here is not what was laid here."""


class Shelf:
    """A folder in build/cache. What is not whole is not used.

    It is read with pickle, so it is as trusted as the program, which lies beside it.
    """

    def __init__(self, project: Project, name: str, most: int = 1000) -> None:
        """Use one folder of a project; a project that is never built stays as it is.

        Of more than `most` things the oldest go.
        """
        self._most = most
        self._folder = project.cache / name
        self._used = project.cache.parent.exists()
        self._engine = stamp.of_engine() if self._used else ""
        self._has_room = False

    def of(
        self, words: Sequence[str], make: Callable[[], _T], still: Callable[[], bool] = lambda: True
    ) -> _T:
        """Give what was left under these words by this very program, or what `make` gives.

        The words must say all that it is made of. It is left for the next run if `still` says,
        when it has been made, that they do.
        """
        if not self._used:
            return make()
        name = self._name(words)
        with suppress(OSError, _SpoiltError):
            return _opened(name, (self._folder / name).read_bytes())  # type: ignore[no-any-return]
        made = make()
        if still():
            with suppress(OSError):
                self._lay(name, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def holds(self, words: Sequence[str]) -> bool:
        """Tell whether something was left under these words; it may be spoilt."""
        return self._used and (self._folder / self._name(words)).is_file()

    def _name(self, words: Sequence[str]) -> str:
        key = "\0".join([self._engine, *words]).encode()
        return hashlib.blake2b(key, digest_size=_SIZE).hexdigest()

    def _lay(self, name: str, content: bytes) -> None:
        """Write in one step: another run finds all of it or nothing."""
        if not self._has_room:
            self._make_room()
        fresh = self._folder / f".{name}.{os.getpid()}"
        fresh.write_bytes(_seal(name, content) + content)
        fresh.replace(self._folder / name)

    def _make_room(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        oldest_first = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for old in oldest_first[: -self._most]:
            old.unlink(missing_ok=True)
        self._has_room = True


def _opened(name: str, kept: bytes) -> Any:
    seal, content = kept[:_SIZE], kept[_SIZE:]
    if seal != _seal(name, content):
        raise _SpoiltError
    return pickle.loads(content)  # noqa: S301  as trusted as the program


def _seal(name: str, content: bytes) -> bytes:
    return hashlib.blake2b(content, key=name.encode(), digest_size=_SIZE).digest()
