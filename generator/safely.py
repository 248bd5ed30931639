"""One build at a time, and a plain sentence when a disk or a folder refuses."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from generator.project import Project

_PATIENCE = 900.0
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the space that you may use on this disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
}


class RefusedError(Exception):
    """Something could not be written. The message is a sentence; the live site was not touched."""


@contextmanager
def alone(project: Project, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the project's lock. `waiting` is called once when another build has it.

    Raises RefusedError when a file cannot be written, or the other build takes too long.
    """
    with refusing():
        project.lock.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(project.lock)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            _wait(lock)
        try:
            yield
        finally:
            lock.release()


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the operating system refuses into a RefusedError with a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno not in _REASONS:
            raise
        where = f" ({error.filename})" if error.filename else ""
        raise RefusedError(f"Nothing was published: {_REASONS[error.errno]}{where}.") from error


def _wait(lock: FileLock) -> None:
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout as error:
        minutes = round(_PATIENCE / 60)
        raise RefusedError(
            f"Nothing was published: another build has been running for {minutes} minutes."
        ) from error
