"""`explainer review`: each kind of work, made in the invented country and found where it is."""

import json
import shutil
from datetime import date

import pytest
from click.testing import CliRunner
from conftest import ROOT

from generator.cli import main
from generator.links import Scan, Trouble, write_scan
from generator.project import Project
from generator.review.item import Item
from generator.review.told import HEADINGS, as_text

WEAK = """
- id: wet-letter
  publisher: Strelsau Library
  title: A letter
  url: https://library.example/letter
  accessed: "2031-04"
  kind: news
  copy_of: Fenwick Herald
  read: part

- id: lost-paper
  publisher: Fenwick Herald
  title: A page
  url: https://herald.example/page
  accessed: "2031-04"
  kind: news
  read: not-read
"""
FACTS = """
- id: fact-of-a-copy
  topic: running
  statement: A letter says that a handle broke.
  date: 2030-05-01
  known_from: 2030-05-02
  status: reported
  said_by: a letter
  citations:
    - source: wet-letter

- id: fact-not-read
  topic: running
  statement: A page says that a spoke bent.
  date: 2030-05-01
  known_from: 2030-05-02
  status: reported
  said_by: a page
  citations:
    - source: lost-paper
"""
ACTOR = """
- id: clerk-of-handles
  name: Clerk of Handles
  kind: office
  side: ruritania
  tier: context
  role: The office that counts handles.
"""
SOURCE = """
- id: row-source
  publisher: Parish of Zenda
  title: A slate
  no_url: It is a slate.
  accessed: "2031-04"
  kind: research
  read: full

- id: unread-shelf
  publisher: Parish of Zenda
  title: A shelf
  no_url: It is a shelf.
  accessed: "2031-04"
  kind: research
  read: full
"""


def trouble(kind, strikes, to=None):
    return Trouble(kind, kind, "2031-04-01", "2031-04-20", strikes, to)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    to = tmp_path_factory.mktemp("review") / "x"
    shutil.copytree(ROOT / "tests" / "ruritania", to)
    for file, text in {
        "sources/papers.yml": WEAK + SOURCE,
        "facts/running.yml": FACTS,
        "actors/actors.yml": ACTOR,
        "datasets/umbrella-totals.csv": "2031-04-20,410,estimated,,row-source,2031-04-21\n",
        "datasets/puddles-daily.yml": "review_by: 2031-12-01\n",
    }.items():
        with (to / "data" / file).open("a") as open_file:
            open_file.write(text)
    return Project(to)


@pytest.fixture(scope="module")
def said(project):
    """A function that gives the list of a project as a program gets it, or as an editor does."""

    def listed(*options):
        before = ["--project", str(project.root), "--today", str(date(2031, 5, 1))]
        run = CliRunner().invoke(main, [*before, "review", *options])
        assert run.exit_code == 0, run.output
        return json.loads(run.output) if options else run.output

    return listed


@pytest.fixture(scope="module")
def work(said):
    return {
        kind: [(one["id"], one["words"]) for one in items] for kind, items in said("--json").items()
    }


def test_what_is_due_and_what_grows_old_is_listed_the_oldest_first(work):
    disputed = "since 2031-04-15: Whether it rained on 61% of days is disputed."
    assert work["due"] == [("rain-share", disputed)]
    assert work["ageing"] == [
        ("crossings-weekly", "goes as far as 21 April 2030, and has no `review_by`"),
        ("umbrellas-monthly", "goes as far as 30 September 2030, and has no `review_by`"),
    ]


def test_weak_facts_unread_sources_and_copies_say_why(work):
    assert work["weak"] == [
        ("fact-of-a-copy", "rests on one copy, read in part: wet-letter"),
        ("fact-not-read", "its one source was not read"),
    ]
    assert work["unread"] == [
        ("lost-paper", "not read, behind fact-not-read"),
        ("almanac-of-puddles", "read in part, behind rain-share"),
        ("strelsau-gazette-rain-2031-04", "read in part, behind treaty-lapsed"),
        ("wet-letter", "read in part, behind fact-of-a-copy"),
    ]
    assert work["copies"] == [("wet-letter", "a copy of a report by Fenwick Herald")]


def test_records_that_nothing_names_are_unused_and_others_are_not(work):
    unused = dict(work["unused"])
    assert unused["unread-shelf"] == "a source that nothing cites"
    assert unused["clerk-of-handles"] == "an actor who says and does nothing"
    assert unused["months"] == "a unit of nothing"
    assert unused["known-totals"] == "a chart that no page shows"
    assert unused["puddles-daily"] == "a dataset that no chart, figure or words use"
    assert unused["sent-change"] == "a figure that nothing prints and nothing rests on"
    used = {"sent-per-week", "totals", "umbrellas", "duke-of-fenwick", "almanac-of-puddles"}
    assert not used & {*unused}
    assert "umbrella-office-leaflet-2030-05" not in unused, "it is an edition of a dataset"
    assert "row-source" not in unused, "a row cites it"


def test_addresses_in_trouble_are_those_of_the_last_scan_on_two_days_the_gone_ones_first(
    project, said
):
    moved = "https://herald.example/duc"
    before = said()
    assert "Addresses were never asked here." in before
    assert "addresses in trouble" not in before
    troubles = {
        moved: trouble("moved", 2, "https://herald.example/le-duc"),
        "https://umbrellas.example/table": trouble("gone", 3),
        "https://law.example/treaty": trouble("gone", 1),
        "https://gazette.example/umbrellas": trouble("gone", 9),
    }
    write_scan(Scan("2031-04-20", 9, troubles), project.links)
    assert [(one["id"], one["words"]) for one in said("--json")["links"]] == [
        (
            "umbrella-office-table-2030-10",
            "https://umbrellas.example/table: gone, since 2031-04-01",
        ),
        (
            "fenwick-herald-duke-2030-02",
            f"{moved}: moved, now https://herald.example/le-duc, since 2031-04-01",
        ),
    ]
    after = said()
    assert "\n\nAddresses in trouble: 2\nOpen each." in after
    assert "\n  data/sources/offices.yml:3: umbrella-office-table-2030-10: https://umb" in after
    assert after.endswith("Addresses were last asked on 2031-04-20. To ask them: make links\n")


def test_the_list_is_counted_and_says_what_to_do(said, work):
    lines = said().split("\n")
    total = sum(len(items) for kind, items in work.items())
    assert lines[0] in (f"{total} things to look at.", f"{total + 2} things to look at.")
    assert "Facts that rest on one weak source: 2" in lines
    assert "Find the publisher’s own page and cite that." in lines


def test_ten_of_each_kind_are_listed_unless_all_are_asked_for():
    work = {key: [] for key in HEADINGS} | {
        "unread": [
            Item(f"source-{line}", f"data/x.yml:{line}", "read in part") for line in range(12)
        ]
    }
    short, whole = as_text(work, "", whole=False), as_text(work, "", whole=True)
    assert "12 things to look at." in short
    assert "source-9:" in short
    assert "source-10:" not in short
    assert "and 2 more; --all lists them" in short
    assert "source-11:" in whole
    assert "more;" not in whole


def test_a_day_in_another_form_is_refused_with_the_day_that_it_means():
    run = CliRunner().invoke(main, ["as-of", "20/11/2024"])
    assert run.exit_code == 2
    assert "“20/11/2024” is not a day. Write it as 2024-11-20." in run.output
    assert CliRunner().invoke(main, ["--today", "2031-13-01", "rules"]).exit_code == 2
