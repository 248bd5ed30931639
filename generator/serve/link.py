"""The worker as the server sees it: a process that is told, asked and, in the end, replaced."""

import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
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
        command = [sys.executable, "-m", "generator.serve.worker", str(root)]
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
        """Give what is at a path; None when there is no answer within so many seconds."""
        box: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        with self._lock:
            self._number += 1
            number = self._number
            self._asked[number] = box
        self._send(("get", number, path))
        try:
            return box.get(timeout=patience)
        except queue.Empty:
            return None
        finally:
            self._asked.pop(number, None)

    def stop(self) -> None:
        """End the process."""
        self._ended = lambda *_: None
        self._process.kill()

    def _send(self, message: Any) -> None:
        try:
            with self._lock:
                send(self._process.stdin, message)  # type: ignore[arg-type]
        except (OSError, ValueError):
            return  # it has ended, which `ended` is told

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
            for box in list(self._asked.values()):
                box.put(None)
            self._ended(self, "\n".join(self._words).strip())

    def _read_errors(self) -> None:
        for line in self._process.stderr or ():
            self._words.append(line.decode(errors="replace").rstrip())
