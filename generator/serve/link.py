"""The worker as the server sees it: a process that is told, asked and, in the end, replaced."""

import contextlib
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.serve.messages import Answer, State, receive, send


class Worker:
    """One process. `heard` is called with each State, `ended` with its last words when it ends."""

    def __init__(
        self,
        root: Path,
        heard: Callable[["Worker", State], None],
        ended: Callable[["Worker", str], None],
    ) -> None:
        """Start the process; it does nothing before the first change."""
        self._folder = TemporaryDirectory(prefix="explainer-", ignore_cleanup_errors=True)
        command = [sys.executable, "-m", "generator.serve.worker", str(root), self._folder.name]
        self._process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._heard, self._ended = heard, ended
        self._asked: dict[int, queue.SimpleQueue[Answer | None]] = {}
        self._number = 0
        self._lock = threading.Lock()
        self._words: deque[str] = deque(maxlen=40)
        self._errors = threading.Thread(target=self._read_errors, daemon=True)
        self._errors.start()
        threading.Thread(target=self._read, daemon=True).start()

    def change(
        self, number: int, today: date, names: Collection[str], seen: Collection[str]
    ) -> None:
        """Tell what was saved, and which pages are looked at."""
        self._send(("change", number, today, tuple(names), tuple(seen)))

    def ask(self, path: str, patience: float) -> Answer | None:
        """Give what is at a path; None when it has ended, or gives none within so many seconds."""
        box: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        with self._lock:
            self._number += 1
            number = self._number
            self._asked[number] = box
        try:
            sent = self._send(("get", number, path))
            return box.get(timeout=patience) if sent else None
        except queue.Empty:
            return None
        finally:
            self._asked.pop(number, None)

    def stop(self) -> None:
        """End the process, which leaves nothing behind."""
        self._ended = lambda *_: None
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()

    def _send(self, message: Any) -> bool:
        try:
            with self._lock:
                send(self._process.stdin, message)  # type: ignore[arg-type]
        except (OSError, ValueError):
            return False  # it has ended, which `ended` is told
        return True

    def _read(self) -> None:
        try:
            while True:
                kind, *said = receive(self._process.stdout)  # type: ignore[arg-type]
                if kind == "state":
                    self._heard(self, said[0])
                elif box := self._asked.get(said[0]):
                    box.put(said[1])
        except (EOFError, OSError, ValueError):
            self._process.wait()
            self._errors.join(timeout=1)
            for pipe in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):  # what was not sent yet never will be
                    pipe.close()  # type: ignore[union-attr]
            for box in list(self._asked.values()):
                box.put(None)
            self._ended(self, "\n".join(self._words).strip())

    def _read_errors(self) -> None:
        with self._process.stderr as said:  # type: ignore[union-attr]
            for line in said:
                self._words.append(line.decode(errors="replace").rstrip())
