"""From a page back to the files that an editor wrote, with and without a host for them."""

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from conftest import ROOT
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

META = {
    "title": "210 umbrellas were sent & counted",
    "source_path": "data/facts/running.yml",
    "source_line": 3,
    "record": "sent-official",
    "record_files": ["data/figures.yml"],
}


@pytest.fixture(scope="module")
def foot():
    """A function that prints the links of a page for a project of some settings."""

    def printed(meta, **settings):
        config = load_config(str(ROOT / "mkdocs.yml"), plugins=[], **settings)
        page = Page("A page", File("facts/x.md", config.docs_dir, config.site_dir, True), config)
        template = config.theme.get_env().get_template("partials/origin.html")
        words = config.extra["words"]
        base = {"config": config, "page": page, "base_url": "../.."}
        return template.render(base, words=words, meta=meta)

    return printed


def links(html):
    return [part.partition('"')[0].replace("&amp;", "&") for part in html.split('href="')[1:]]


def test_with_a_host_each_page_links_to_its_files_and_to_a_filled_correction(foot):
    html = foot(META, repo_url="https://code.example.org/a/b", site_url="https://x.example/deep/")
    edit, suggest, *files, how = links(html)
    assert edit == "https://code.example.org/a/b/edit/main/data/facts/running.yml"
    assert how == "../../contribute/browser/"
    assert files == [edit, "https://code.example.org/a/b/edit/main/data/figures.yml"]
    asked = parse_qs(urlsplit(suggest).query)
    assert suggest.startswith("https://code.example.org/a/b/issues/new?")
    assert asked["title"] == ["Correction: 210 umbrellas were sent & counted"]
    assert asked["body"][0].startswith(
        "https://x.example/deep/facts/x/\ndata/facts/running.yml, sent-official\n"
    )
    assert "What it should say:" in asked["body"][0]


def test_another_host_needs_settings_and_no_change_of_a_template(foot):
    other = {"edit": "-/edit/main/", "issue": "-/issues/new"}
    other |= {"title": "issue[title]", "body": "issue[description]"}
    extra = yaml.safe_load((ROOT / "mkdocs.yml").read_text())["extra"] | {"repository": other}
    html = foot(META, repo_url="https://git.example.org/a/b/", extra=extra)
    edit, suggest, *_ = links(html)
    assert edit == "https://git.example.org/a/b/-/edit/main/data/facts/running.yml"
    assert "/-/issues/new?issue%5Btitle%5D=" in suggest


def test_without_a_host_files_are_named_and_no_link_leaves_the_site(foot):
    html = foot(META)
    assert links(html) == ["../../methods/report-a-mistake/"]
    assert '<code>data/facts/running.yml</code>, line <data value="3">3</data>' in html
    assert "<code>data/figures.yml</code>" in html


def test_every_page_of_the_site_names_files_that_are_there(built):
    records, words = 0, 0
    for path in sorted((built / "build" / "docs").rglob("*.md")):
        meta = yaml.load(path.read_text().split("---\n")[1], yaml.CSafeLoader)
        if path.parent.name in {"embed", "charts"}:
            continue  # pages of charts, which come from data/charts.yml as a whole
        files = [meta["source_path"], *meta.get("record_files", [])]
        assert [name for name in files if not (built / name).is_file()] == [], path
        if "record" in meta:
            records += 1
            lines = (built / meta["source_path"]).read_text().split("\n")
            line = lines[meta["source_line"] - 1]
            assert line.replace('"', "") == f"- id: {meta['record']}", path
        words += meta["source_path"].startswith("docs/")
    assert records > 500
    assert words == len(list((built / "docs").rglob("*.md")))
