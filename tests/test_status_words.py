"""Words may not outrank a status: a table of sentences, each with what must be said of it."""

from pathlib import Path

import pytest
import yaml

from generator.checks.status_table import PHRASES
from generator.checks.status_words import too_hard
from generator.model.fact import Status

CASES = yaml.safe_load(Path(__file__).with_name("status_words.yml").read_text(encoding="utf-8"))


def found(sentence: str, status: str) -> list[str]:
    """Give the words that are too hard for a fact that stands where the sentence has X."""
    at = sentence.index("X") if "X" in sentence else 0
    return [
        hit.sentence.split("”")[0].lstrip("“").lower() if hit.sentence[0] == "“" else "bare"
        for hit in too_hard(sentence, [(at, "x", status)])
    ]


def cases():
    """Give (status, sentence, words): no words where the sentence may stand."""
    for status, of in CASES.items():
        for sentence in of["may"]:
            yield status, sentence, None
        for sentence, words in of["may_not"].items():
            yield status, sentence, words


@pytest.mark.parametrize(("status", "sentence", "words"), list(cases()))
def test_each_sentence_is_judged_as_the_table_says(status, sentence, words):
    assert (words in found(sentence, status)) if words else (found(sentence, status) == [])


def test_both_kinds_of_error_are_counted_and_there_is_none():
    table = list(cases())
    let_pass = [case for case in table if case[2] and not found(case[1], case[0])]
    refused = [case for case in table if not case[2] and found(case[1], case[0])]
    wrong = sum(bool(case[2]) for case in table)
    print(f"{len(table)} cases: {wrong} must be refused, {len(let_pass)} of them passed;")
    print(f"{len(table) - wrong} may stand, {len(refused)} of them were refused.")
    assert (let_pass, refused) == ([], [])
    assert len(table) >= 60
    assert wrong >= 25
    assert len(table) - wrong >= 25


def test_every_status_has_cases_of_both_kinds():
    assert sorted(CASES) == sorted(Status.__args__)
    assert all(of["may"] and of["may_not"] for name, of in CASES.items())


def test_every_phrase_of_the_table_is_refused_somewhere():
    refused = " ".join(sentence for of in CASES.values() for sentence in of["may_not"])
    assert [phrase.name for phrase in PHRASES if not phrase.pattern.search(refused)] == []


def test_each_hit_says_what_to_write_instead():
    for status, sentence, words in cases():
        if words:
            at = sentence.index("X") if "X" in sentence else 0
            assert all(hit.hint for hit in too_hard(sentence, [(at, "x", status)]))


def test_the_nearest_fact_is_the_one_that_words_belong_to():
    sentence = "The treaty took effect on X, and its end was reported on Y."
    subjects = [
        (sentence.index("X"), "start", "in-force"),
        (sentence.index("Y"), "end", "reported"),
    ]
    assert list(too_hard(sentence, subjects)) == []
    turned = [
        (at, name, status)
        for (at, name, _), status in zip(subjects, ("announced", "measured"), strict=True)
    ]
    assert [hit.offset for hit in too_hard(sentence, turned)] == []
    bare = "The treaty took effect on X, and Y came."
    (hit,) = too_hard(
        bare, [(bare.index("X"), "start", "announced"), (bare.index("Y"), "n", "measured")]
    )
    assert hit.offset == bare.index("took effect")


def test_a_speaker_who_is_named_is_enough():
    assert list(too_hard("The Gazette has X.", [(16, "x", "reported")], said=True)) == []


def test_under_a_heading_that_says_who_nobody_need_be_named():
    assert list(too_hard("X a week", [(0, "x", "reported")], claimed=False)) == []
