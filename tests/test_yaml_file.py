"""YAML 1.2, with the place of everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.yaml_file import read_yaml


def data(text):
    file = read_yaml(text, "file.yml")
    assert file.problems == []
    return file.data


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),  # a word, as in YAML 1.2, not false
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2025-07-09", "2025-07-09"),  # text: its precision is kept
        ("2025-07", "2025-07"),
        ("2025", 2025),
        ('"2025"', "2025"),
        ("12:30", "12:30"),  # not 750, as in YAML 1.1
        ("0o17", "0o17"),
        ("017", 17),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1,087", "1,087"),
        ("1087", 1087),
        ("-4", -4),
        ("3.9", 3.9),
        (".5", 0.5),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("'it''s'", "it's"),
        ("£5", "£5"),
        ("٣", "٣"),  # a digit of another script is text
        ("!!python/object:os.system x", "x"),  # a tag makes nothing
        ("!!int word", "word"),
        ("[a, no, 3]", ["a", "no", 3]),
        ("{a: no}", {"a": "no"}),
    ],
)
def test_values(written, value):
    found = data(f"key: {written}\n")["key"]
    assert found == value
    assert type(found) is type(value)


def test_long_texts():
    assert data("key: >-\n  one\n  two\n")["key"] == "one two"
    assert data("key: one\n  two\n")["key"] == "one two"


def test_an_empty_file_and_a_comment_are_nothing():
    assert data("") is None
    assert data("# nothing\n") is None


def test_places_of_keys_values_and_texts():
    file = read_yaml(
        '# a note\n- id: one\n  list:\n    - part: "two"\n      text: >-\n        x\n', "f"
    )
    assert file.keys[0, "list"] == (3, 3)
    assert file.values[0, "id"] == (2, 7)
    assert file.values[0, "list", 0, "part"] == (4, 13)
    assert file.texts[0, "id"] == 7
    assert file.texts[0, "list", 0, "part"] == 14  # behind the quotation mark
    assert (0, "list", 0, "text") not in file.texts  # not on one line
    assert file.mark((0, "list", 0, "missing")) == (4, 7)
    assert file.mark(("nothing",)) == (2, 1)


@pytest.mark.parametrize(
    ("text", "line", "column", "rule", "sentence"),
    [
        ("a: 1\n\tb: 2\n", 2, 1, "tab", "This line is indented with a tab."),
        ("a:\n  \tb: 2\n", 2, 3, "tab", "This line is indented with a tab."),
        ("a: 1\na: 2\n", 2, 1, "duplicate-key", "The key `a` stands twice in the same record."),
        ("a: b: c\n", 1, 5, "yaml", "A colon followed by a space begins a new key here."),
        ("a: x\n  b: y\n", 2, 1, "yaml", "This line is not indented like the lines around it."),
        ('a: "x\n', 1, 4, "yaml", "A quotation mark was opened and never closed."),
        ("a: 1\nb\n", 3, 1, "yaml", "This line is neither `key: value` nor a part of the line"),
        ("a: [1, 2\nb: 3\n", 1, 4, "yaml", "A square bracket was opened and not closed"),
        ("a: {b: 1\nc: 3\n", 1, 4, "yaml", "A curly bracket was opened and not closed"),
        ('a: "C:\\x"\n', 1, 7, "yaml", "A backslash in double quotes must be written twice."),
        ("a: @b\n", 1, 4, "yaml", "A text cannot begin with @ here."),
        ("a: 1\n---\nb: 2\n", 2, 1, "yaml", "This file holds more than one YAML document."),
        (
            "b: 1\na: \x07\n",
            2,
            4,
            "yaml",
            "An invisible character here cannot stand in a text file.",
        ),
    ],
)
def test_mistakes(text, line, column, rule, sentence):
    (problem,) = read_yaml(text, "file.yml").problems
    assert problem.sentence.startswith(sentence)
    assert (problem.line, problem.column, problem.rule) == (line, column, rule)
    assert problem.hint


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text):
    file = read_yaml(text, "file.yml")
    assert file.data is None or not any(p.rule in ("yaml", "tab") for p in file.problems)


plain = st.text("abcdefghijklmnopqrstuvwxyzéß“” ", min_size=1, max_size=30).map(str.strip)


@given(plain.filter(lambda text: text and text not in ("true", "false", "null")))
def test_plain_words_stay_as_they_are(text):
    assert data(f"key: {text}\n")["key"] == text
