"""The words: one Markdown file a page, with front matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field, ValidationError

from generator.load.records import Written, explain
from generator.load.text import read_text
from generator.load.yaml_file import read_yaml
from generator.model.base import Part, Text
from generator.problems import Problem


class Meta(Part):
    """What stands above the words of a page."""

    title: Text
    description: Text = Field(max_length=160, description="one sentence for search results")
    layout: Text | None = Field(None, description="home, for the front page")


@dataclass(frozen=True)
class Prose:
    """One page of words.

    `first_line` is the line of the file on which the body begins; `marks` says where each key
    above it stands.
    """

    path: str
    file: str
    meta: Meta
    body: str
    first_line: int
    marks: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def address(path: str) -> str:
    """Give the address that a Markdown path has on the site: "timeline/", "" for the front page."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return f"{stem.removesuffix('/index')}/"


def read_prose(path: Path, inside: Path, name: str) -> tuple[Prose | None, list[Problem]]:
    """Read one page. It is None when its front matter cannot be read."""
    text, problems = read_text(path, name)
    if not text.strip():
        return None, problems
    lines = text.split("\n")
    if lines[0] != "---" or "---" not in lines[1:]:
        sentence = "A page begins with its title and description between two lines of ---."
        problems.append(Problem(name, 1, 1, "front-matter", sentence, "Add them at the top."))
        return None, problems
    end = lines.index("---", 1)
    source = read_yaml("\n" + "\n".join(lines[1:end]), name)
    problems += source.problems
    if source.problems:
        return None, problems
    try:
        meta = Meta.model_validate(source.data or {})
    except ValidationError as error:
        problems += explain(error, "page", Meta, Written(name, source))
        return None, problems
    body = "\n".join(lines[end + 1 :])
    marks = {str(at[0]): mark for at, mark in source.values.items() if len(at) == 1}
    page = Prose(path.relative_to(inside).as_posix(), name, meta, body, end + 2, marks)
    return page, problems
