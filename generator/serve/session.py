"""From a saved file to what browsers and the terminal are told."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from generator.project import Project
from generator.serve.link import Worker
from generator.serve.messages import NOTHING, Answer, State
from generator.serve.watch import Watch

ENGINE = Path(__file__).parent.parent
PATIENCE = 60.0
"""Seconds that a browser waits for a page before it is told that there is none."""
_SETTLED = 0.15
"""Seconds without a save before a mistake is told: a file may be half written."""
_ALIVE = 10.0
_EDITION = re.compile(rb"\?v=[0-9a-f]+")


@dataclass(frozen=True)
class Save:
    """What was saved, and when."""

    names: frozenset[str]
    at: float


class Session:
    """One preview: its worker, what was saved, and everyone who must know.

    `said` is called with each State that is news, and the Save that it follows from.
    """

    def __init__(
        self, project: Project, today: Callable[[], date], said: Callable[[State, Save], None]
    ) -> None:
        """Prepare; `start` begins."""
        self.project, self.today, self.said = project, today, said
        self.state: State | None = None
        self.news = threading.Condition()
        self._latest: State | None = None
        self._version = 0
        self._pages: dict[int, str] = {}
        self._styles: list[tuple[int, list[str]]] = []
        self._reload = 0
        self._saves: list[Save] = []
        self._worker: Worker | None = None
        self._next: Worker | None = None
        places = [project.data, project.docs, ENGINE, project.root / "mkdocs.yml"]
        if not ENGINE.is_relative_to(project.root):
            places.append(project.root / "generator")
        self.watch = Watch(places, self.changed)

    def start(self) -> None:
        """Read the files and follow them."""
        self._saves.append(Save(frozenset(), time.perf_counter()))
        self._renew()
        self.watch.start()

    def stop(self) -> None:
        """End the worker, and every event stream."""
        self.watch.stop()
        for worker in (self._worker, self._next):
            if worker:
                worker.stop()
        with self.news:
            self._version = -1
            self.news.notify_all()

    def changed(self, paths: set[Path]) -> None:
        """Pass on what was saved. Edited Python takes effect in a new worker."""
        names = frozenset(self._name(path) for path in paths)
        self._saves.append(Save(names, time.perf_counter()))
        if any(name.endswith(".py") for name in names) or self._worker is None:
            self._renew()
            return
        self._tell(self._worker)
        if self._next:
            self._tell(self._next)

    def ask(self, path: str) -> Answer:
        """Give what is at a path of the site."""
        worker = self._worker
        return (worker.ask(path, PATIENCE) if worker else None) or NOTHING

    def events(self, page: str, seen: str) -> Iterator[tuple[str, object]]:
        """Give what a browser that shows a page must know, as it happens; "" now and then.

        `seen` is the seal of the page that it shows.
        """
        me, told, version = id(threading.current_thread()), "", 0
        begun = self._version
        self._pages[me] = page
        try:
            while self._version >= 0:
                with self.news:
                    self.news.wait_for(lambda: self._version != version, _ALIVE)  # noqa: B023
                    same, version = self._version == version, self._version
                if same:
                    yield "", None
                if self.state is None or version < 0:
                    continue
                if self.state.text != told:
                    told = self.state.text
                    yield "trouble", self.state
                if self._reload > begun or page_seal(self.ask(page).body) != seen:
                    yield "page", None
                for at, names in self._styles:
                    if at > begun:
                        yield "style", names
                begun = max(begun, version)
        finally:
            del self._pages[me]

    def _name(self, path: Path) -> str:
        for base in (self.project.root, ENGINE.parent):
            if path.is_relative_to(base):
                return path.relative_to(base).as_posix()
        return str(path)

    def _renew(self) -> None:
        if self._next:
            self._next.stop()
        worker = Worker(self.project.root, self._heard, self._ended)
        if self._worker is None:
            self._worker = worker
        else:
            self._next = worker
        self._tell(worker)

    def _tell(self, worker: Worker) -> None:
        seen = frozenset(self._pages.values())
        worker.change(len(self._saves) - 1, self.today(), self._saves[-1].names, seen)

    def _heard(self, worker: Worker, state: State) -> None:
        if worker is self._next:
            old, self._worker, self._next = self._worker, worker, None
            if old:
                old.stop()
        if worker is self._worker:
            self._latest = state
            self._announce(state)

    def _ended(self, worker: Worker, words: str) -> None:
        """Say why a worker ended. One that had worked is replaced at the next save."""
        if worker is self._next:
            self._next = None
        elif worker is self._worker:
            self._worker = None
        else:
            return
        text = f"The generator stopped.\n\n{words}"
        state = State(len(self._saves) - 1, 1, text, self._worker is not None)
        self._latest = replace(
            self.state or state, number=state.number, count=1, text=text, parts=()
        )
        self._announce(self._latest)

    def _announce(self, state: State) -> None:
        """Tell everyone, unless what is wrong may be a file that is still being written."""
        wait = self.watch.last + _SETTLED - time.monotonic()
        if state.count and wait > 0:
            threading.Timer(wait, self._announce, [state]).start()
            return
        outdated = state is not self._latest or state.number != len(self._saves) - 1
        if outdated or state == self.state:
            return
        save, before = self._saves[state.number], self.state
        with self.news:
            self.state = state
            self._version += 1
            if before is None or before.number != state.number:
                self._note_assets(save)
            self.news.notify_all()
        self.said(state, save)

    def _note_assets(self, save: Save) -> None:
        """A style sheet can be exchanged in an open page; other files need the page anew."""
        assets = [Path(name) for name in save.names if "/assets/" in name]
        if sheets := [path.name for path in assets if path.suffix == ".css"]:
            self._styles.append((self._version, sheets))
        if len(sheets) < len(assets):
            self._reload = self._version


def seal(body: bytes) -> str:
    """Name the content of a page."""
    return blake2b(body, digest_size=12).hexdigest()


def page_seal(body: bytes) -> str:
    """Name the content of a page, whichever edition of styles and scripts it asks for."""
    return seal(_EDITION.sub(b"", body))
