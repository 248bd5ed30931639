"""Rules about the rows of datasets."""

from generator.rules.rule import DATASET, ROWS, Example, Rule, rows

_KINDS = (
    DATASET
    + """\
dimensions:
  - column: kind
    label: Kind of puddle
    categories:
      - {id: shallow, label: Shallow}
      - {id: deep, label: Deep}
"""
)
_BY_KIND = """\
period,kind,value,status,note
2030-04-01,shallow,3,final,
"""
_TOTALS = DATASET.replace("period: day\nunbroken: true", "period: point")
_EDITIONS = """\
period,value,status,known_from,source
2030-04-01,2,final,2030-05-01,almanac-of-puddles
"""


def _editions(right: str, wrong: str) -> Example:
    beside = {"data/datasets/example.csv": ROWS, "data/datasets/example.yml": DATASET}
    file = "data/datasets/example.editions.csv"
    return Example(
        {file: _EDITIONS, **beside}, {file: _EDITIONS.replace(right, wrong, 1), **beside}
    )


RULES = (
    Rule(
        "separator",
        "The cells of a table are separated by commas.",
        Example(rows("", "").good, rows(ROWS, ROWS.replace(",", ";")).bad),
        "Some spreadsheets write semicolons or tabs, by the country they are set to.",
    ),
    Rule(
        "missing-column",
        "A table has every column that its dataset needs.",
        rows(ROWS, "period,value,note\n2030-04-01,3,\n"),
    ),
    Rule(
        "unknown-column",
        "A table has no column that its dataset does not declare.",
        rows(ROWS, "period,value,status,mood,note\n2030-04-01,3,final,wet,\n"),
    ),
    Rule(
        "cells",
        "Every line has as many cells as the header, and none is empty.",
        rows("2030-04-02,4,final,", "2030-04-02,4,final"),
    ),
    Rule("no-rows", "A dataset has rows.", rows(ROWS, "period,value,status,note\n")),
    Rule(
        "period",
        "A period is written as its dataset declares: a day, a week, a month, a year.",
        rows("2030-04-02", "02/04/2030"),
    ),
    Rule(
        "order",
        "Rows stand in the order of their periods.",
        rows("2030-04-01,3,final,\n2030-04-02,4", "2030-04-02,4,final,\n2030-04-01,3"),
    ),
    Rule(
        "gap",
        "An unbroken dataset skips no period.",
        rows("2030-04-02,4,final,\n", ""),
        "What nobody counted has a row of its own, with the status missing.",
    ),
    Rule(
        "duplicate-row",
        "A period and its dimensions stand in one row.",
        rows("2030-04-02,4,final,\n", "2030-04-02,4,final,\n2030-04-02,5,final,\n"),
    ),
    Rule(
        "category",
        "A dimension takes only the values that the dataset declares.",
        rows("shallow", "shalow", _BY_KIND, _KINDS),
    ),
    Rule("status", "A row has one of the statuses of an observation.", rows("4,final", "4,finl")),
    Rule(
        "missing-value",
        "A cell is empty exactly when its status is missing.",
        rows("2030-04-02,4,", "2030-04-02,,"),
        "Missing is not zero.",
    ),
    Rule(
        "not-a-number",
        "A number is digits, with a point for decimals.",
        rows("2030-04-02,4,", "2030-04-02,4 puddles,"),
    ),
    Rule(
        "total-falls",
        "A running total does not fall, unless a note says why.",
        rows("2030-04-02,4,", "2030-04-02,2,", dataset=_TOTALS),
    ),
    Rule(
        "header",
        "A file of earlier values has its own header.",
        _editions("period,value", "period,number"),
    ),
    Rule(
        "earlier-value",
        "An earlier value is whole: a number, its status, and the day it was known.",
        _editions("2030-05-01", "May"),
    ),
)
