"""Each gate stops a finished site with its fault, and lets the real site pass."""

import html5lib
import pytest
from conftest import explain, small_project

from generator.gates import gate
from generator.gates.seen import Seen
from generator.policy import policy

HOME = "https://example.org/explainer/"
PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy()}"><title>x</title>
<link rel="stylesheet" href="BASEa.css"></head>
<body><main id="main"><h1>x</h1>
BODY
</main></body></html>"""

FAULTS = {
    # addresses
    '<a href="gone/">x</a>': "gone/ leads nowhere. [links]",
    '<a href="Other/">x</a>': "Other/ leads nowhere: it is other/index.html. [links]",
    '<a href="other">x</a>': "other lacks its last slash. [links]",
    '<a href="other/#gone">x</a>': "other/#gone: no place “gone” there. [links]",
    '<a href="#gone">x</a>': "#gone: no place “gone” there. [links]",
    '<a href="other/#Main">x</a>': "other/#Main: no place “Main” there. [links]",
    '<a href="/other/">x</a>': "/other/ is outside of /explainer/",
    '<a href="https://example.org/other/">x</a>': "is outside of /explainer/",
    '<a href="https://example.org/explainer/gone/">x</a>': "explainer/gone/ leads nowhere. [links]",
    '<img src="gone.png" alt="x">': "gone.png leads nowhere. [links]",
    '<img src="a.svg" srcset="a.svg 1x, gone.svg 2x" alt="">': "gone.svg leads nowhere. [links]",
    '<svg><use href="#gone"/></svg>': "#gone: no place “gone” there. [links]",
    '<svg><image xlink:href="gone.png"/></svg>': "gone.png leads nowhere. [links]",
    '<img src="https://example.com/a.png" alt="">': "is loaded from another host. [links]",
    '<iframe src="gone/" title="x"></iframe>': "gone/ leads nowhere. [links]",
    # HTML
    "<p><b>x</p></b>": "</p> closes while <b> is open. [html]",
    "<div>": "</main> closes while <div> is open. [html]",
    "<p><div>x</div></p>": "<div> may not stand in <p>. [html]",
    "<ul><p>x</p></ul>": "<p> may not stand in <ul>. [html]",
    "<li>x</li>": "<li> may not stand in <main>. [html]",
    "<table><tr>x</tr></table>": "Text stands directly in <tr>. [html]",
    '<a href="other/"><button>x</button></a>': "<button> stands within <a>",
    "<p class='a' class='b'>x</p>": "<p> has an attribute twice. [html]",
    "<p colour='red'>x</p>": "<p> has no attribute “colour”. [html]",
    '<svg hidden=""></svg>': "<svg> has no attribute “hidden”. [html]",
    "<center>x</center>": "<center> may not stand in <main>. [html]",
    '<img src="a.svg">': "<img> lacks “alt”. [html]",
    "<div/>": "<div/> does not close itself in HTML. [html]",
    "<h1>again</h1>": "There is more than one <h1>. [html]",
    "<details><p>x</p><summary>y</summary></details>": "<summary> is not the first thing",
    '<input type="checkbox" autocomplete="off">': "autocomplete means nothing on a checkbox.",
    # ids, headings, language
    '<i id="a">x</i><i id="a">y</i>': "The id “a” stands twice. [ids]",
    '<p aria-labelledby="gone">x</p>': "aria-labelledby names “gone”, not there. [ids]",
    '<label for="gone">x</label>': "for names “gone”, not there. [ids]",
    "<h3>x</h3>": "<h3> stands after <h1>: a level is left out. [headings]",
    # policy
    "<script>x()</script>": "A script stands inside the page. [policy]",
    "<style>p{}</style>": "A style sheet stands inside the page. [policy]",
    '<p style="color:red">x</p>': "<p> has a style attribute. [policy]",
    '<p onclick="x()">x</p>': "<p> has a script in “onclick”. [policy]",
    '<a href="javascript:x()">x</a>': "<a> has a script in “href”. [policy]",
}
FILES = {
    "a.css": ("p{background:url(gone.png)}", "gone.png leads nowhere. [links]"),
    "a.svg": ('<svg><image href="gone.png"/></svg>', "gone.png leads nowhere. [links]"),
    "a.md": ("[x](gone.md)", "gone.md leads nowhere. [links]"),
    "a.json": ('{"url": "https://example.org/explainer/gone/"}', "leads nowhere. [links]"),
    "datapackage.json": ('{"resources": [{"path": "gone.csv"}]}', "gone.csv leads nowhere."),
    "sitemap.xml": ("<loc>https://example.org/explainer/gone/</loc>", "leads nowhere. [links]"),
    "feed.xml": ('<link href="https://example.org/gone/"/>', "is outside of /explainer/"),
    "old/index.html": (
        PAGE.replace("<title>", '<meta http-equiv="refresh" content="0; url=../gone/"><title>')
        .replace("BASE", "../")
        .replace("BODY", ""),
        "../gone/ leads nowhere. [links]",
    ),
    "404.html": (
        PAGE.replace("BASE", "/explainer/").replace("BODY", '<a href="other/">x</a>'),
        "is relative, and this page is shown at every depth. [links]",
    ),
    "bare.html": (
        PAGE.replace("Content-Security", "Other").replace("BASE", "").replace("BODY", ""),
        "The page does not begin with the policy. [policy]",
    ),
    "mute.html": (
        PAGE.replace(' lang="en"', "").replace("BASE", "").replace("BODY", ""),
        "The page does not say its language. [language]",
    ),
}


@pytest.fixture
def small(tmp_path):
    """A site of two pages without a fault."""
    (tmp_path / "other").mkdir()
    body = '<a href="other/#main">x</a><a href="https://example.org/explainer/other/">y</a>'
    (tmp_path / "index.html").write_text(PAGE.replace("BASE", "").replace("BODY", body))
    other = PAGE.replace("BASE", "../").replace("BODY", '<a href="..">x</a><a href="./">y</a>')
    (tmp_path / "other" / "index.html").write_text(other)
    (tmp_path / "a.css").write_text("p{}")
    (tmp_path / "a.svg").write_text("<svg/>")
    return tmp_path


def said(site):
    return [str(fault) for fault in gate(site, HOME)]


def test_a_small_site_without_a_fault_passes(small):
    assert said(small) == []
    page = small / "index.html"
    page.write_text(page.read_text().replace("<title>", '<base target="_top"><title>'))
    assert said(small) == []


@pytest.mark.parametrize("body", FAULTS)
def test_a_fault_in_a_page_is_named_with_its_line(small, body):
    (small / "index.html").write_text(PAGE.replace("BASE", "").replace("BODY", body))
    found = said(small)
    assert any(FAULTS[body] in one for one in found), found
    assert any(one.startswith(("index.html:6: ", "index.html:7: ")) for one in found)


@pytest.mark.parametrize("name", FILES)
def test_a_fault_in_another_file_is_named(small, name):
    (small / name).parent.mkdir(exist_ok=True)
    content, sentence = FILES[name]
    (small / name).write_text(content)
    found = said(small)
    assert [one for one in found if sentence in one and one.startswith(f"{name}:")], found


def test_a_page_that_costs_too_much_is_named(small):
    page = small / "index.html"
    noise = "".join(chr(33 + i * i * 7 % 89) for i in range(5)) + "".join(
        f"{i * 2654435761 % 4294967296:x}" for i in range(25_000)
    )
    page.write_text(
        PAGE.replace("BASE", "").replace("BODY", noise.replace("<", "").replace("&", ""))
    )
    assert "A first visit costs" in said(small)[0]
    links = "".join(f'<img src="a.svg?{i}" alt="">' for i in range(3))
    for i in range(9):
        (small / f"{i}.svg").write_text("<svg/>")
        links += f'<img src="{i}.svg" alt="">'
    page.write_text(PAGE.replace("BASE", "").replace("BODY", links))
    assert any("requests: more than 10. [budget]" in one for one in said(small))


def test_what_was_read_is_kept_and_a_broken_file_of_it_is_no_harm(
    small, tmp_path_factory, monkeypatch
):
    kept = tmp_path_factory.mktemp("kept") / "gates.json"
    assert gate(small, HOME, kept) == []
    (small / "index.html").write_text(PAGE.replace("BASE", "").replace("BODY", "<h3>x</h3>"))
    first = gate(small, HOME, kept)
    assert [fault.gate for fault in first] == ["headings"]
    assert gate(small, HOME, kept) == first
    monkeypatch.setattr("generator.gates._rules", lambda: b"others")
    monkeypatch.setattr("generator.gates._page", lambda text: Seen())
    assert gate(small, HOME, kept) == []
    monkeypatch.undo()
    kept.write_text(kept.read_text()[:50])
    assert gate(small, HOME, kept) == first


def test_the_real_site_has_no_fault(site):
    assert gate(site, "https://example.org/") == []


def test_a_strict_parser_finds_no_error_on_any_page(site):
    """A second opinion on the gate's own rules, by the parsing rules of the standard."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text(encoding="utf-8").lstrip())
        if parser.errors:
            found[path.relative_to(site).as_posix()] = parser.errors[:3]
    assert found == {}


def test_a_site_with_a_fault_is_not_swapped_in_and_a_path_is_no_fault(tmp_path, drawings):
    project = small_project(tmp_path / "project", drawings)
    (project / "build" / "site").mkdir()
    (project / "build" / "site" / "index.html").write_text("the last good site")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("example.org/\n", "example.org/explainer/\n")
    config.write_text(text, encoding="utf-8")
    footer = project / "generator" / "theme" / "partials" / "footer.html"
    whole = footer.read_text(encoding="utf-8")
    footer.write_text(whole + '<a href="/timeline/">x</a>', encoding="utf-8")
    run = explain(project, "build")
    assert run.returncode == 1
    assert "The finished site may not be published. The last good site stands." in run.stdout
    faults = run.stdout.split("stands.\n")[1].strip().splitlines()
    assert len(faults) > 60
    other = "/timeline/ is outside of /explainer/, where the site stands. [links]"
    assert [line for line in faults if other not in line] == []
    assert (project / "build" / "site" / "index.html").read_text() == "the last good site"
    assert not (project / "build" / "site.new").exists()
