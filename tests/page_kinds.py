"""Which pages stand for all others: together they hold every component of the site."""

import re
from pathlib import Path

_TAG = re.compile(rb"<([a-z][a-z0-9]*)\b([^>]*)>")
_SAID = re.compile(rb'\b(?:class|role|type)="([^"]*)"')
_MENU = re.compile(rb'<nav class="sections".*?</nav>', re.DOTALL)
_HREF = re.compile(rb'href="([^"#:]+/)"')
_SAME = ("g", "svg", "code")  # their classes name a chart, an actor's colour or a language


def kinds(site: Path) -> list[str]:
    """Give the paths of few pages that hold every element, class and role of all pages.

    Those of the menu are always among them. Of two pages that would add as much, the smaller.
    """
    files = sorted(site.rglob("*.html"))
    holds = {file.relative_to(site).as_posix(): _components(file.read_bytes()) for file in files}
    size = {path: (site / path).stat().st_size for path in holds}
    chosen = ["index.html", *_menu(site)]
    left = set().union(*holds.values()) - set().union(*(holds[path] for path in chosen))
    while left:
        best = min(holds, key=lambda path: (-len(holds[path] & left), size[path], path))
        chosen.append(best)
        left -= holds[best]
    return [path.removesuffix("index.html") for path in chosen]


def _menu(site: Path) -> list[str]:
    found = _MENU.search((site / "index.html").read_bytes())
    return [f"{at.decode()}index.html" for at in _HREF.findall(found[0])] if found else []


def _components(page: bytes) -> set[str]:
    found = set()
    for tag, attributes in _TAG.findall(page, page.find(b"<body")):
        name = tag.decode()
        found.add(name)
        if name not in _SAME:
            words = b" ".join(_SAID.findall(attributes)).decode().split()
            found.update(f"{name} {word}" for word in words)
    return found
