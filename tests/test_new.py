"""`explainer new`: each kind of record written from answers, and what happens to bad ones."""

import json
import shutil

import pytest
from click.testing import CliRunner
from conftest import ROOT

from generator.check import find_problems
from generator.cli import main
from generator.load.yaml_file import read_yaml
from generator.new.writing import scalar, text_of
from generator.project import Project

RURITANIA = ROOT / "tests" / "ruritania"
DAY = "2031-05-01"
SOURCE = {
    "publisher": "The Strelsau Gazette",
    "title": "Puddles: a survey",
    "url": "https://example.org/puddles",
    "published": "2031-04-20",
    "kind": "news",
    "read": "full",
}
FACT = {
    "topic": "running",
    "statement": "In July 2030 a ferry carried 40 umbrellas.",
    "date": "2030-07",
    "status": "measured",
    "value": "40",
    "unit": "umbrellas",
    "source": "umbrella-office-table-2030-10",
}
CASES = {
    "source": SOURCE,
    "fact": FACT,
    "event": {
        "date": "2030-08-20",
        "title": "The court speaks of brollies",
        "status": "ruled",
        "theme": "decisions",
        "facts": "brolly-ruling",
    },
    "actor": {
        "name": "Guild of Umbrella Makers",
        "kind": "group",
        "side": "ruritania",
        "tier": "context",
        "role": "Makes umbrellas and speaks for those who do.",
    },
    "position": {
        "actor": "office-of-umbrellas",
        "stance": "supports",
        "statement": "The office said that it was content.",
        "date": "2031-04",
        "source": "strelsau-gazette-rain-2031-04",
    },
    "promise": {
        "fact": "sent-official",
        "claim": "Umbrellas would be sent",
        "kind": "numbers",
        "happened": "[[sent-official]] were sent.",
        "deadline": "2030-09-30",
        "met": 'fact("sent-official") > 0',
        "result_note": "Some were sent",
        "rule": "Met if any was sent.",
    },
    "term": {
        "term": "Gamp",
        "definition": "A large umbrella, loosely tied.",
        "source": "almanac-of-puddles",
    },
    "dataset": {
        "title": "Ferries, by month",
        "question": "How many ferries sailed in each month?",
        "unit": "umbrellas",
        "period": "month",
        "source": "almanac-of-puddles",
        "known_from": "2031-04",
        "definition": "Ferries that left a harbour.",
        "first_period": "2030-08",
        "first_value": "12",
    },
    "chart": {
        "kind": "sides",
        "title": "Umbrellas both ways",
        "subtitle": "Umbrellas each month.",
        "dataset": "umbrellas-monthly",
        "left_where": "direction=returned",
        "left_label": "Returned",
        "right_where": "direction=sent",
        "right_label": "Sent",
    },
    "correction": {
        "record": "rain-share",
        "field": "value",
        "old": "60",
        "new": "61",
        "reason": "We had left out a day of drizzle.",
        "kind": "number",
    },
}


@pytest.fixture
def project(tmp_path):
    shutil.copytree(RURITANIA, tmp_path / "project")
    return tmp_path / "project"


def run(project, *arguments, typed=""):
    command = ["--project", str(project), "--today", DAY, "new", *arguments]
    return CliRunner().invoke(main, command, input=typed)


def as_options(answers):
    return [f"--{key.replace('_', '-')}={value}" for key, value in answers.items()]


def state(project):
    return {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def problems(project):
    from datetime import date  # noqa: PLC0415

    return find_problems(Project(project), date.fromisoformat(DAY))


@pytest.mark.parametrize("kind", CASES)
def test_each_kind_is_written_from_options_and_passes_the_check(kind, project):
    before = state(project)
    found = run(project, kind, *as_options(CASES[kind]), "--json")
    assert found.exit_code == 0, found.output
    told = json.loads(found.stdout)
    assert problems(project) == []
    text = (project / told["file"]).read_text()
    assert text.split("\n")[told["line"] - 1].endswith(f"id: {told['id']}")
    assert "  # " in text or kind in ("correction", "dataset")
    for path, content in before.items():  # only lines were added
        kept = [line for line in content.decode().split("\n") if line not in ("", "[]")]
        now = path.read_text().split("\n")
        assert [line for line in now if line in kept][: len(kept)], path
        assert set(kept) <= set(now), path


def test_all_questions_are_asked_when_nothing_is_given(project):
    typed = ["", *[SOURCE[key] for key in ("publisher", "title", "url", "published")]]
    found = run(
        project,
        "source",
        typed="\n".join([*typed[1:], "", "news", "", "", "full", ""]) + "\n",
    )
    assert found.exit_code == 0, found.output
    assert "Who published it?" in found.stderr
    assert "accessed: 2031-05" in found.stdout.replace('"', "")
    assert "strelsau-gazette-puddles-survey-2031-04" in found.stdout
    assert problems(project) == []


def test_a_bad_answer_is_asked_again_with_the_reason(project):
    answers = FACT | {"topic": "runing", "date": "2030-13", "value": "4O", "source": "office"}
    typed = "running\n2030-07\n40\numbrella-office-table-2030-10\n"
    found = run(project, "fact", *as_options(answers), typed=typed)
    assert found.exit_code == 0, found.output
    for reason in (
        "There is no topic `runing`. Did you mean `running`?",
        "There is no such day as “2030-13”.",
        "“4O” is not a plain number.",
        "There is no source `office`. These have it in their name or title:",
    ):
        assert reason in found.stderr
    assert problems(project) == []


def test_what_can_mean_one_thing_only_is_read_as_that_and_enter_takes_what_is_offered(project):
    answers = FACT | {"date": "July 2030", "status": "meas", "value": "40 umbrellas"}
    found = run(project, "fact", *as_options(answers | {"topic": "runing"}), typed="\n")
    assert found.exit_code == 0, found.output
    for note in ("Read as 2030-07.", "Read as measured.", "Read as 40.", "Enter for running"):
        assert note in found.stderr
    assert "topic: running" in found.stdout
    assert problems(project) == []


def test_every_answer_is_tried_when_it_is_given_and_none_is_lost(project):
    answers = CASES["dataset"] | {"unit": "gamps", "first_period": "2030", "first_value": "few"}
    typed = "umbrellas\n2030-08\n12\n"
    found = run(project, "dataset", *as_options(answers), typed=typed)
    assert found.exit_code == 0, found.output
    for reason in ("There is no unit `gamps`.", "“2030” is not a month.", "“few” is not a plain"):
        assert reason in found.stderr
    long = FACT | {"statement": " ".join(["In July 2030 a ferry carried 40 umbrellas"] * 4) + "."}
    found = run(project, "fact", *as_options(long), typed=f"{FACT['statement']}\n")
    assert found.exit_code == 0, found.output
    assert found.stderr.index("A sentence here has 32 words") < found.stderr.index("Checking")
    found = run(project, "chart", *as_options(CASES["chart"] | {"kind": "strip"}), typed="sides\n")
    assert found.exit_code == 0, found.output
    assert "“strip” is none of these." in found.stderr
    assert problems(project) == []


def test_what_only_the_check_sees_is_asked_again_too(project):
    answers = FACT | {"statement": "In July 2030 a ferry carried 41 umbrellas."}
    found = run(project, "fact", *as_options(answers), typed=f"{FACT['statement']}\n")
    assert found.exit_code == 0, found.output
    assert "41" not in found.stdout
    assert "does not say" in found.stderr
    assert problems(project) == []


def test_when_nobody_answers_the_missing_options_are_named_and_nothing_is_written(project):
    before = state(project)
    given = {key: FACT[key] for key in ("topic", "date", "value")}
    found = run(project, "fact", *as_options(given))
    assert found.exit_code == 2
    assert "Still to answer: --statement, --status, --unit, --source." in found.stderr
    assert state(project) == before


def test_an_id_that_exists_is_refused_and_a_free_one_is_proposed(project):
    before = state(project)
    found = run(project, "fact", *as_options(FACT | {"id": "rain-share"}))
    assert found.exit_code == 2
    assert "The id `rain-share` is taken. `rain-share-2` is free." in found.stderr
    assert state(project) == before
    first = json.loads(run(project, "fact", *as_options(FACT), "--json").stdout)["id"]
    again = json.loads(run(project, "fact", *as_options(FACT), "--json").stdout)["id"]
    assert again == f"{first}-2"


def test_a_file_of_another_kind_is_refused(project):
    before = state(project)
    found = run(project, "fact", *as_options(FACT | {"file": "data/terms.yml"}))
    assert found.exit_code == 2
    assert "data/terms.yml cannot be the file of this fact" in found.stderr
    assert state(project) == before


def test_mistakes_that_were_there_before_are_not_held_against_a_new_record(project):
    terms = project / "data" / "terms.yml"
    terms.write_text(terms.read_text().replace("definition:", "definitoin:", 1))
    assert run(project, "fact", *as_options(FACT)).exit_code == 0
    assert {problem.file for problem in problems(project)} == {"data/terms.yml"}


def test_a_source_can_be_added_on_the_way(project):
    typed = ["new", *[SOURCE[key] for key in ("publisher", "title", "url", "published")]]
    typed += ["", "news", "", "", "full", ""]
    answers = {key: value for key, value in FACT.items() if key != "source"}
    found = run(project, "fact", *as_options(answers), typed="\n".join(typed) + "\n")
    assert found.exit_code == 0, found.output
    assert "source: strelsau-gazette-puddles-survey-2031-04" in found.stdout
    assert problems(project) == []


def test_a_trial_writes_nothing(project):
    before = state(project)
    found = run(project, "term", *as_options(CASES["term"]), "--dry-run")
    assert found.exit_code == 0
    assert "term: Gamp" in found.stdout
    assert state(project) == before


@pytest.mark.parametrize(
    "text",
    ["no", "2025-10-02", "2025", "1,087", "a: b", "a #b", "- a", "“quoted”", 'say "so"', "[x] y",
     "it's", "@x", "C:\\temp", "https://a.example/b#c", "é, è", "{a}", "*x", "&y", "trail:", "% a",
     "1_000", "0x1F", "12:30", "null", "?", "| a", "> b", "!c", "'d", "e'f", "g\nh"],
)  # fmt: skip
def test_every_text_is_read_back_as_it_was_written(text):
    written = text_of({"id": "x", "a": text, "b": [text, "y"]}, {})
    assert read_yaml(written, "").data == [{"id": "x", "a": text, "b": [text, "y"]}]
    assert scalar("plain words, as here") == "plain words, as here"
