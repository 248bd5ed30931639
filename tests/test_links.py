"""Every link inside the built site leads somewhere: pages, files and places on pages."""

from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag

_ATTRIBUTES = ("href", "src", "xlink:href")


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name in _ATTRIBUTES and value:
                self.links.append(value)


def dead_links(pages: dict[str, _Page], files: set[str]) -> list[str]:
    """Give "page → link" for each link within the site that leads nowhere."""
    dead = []
    for name, page in pages.items():
        for link in page.links:
            if "://" in link or link.startswith(("mailto:", "data:")):
                continue
            path, fragment = urldefrag(link)
            target = _resolve(name, unquote(path))
            known = target in files
            if not known or (
                fragment and target in pages and unquote(fragment) not in pages[target].ids
            ):
                dead.append(f"{name} → {link}")
    return dead


def _resolve(page: str, path: str) -> str:
    parts = [] if path.startswith("/") else page.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    if not path:
        return page
    here = "/".join(parts)
    if path.endswith(("/", "..", "/.")) or path == ".":
        return f"{here}/index.html".lstrip("/")
    return here


def read(site) -> tuple[dict[str, _Page], set[str]]:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {
        name: _Page((site / name).read_text(encoding="utf-8"))
        for name in files
        if name.endswith(".html") and name != "404.html"
    }
    return pages, files


def test_every_link_inside_the_site_leads_somewhere(site):
    assert dead_links(*read(site)) == []


def test_no_id_stands_twice_on_a_page(site):
    twice = {
        name: sorted({one for one in page.ids if page.ids.count(one) > 1})
        for name, page in read(site)[0].items()
        if len(page.ids) != len(set(page.ids))
    }
    assert twice == {}


def test_the_search_for_dead_links_finds_them():
    page = _Page('<a href="../b/#gone">x</a><a href="../c/">x</a><a href="#here"></a><i id="here">')
    other = _Page('<i id="there">')
    pages = {"a/index.html": page, "b/index.html": other}
    assert dead_links(pages, set(pages)) == ["a/index.html → ../b/#gone", "a/index.html → ../c/"]
