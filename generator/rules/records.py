"""Rules about the form of records: their keys, texts, numbers, dates and names of others."""

from generator.rules.rule import COUNT, FACT, Rule, swap

_CITED = "citations:\n    - source: umbrella-treaty-2030-02"
_SOURCE = """\
- id: example
  publisher: The Zenda Post
  title: A postcard about umbrellas
  url: https://zenda.test/postcard
  published: 2030-02-11
  accessed: 2031-04
  kind: news
  read: full
"""
_FIGURE = """\
- id: example
  label: umbrellas sent by two ferries
  formula: 2 * fact("sent-official")
  unit: umbrellas
  decimals: 1
  how: The count, taken twice.
"""
_EVENT = """\
- id: event-example
  date: 2030-02-10
  title: Umbrellas are looked at
  status: agreed
  theme: decisions
  citations:
    - source: umbrella-treaty-2030-02
"""
_RENAMED = """\
- id: example
  now: announcement
"""

RULES = (
    Rule(
        "unknown-key",
        "A record has only the keys that its kind knows.",
        swap("statement:", "statment:"),
        "A misspelt key would be lost without a word.",
    ),
    Rule(
        "missing-key",
        "A record has all the keys that its kind needs.",
        swap("  status: agreed\n", ""),
    ),
    Rule(
        "closed-list",
        "Some values come from a short list: a status, a stance, a topic, a side.",
        swap("status: agreed", "status: agred"),
    ),
    Rule(
        "form",
        "An id is made of lower-case words joined by hyphens; a question ends with “?”.",
        swap("id: example", "id: Example_One"),
    ),
    Rule(
        "text",
        "A text is not empty, and is written as one text.",
        swap("An umbrella has a handle.", ""),
    ),
    Rule(
        "spaces",
        "A text has no spaces at its beginning or end.",
        swap("An umbrella has a handle.", '" An umbrella has a handle."'),
    ),
    Rule(
        "markup",
        "A text in the data is plain: no HTML and no code.",
        swap("a handle", "a <b>handle</b>"),
        "A text in a data file is never run, so nothing in one can do harm.",
    ),
    Rule(
        "number",
        "A number where only a small whole number fits is one.",
        swap("decimals: 1", "decimals: 9", _FIGURE, "data/figures.yml"),
    ),
    Rule(
        "value-form",
        "A value is digits alone, or a day.",
        swap("value: 12", "value: 12 umbrellas", COUNT),
        "The unit stands under `unit`; words such as about stand under `qualifier`.",
    ),
    Rule(
        "date-form",
        "A date has one form in a field, and one in a text, where its month is a word.",
        swap("date: 2030-02-10", "date: 10 February 2030"),
    ),
    Rule("date-none", "A day exists.", swap("date: 2030-02-10", "date: 2030-02-30")),
    Rule(
        "date-order",
        "A span begins before it ends.",
        swap(
            "date: 2030-02-10",
            "date: 2030-02-10/2030-01-10",
            FACT.replace("date: 2030-02-10", "date: 2030-02-10"),
        ),
    ),
    Rule(
        "list",
        "A key that takes several entries is a list.",
        swap(_CITED, "citations: umbrella-treaty-2030-02"),
    ),
    Rule(
        "empty-list", "A list that must say something is not empty.", swap(_CITED, "citations: []")
    ),
    Rule(
        "record",
        "An entry of a list of records is made of `key: value` lines.",
        swap("- source: umbrella-treaty", "- umbrella-treaty"),
    ),
    Rule(
        "too-long",
        "A list or a text is not longer than its place allows.",
        swap(
            "What an umbrella is for.",
            "What an umbrella is for, " + "and for, " * 16 + ".",
            "---\ntitle: More\ndescription: What an umbrella is for.\n---\n\nRain.\n",
            "docs/example.md",
        ),
    ),
    Rule(
        "address",
        "A web address is whole, and a source has one or says why not.",
        swap("https://zenda", "www.zenda", _SOURCE, "data/sources/example.yml"),
    ),
    Rule(
        "duplicate-id",
        "An id is used once.",
        swap("id: example", "id: announcement"),
        "Facts, figures and events share one space of ids, because each is an address.",
    ),
    Rule(
        "reference",
        "What a record or a text names exists.",
        swap("umbrella-treaty-2030-02", "umbrella-treaty-2030-03"),
    ),
    Rule(
        "renamed",
        "An old id or address leads to one that exists now, in one step, and stays unused.",
        swap("now: announcement", "now: announcment", _RENAMED, "data/renamed.yml"),
        "What was published is linked to and cited, so its address keeps working.",
    ),
    Rule(
        "citation",
        "An event rests on a fact or a source.",
        swap(
            "  citations:\n    - source: umbrella-treaty-2030-02\n",
            "",
            _EVENT,
            "data/events/example.yml",
        ),
    ),
)
