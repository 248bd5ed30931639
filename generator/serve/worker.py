"""The process that holds the site: `python -m generator.serve.worker ROOT FOLDER`.

It reads messages from its standard input and writes them to its standard output. A process of its
own, because edited Python takes effect only in a new one.
"""

import contextlib
import gc
import os
import queue
import sys
import threading
import time
import traceback
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from generator.serve.messages import State, receive, send

IDLE = 0.2
"""Seconds without a question before what is shown is checked further, once it has been shown."""


def main() -> None:
    """Serve one project until the standard input ends. `FOLDER` takes what is written."""
    root, folder = map(Path, sys.argv[1:])
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not come between messages
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inbox,), daemon=True).start()
    gc.set_threshold(100_000, 50, 100)
    os.environ |= {"EXPLAINER_BUILT": "1", "NO_MKDOCS_2_WARNING": "1"}
    first = inbox.get()
    from generator.project import Project  # noqa: PLC0415  what is edited is loaded last
    from generator.serve.preview import Preview  # noqa: PLC0415

    _Life(inbox, out, partial(Preview, Project(root), folder)).go_on(first)


class _Life:
    """One message after another, and checks in between."""

    def __init__(self, inbox: "queue.SimpleQueue[Any]", out: BinaryIO, preview: Any) -> None:
        self.inbox, self.out = inbox, out
        self.number = 0
        self.waiting: list[tuple[int, str]] = []
        self.preview = preview(date.min, self.tell)

    def tell(self) -> None:
        """Say how things stand."""
        found = self.preview.trouble
        pages, mount = self.preview.has_pages, self.preview.mount
        state = State(self.number, found.count, found.text, pages, mount, found.parts)
        send(self.out, ("state", state))

    def go_on(self, message: Any) -> None:
        """Do what messages ask until there are no more."""
        while message is not None:
            if message[0] == "change":
                _, self.number, today, names, seen = message
                _set_day(today)
                self.preview.change(names, today, seen)
            else:
                self.answer(message[1], message[2])
            message = self.next()

    def answer(self, number: int, path: str) -> None:
        """Give what is at a path; what cannot be given yet is tried again later."""
        answer = self.preview.answer(path)
        if answer is None:
            self.waiting.append((number, path))
        else:
            send(self.out, ("answer", number, answer))

    def next(self) -> Any:
        """Give the next message; until one comes, go on with what is left to check."""
        since = time.monotonic()
        while True:
            idle = time.monotonic() - since >= IDLE or bool(self.waiting)
            with contextlib.suppress(queue.Empty):
                return self.inbox.get(block=not idle, timeout=None if idle else 0.02)
            if idle and not self.preview.step():
                if not self.waiting:
                    return self.inbox.get()
                waiting, self.waiting = self.waiting, []
                for question in waiting:
                    self.answer(*question)


def _listen(inbox: "queue.SimpleQueue[Any]") -> None:
    with contextlib.suppress(EOFError, OSError):
        while True:
            inbox.put(receive(sys.stdin.buffer))
    inbox.put(None)


def _set_day(today: date) -> None:
    """Let MkDocs date the site as a build of this day does."""
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))


if __name__ == "__main__":
    try:
        main()
    except BaseException:  # noqa: BLE001  edited Python may do anything
        traceback.print_exc(limit=-1)
        sys.stderr.flush()
        os._exit(1)  # the thread that listens would hold up a regular exit
    os._exit(0)
