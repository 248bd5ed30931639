"""A correction stands wherever the corrected record stands, and none is ever taken back."""

import csv
import functools
import io
import re
import subprocess
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from small_catalog import TODAY

from generator.check import read
from generator.derive import derive
from generator.history import corrections_only_added
from generator.model.reference import Correction
from generator.model.when import When
from generator.project import Project
from generator.site import BLANK, build_site

RURITANIA = ROOT / "tests" / "ruritania"
NOTICE = re.compile(r'<aside class="banner correction".*?</aside>', re.DOTALL)
UNLINKED = {
    "claim-nine-a-week": 'bout <data value="9">9</data> a week',
    "claim-fifty-a-week": 'bout <data value="50">50</data> a week',
    "returns-per-week": 'returns averaged <data value="23">23</data>',
}
"""What a number looks like where it cannot be a link: inside a title that is one."""
FRAMELESS = 'layout: "(embed|known)"'
"""The pages whose frame does not say since when and until when the treaty was in force."""
NOTED = re.compile(r'<li id="n\d+">.*?</b>\. <a href="[./a-z]*?([a-z0-9-]+)/">')
"""The record of each note at the foot of a page."""
LISTED = {"methods/corrections.md", "data/corrections.json"}
"""What lists all corrections."""
Resting = tuple[set[str], set[str], set[str]]
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Country:
    """A project to build, on which day, and when it was corrected."""

    folder: Path
    today: date
    corrected: str

    def corrected_at(self, record: str) -> Correction:
        return Correction(
            id=f"correction-of-{record}",
            date=When.parse(self.corrected),
            record=record,
            field="value",
            old="1",
            new="2",
            reason="It was read off the wrong line.",
            kind="number",
        )

    def written(self, file: str):
        return _written(self.folder / "data" / file)


@functools.cache
def _written(file: Path):
    return yaml.safe_load(file.read_text(encoding="utf-8"))


INVENTED = Country(RURITANIA, TODAY, "2031-04-20")
REAL = Country(ROOT, date(2026, 11, 23), "2026-10-10")
CORRECTED = {
    "returned-official": (
        "index.md",
        "known/2026-10-01.md",
        "embed/one-in-so-many.md",
        "data/charts/one-in-so-many.svg",
    ),
    "entry-into-force": ("glossary.md", "known/2025-09-18.md", "data/numbers.json"),
    "claim-fifty-a-week": ("facts/returns-per-week.md", "data/charts/returns-by-month.csv"),
}
"""Records of the real site, with outputs of different kinds that contain each."""


@functools.cache
def build(country: Country, *records: str):
    """Build a country with corrections of these records, or with its own. Charts stay empty."""
    loaded, derived, problems = read(Project(country.folder), country.today)
    assert problems == []
    catalog = derived.catalog
    if records:
        made = [country.corrected_at(record) for record in records]
        catalog = replace(catalog, corrections={item.id: item for item in made})
        derived = derive(catalog, country.today)
    whole = build_site(
        catalog, derived, loaded.prose, country.today, lambda _: BLANK, lambda _: b""
    )
    return {name: text.decode() for name, text in whole.items() if is_text(name)}


def is_text(name: str) -> bool:
    return name.endswith((".md", ".csv", ".json", ".svg")) and not name.startswith("assets/")


def resting_on(country: Country, record: str) -> Resting:
    """Give the numbers, charts and promises that rest on a record, from the files as written."""
    numbers = {record}
    while True:
        more = {
            figure["id"]
            for figure in country.written("figures.yml")
            if numbers & set(re.findall(r'"([^"]+)"', figure["formula"]))
        }
        if more <= numbers:
            break
        numbers |= more
    charts, promises = (
        {
            one["id"]
            for one in country.written(file)
            if numbers & set(ID.findall(yaml.safe_dump(one)))
        }
        for file in ("charts.yml", "promises.yml")
    )
    return numbers, charts, promises


def titles(country: Country, numbers: set[str]) -> list[str]:
    """Give the longest words of each chart's title that prints one of these numbers."""
    written = [chart["title"] for chart in country.written("charts.yml")]
    return [
        max(re.split(r"\[\[.*?\]\]", title), key=len)
        for title in written
        if numbers & set(re.findall(r"\[\[([a-z0-9-]+)", title))
    ]


def page_contains(country: Country, page: str, text: str, name: str, resting: Resting) -> bool:
    numbers, charts, promises = resting
    text = NOTICE.sub("", text)
    strip = country.written("site.yml")["strip"]
    if {strip["date"], strip["since"]} & {name} and not re.search(FRAMELESS, text):
        return True
    linked = {f"facts/{name}/", f"data/#{name}", f'href="../{name}/"', f'href="{name}/"'}
    printed = {f"{chart}.csv" for chart in charts}
    printed |= {f'<li id="{promise}"' for promise in promises}
    printed |= {f'<li class="source" id="{number}"' for number in numbers}
    if page == "facts/index.md":
        printed |= {f'href="{number}/"' for number in numbers}
    printed |= {UNLINKED[number] for number in numbers & set(UNLINKED)}
    own = {f"facts/{number}.md" for number in numbers} | {f"embed/{chart}.md" for chart in charts}
    titled = any(words in text for words in titles(country, numbers))
    noted = set(NOTED.findall(text)) & numbers
    return page in own or titled or bool(noted) or any(sign in text for sign in linked | printed)


def file_contains(file: str, text: str, numbers: set[str], charts: set[str]) -> bool:
    if file.startswith("data/charts/"):
        name, _, kind = file.removeprefix("data/charts/").partition(".")
        return name in charts and kind in ("csv", "json", "svg")
    if file in {f"data/{number}.csv" for number in numbers}:
        return True
    named = {f'"{number}"' for number in numbers} | {f'\\"{number}\\"' for number in numbers}
    named |= {f"[[{number}" for number in numbers}
    cells = set()
    if file.endswith(".csv"):
        cells = {cell for row in csv.reader(io.StringIO(text)) for cell in row}
    return bool(cells & numbers) or any(sign in text for sign in named)


def containing(country: Country, site: dict[str, str], record: str) -> set[str]:
    resting = resting_on(country, record)
    found = set()
    for name, text in site.items():
        if name in (*LISTED, "data/datapackage.json"):
            continue
        if name.endswith(".md"):
            contains = page_contains(country, name, text, record, resting)
        else:
            contains = file_contains(name, text, *resting[:2])
        if contains:
            found.add(name)
    return found


def showing(site: dict[str, str], correction: str) -> set[str]:
    """Give the outputs with the notice; the list of all corrections has it anyway."""
    return {name for name, text in site.items() if correction in text} - LISTED


def test_the_correction_stands_wherever_the_fact_stands():
    site = build(INVENTED)
    contain = containing(INVENTED, site, "sent-official")
    assert showing(site, "correction-sent") == contain
    assert {"facts/sent-official.md", "data/facts.csv", "data/numbers.json"} <= contain


@pytest.mark.parametrize("record", ["umbrellas-monthly", "claim-nine-a-week", "umbrellas-sent"])
def test_it_stands_wherever_something_rests_on_the_record(record):
    site = build(INVENTED, record)
    contain = containing(INVENTED, site, record)
    assert showing(site, f"correction-of-{record}") == contain
    assert any(name.endswith(".md") for name in contain)
    assert any(name.endswith(".csv") for name in contain)


@pytest.mark.parametrize("record", CORRECTED)
def test_on_the_real_site_it_stands_wherever_the_record_stands(record):
    site = build(REAL, *CORRECTED)
    contain = containing(REAL, site, record)
    assert showing(site, f"correction-of-{record}") == contain
    for output in CORRECTED[record]:
        assert output in contain


def test_a_page_tells_it_once():
    for name, text in build(INVENTED).items():
        if name.endswith(".md"):
            assert text.count('id="correction-sent"') <= 1, name


def test_a_record_has_one_banner_above_its_title():
    site = build(INVENTED, "sent-official", "umbrellas-monthly")
    page = site["facts/sent-official.md"]
    assert page.index('class="banner') < page.index("<h1")
    assert page[: page.index("<h1")].count('class="banner') == 1


def git(folder, *arguments):
    settings = ["-c", "user.name=E", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", folder, *settings, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    """A repository whose history holds two corrections."""
    (tmp_path / "data").mkdir()
    git(tmp_path, "init", "-q")
    for count in (1, 2):
        write(tmp_path, *range(count))
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", f"{count}")
    return tmp_path


def write(folder, *numbers, reason="A slip."):
    records = [{"id": f"correction-{n}", "date": "2030-11-01", "reason": reason} for n in numbers]
    (folder / "data" / "corrections.yml").write_text(yaml.safe_dump(records), encoding="utf-8")


def test_corrections_may_be_added(repository):
    write(repository, 0, 1, 2)
    found = corrections_only_added(Project(repository))
    assert found.problems == []
    assert found.skipped == ""


def test_a_correction_may_not_be_deleted(repository):
    write(repository, 1)
    (problem,) = corrections_only_added(Project(repository)).problems
    assert "`correction-0` was deleted" in problem.sentence
    git(repository, "commit", "-q", "-a", "-m", "hides it")
    assert corrections_only_added(Project(repository)).problems != []


def test_a_correction_may_not_be_rewritten(repository):
    write(repository, 0, 1, reason="Nothing happened.")
    problems = corrections_only_added(Project(repository)).problems
    assert [problem.rule for problem in problems] == ["append-only"] * 2


def test_the_file_may_not_be_deleted(repository):
    (repository / "data" / "corrections.yml").unlink()
    assert len(corrections_only_added(Project(repository)).problems) == 2


def test_without_a_repository_it_is_said(tmp_path):
    found = corrections_only_added(Project(tmp_path))
    assert found.problems == []
    assert "no git repository" in found.skipped


def test_this_project_only_added_corrections():
    assert corrections_only_added(Project(ROOT)).problems == []
