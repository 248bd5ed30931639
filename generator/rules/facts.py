"""Rules about what records say: whether it can be known, and whether it fits together."""

from generator.rules.rule import COUNT, FACT, Example, Rule, swap

_FIGURE = """\
- id: example
  label: umbrellas sent by two ferries
  formula: 2 * fact("sent-official")
  unit: umbrellas
  how: The count, taken twice.
"""
_CHECKED = """\
- id: example
  label: umbrellas in the fullest month
  formula: largest("umbrellas-monthly", direction="sent")
  unit: umbrellas
  how: The largest of the six months.
  checks:
    - figure("example") > figure("sent-fewest")
"""
_CHART = """\
- id: example
  kind: columns
  title: Every month had umbrellas
  subtitle: Umbrellas sent, by month
  label: Sent
  colour: ochre
  measure:
    dataset: umbrellas-monthly
    where: {direction: sent}
  checks:
    - figure("sent-fewest") < figure("sent-most")
"""
_EARLY = FACT.replace(
    "  status: agreed\n",
    "  known_from: 2030-02-09\n"
    "  known_why: The treaty was read out in both parliaments on that day.\n"
    "  status: agreed\n",
)
_HISTORY = """\
  history:
    - date: 2030-02-01
      status: proposed
      citations:
        - source: strelsau-gazette-umbrellas-2029-11
    - date: 2030-02-10
      status: agreed
      citations:
        - source: umbrella-treaty-2030-02
"""
_OTHERS = """\
  others:
    - value: 13
      citations:
        - source: strelsau-gazette-umbrellas-2029-11
  why_this: The office counts each umbrella.
"""
_PROMISE = """\
- id: example
  claim: Hats would be next.
  fact: parasol-idea
  kind: numbers
  happened: None crossed.
  deadline: 2030-09-30
  unrated:
    reason: nothing-published
    because: Nobody counted hats.
  result_note: none
  rule: Nobody can say.
"""
_KNOWN = """\
- id: "2030-03-02"
  date: 2030-03-02
  title: It starts next month
  brief: It starts next month
  summary: The exchange was announced on [[announcement]].
  claims: [announcement]
  unknown:
    - How much it rains
"""
_CORRECTION = """\
- id: example
  date: 2030-11-02
  record: sent-official
  field: value
  old: "1"
  new: "2"
  reason: A ferry was missed.
  kind: number
"""
_WAIVER = """\
waivers:
  - rule: status-words
    where: docs/example.md
    text: will cross
    why: These are the words of the clerks.
"""
_WAIVED = """\
---
title: More about umbrellas
description: What was agreed.
---

That {{ num("claim-nine-a-week") }} will cross, clerks said.
"""

RULES = (
    Rule(
        "unit",
        "A value has a unit, a unit a value, and a share is a plain number.",
        swap("  unit: umbrellas\n", "", COUNT),
    ),
    Rule(
        "said-by",
        "A fact that is only reported says who says so.",
        swap(
            "  said_by: unnamed clerks\n",
            "",
            FACT.replace("An umbrella has", "Clerks said that an umbrella has").replace(
                "status: agreed", "status: reported\n  said_by: unnamed clerks"
            ),
        ),
        "A reader must be able to weigh who is speaking.",
    ),
    Rule(
        "why-this",
        "Where sources differ, the fact says why it uses its value.",
        swap("  why_this: The office counts each umbrella.\n", "", COUNT + _OTHERS),
    ),
    Rule(
        "history",
        "The history of a fact runs forward, and ends with the status of the fact.",
        swap("    - date: 2030-02-01", "    - date: 2030-02-20", FACT + _HISTORY),
    ),
    Rule(
        "known-from",
        "It can be told since when a fact is known.",
        swap("umbrella-treaty-2030-02", "almanac-of-puddles"),
        "Pages about earlier days show only what was public by then.",
    ),
    Rule(
        "known-why",
        "What was public before its sources says how: a speech, a law, a paper not read by us.",
        swap("  known_why: The treaty was read out in both parliaments on that day.\n", "", _EARLY),
        "Pages about earlier days rest on such a day, and readers can judge the reason.",
    ),
    Rule(
        "too-early",
        "What was counted, ruled or ended is not cited from before it happened.",
        swap("date: 2030-10", "date: 2030-12", COUNT.replace("in October 2030", "by then")),
        "Two dates may have been swapped, or the source only announced it.",
    ),
    Rule(
        "statement",
        "The statement of a fact says the value that the fact holds.",
        swap("counted 12", "counted 13", COUNT),
        "So the sentence and the number cannot part.",
    ),
    Rule(
        "promise",
        "A promise is rated by a rule, or says why it cannot be.",
        swap(
            "  unrated:\n    reason: nothing-published\n    because: Nobody counted hats.\n",
            "",
            _PROMISE,
            "data/promises.yml",
        ),
    ),
    Rule(
        "formula",
        "A formula can be worked out, and gives the unit that is declared.",
        swap("sent-official", "sent-oficial", _FIGURE, "data/figures.yml"),
    ),
    Rule(
        "no-longer-true",
        "What the words of a record say is true as long as its formulas are.",
        swap(" > figure", " < figure", _CHECKED, "data/figures.yml"),
    ),
    Rule(
        "title",
        "The title of a chart states a finding that the data bear out.",
        swap(" < figure", " > figure", _CHART, "data/charts.yml"),
    ),
    Rule(
        "known-day",
        "The id of a known day is that day.",
        swap('id: "2030-03-02"', 'id: "2030-03-03"', _KNOWN, "data/known.yml"),
    ),
    Rule(
        "known-later",
        "A page about an earlier day names only what was public by then.",
        swap(
            "[[announcement]]",
            "[[treaty-lapsed]]",
            _KNOWN.replace("03-02", "03-04"),
            "data/known.yml",
        ),
    ),
    Rule(
        "append-only",
        "A correction that was published is neither changed nor deleted.",
        swap("A ferry was missed.", "A ferry was late.", _CORRECTION, "data/corrections.yml"),
        "Readers were told so; a mistake in a correction gets a correction of its own.",
    ),
    Rule(
        "waiver",
        "A waiver names a sentence that a rule would refuse.",
        Example(
            {"data/site.yml": _WAIVER, "docs/example.md": _WAIVED},
            {
                "data/site.yml": _WAIVER.replace("will cross", "will sail"),
                "docs/example.md": _WAIVED,
            },
        ),
    ),
)
