"""The schemas that help editors' programs, judged by an independent validator."""

import json
import re

import broken_cases
import pytest
from conftest import ROOT
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from generator.load import load
from generator.load.yaml_file import read_yaml
from generator.project import Project
from generator.schema import schemas

FOLDER = ROOT / "data" / "schema"
WORDS = "it is about words, which a schema cannot read"
TOGETHER = "it lies between two places, and a schema sees one record at a time"
SUM = "a schema does not work out formulas"
INSIDE = "the id stands inside a text"
CALENDAR = "a form of digits does not know the calendar"
ROWS = "it is about the rows, which are no YAML"
NOT_IN_A_SCHEMA = {
    "a-day-as-a-number": SUM,
    "calculator-whose-units-do-not-fit": SUM,
    "chart-of-an-unknown-category": TOGETHER,
    "chart-whose-title-is-no-longer-true": SUM,
    "circular-figure": SUM,
    "dataset-without-rows": ROWS,
    "date-in-another-form": WORDS,
    "division-by-zero": SUM,
    "duplicate-id": TOGETHER,
    "duplicate-id-of-another-kind": TOGETHER,
    "event-before-its-sources": TOGETHER,
    "fact-that-no-source-dates": TOGETHER,
    "formula-over-a-missing-month": SUM,
    "formula-with-an-unknown-function": SUM,
    "formula-with-an-unknown-name": SUM,
    "formula-without-a-bracket": SUM,
    "history-that-ends-otherwise": TOGETHER,
    "history-that-goes-back": TOGETHER,
    "impossible-date": CALENDAR,
    "impossible-date-in-a-formula": SUM,
    "known-day-of-another-id": TOGETHER,
    "known-day-that-names-a-later-date": TOGETHER,
    "known-day-that-names-a-later-number": TOGETHER,
    "latest-of-two-directions": SUM,
    "long-sentence-in-data": WORDS,
    "measured-before-it-ended": TOGETHER,
    "no-value-to-print": INSIDE,
    "promise-rule-that-is-a-number": SUM,
    "reason-with-no-earlier-day": TOGETHER,
    "result-in-another-unit": SUM,
    "rule-with-an-unknown-figure": SUM,
    "said-by-an-unknown-actor": "a speaker may also be named in words",
    "said-too-hard": WORDS,
    "span-backwards": CALENDAR,
    "total-with-a-loose-date": SUM,
    "units-that-do-not-fit": SUM,
    "unknown-id-in-a-text": INSIDE,
    "value-that-its-statement-does-not-say": WORDS,
    "waiver-that-nothing-needs": WORDS,
    "words-of-a-record-no-longer-true": SUM,
}
"""Broken cases that a schema cannot express, each with the reason."""


def validator(name, made):
    ids = Resource.from_contents(json.loads(made["ids.json"]))
    registry = Registry().with_resource("ids.json", ids)
    return Draft202012Validator(json.loads(made[f"{name}.json"]), registry=registry)


def kind_of(path, data):
    inner = path.relative_to(data)
    return inner.parts[0] if len(inner.parts) > 1 else inner.stem


def refused(root, made):
    """Give the files of records that the schemas refuse; what is no YAML is nobody's record."""
    found = []
    for path in sorted((root / "data").rglob("*.yml")):
        kind = kind_of(path, root / "data")
        try:
            source = read_yaml(path.read_text(encoding="utf-8"), path.name)
        except UnicodeDecodeError:
            continue
        if f"{kind}.json" in made and not source.problems and source.data is not None:
            found += [path.name for _ in validator(kind, made).iter_errors(source.data)]
    return found


def readable(name):
    """Tell whether a case is about records that are YAML, and not about saving, rows or pages."""
    files = [path for path in (broken_cases.BROKEN / name / "data").rglob("*") if path.is_file()]
    return bool(files) and not any(path.suffix in (".csv", ".yaml") for path in files)


def rules(name):
    return set(re.findall(r"\[([a-z-]+)\]$", broken_cases.expected(name), re.MULTILINE))


BEFORE = {"yaml", "tab", "encoding", "byte-order-mark", "line-ends", "empty-file", "duplicate-key"}
"""What is wrong before there is a value that a schema could judge."""


def test_the_schemas_are_fresh():
    written = {path.name: path.read_bytes() for path in FOLDER.glob("*.json")}
    assert written == schemas(load(Project(ROOT))), "run `explainer schema` and commit its files"


def test_every_record_file_names_its_schema():
    for path in sorted((ROOT / "data").rglob("*.yml")):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named, f"{path.name} does not name its schema"
        assert (path.parent / named[1]).is_file(), f"{path.name} names a schema that is not there"


def test_an_independent_validator_takes_every_record_of_the_site():
    made = {path.name: path.read_bytes() for path in FOLDER.glob("*.json")}
    for schema in made.values():
        Draft202012Validator.check_schema(json.loads(schema))
    assert refused(ROOT, made) == []


def test_every_field_says_what_it_means():
    silent = []
    for path in FOLDER.glob("*.json"):
        schema = json.loads(path.read_bytes())
        for title, part in {**schema.get("$defs", {}), path.stem: schema}.items():
            for key, field in part.get("properties", {}).items():
                parts = [field, field.get("items", {}), *field.get("anyOf", ())]
                if not any("description" in each or "$ref" in each for each in parts):
                    silent.append(f"{title}.{key}")
    assert silent == []


def test_ids_of_sources_actors_facts_and_units_are_offered():
    offered = json.loads((FOLDER / "ids.json").read_bytes())["$defs"]
    catalog = load(Project(ROOT)).catalog
    for kind in ("sources", "actors", "facts", "units", "datasets"):
        assert offered[kind]["enum"] == sorted(getattr(catalog, kind))
    facts = json.loads((FOLDER / "facts.json").read_bytes())["$defs"]
    assert facts["Citation"]["properties"]["source"]["allOf"] == [
        {"$ref": "ids.json#/$defs/sources"}
    ]
    assert "measured" in facts["Fact"]["properties"]["status"]["enum"]


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """For every broken case that is about records in YAML: whether a schema refuses it."""
    whole = load(Project(broken_cases.RURITANIA))
    verdicts = {}
    for name in filter(readable, broken_cases.names()):
        if rules(name) <= BEFORE:
            continue
        root = tmp_path_factory.mktemp("case") / "project"
        broken_cases.lay(name, root)
        loaded = load(Project(root))
        made = schemas(loaded if loaded.catalog else whole)
        verdicts[name] = bool(refused(root, made))
    return verdicts


def test_every_broken_case_is_refused_that_a_schema_can_express(judged):
    missed = {name for name, found in judged.items() if not found}
    assert missed == set(NOT_IN_A_SCHEMA)
    assert sum(judged.values()) >= 25
