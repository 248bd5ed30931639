"""What was renamed is found under its old name, and mistakes about old names are told."""

import shutil
from dataclasses import replace

import broken_cases
import pytest
from small_catalog import TODAY, ruritania

from generator.check import find_problems
from generator.checks import Checked
from generator.checks.renamed import old_names_lead_on
from generator.derive.standing import Standing
from generator.feed import feed
from generator.fix import fix
from generator.gates import gate
from generator.load import load
from generator.load.prose import read_prose
from generator.model.renaming import Renaming
from generator.pages.moved import moved, with_old_names
from generator.project import Project
from generator.serve.snapshot import taken

WRONG = {
    ("old", "announcment"): ("There is no record `announcment`.", "Did you mean `announcement`?"),
    ("old", "glossary/#brolly"): ("An id leads to an id, and an address to an address.", ""),
    ("old/", "announcement"): ("An id leads to an id, and an address to an address.", ""),
    ("old/", "glosary/"): ("There is no page `glosary/`.", "Did you mean `glossary/`?"),
    ("old", "old"): ("`old` leads back to itself.", "Write the name that is in use."),
    ("old", "first"): ("`first` was renamed as well.", "Write `announcement`, to which it leads."),
    ("old", "round"): ("`old` leads back to itself.", "Write the name that is in use."),
    ("sent-official", "announcement"): ("The id `sent-official` is used again.", "Call the new"),
    ("event-start", "announcement"): ("The id `event-start` is used again.", "Call the new"),
    ("glossary/", "timeline/"): ("There is a page at `glossary/` again.", "Call the new"),
    ("facts/sent-official/", "timeline/"): ("There is a page at `facts/sent-official/`", "Call"),
}
ROUND = {"first": "announcement", "round": "old"}
RIGHT = [
    ("old", "announcement"),
    ("old", "brolly"),
    ("announcement", "brolly"),  # a term was never at the address of the fact
    ("old/", "facts/sent-official/"),
    ("old/", "glossary/#brolly"),
    ("a/b/", "people/"),
]


@pytest.fixture(scope="module")
def known():
    catalog, derived = ruritania()
    folder = broken_cases.RURITANIA / "docs"
    pages = [read_prose(path, folder, path.name)[0] for path in sorted(folder.rglob("*.md"))]
    return catalog, derived, {page.path: page for page in pages}


def catalog_with(catalog, **names):
    items = {old: Renaming(id=old, now=now) for old, now in names.items()}
    return replace(catalog, renamed=items)


def found(known, names):
    catalog, derived, prose = known
    checked = Checked(catalog_with(catalog, **names), derived, prose, TODAY)
    return list(old_names_lead_on(checked))


@pytest.mark.parametrize(("old", "new"), WRONG)
def test_an_old_name_that_cannot_lead_on_is_refused(known, old, new):
    about = [one for one in found(known, ROUND | {old: new}) if one.file == f"renamed:{old}"]
    sentence, hint = WRONG[old, new]
    assert [one.sentence.startswith(sentence) for one in about] == [True], about
    assert about[0].hint.startswith(hint)


@pytest.mark.parametrize(("old", "new"), RIGHT)
def test_an_old_name_that_leads_on_is_right(known, old, new):
    assert found(known, {old: new}) == []


def test_what_is_no_name_is_refused(tmp_path):
    root = tmp_path / "project"
    shutil.copytree(broken_cases.RURITANIA, root)
    names = ["Old", "old page", "/old/", "../old/", "old//", ""]
    entries = "".join(f'- id: "{name}"\n  now: announcement\n' for name in names)
    (root / "data" / "renamed.yml").write_text(entries)
    problems = find_problems(Project(root), TODAY)
    assert [one.line for one in problems] == [1, 3, 5, 7, 9, 11]
    assert {one.hint.partition(",")[0] for one in problems} == {"Write an id: like-this"}


def test_references_to_an_old_id_are_told_and_mended_and_longer_ids_are_left_alone(tmp_path):
    root = tmp_path / "project"
    shutil.copytree(broken_cases.RURITANIA, root)
    (root / "data" / "renamed.yml").write_text(
        "- id: sent\n  now: sent-official\n- id: treaty\n  now: umbrella-treaty-2030-02\n"
    )
    formula = 'fact("sent-official") - fact("sent")'
    figure = f"\n- id: none\n  label: none\n  formula: {formula}\n  unit: umbrellas\n  how: None.\n"
    with (root / "data" / "figures.yml").open("a") as file:
        file.write(figure)
    page = root / "docs" / "index.md"
    words = page.read_text() + '\n{{ num("sent-official") }} or {{ num("sent") }}.\n'
    page.write_text(words)
    fact = root / "data" / "facts" / "deal.yml"
    text = fact.read_text()
    fact.write_text(text.replace("source: umbrella-treaty-2030-02", "source: treaty", 1))
    project = Project(root)
    hints = {str(one.hint) for one in find_problems(project, TODAY)}
    assert hints >= {
        "`sent` was renamed to `sent-official`.",
        "`treaty` was renamed to `umbrella-treaty-2030-02`.",
    }
    loaded = load(project)
    *_, shown = taken(loaded, TODAY, None).rest()
    assert {str(one.hint) for one in shown} == hints
    fix(project, TODAY, lambda name: True)
    assert find_problems(project, TODAY) == []
    assert formula.replace('"sent"', '"sent-official"') in (root / "data/figures.yml").read_text()
    assert page.read_text() == words.replace('"sent"', '"sent-official"')
    assert fact.read_text() == text


def test_each_page_and_file_of_a_record_has_its_old_address_and_others_none(known):
    catalog = catalog_with(known[0], old="sent-by-month", older="umbrella-totals", past="brolly")
    paths = [
        "charts/sent-by-month.md", "embed/sent-by-month.md", "data/charts/sent-by-month.csv",
        "charts/sent-by-month-too.md", "facts/sent-by-month.md", "data/umbrella-totals.csv",
        "data/umbrella-totals.editions.csv", "facts/brolly.md",
    ]  # fmt: skip
    assert [(one.path, one.file or one.leads_to) for one in moved(catalog, paths)] == [
        ("charts/old/index.html", "charts/sent-by-month/"),
        ("embed/old/index.html", "embed/sent-by-month/"),
        ("data/charts/old.csv", "data/charts/sent-by-month.csv"),
        ("data/older.csv", "data/umbrella-totals.csv"),
        ("data/older.editions.csv", "data/umbrella-totals.editions.csv"),
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<li id="brolly"><b></b><p>x</p></li>', '<li id="brolly"><b></b><p>+x</p></li>'),
        ('<li id="brolly">x</li><li><p>y</p></li>', '<li id="brolly">x</li><li><p>y</p></li>'),
        ('<h3 id="brolly">x</h3>', '<h3 id="brolly">+x</h3>'),
        ('<h3 id="brolly-2">x</h3>', '<h3 id="brolly-2">x</h3>'),
        ('<i id="old"></i><p id="brolly">x</p>', '<i id="old"></i><p id="brolly">x</p>'),
    ],
)
def test_a_record_on_a_page_is_found_under_its_old_id_at_its_first_words(known, page, expected):
    mark = '<span class="unseen" id="old"></span>'
    assert with_old_names(page, catalog_with(known[0], old="brolly")) == expected.replace("+", mark)


def test_a_published_correction_may_name_the_old_id(known):
    catalog, derived, _ = known
    (name, correction), *_ = catalog.corrections.items()
    before = Standing(catalog, derived).corrections([f"facts/{correction.record}/"])
    old = {name: correction.model_copy(update={"record": "old"})}
    then = catalog_with(replace(catalog, corrections=old), old=correction.record)
    assert [one.id for one in before] == [name]
    assert Standing(then, derived).corrections([f"facts/{correction.record}/"]) == [old[name]]
    assert f"facts/{correction.record}/".encode() in feed(then, derived, str)


def test_an_old_address_whose_place_is_gone_is_a_fault_of_the_finished_site(tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "index.html").write_text(
        '<!doctype html><html lang="en"><head><meta http-equiv="refresh" content="0; url=./#gone">'
    )
    assert "./#gone: no place “gone” there." in {one.said for one in gate(tmp_path, "/")}
