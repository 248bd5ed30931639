"""Which files were saved: looked at when the system says that something happened, and now and then.

What happened is told by comparing two looks at the folders, so that a rename, a checkout or a
program that writes a file in pieces all come out as the same thing: these files are different now.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET, _LONGEST, _ANYHOW = 0.03, 0.5, 1.0
"""Seconds without an event before a look; before one in any case; and between looks unprompted."""
_CHANGES = ("created", "modified", "moved", "deleted", "closed")
_SKIPPED = ("__pycache__",)

Look = dict[Path, tuple[int, int, int]]


class Watch(FileSystemEventHandler):
    """Calls `changed` with the files that are different, from a thread of its own."""

    def __init__(self, places: Sequence[Path], changed: Callable[[set[Path]], None]) -> None:
        """Watch folders, with all that they hold, and single files."""
        self.places = [place for place in places if place.exists()]
        self.changed = changed
        self.last = time.monotonic()
        self._event = threading.Event()
        self._ended = False
        self._seen = self.look()

    def start(self) -> None:
        """Begin to watch."""
        threading.Thread(target=self._follow, daemon=True).start()
        observer = Observer()
        observer.daemon = True
        try:
            for folder in {place if place.is_dir() else place.parent for place in self.places}:
                observer.schedule(self, str(folder), recursive=folder in self.places)
            observer.start()
        except OSError:
            return  # such as: too many files are watched on this system. We look now and then

    def stop(self) -> None:
        """Watch no more."""
        self._ended = True
        self._event.set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note that something happened."""
        if event.event_type in _CHANGES:
            self.last = time.monotonic()
            self._event.set()

    def look(self) -> Look:
        """Give each file's time, size and number."""
        return {Path(entry): mark for place in self.places for entry, mark in _files(str(place))}

    def _follow(self) -> None:
        while not self._ended:
            self._event.wait(_ANYHOW)
            began = time.monotonic()
            while (now := time.monotonic()) - self.last < _QUIET and now - began < _LONGEST:
                time.sleep(_QUIET / 3)
            self._event.clear()
            seen, before = self.look(), self._seen
            self._seen = seen
            names = seen.keys() | before.keys()
            if different := {name for name in names if seen.get(name) != before.get(name)}:
                self.changed(different)


def _files(place: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Give each file of a folder, or the file itself, but for those that are hidden."""
    try:
        if not os.path.isdir(place):  # noqa: PTH112  this is done often, and Path is slow
            found = os.stat(place)  # noqa: PTH116
            yield place, (found.st_mtime_ns, found.st_size, found.st_ino)
            return
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name in _SKIPPED:
                    continue
                if entry.is_dir():
                    yield from _files(entry.path)
                elif not entry.name.endswith((".pyc", "~", ".swp")):
                    found = entry.stat()
                    yield entry.path, (found.st_mtime_ns, found.st_size, found.st_ino)
    except OSError:
        return  # it has just been deleted or renamed: the next look tells
