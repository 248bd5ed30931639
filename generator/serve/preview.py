"""The site as the files stand: shown at once, then checked in full, a step at a time."""

import mimetypes
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import MkDocsException

from generator.charts.drawn import Charts
from generator.charts.explore import effects_with
from generator.load import load
from generator.load.memory import Memory
from generator.problems import Problem
from generator.project import Project
from generator.search import FOLDER
from generator.serve import trouble
from generator.serve.desk import Desk, Heard
from generator.serve.finding import make_search
from generator.serve.messages import NOTHING, Answer
from generator.serve.snapshot import Snapshot, is_look, taken
from generator.serve.trouble import NONE, Trouble
from generator.site import Draft

ENGINE = Path(__file__).parent.parent
_SEARCH = f"{FOLDER}/"


@dataclass(frozen=True)
class _State:
    """A state of the files, and MkDocs with the theme and the settings that it had."""

    snapshot: Snapshot
    desk: Desk

    def __post_init__(self) -> None:
        if self.snapshot.draft:
            self.desk.prepare(self.snapshot.draft.paths)


class Preview:
    """One project, kept in memory. Single-threaded: one call at a time.

    `trouble` says what is wrong with the files as they stand; pages are then those of the last
    state that was whole. `tell` is called whenever it, or what is shown, has changed.
    """

    def __init__(
        self, project: Project, folder: Path, today: date, tell: Callable[[], None]
    ) -> None:
        """Begin with nothing shown; `change` reads the files. `folder` takes what MkDocs writes."""
        self.project, self.today, self.tell = project, today, tell
        self.trouble: Trouble = NONE
        self._memory, self._heard = Memory(), Heard()
        self._folder = folder
        self._effects = effects_with(project.cache / "charts")
        self._charts: Charts | None = None
        self._desk: Desk | None = None
        self._newest: Snapshot | None = None
        self._shown: _State | None = None
        self._back: list[_State] = []  # the last that was checked in full, the last that was shown
        self._rest: Iterator[None] = iter(())
        self._searched: _State | None = None  # whose pages the search was made of

    @property
    def has_pages(self) -> bool:
        """Tell whether anything can be shown."""
        return self._shown is not None

    @property
    def mount(self) -> str:
        """Give the path of the site's own address, below which its pages lie."""
        address = self._desk.config.site_url if self._desk else None
        return urlsplit(address or "/").path or "/"

    def change(self, names: Collection[str], today: date, seen: Collection[str] = ()) -> None:
        """Take in what was saved: files by their names from the project's folder.

        The pages at the paths of `seen` are made at once, because somebody looks at them.
        """
        self.today, self.trouble = today, NONE
        before = self._shown
        try:
            self._settle(names)
            self._show(self._read(names), seen)
        except Exception as error:  # noqa: BLE001  an editor's template may raise anything
            self._refuse(error, self._shown is not before)
        self.tell()

    def step(self) -> bool:
        """Check a little more of what is shown. Tell whether there is more to do."""
        try:
            next(self._rest)
        except StopIteration:
            return False
        except Exception as error:  # noqa: BLE001  an editor's template may raise anything
            self._refuse(error)
            self.tell()
            return False
        return True

    def answer(self, path: str) -> Answer | None:
        """Give what the finished site would have at a path without its leading slash.

        None: it is made of all pages, and they must be laid out first, step by step.
        """
        state = self._shown
        if path.startswith(_SEARCH) and state and state is not self._searched:
            self._rest = chain(self._rest, self._make_search(state))
            return None
        for _ in range(3):
            try:
                return self._answer(path)
            except Exception as error:  # noqa: BLE001  an editor's template may raise anything
                self._refuse(error)
                self.tell()
        return NOTHING

    def _show(self, snapshot: Snapshot, seen: Collection[str]) -> None:
        self._rest = self._confirm(snapshot)
        self.trouble = trouble.of_problems(self.project, sorted(set(snapshot.problems)))
        if self.trouble.count or self._desk is None:
            return
        state = _State(snapshot, self._desk)
        self.trouble = trouble.of_warnings(self._desk.warnings)
        if not self.trouble.count:
            if self._shown:
                self._back = [*self._back[:1], self._shown]
            self._shown = state
            for path in seen:
                self._answer(path)

    def _refuse(self, error: Exception, back: bool = True) -> None:
        """Say what is wrong, and go back to the last state that was whole."""
        heard = self._heard.taken()
        if isinstance(error, MkDocsException):
            self.trouble = trouble.of_warnings([*heard, str(error)])
        else:
            self.trouble = trouble.of_error(self.project, ENGINE, error)
        self._rest = iter(())
        if back:
            self._fall_back()

    def _settle(self, names: Collection[str]) -> None:
        """Prepare MkDocs anew where its settings or its theme changed."""
        desk = self._desk
        if "mkdocs.yml" in names:
            desk = self._desk = None
        self.project.markdown.mkdir(parents=True, exist_ok=True)  # MkDocs asks for it
        if desk is None:
            settings = self.project.root / "mkdocs.yml"
            self._desk = Desk(settings, self._folder, self._heard)
        elif any("/theme/" in name or "/assets/" in name for name in names):
            self._desk = desk.renewed()

    def _read(self, names: Collection[str]) -> Snapshot:
        newest = self._newest
        if newest and newest.draft and names and all(is_look(name, newest.draft) for name in names):
            for name in names:
                newest.made.pop(name.partition("/")[2], None)
            return newest
        snapshot = taken(load(self.project, self._memory), self.today, self._newest)
        self._newest = snapshot
        if not snapshot.problems and snapshot.derived and snapshot.loaded.catalog:
            known = (snapshot.loaded.catalog, snapshot.derived, snapshot.loaded.prose)
            snapshot.draft = Draft(*known, self.today, *self._effects)
            if self._charts is not None:
                snapshot.draft.charts.keep(self._charts)
            self._charts = snapshot.draft.charts
        return snapshot

    def _confirm(self, snapshot: Snapshot) -> Iterator[None]:
        """Find everything else that would stop a build, and call off what is shown if there is."""
        for steps in () if snapshot.sound else (snapshot.rest, snapshot.links):
            found: list[Problem] = []
            for found in steps():  # noqa: B007  the last one is the answer
                yield
            if found:
                self._call_off(snapshot, trouble.of_problems(self.project, found))
                return
        snapshot.sound, state = True, self._shown
        if state is None or state.snapshot is not snapshot:
            return
        for path in snapshot.loaded.prose:
            state.desk.page(path, snapshot.content(path))
            yield
        laid = [state.desk.laid[path] for path in snapshot.loaded.prose]
        warnings = [line for page in laid for line in page.warnings]
        if warnings := [*warnings, *state.desk.bad_anchors()]:
            self._call_off(snapshot, trouble.of_warnings(warnings, "docs"))
        else:
            self._back = [state]

    def _fall_back(self) -> None:
        """Show what was shown before, or what was checked in full before that."""
        self._shown = self._back[-1] if self._back else None
        self._back = self._back[:1]

    def _call_off(self, snapshot: Snapshot, found: Trouble) -> None:
        if self._shown and self._shown.snapshot is snapshot:
            self._fall_back()
        if found != self.trouble:
            self.trouble = found
            self.tell()

    def _answer(self, path: str) -> Answer:
        if self._shown is None or self._shown.snapshot.draft is None:
            return NOTHING
        shown, desk = self._shown.snapshot, self._shown.desk
        desk.prepare(self._shown.snapshot.draft.paths)
        if path == "" or path.endswith("/"):
            path += "index.html"
        file = desk.found.get(path)
        if file and file.is_documentation_page():
            html = desk.page(file.src_uri, shown.content(file.src_uri)).html
            return Answer(200, "text/html", html)
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if file:
            made = file.src_uri in self._shown.snapshot.draft.paths
            body = shown.content(path) if made else Path(file.abs_src_path or "").read_bytes()
            return Answer(200, kind, body)
        if f"{path}/index.html" in desk.found:
            return Answer(301, "text/html", b"", f"{path}/")
        return self._of_site(path, kind, desk)

    def _of_site(self, path: str, kind: str, desk: Desk) -> Answer:
        """Give what is made of all pages together, or the page that says that there is none."""
        if path.startswith(_SEARCH) and (self._search / path).is_file():
            return Answer(200, kind, (self._search / path).read_bytes())
        try:
            return Answer(200, kind, desk.template(path))
        except KeyError:
            return Answer(404, "text/html", desk.template("404.html"))

    @property
    def _search(self) -> Path:
        return self._folder / "search"

    def _make_search(self, state: _State) -> Iterator[None]:
        """Lay out every page and make the search of them, while other questions are answered."""
        if state is not self._searched:
            yield from make_search(state.snapshot.content, state.desk, self._search)
            self._searched = state
