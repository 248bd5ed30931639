"""Every kind of page on a phone and on a wide screen, in both schemes, as readers use it."""

import os
import shutil

import pytest
from conftest import DESK, PHONE
from host import hosted
from page_kinds import kinds
from page_visit import LateFonts, Visits
from planted import FAULTS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WINDOWS = {"phone": (PHONE, "light"), "desk": (DESK, "dark")}
CHART = "charts/returned-and-admitted/"


@pytest.mark.parametrize("window", WINDOWS)
def test_no_kind_of_page_has_a_fault(chromium, site, window):
    paths = kinds(site)
    assert len(paths) > 20
    visits = Visits(chromium, *WINDOWS[window])
    with hosted(site, LateFonts) as address:
        found = [said for path in paths for said in visits.faults(address, path)]
    visits.close()
    assert found == []


@pytest.mark.parametrize("name", FAULTS)
def test_each_planted_fault_is_found(chromium, site, tmp_path, name):
    window, faults = FAULTS[name]
    for part in ("assets", "pagefind"):
        (tmp_path / part).symlink_to(site / part)
    shutil.copy2(site / "_headers", tmp_path)
    shutil.copytree(site / CHART, tmp_path / CHART)
    (tmp_path / CHART / "heavy.bin").write_bytes(os.urandom(90_000))
    put = {
        kind: "\n".join(text for at, text, _ in faults if at == kind)
        for kind in ("html", "css", "js")
    }
    for kind in ("css", "js"):
        (tmp_path / CHART / f"fault.{kind}").write_text(put[kind], encoding="utf-8")
    page = tmp_path / CHART / "index.html"
    words = page.read_text(encoding="utf-8")
    head = '<link rel="stylesheet" href="fault.css"><script src="fault.js"></script></head>'
    words = words.replace("</head>", head).replace("</article>", put["html"] + "</article>")
    page.write_text(words, encoding="utf-8")
    visits = Visits(chromium, *WINDOWS[window])
    visits.page.set_default_timeout(2000)
    with hosted(tmp_path, LateFonts) as address:
        found = "\n".join(visits.faults(address, CHART))
    visits.close()
    assert [said for _, _, said in faults if said not in found] == [], found
