"""Every address within the finished site leads somewhere, in every kind of file."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from generator.gates.seen import Fault, Link, Seen

_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")
_SVG = re.compile(r"(?:href|src)=\"([^\"]+)\"")
_XML = re.compile(r"<loc>([^<]+)</loc>|<(?:link|atom:link)\b[^>]*\bhref=\"([^\"]+)\"")
_MARKDOWN = re.compile(r"(?<!\\)\]\(<?([^)\s>]+)>?[^)]*\)")
_ELSEWHERE = ("data:", "mailto:", "tel:", "blob:")
_READ = {".css": _CSS, ".svg": _SVG, ".xml": _XML, ".md": _MARKDOWN}
LOOSE = "404.html"
"""Shown at addresses of any depth, so its links must begin with the site's own path."""


class Links:
    """Resolves addresses within one finished site, which is published at `home`."""

    def __init__(self, site: Path, home: str, pages: Mapping[str, Seen]) -> None:
        """List the files once. `home` is the site's address, with its path."""
        self.site = site
        self.home = urlsplit(home)
        self.base = self.home.path.rstrip("/") + "/"
        self.pages = pages
        self.files = {
            path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
        }
        self.lower = {name.lower(): name for name in self.files}

    def faults(self) -> Iterator[Fault]:
        """Give each address that leads nowhere."""
        for name, seen in self.pages.items():
            for link in seen.links:
                if said := self.trouble(name, link.address, link.loads):
                    yield Fault("links", name, link.line, said)
        for name in sorted(self.files):
            for link in self.named(name):
                if said := self.trouble(name, link.address, link.loads):
                    yield Fault("links", name, link.line, said)

    def trouble(self, name: str, address: str, loads: bool) -> str:
        """Say what is wrong with an address that a file names; nothing when it is right."""
        if address.startswith(_ELSEWHERE):
            return ""
        parts = urlsplit(address)
        if (parts.netloc or parts.scheme) and parts.netloc != self.home.netloc:
            return f"{address} is loaded from another host." if loads else ""
        if parts.path.startswith("/") or parts.netloc:
            if not parts.path.startswith(self.base):
                return f"{address} is outside of {self.base}, where the site stands."
        elif name == LOOSE and parts.path:
            return f"{address} is relative, and this page is shown at every depth."
        return self._stands(address, self.file(name, address), unquote(parts.fragment))

    def file(self, name: str, address: str) -> str:
        """Give the path within the site of the file that an address means; "" for none of it."""
        parts = urlsplit(address)
        path = unquote(parts.path)
        if address.startswith(_ELSEWHERE) or (parts.netloc and parts.netloc != self.home.netloc):
            return ""
        if not path and not parts.netloc:
            return name
        if path.startswith("/") or parts.netloc:
            target = normpath("/" + path[len(self.base) :]).lstrip("/")
        else:
            target = normpath(f"{name.rpartition('/')[0]}/{path}".lstrip("/"))
        if path.endswith(("/", "/.", "/..")) or path in ("", ".", ".."):
            return f"{target}/index.html".removeprefix("./").lstrip("/")
        return target

    def _stands(self, address: str, file: str, fragment: str) -> str:
        if file not in self.files:
            if f"{file}/index.html" in self.files:
                return f"{address} lacks its last slash."
            right = self.lower.get(file.lower())
            return f"{address} leads nowhere{f': it is {right}' if right else ''}."
        known = self.pages.get(file)
        if fragment and known is not None and fragment not in known.ids:
            return f"{address}: no place “{fragment}” there."
        return ""

    def named(self, name: str) -> Iterator[Link]:
        """Give the addresses that a file other than a page names."""
        suffix = Path(name).suffix
        if suffix == ".json" and not name.startswith("pagefind/"):
            yield from self._json(name)
        elif suffix in _READ:
            text = (self.site / name).read_text(encoding="utf-8")
            for found in _READ[suffix].finditer(text):
                line = text.count("\n", 0, found.start()) + 1
                address = next(part for part in found.groups() if part)
                yield Link(line, address.replace("&amp;", "&"), suffix in (".css", ".svg"))

    def _json(self, name: str) -> Iterator[Link]:
        """Read the addresses of this site, and the paths of resources beside the file."""
        text = (self.site / name).read_text(encoding="utf-8")
        start = f"{self.home.scheme}://{self.home.netloc}"
        for value in _texts(json.loads(text)):
            if value.startswith(start):
                yield Link(max(1, text[: text.find(value)].count("\n") + 1), value, False)
        for resource in _resources(json.loads(text)):
            yield Link(max(1, text[: text.find(resource)].count("\n") + 1), resource, False)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _resources(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.get("resources") or []:
            if isinstance(part, dict) and isinstance(part.get("path"), str):
                yield part["path"]
