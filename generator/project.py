"""Where things are. Passed to whatever needs a path, never global."""

import re
from dataclasses import dataclass
from pathlib import Path

BUILT = "EXPLAINER_BUILT"
"""Set in the environment by `explainer build`, which has just run the generator itself."""


@dataclass(frozen=True)
class Project:
    """The folders of one explainer, all below `root`."""

    root: Path

    @property
    def data(self) -> Path:
        """What editors write as records and tables."""
        return self.root / "data"

    @property
    def docs(self) -> Path:
        """What editors write as words."""
        return self.root / "docs"

    @property
    def markdown(self) -> Path:
        """What the generator makes and the site builder reads."""
        return self.root / "build" / "docs"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.root / "build" / "site"

    @property
    def cache(self) -> Path:
        """What may be deleted at any time."""
        return self.root / "build" / "cache"

    @property
    def lock(self) -> Path:
        """What a build holds while it writes, so that two never mix."""
        return self.root / "build" / ".lock"

    @property
    def links(self) -> Path:
        """What the last scans of cited addresses found."""
        return self.root / "build" / "links.json"

    @property
    def zip(self) -> Path:
        """The finished site as one archive."""
        return self.root / "build" / "site.zip"

    @property
    def as_of(self) -> Path:
        """Pages of days that were asked for one by one."""
        return self.root / "build" / "as-of"

    def name(self, path: Path) -> str:
        """Give a path as an editor knows it: from the project's folder, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def lines(self, name: str) -> list[str]:
        """Give the lines of a file by its name, none when it cannot be read as text."""
        path = self.root / name
        if not path.is_file():
            return []
        text = path.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @property
    def home(self) -> str:
        """Give the address of the site as mkdocs.yml says it, with its last slash; "" for none."""
        settings = self.root / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8") if settings.exists() else ""
        found = re.search(r"^site_url:\s*[\"']?(https?://[^\s\"'#]+)", text, re.MULTILINE)
        return f"{found[1].rstrip('/')}/" if found else ""

    def address(self, page: str) -> str:
        """Give the address of a page on the published site, "" where the site has none yet.

        `site_url` in mkdocs.yml is the one place that says it; example.org is not an address.
        """
        invented = re.match(r"https?://([^/]*\.)?example\.(org|com|net)\b", self.home)
        return f"{self.home}{page}" if self.home and not invented else ""
