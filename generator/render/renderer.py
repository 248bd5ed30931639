"""Pages printed as Markdown through Jinja, strictly: anything undefined is a Problem."""

import functools
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from jinja2 import (
    Template,
    TemplateSyntaxError,
    UndefinedError,
)
from markupsafe import Markup

from generator.derive.derived import Derived, Quantity
from generator.derive.standing import Standing
from generator.format import when
from generator.load.prose import Prose, address
from generator.model.catalog import Catalog
from generator.problems import Problem
from generator.render.holes import Holes
from generator.render.marks import mark_names
from generator.render.notes import locator, note, with_number
from generator.render.origin import Origins
from generator.render.page import HoleError, Page, Part
from generator.render.problems import at_line, syntax_problem, template_line, unknown_names
from generator.render.templates import environment
from generator.render.words import Read, read, sandbox


class Renderer:
    """Prints pages. `problems` collects what is wrong with holes in the words."""

    def __init__(
        self,
        catalog: Catalog,
        derived: Derived,
        today: date,
        components: Mapping[str, Callable[..., Part]],
        read: Read = read,
    ) -> None:
        """Prepare the functions that words and templates may call. `read` compiles words."""
        self.read = read
        self.holes = Holes(catalog, derived)
        self.problems: list[Problem] = []
        self.current: Prose
        functions = self.holes.functions()
        shared = {"catalog": catalog, "derived": derived, "today": today}
        self.templates = environment()
        self.templates.globals |= shared | functions
        self.words = sandbox()
        blocks = {
            name: functools.partial(self._component, make) for name, make in components.items()
        }
        self.words.globals = {
            name: functools.partial(self._guarded, function)
            for name, function in (functions | blocks).items()
        }
        self.standing = Standing(catalog, derived)
        self.origins = Origins(catalog)
        self.templates.globals |= {"part": self.part}
        self.templates.globals |= {"shows": self.holes.shows}
        notes = {"in_words": when, "filled": self.holes.filled, "whole": self.whole}
        notes |= {"spoken": self.holes.spoken}
        self.templates.globals |= notes | {"locator": locator}

    def print(self, page: Page, meta: Mapping[str, Any]) -> bytes:
        """Give a page as Markdown with front matter. Mistakes in its words go to `problems`."""
        self.holes.begin(address(page.path))
        head = self.front_matter(page, meta)  # before the body: what it fills is shown as well
        if page.prose:
            body = f"# {self.heading(page)}\n\n{self.words_of(page.prose)}"
        else:
            body = self.templates.get_template(page.template).render(page=page, **page.context)
        body = self.told(page, body.strip())
        origin = _lines(self.origins.of(page, self.holes.shown))
        return f"---\n{head}{origin}---\n\n{body}\n{self.notes(body)}".encode()

    def told(self, page: Page, body: str) -> str:
        """Give a page with what its readers must be told: what was corrected, what needs review.

        A record has one banner above its title. On other pages they stand after the words.
        """
        strip = self.holes.catalog.settings.strip
        charts = {link for link in self.holes.links if link.startswith("data/charts/")}
        shown = self.holes.shown | charts
        framed = {f"facts/{name}/" for name in (strip.date, strip.since) if name}
        always = set[str]() if page.layout == "embed" else framed  # its frame has no strip
        due = self.standing.due(shown)
        corrected = self.standing.corrections(shown | always, self.holes.links)
        banners = [
            self.part(Part("banner", "correction", (item,)))
            for item in corrected
            if f'id="{item.id}"' not in body
        ]
        if due:
            banners.append(self.part(Part("banner", "review", (due,))))
        if page.path.startswith("facts/") and page.prose is None and banners:
            body = f"{banners.pop(0)}\n\n{body}"
        return "\n\n".join([body, *banners])

    def notes(self, body: str) -> str:
        """Give the notes of the numbers that a page has printed, "" when it printed none.

        They use the shapes that its body draws for others to use.
        """
        drawn = re.findall(r'<symbol id="shape-([a-z-]+)"', body)
        catalog, derived = self.holes.catalog, self.holes.derived
        found = [note(catalog, derived, name) for name in self.holes.end()]
        return f"\n{self.part(Part('notes', 'notes', (found, drawn)))}\n" if found else ""

    def front_matter(self, page: Page, meta: Mapping[str, Any]) -> str:
        """Give what stands above a page: its title, description and the site's state."""
        values: dict[str, Any] = {
            "title": self.holes.filled(page.title),
            "description": self.holes.filled(page.description),
            **meta,
        }
        marked = self.holes.spoken(self.holes.filled(page.cited or page.title))
        if page.cited or "<" in marked:  # cut, or a name in another language, which is no text
            values["cited"] = str(marked)
        if page.boost != 1:
            values["search"] = {"boost": page.boost}
        layout = page.prose.meta.layout if page.prose else page.layout
        if layout:
            values["layout"] = layout
        return _lines(values)

    def heading(self, page: Page) -> Markup:
        """Give a page's title as HTML, its numbers marked but not linked."""
        return self.holes.say(page.title)

    def whole(self, quantity: Quantity, words: str) -> Markup:
        """Give the sentence of a note as a link to its record.

        The number goes before it where the sentence does not have it.
        """
        number = self.holes.bare(quantity.id, quantity.kind == "figure").striptags()
        sentence = with_number(number, quantity, self.holes.filled(words))
        link = Markup('<a href="{}">{}</a>')
        address = self.holes.url(f"facts/{quantity.id}/")
        return link.format(address, self.holes.spoken(sentence))

    def part(self, part: Part) -> Markup:
        """Give a component as one block of HTML that Markdown leaves alone."""
        module = self.templates.get_template(f"parts/{part.template}.html.jinja").module
        html = getattr(module, part.macro)(*part.arguments)
        lines = (line.strip() for line in str(html).split("\n"))
        return Markup("\n".join(line for line in lines if line))  # noqa: S704

    def _component(self, make: Callable[..., Part], *arguments: Any, **named: Any) -> Markup:
        return self.part(make(*arguments, **named))

    def _guarded(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Call a hole's function; its mistake is kept with its line, and the page goes on."""
        page = self.current
        try:
            return function(*arguments, **named)
        except HoleError as error:
            problem = at_line(page, template_line(), "hole", str(error), error.hint, error.word)
        except TypeError:
            hint = "See the list of holes in docs/contribute/holes.md."
            said = "This hole was given the wrong number or kind of arguments."
            problem = at_line(page, template_line(), "hole", said, hint)
        self.problems.append(problem)
        return ""

    def add(self, name: str, function: Callable[..., Any]) -> None:
        """Let words call one function more."""
        self.words.globals[name] = functools.partial(self._guarded, function)

    def words_of(self, words: Prose) -> str:
        """Give the words of a page with every hole filled. Mistakes in them go to `problems`."""
        self.current = words
        body = mark_names(words.body, self.holes.names, self.holes.tongues)
        try:
            read = self.read(body)
        except TemplateSyntaxError as error:
            self.problems.append(syntax_problem(error, words))
            return ""
        unknown = unknown_names(read.asked, words, self.words.globals)
        self.problems += unknown.values()
        nothing: dict[str, Any] = dict.fromkeys(unknown, lambda *_, **__: "")
        try:
            template = Template.from_code(self.words, read.code, self.words.make_globals(None))
            return template.render(nothing)
        except UndefinedError as error:
            self.problems.append(at_line(words, template_line(), "hole", f"{error}.", ""))
            return ""


def _lines(values: Mapping[str, Any]) -> str:
    """Give keys and values as lines of YAML."""
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()
    )
