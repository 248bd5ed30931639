"""One page of a side: its title, its texts, and how a place on it is named."""

from typing import Any

import yaml

from generator.differences.blocks import Block, blocks

HOME = "index.md"
_RECORDS = "facts/"


class Page:
    """A page, read from its Markdown."""

    def __init__(self, path: str, markdown: str) -> None:
        """Read its front matter; its words are read when they are asked for."""
        self.path = path
        _, head, self._body = markdown.split("---\n", 2)
        meta: dict[str, Any] = yaml.load(head, yaml.CSafeLoader)
        self.title = str(meta["title"])
        self.description = str(meta.get("description", ""))

    @property
    def blocks(self) -> list[Block]:
        """Give what a reader reads on it."""
        return blocks(self._body)

    @property
    def name(self) -> str:
        """Name it in a few words."""
        if self.path == HOME:
            return "Home"
        record = self.path.removeprefix(_RECORDS).removesuffix(".md")
        of_record = self.path.startswith(_RECORDS) and record != "index"
        return f"Record {record}" if of_record else self.title

    @property
    def called(self) -> str:
        """Name it with its address."""
        address = self.path.removesuffix(".md").removesuffix("index")
        return f"“{self.title}” at {address.rstrip('/')}/"

    def place(self, block: Block) -> str:
        """Name where a text stands: the page, and the part of it."""
        inner = block.place
        named = inner is not None and str(inner) and inner.name not in ("", self.title)
        return f"{self.name}, {inner}" if named else self.name
