"""The whole site as one value: a pure function of the catalog, the words and the day."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from generator.charts import DrawnChart
from generator.charts.cache import Draw, Paint, paint_anew
from generator.charts.drawn import Charts
from generator.charts.explore import Explore, explored
from generator.charts.numbers import as_json
from generator.charts.poster import poster
from generator.derive.derived import Derived
from generator.derive.standing import in_words
from generator.export import export, noted
from generator.feed import feed
from generator.format import day
from generator.load.prose import Prose, address
from generator.model.catalog import Catalog
from generator.model.known import KnownDay
from generator.pages.charts import chart_pages
from generator.pages.components import Components
from generator.pages.known import became_pages, known_page
from generator.pages.moved import Moved, moved, with_old_names
from generator.pages.people import people_pages
from generator.pages.register import first_public, register_pages
from generator.policy import header_file
from generator.problems import Problem, ProblemsFoundError
from generator.render import Renderer
from generator.render.moved import moved_page
from generator.render.page import HoleError, Page, Site

ASSETS = Path(__file__).parent / "assets"
BLANK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">'
    '<g class="role-mark drawing__0_marks"><path/></g></svg>'
)
"""The drawing of every chart where only what pages say is wanted."""


def build_site(
    catalog: Catalog,
    derived: Derived,
    prose: Mapping[str, Prose],
    today: date,
    draw: Draw,
    paint: Paint = paint_anew,
    explore: Explore | None = None,
) -> Site:
    """Give every file below the folder of Markdown.

    `draw` turns a chart's sketch into SVG text, `paint` a whole SVG into a PNG; without `explore`
    no chart can be explored. Raises ProblemsFoundError when words ask for something that is not
    there, or say what is no longer true.
    """
    draft = Draft(catalog, derived, prose, today, draw, paint, explore)
    site = {path: draft.content(path) for path in draft.paths}
    if problems := draft.problems or draft.dead_links():
        raise ProblemsFoundError(problems)
    return site


class Draft:
    """Every file below the folder of Markdown, each made when it is asked for.

    `problems` collects what is wrong with the holes of the pages that were made.
    """

    def __init__(
        self,
        catalog: Catalog,
        derived: Derived,
        prose: Mapping[str, Prose],
        today: date,
        draw: Draw,
        paint: Paint = paint_anew,
        explore: Explore | None = None,
    ) -> None:
        """Take stock. `draw` turns a chart's sketch into SVG text, `paint` an SVG into a PNG."""
        self.derived = derived
        self._draw, self._paint = draw, paint
        charts = self.charts = Charts(catalog, derived, draw)
        components = Components(catalog, derived, charts).functions()
        self.renderer = Renderer(catalog, derived, today, components)
        self.problems = self.renderer.problems
        self.meta = _state(catalog, derived, today)
        pages = [*_prose_pages(prose), *people_pages(catalog), *register_pages(catalog, derived)]
        pages += [*became_pages(catalog), *chart_pages(catalog, charts, prose)]
        self._ways: dict[str, Callable[[], bytes]] = export(catalog, derived)
        for page in pages:
            self._ways[page.path] = partial(self._printed, page)
        for known in catalog.known.values():
            self._ways[f"known/{known.id}.md"] = partial(self._known, known)
        for name in charts:
            self._ways[f"data/charts/{name}.csv"] = partial(self._numbers, charts, name)
            self._ways[f"data/charts/{name}.json"] = partial(self._json, charts, name)
            self._ways[f"data/charts/{name}.svg"] = partial(self._svg, charts, name)
            self._ways[f"data/charts/{name}.png"] = partial(self._png, charts, name)
        if explore:
            self._ways |= explored(catalog, derived, explore)
        for path in sorted(ASSETS.rglob("*")):
            if path.is_file():
                name = f"assets/{path.relative_to(ASSETS).as_posix()}"
                self._ways[name] = partial(_squeezed, path)
        self._keep_old(catalog, {address(page.path): page.title for page in pages})
        self._ways["feed.xml"] = partial(feed, catalog, derived, self.renderer.holes.filled)
        self._ways["_headers"] = partial(header_file, tuple(self._ways))

    @property
    def paths(self) -> Collection[str]:
        """Every path of the site, whether it has been made or not."""
        return self._ways.keys()

    def content(self, path: str) -> bytes:
        """Make one file. Raises KeyError when the site has none of this path."""
        return self._ways[path]()

    def dead_links(self) -> list[Problem]:
        """A page that others link to must exist: its words may have been moved or deleted.

        Only links of pages that have been made are known.
        """
        made = {address(path) for path in self.paths} | set(self.paths)
        wanted: dict[str, set[str]] = defaultdict(set)
        for here, target in self.renderer.holes.targets:
            path = target.partition("#")[0]
            if path not in made and not path.startswith("assets/"):
                wanted[path].add(here)
        return [_dead_link(path, links) for path, links in wanted.items()]

    def _keep_old(self, catalog: Catalog, titles: Mapping[str, str]) -> None:
        for old in tuple(moved(catalog, self.paths)):
            again = self._ways[old.file] if old.file else partial(self._leads_on, old, titles)
            self._ways.setdefault(old.path, again)

    def _printed(self, page: Page) -> bytes:
        made = self.renderer.print(page, self.meta)
        catalog = self.renderer.holes.catalog
        return with_old_names(made.decode(), catalog).encode() if catalog.renamed else made

    def _leads_on(self, old: Moved, titles: Mapping[str, str]) -> bytes:
        title = titles.get(old.leads_to.partition("#")[0], old.leads_to)
        return moved_page(self.renderer, old.path, old.leads_to, title).encode()

    def _known(self, known: KnownDay) -> bytes:
        _, content, targets = known_page(self.derived, known, self.meta)
        self.renderer.holes.targets |= targets
        return content

    def _numbers(self, charts: Mapping[str, DrawnChart], name: str) -> bytes:
        said = self.renderer.standing.corrections([f"data/charts/{name}.csv"])
        return noted(charts[name].csv, said)

    def _json(self, charts: Mapping[str, DrawnChart], name: str) -> bytes:
        said = self.renderer.standing.corrections([f"data/charts/{name}.csv"])
        return as_json(charts[name], in_words(said))

    def _svg(self, charts: Mapping[str, DrawnChart], name: str) -> bytes:
        said = self.renderer.standing.corrections([f"data/charts/{name}.csv"])
        return poster(charts[name], self._draw, said).encode()

    def _png(self, charts: Mapping[str, DrawnChart], name: str) -> bytes:
        return self._paint(self._svg(charts, name).decode())


def _prose_pages(prose: Mapping[str, Prose]) -> list[Page]:
    return [
        Page(path, words.meta.title, words.meta.description, words, boost=2.0)
        for path, words in prose.items()
    ]


def _state(catalog: Catalog, derived: Derived, today: date) -> dict[str, Any]:
    """Give what every page says of the whole: where things stand, to which day facts reach."""
    known = [first_public(catalog, fact) for fact in catalog.facts.values()]
    latest = max((when.first for when in known if when), default=today)
    strip = catalog.settings.strip
    state: dict[str, Any] = {
        "today": today.isoformat(),
        "today_words": day(today),
        "facts_to": latest.isoformat(),
        "facts_to_words": day(latest),
    }
    shown: dict[str, str] = {
        "status": strip.status,
        "word": strip.status.replace("-", " ").capitalize(),
        **_day_of(derived, strip.date, "date", "date_words"),
    }
    if strip.note:
        shown["note"] = strip.note
    if strip.since and strip.since_words:
        shown["since_words"] = strip.since_words
        shown |= _day_of(derived, strip.since, "since", "since_date_words")
    return {**state, "strip": shown}


def _day_of(derived: Derived, name: str, key: str, words: str) -> dict[str, str]:
    quantity = derived.quantities.get(name)
    if quantity is None or not isinstance(quantity.value, date):
        raise HoleError(f"site.yml names `{name}` in its strip, which is no fact with a day.")
    return {key: quantity.value.isoformat(), words: day(quantity.value)}


def _dead_link(path: str, links: set[str]) -> Problem:
    return Problem(
        f"docs/{path.rstrip('/')}.md",
        0,
        0,
        "missing-page",
        f"This page is missing, and {len(links)} others link to it.",
        f"Write it, or change the link on {min(links) or 'the front page'}.",
    )


def _squeezed(path: Path) -> bytes:
    """Give a file's bytes, those of styles and scripts without comments and indentation."""
    if path.suffix not in (".css", ".js"):
        return path.read_bytes()
    comments = r"/\*.*?\*/" if path.suffix == ".css" else r"^\s*//.*?$"
    code = re.sub(comments, "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    lines = (line.strip() for line in code.split("\n"))
    code = "\n".join(line for line in lines if line)
    return (re.sub(r"\s*([{};])\s*", r"\1", code) if path.suffix == ".css" else code).encode()
