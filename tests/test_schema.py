"""The schemas that help editors' programs are those of the model, and every file names its own."""

import re

from conftest import ROOT

from generator.schema import schemas


def test_the_schemas_are_fresh():
    folder = ROOT / "data" / "schema"
    written = {path.name: path.read_bytes() for path in folder.glob("*.json")}
    assert written == schemas(), "run `explainer schema` and commit what it writes"


def test_every_record_file_names_its_schema():
    for path in sorted((ROOT / "data").rglob("*.yml")):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named, f"{path.name} does not name its schema"
        assert (path.parent / named[1]).is_file(), f"{path.name} names a schema that is not there"
