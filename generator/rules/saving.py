"""Rules about files: how they are saved, what they are called, whether they are YAML at all."""

from generator.rules.rule import DATASET, FACT, ROWS, Example, Rule, swap

_DATASET, _ROWS = "data/datasets/example.yml", "data/datasets/example.csv"

RULES = (
    Rule(
        "encoding",
        "A file is saved in the encoding `UTF-8`.",
        swap("handle", "caf\udce9"),
        "Other encodings turn accents and dashes into other letters on the next machine.",
    ),
    Rule(
        "byte-order-mark",
        "A file does not begin with an invisible mark.",
        swap("- id", "\ufeff- id"),
        "Some spreadsheets and old editors write one; `UTF-8 without BOM` leaves it out.",
    ),
    Rule(
        "line-ends",
        "Lines end as they do on Unix.",
        swap("topic: deal\n", "topic: deal\r\n"),
        "Mixed line ends make every line look changed in a comparison.",
    ),
    Rule(
        "empty-file",
        "A file of records is not empty.",
        swap("[]", "", "[]\n"),
        "An empty file may be one that was cut off while it was saved.",
    ),
    Rule(
        "stranger",
        "Every file in data/ is one that the explainer reads.",
        Example({"data/facts/example.yml": FACT}, {"data/facts/example.yaml": FACT}),
        "A file with another ending or in another folder would be lost without a word.",
    ),
    Rule(
        "missing-file",
        "A dataset is two files of one name, and site.yml exists.",
        Example({_DATASET: DATASET, _ROWS: ROWS}, {_DATASET: DATASET}),
    ),
    Rule(
        "file-name",
        "A dataset has the id that its file is named after.",
        Example(
            {_DATASET: DATASET, _ROWS: ROWS},
            {_DATASET: DATASET.replace("id: example", "id: puddles"), _ROWS: ROWS},
        ),
    ),
    Rule(
        "yaml",
        "A file of records can be read as YAML.",
        swap("An umbrella", "Note: an umbrella"),
        "A colon before a space begins a new key: put such a text in double quotes.",
    ),
    Rule(
        "tab",
        "Lines are indented with spaces.",
        swap("  topic", "\ttopic"),
        "YAML does not allow tabs there.",
    ),
    Rule(
        "duplicate-key",
        "A key stands once in a record.",
        swap("  topic: deal\n", "  topic: deal\n  topic: running\n"),
        "Of two values, one would be lost without a word.",
    ),
    Rule(
        "not-a-list",
        "A file of records is a list: each record begins with a dash.",
        Example(
            {"data/facts/example.yml": FACT},
            {"data/facts/example.yml": "id: example\ntopic: deal\n"},
        ),
    ),
)
