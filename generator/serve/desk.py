"""MkDocs ready to lay out one page at a time, by its own code, as it does in a whole build."""

import logging
from collections.abc import Collection
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, _file_sort_key, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

_LOG = logging.getLogger("mkdocs")


@dataclass
class Laid:
    """A page as readers get it, and what MkDocs warned of."""

    seal: bytes
    html: bytes
    warnings: list[str] = field(default_factory=list)


class Heard(logging.Handler):
    """Keeps what MkDocs warns of, instead of printing it."""

    def __init__(self) -> None:
        """Listen, from here on."""
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        _LOG.propagate = False
        _LOG.handlers = [self]

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.lines.append(record.getMessage())

    def taken(self) -> list[str]:
        """Give what was heard since this was last asked."""
        lines, self.lines = self.lines, []
        return lines


class Desk:
    """One configuration of MkDocs and the pages of one site, each laid out when it is asked for.

    What MkDocs writes goes to `folder`, and is read from there. Raises what MkDocs raises.
    """

    def __init__(self, settings: Path, folder: Path, heard: Heard) -> None:
        """Load the settings and the theme."""
        self.heard = heard
        config = load_config(str(settings), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        self.config = config.plugins.on_config(config)
        self.config.plugins.on_pre_build(config=self.config)
        self.env = self.config.theme.get_env()
        self.laid: dict[str, Laid] = {}
        self._files: dict[str, File] = {}
        self._named: frozenset[str] = frozenset()
        self.warnings = heard.taken()

    def prepare(self, paths: Collection[str]) -> None:
        """Take the paths of the Markdown, as a build finds them in a folder."""
        if self._named == frozenset(paths):
            return
        self._named = frozenset(paths)
        self.laid = {}  # links between pages may have begun or ceased to lead somewhere
        known, self._files = self._files, {}
        for path in sorted(paths, key=_walked):
            self._files[path] = known.get(path) or self._file(path)
        files = Files([*self._files.values()])
        for file in self._theme:
            if file.src_uri not in self._files:
                files.append(file)
        self.files = self.config.plugins.on_files(files, config=self.config)
        set_exclusions(self.files, self.config)
        for file in self.files:
            file.page = None
        self.nav = get_navigation(self.files, self.config)
        self.nav = self.config.plugins.on_nav(self.nav, config=self.config, files=self.files)
        self.env = self.config.plugins.on_env(self.env, config=self.config, files=self.files)
        self.pages = self.files.documentation_pages()
        self.found = {file.dest_uri: file for file in self.files}
        self.warnings = self.heard.taken()

    def renewed(self) -> "Desk":
        """Give a desk with theme and assets as they are now; this one keeps those it had."""
        fresh = copy(self)
        fresh.config = self.config.plugins.on_config(
            self.config
        )  # hooks name the edition of assets
        env = self.config.theme.get_env()
        fresh.env = self.config.plugins.on_env(env, config=self.config, files=self.files)
        fresh.laid = {}
        return fresh

    def page(self, path: str, content: bytes) -> Laid:
        """Lay out one page from its Markdown."""
        seal = blake2b(content, digest_size=16).digest()
        known = self.laid.get(path)
        if known and known.seal == seal:
            return known
        file = self._files[path]
        file.content_bytes = content
        page = file.page or Page(None, file, self.config)
        self.heard.taken()
        _populate_page(page, self.config, self.files)
        _build_page(page, self.config, self.pages, self.nav, self.env)
        html = Path(file.abs_dest_path).read_bytes()
        page.content = page.markdown = ""  # the page is written; only its anchors are still asked
        file.content_bytes = b""
        self.laid[path] = Laid(seal, html, self.heard.taken())
        return self.laid[path]

    def bad_anchors(self) -> list[str]:
        """Give what MkDocs says of links to places that the pages laid out so far do not have."""
        self.heard.taken()
        for path in self.laid:
            if page := self._files[path].page:
                level = self.config.validation.links.anchors
                page.validate_anchor_links(files=self.files, log_level=level)
        return self.heard.taken()

    def template(self, name: str) -> bytes:
        """Give a page of the theme's own, such as 404.html or sitemap.xml.gz.

        Raises KeyError when it has none of this name.
        """
        plain = name.removesuffix(".gz")
        if plain not in self.config.theme.static_templates:
            raise KeyError(name)
        for file in self.pages:
            if file.page is None:
                Page(None, file, self.config)
        _build_theme_template(plain, self.env, self.files, self.config, self.nav)
        return (Path(self.config.site_dir) / name).read_bytes()

    def write(self, folder: Path) -> None:
        """Write every page that is laid out into a folder, as a finished site has it."""
        for file in self.pages:
            path = folder / file.dest_uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.laid[file.src_uri].html)

    def _file(self, path: str) -> File:
        config = self.config
        return File(path, config.docs_dir, config.site_dir, config.use_directory_urls)

    @cached_property
    def _theme(self) -> list[File]:
        files = Files([])
        files.add_files_from_theme(self.env, self.config)
        return [*files]


def _walked(path: str) -> tuple[Any, ...]:
    """Sort as MkDocs finds files: those of a folder first, its index before them, then folders."""
    *folders, name = path.split("/")
    return (*((1, (True, folder)) for folder in folders), (0, _file_sort_key(name)))
