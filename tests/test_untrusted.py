"""Hostile text in every field of every record ends as plain text, whatever file it lands in.

The model refuses markup. Here it is let past the model, so that each page and file must hold alone.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from conftest import small_project
from poison import SPITE, Poisoned
from pydantic import TypeAdapter, ValidationError
from small_catalog import TODAY, ruritania

from generator.charts.cache import draw_anew
from generator.check import read
from generator.derive import derive
from generator.gates import gate
from generator.model.base import Address, Text, folded
from generator.project import BUILT, Project
from generator.site import build_site
from generator.write import write

WHOLE = "".join(folded(SPITE).split())
MARK = re.compile(r"zq[a-j]+z")
COMPONENTS = """---
title: Components
description: What no other page of the invented country calls.
---

{{ facts("deal") }}

{{ statuses() }}

{{ questions() }}

{{ promise_filters() }}

{{ timeline_filters() }}

{{ tally() }}

{{ known_panel() }}

{{ event("event-end") }}, {{ term("brolly") }}, {{ source("almanac-of-puddles") }},
{{ actor("court-of-puddles") }} and {{ num("sent-official", "words") }} stand in a line of words.
"""
DRAWN = {"svg", "g", "path", "rect", "line", "text", "tspan", "circle", "title", "desc", "defs",
         "clipPath", "pattern", "style"}  # fmt: skip


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory):
    """The invented country with every text poisoned, built by MkDocs: its folder and fields."""
    project = small_project(tmp_path_factory.mktemp("poisoned") / "project")
    (project / "docs" / "components.md").write_text(COMPONENTS, encoding="utf-8")
    loaded, _, _ = read(Project(project), TODAY)
    hostile = Poisoned(ruritania()[0])
    derived = derive(hostile.catalog, TODAY)
    made = build_site(hostile.catalog, derived, loaded.prose, TODAY, draw_anew, lambda _: b"")
    write(made, project / "build" / "docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    environment = os.environ | {BUILT: "1"}
    run = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return project / "build" / "site", hostile.fields


class Strings(HTMLParser):
    """The text of a page as one string, and each of its attributes."""

    def __init__(self, page):
        super().__init__()
        self.words, self.attributes = [], []
        self.feed(page)

    def handle_data(self, data):
        self.words.append(data)

    def handle_starttag(self, tag, attrs):
        self.attributes += [value or "" for _, value in attrs]


def altered(strings):
    """Give the marks of texts that were read as something else; some are cut with an ellipsis."""
    for string in strings:
        words = "".join(string.replace('\\"', '"').replace("\\\\", "\\").split())
        for found in MARK.finditer(words):
            rest = words[found.end() :]
            same = begin(rest)
            ended = rest[len(same) : len(same) + 1] == "…" or rest.startswith("-")
            if same != WHOLE and not ended:
                yield found.group(), rest[max(0, len(same) - 20) : len(same) + 20]


def begin(rest):
    """Give as much of the hostile text as another text begins with."""
    pairs = enumerate(zip(rest, WHOLE, strict=False))
    return WHOLE[: next((at for at, (one, other) in pairs if one != other), len(rest))]


def test_hostile_text_is_read_as_text_on_every_page(poisoned):
    site, names = poisoned
    assert gate(site, "https://example.org/") == []
    wrong, seen = {}, set()
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        strings = Strings(page)
        for mark, near in altered(["".join(strings.words), *strings.attributes]):
            wrong.setdefault(names[mark], (path.relative_to(site).as_posix(), near))
        seen |= {names[mark] for mark in MARK.findall(page)}
    assert wrong == {}
    assert len(seen) > 90, sorted(set(names.values()) - seen)


def test_hostile_text_draws_nothing_and_loads_nothing_in_drawings(poisoned):
    site, _ = poisoned
    drawings = sorted(site.rglob("data/charts/*.svg"))
    assert drawings
    for path in drawings:
        tree = ET.parse(path)
        assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= DRAWN, path.name
        names = {name for element in tree.iter() for name in element.attrib}
        assert not {name for name in names if name.startswith("on") or name.endswith("href")}
        assert MARK.search("".join("".join(tree.getroot().itertext()).split())), path.name


def test_no_cell_of_a_download_is_a_formula_and_json_holds_the_text_as_it_is(poisoned):
    site, names = poisoned
    begins, held = [], set()
    for path in sorted(site.rglob("*.csv")):
        text = path.read_text(encoding="utf-8")
        for row in csv.reader(io.StringIO(text)):
            begins += [(path.name, cell[:30]) for cell in row if formula(cell)]
            held |= {names[mark] for cell in row for mark in MARK.findall(cell)}
    assert begins == []
    assert {"facts.statement", "sources.title", "umbrellas-monthly.csv.note"} <= held
    for path in sorted(site.rglob("data/**/*.json")):
        strings = list(leaves(json.loads(path.read_text(encoding="utf-8"))))
        assert list(altered(strings)) == [], path.name


def formula(cell):
    return cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) and not re.fullmatch(
        r"-?\d+(\.\d+)?", cell
    )


def leaves(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from leaves(each)


@pytest.mark.parametrize(
    "text",
    ["<b>x", "</script>", "<!-- x", "< IMG src=x>", "{{ x }}", "{% x %}", "{# x #}"],
)
def test_markup_and_templates_are_refused_in_a_text(text):
    with pytest.raises(ValidationError, match="markup:"):
        TypeAdapter(Text).validate_python(f"Words {text} words")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "//a.example/",
     "https://a.example/\" onclick=x", "https://a.example/\njavascript:x", "file:///etc/passwd"],
)  # fmt: skip
def test_an_address_that_is_no_web_address_is_refused(address):
    with pytest.raises(ValidationError, match="address"):
        TypeAdapter(Address).validate_python(address)


def test_a_line_break_in_a_text_is_a_space():
    assert TypeAdapter(Text).validate_python("One\n# two\n\n```x") == "One # two  ```x"
