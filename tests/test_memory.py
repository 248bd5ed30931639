"""Files read again only when they changed, and read as if for the first time."""

import shutil
from pathlib import Path

from conftest import ROOT

from generator.load import load
from generator.load.memory import Memory
from generator.project import Project


def test_what_is_read_again_is_what_a_first_reading_gives(tmp_path: Path) -> None:
    project, memory = _ruritania(tmp_path), Memory()
    file = next(iter(sorted((project.data / "facts").glob("*.yml"))))
    before = load(project, memory)
    text = file.read_text(encoding="utf-8")
    dashed = text.partition("- id: ")[0]
    for changed in (
        "# a line above everything\n" + text,
        text.replace("value: ", "value: 1", 1),
        text.replace("statement: ", "statment: ", 1),
        text + "\n- id: [\n",
        text + text[len(dashed) :],
        text,
    ):
        file.write_text(changed, encoding="utf-8")
        again, first = load(project, memory), load(project)
        assert again.problems == first.problems
        assert again.broken == first.broken
        assert again.catalog.facts == first.catalog.facts
        assert again.catalog.places == first.catalog.places
    assert again.catalog.facts == before.catalog.facts


def test_a_reading_of_an_unchanged_file_is_the_same_object(tmp_path: Path) -> None:
    project, memory = _ruritania(tmp_path), Memory()
    before = load(project, memory).catalog
    file = next(iter(sorted((project.data / "facts").glob("*.yml"))))
    file.write_text(f"# moved down\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    after = load(project, memory).catalog
    assert before.facts.keys() == after.facts.keys()
    assert all(before.facts[name] is after.facts[name] for name in before.facts)
    assert all(before.tables[name] is after.tables[name] for name in before.tables)


def test_what_editors_programs_hide_beside_a_file_is_not_read(tmp_path: Path) -> None:
    project = _ruritania(tmp_path)
    (project.data / "facts" / ".#open.yml").symlink_to("somebody@somewhere.42")
    (project.docs / ".#index.md").symlink_to("somebody@somewhere.42")
    assert load(project).problems == load(Project(ROOT / "tests" / "ruritania")).problems


def _ruritania(to: Path) -> Project:
    shutil.copytree(ROOT / "tests" / "ruritania", to / "ruritania")
    return Project(to / "ruritania")
