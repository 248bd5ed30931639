"""Looks at every page of the built site with axe, and at its width on the smallest phone.

Before that every number on every page is opened by mouse, by keys and by touch, and a card of
each kind is looked at with axe in both windows.
`make test` looks at each kind of page with all that readers do; this looks at all pages, once
each: one on a light phone, the next on a dark wide screen, in turn. The pages are put one after the
other into a window in which axe and the styles stand ready; their scripts do not run.
Exits 1 when a page has a fault. Takes minutes, so it is a step of its own before publishing.
"""

import os
import subprocess
import sys
from pathlib import Path

import browser
from host import hosted
from page_visit import AXE, MEASURES, look
from playwright.sync_api import Browser, Page, sync_playwright

SITE = Path("build/site")
WINDOWS = (((390, 844), "light"), ((1280, 900), "dark"))
_PUT = """async (url) => {
    const text = await (await fetch(url)).text();
    const other = new DOMParser().parseFromString(text, "text/html");
    history.replaceState(null, "", url);
    document.title = other.title;
    document.documentElement.className = other.documentElement.className.replace("no-js", "js");
    document.documentElement.lang = other.documentElement.lang;
    const here = new Set([...document.styleSheets].map((sheet) => sheet.href));
    for (const wanted of other.querySelectorAll("link[rel=stylesheet]")) {
        const link = Object.assign(document.createElement("link"), { rel: "stylesheet" });
        link.href = new URL(wanted.getAttribute("href"), url);
        if (here.has(link.href)) continue;
        await new Promise((go) => { link.onload = go; document.head.append(link); });
    }
    document.body.replaceWith(document.adoptNode(other.body));
}"""


def main() -> int:
    """Look at each page of the site, say what is wrong, and give how the program ends."""
    files = sorted(SITE.rglob("*.html"))
    if not files:
        sys.exit("There is no built site. Build it with: make site")
    faults = _cards()
    with sync_playwright() as playwright, hosted(SITE) as address:
        chromium = playwright.chromium.launch(
            executable_path=browser.find_or_install(), args=browser.FLAGS
        )
        windows = [_window(chromium, address, *one) for one in WINDOWS]
        for count, file in enumerate(files):
            path = file.relative_to(SITE).as_posix().removesuffix("index.html")
            for said in _faults(windows[count % 2], address + path):
                faults += 1
                print(f"{path}: {said}", flush=True)
        chromium.close()
    print(f"{len(files)} pages looked at, {faults} faults.")
    return 1 if faults else 0


def _cards() -> int:
    """Try the cards thoroughly; give 1 where one has a fault."""
    walk = ["-m", "pytest", "tests/test_cards.py", "-q", "--thorough"]
    environment = os.environ | {"CHROMIUM": browser.find_or_install()}
    return int(subprocess.run([sys.executable, *walk], env=environment, check=False).returncode > 0)


def _window(chromium: Browser, address: str, size: tuple[int, int], scheme: str) -> Page:
    """Open a window at the front page, with axe in it."""
    width, height = size
    page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.add_init_script(path=MEASURES)
    page.goto(address)
    page.evaluate(AXE)
    return page


def _faults(page: Page, url: str) -> list[str]:
    page.evaluate(_PUT, url)
    found = look(page)
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    found += page.evaluate("measures.wide()")
    page.set_viewport_size(size)
    return found


if __name__ == "__main__":
    sys.exit(main())
