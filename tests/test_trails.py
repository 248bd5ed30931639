"""`explainer where` and `explainer explain`, word for word on the invented country."""

import json
import re
from datetime import date

import pytest
from click.testing import CliRunner
from conftest import ROOT

from generator.cli import main
from generator.derive.standing import ADDRESSES
from generator.examine import checked
from generator.project import Project
from generator.trails import EXPLAINED, as_tree, chain, find, like, undrawn, uses

RURITANIA = ROOT / "tests" / "ruritania"
DAY = date(2031, 5, 1)
WHERE = """\
claim-nine-a-week  (a fact, data/facts/deal.yml:65)
  Clerks said that about nine umbrellas a week would cross.

6 records name it
  calculator umbrellas-over-time  data/calculators.yml:3: Umbrellas over time
  chart sent-against-claim  data/charts.yml:23: Fewer umbrellas came back than the clerks \
had spoken of
  event event-first-word  data/events/exchange.yml:3: A newspaper reports an exchange of umbrellas
  figure months-above-claim  data/figures.yml:60: months above the pace that was reported
  known day 2030-02-11  data/known.yml:3: An exchange is announced
  promise promise-pace  data/promises.yml:3: About about 9 a week would cross.

1 record rests on those or names them
  promise promise-parasols  data/promises.yml:30: Parasols would be added.

9 pages show it or link to it
  /facts/  Every fact
  /  An umbrella each
  /promises/  Promised and happened
  /sources/  Sources
  /timeline/  What happened, day by day
  /facts/sent-per-week/  About 8.0 a week umbrellas sent a week
  /facts/months-above-claim/  3 months above the pace that was reported
  /charts/  Charts
  /charts/sent-against-claim/  Fewer umbrellas came back than the clerks had spoken of

2 pages show what rests on it
  /facts/parasol-idea/  The Duke proposed to add parasols, through promise-parasols
  /facts/sent-most/  60 umbrellas in the fullest month, through promise-parasols

3 pages of what was known on a day
  /known/2030-02-11/later/  What became of each claim of 11 February 2030
  /known/2030-02-11/  What was known on 11 February 2030
  /known/2030-10-15/  What was known on 15 October 2030

8 downloads hold it or are made of it
  data/facts.csv
  data/facts.json
  data/numbers.csv
  data/numbers.json
  data/charts/sent-against-claim.csv
  data/charts/sent-against-claim.json
  data/charts/sent-against-claim.svg
  data/charts/sent-against-claim.png
"""
EXPLAIN = """\
about 8.0 umbrellas a week  sent-per-week  (a figure, data/figures.yml:9)
  umbrellas sent a week
  status: measured, as far as 30 September 2030
  formula: figure("umbrellas-sent") / weeks_in(fact("entry-into-force"), 2030-09-30)
  where: figure("umbrellas-sent") is 210, fact("entry-into-force") is 1 April 2030
  in words: The umbrellas of the half-year, divided by its weeks.
  rests on:
    210 umbrellas  umbrellas-sent  (a figure, data/figures.yml:3)
      umbrellas sent in the first half-year
      status: measured, as far as 30 September 2030
      formula: total("umbrellas-monthly", direction="sent")
      where: total("umbrellas-monthly", direction="sent") is 210
      in words: The six months of the table, added up.
      rests on:
        umbrellas-monthly  (a dataset, data/datasets/umbrellas-monthly.yml:3)
          Umbrellas sent and returned by month
          rows: 6 of 12 (5 final, 1 provisional), lines 2, 4, 6, 8, 10, 12 of \
data/datasets/umbrellas-monthly.csv
          what they count: Umbrellas that passed the barrier, open or shut.
          first public: 15 October 2030
          rests on:
            umbrella-office-table-2030-10  (a source, data/sources/offices.yml:3)
              Umbrellas by month
              publisher: Office of Umbrellas
              place in it: table 1
              published: 15 October 2030
              how far we read it: read in full, opened April 2031
              address: https://umbrellas.example/table
    1 April 2030  entry-into-force  (a fact, data/facts/deal.yml:13)
      The treaty took effect on 1 April 2030.
      status: in-force, true for 1 April 2030
      until: 31 March 2031
      first public: 10 February 2030
      rests on:
        umbrella-treaty-2030-02  (a source, data/sources/offices.yml:14)
          Treaty on the exchange of umbrellas
          publisher: Kingdom of Ruritania
          place in it: article 3
          published: 10 February 2030
          how far we read it: read in full, opened April 2031
          address: https://law.example/treaty
"""
DATASET = """\
crossings-weekly  (a dataset, data/datasets/crossings-weekly.yml:3)
  Ferries and umbrellas by week
  rows: all 6 (6 final), lines 2–7 of data/datasets/crossings-weekly.csv
  what they count: Ferries that left Quay 7 and the umbrellas aboard.
  first public: 2 May 2030
  editions compared: umbrella-office-leaflet-2030-05, umbrella-office-table-2030-10
  changed by its publisher: 2 earlier values kept
  rests on:
    umbrella-office-leaflet-2030-05  (a source, data/sources/offices.yml:32)
      Ferries so far
      publisher: Office of Umbrellas
      published: 2 May 2030
      how far we read it: read in part, opened April 2031
      address: https://umbrellas.example/leaflet
      note: We saw it on a wall.
    umbrella-office-table-2030-10  (a source, data/sources/offices.yml:3)
      Umbrellas by month
      publisher: Office of Umbrellas
      published: 15 October 2030
      how far we read it: read in full, opened April 2031
      address: https://umbrellas.example/table
"""


@pytest.fixture(scope="module")
def state():
    return checked(Project(RURITANIA), DAY)


@pytest.fixture(scope="module")
def draft(state):
    return undrawn(*state, DAY)


def run(*arguments):
    before = ("--project", str(RURITANIA), "--today", DAY.isoformat())
    return CliRunner().invoke(main, [*before, *arguments])


def test_where_tells_all_that_uses_a_fact_word_for_word():
    made = run("where", "claim-nine-a-week")
    assert (made.exit_code, made.output) == (0, WHERE)


def test_explain_goes_from_a_number_by_its_formula_to_every_source():
    made = run("explain", "sent-per-week")
    assert (made.exit_code, made.output) == (0, EXPLAIN)


def test_a_dataset_is_explained_with_its_editions():
    assert run("explain", "crossings-weekly").output == DATASET


def test_a_number_as_it_is_printed_is_enough():
    made = json.loads(run("explain", "210", "--json").output)
    assert [link["of"]["id"] for link in made] == ["sent-official", "umbrellas-sent"]
    others = dict(made[0]["said"])["another value, 1"]
    assert others == "about 200 by the Strelsau Gazette (strelsau-gazette-rain-2031-04). It rounds."
    assert [link["of"]["id"] for link in made[1]["inputs"]] == ["umbrellas-monthly"]


def test_a_promise_is_explained_by_its_rule_and_what_was_found(state):
    link = chain(state[1], "promises", "promise-pace")
    found = "About 8.0 a week differs from about 9 a week by 11%, within 20%."
    assert (link.value, dict(link.said)["found"]) == ("met", found)
    assert [one.of.id for one in link.inputs] == ["claim-nine-a-week", "sent-per-week"]


def test_a_record_that_was_told_is_not_told_again():
    tree = run("explain", "larger-month").output
    assert tree.count("umbrella-office-table-2030-10  (") == 2
    assert tree.count("https://umbrellas.example/table") == tree.count("told above") == 1


def test_every_record_has_a_chain_and_none_is_without_a_source(state):
    for kind in EXPLAINED:
        for name in getattr(state[0].catalog, kind):
            tree = as_tree(chain(state[1], kind, name))
            assert "(a source, data/sources/" in tree, (kind, name)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("sources", "strelsau-gazette-rain-2031-04"),
        ("actors", "duke-of-fenwick"),
        ("events", "event-half-year"),
        ("terms", "brolly"),
        ("datasets", "umbrella-totals"),
        ("charts", "totals"),
        ("promises", "promise-pace"),
        ("figures", "sent-most"),
    ],
)
def test_every_page_with_a_link_to_a_record_is_listed(draft, kind, name):
    told = uses(draft, kind, find(draft.derived, name)[kind])
    target = ADDRESSES[kind].format(name)
    own = "/".join(target.split("/")[:2]) + "/"
    linking = {
        path
        for path in draft.paths
        if path.endswith(".md")
        and not path.startswith("embed/")
        and re.search(rf'href="[^"]*(?<![\w-]){re.escape(target)}"', draft.content(path).decode())
    }
    listed = {page.address for page in [*told.pages, *told.known] if not page.through}
    missing = {at for at in map(at_address, linking) if at not in listed and at != own}
    assert linking
    assert not missing


def at_address(path):
    stem = path.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def test_a_source_leads_through_its_facts_to_figures_and_as_known_pages(draft):
    name = "umbrella-treaty-2030-02"
    told = uses(draft, "sources", find(draft.derived, name)["sources"])
    assert "sent-per-week" in [record.id for record in told.resting]
    through = {page.address: page.through for page in told.pages}
    assert "sent-per-week" in through["facts/claim-nine-a-week/"]
    assert "known/2030-02-11/" in [page.address for page in told.known]


def test_a_term_whose_id_is_a_word_is_not_taken_for_other_words(draft):
    told = uses(draft, "actors", find(draft.derived, "duke-of-fenwick")["actors"])
    assert {record.kind for record in told.records} == {"event", "fact", "position"}


def test_an_unknown_id_gives_the_nearest_names():
    for command in ("where", "explain"):
        made = run(command, "sent-offical")
        assert made.exit_code == 2
        assert "There is no record `sent-offical`.\nDid you mean `sent-official`" in made.output
    assert "Did you mean" not in run("where", "nothing-like-it-at-all-anywhere").output


def test_part_of_an_id_is_enough_to_be_offered_it(state):
    assert like(state[0].catalog, "lapsed") == ["treaty-lapsed"]


def test_what_holds_no_number_leads_to_where():
    made = run("explain", "duke-of-fenwick")
    assert made.exit_code == 2
    assert made.output.endswith("holds no number. Try: explainer where duke-of-fenwick\n")


def test_programs_get_every_use():
    (told,) = json.loads(run("where", "claim-nine-a-week", "--json").output)
    assert told["of"]["line"] == 65
    assert (len(told["records"]), len(told["pages"]), len(told["known"])) == (6, 11, 3)
    assert told["downloads"][0] == "data/facts.csv"
