"""The miniature project about an invented country, built by the same engine into golden files.

`GOLDEN=write pytest tests/test_golden.py` writes them anew; read the difference before you commit.
"""

import os
import re
import shutil
from datetime import date

import pytest
from conftest import ROOT

from generator.charts.cache import draw_anew
from generator.check import read
from generator.project import Project
from generator.site import build_site
from generator.write import write

RURITANIA = ROOT / "tests" / "ruritania"
GOLDEN = ROOT / "tests" / "golden"
DAY = date(2031, 5, 1)
SOURCES = (".py", ".jinja", ".html", ".js", ".css")


@pytest.fixture(scope="module")
def small_site():
    loaded, derived, problems = read(Project(RURITANIA), DAY)
    assert problems == []
    whole = build_site(derived.catalog, derived, loaded.prose, DAY, draw_anew, _no_picture)
    return {
        name: content
        for name, content in whole.items()
        if not name.startswith("assets/") and not name.endswith(".png")
    }


def _no_picture(svg: str) -> bytes:
    """Paint nothing: pictures hang on the fonts of a machine, and are tested elsewhere."""
    return b""


def test_the_invented_country_is_built_into_the_golden_files(small_site):
    if os.environ.get("GOLDEN") == "write":
        shutil.rmtree(GOLDEN, ignore_errors=True)
        GOLDEN.mkdir()
        write(small_site, GOLDEN)
    golden = {
        path.relative_to(GOLDEN).as_posix(): path.read_bytes()
        for path in GOLDEN.rglob("*")
        if path.is_file()
    }
    assert sorted(small_site) == sorted(golden)
    differ = [name for name, content in golden.items() if small_site[name] != content]
    assert differ == []


def test_the_invented_country_has_a_page_of_every_kind(small_site):
    assert {"index.md", "facts/sent-official.md", "timeline.md", "promises.md"} <= set(small_site)
    assert any(name.startswith("people/") and name != "people/index.md" for name in small_site)
    assert b"<svg" in small_site["index.md"]


def test_nothing_of_the_real_subject_is_left_on_its_pages(small_site):
    found = {
        name: sorted(set(_SUBJECT.findall(content.decode())))
        for name, content in small_site.items()
        if _SUBJECT.search(content.decode())
    }
    assert found == {}


_SUBJECT = re.compile(
    r"\b(?:France|UK|Britain|British|London|Paris|Dublin|Home Office|Macron|Starmer|asylum"
    r"|migrants?|small boats?|Channel|one in, one out)\b",
    re.IGNORECASE,
)


def test_the_engine_names_nothing_of_the_real_subject():
    """Importers are named after what they read."""
    found = {}
    for path in sorted((ROOT / "generator").rglob("*")):
        if path.suffix not in SOURCES or "import" in path.relative_to(ROOT).as_posix():
            continue
        text = path.read_text(encoding="utf-8")
        if said := sorted(set(_SUBJECT.findall(text))):
            found[path.name] = said
    assert found == {}
