"""One visit to a page by everything that measures it: loaded once, used, and judged.

A visit gives sentences, each of which names a fault. A page without a fault gives none.
"""

import threading
from collections import Counter
from pathlib import Path
from typing import Any

import axe_playwright_python
from host import Host
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect

MEASURES = Path(__file__).parent / "page_measures.js"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that look at colours; all others judge the same in every scheme."""
ZOOMED = ((320, 640), (640, 450))
"""The smallest phone; and a window of 1280 by 900 at 200 %."""
_TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}


class LateFonts(Host):
    """A host that holds each font back until it is told to let it go."""

    free = threading.Event()

    def do_GET(self) -> None:  # noqa: N802  the name that the library calls
        """Answer, a font only when it may arrive."""
        if ".woff2" in self.path:
            self.free.wait(10)
        super().do_GET()


def look(page: Page, within: str = "", only: tuple[str, ...] = ()) -> list[str]:
    """Give what axe finds, within one element or in all, by some rules or by all."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    found: list[str] = page.evaluate(
        "([within, only]) => measures.axe(within, only)", [within, list(only) or None]
    )
    return found


class Visits:
    """Visits of one reader's window, page after page. `sorts` remembers whose focus was seen."""

    def __init__(self, browser: Browser, size: tuple[int, int], scheme: str) -> None:
        """Open the window. `scheme` is light or dark; the other is looked at after it."""
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        self.size, self.scheme = size, scheme
        self.other = "dark" if scheme == "light" else "light"
        self.page = self.context.new_page()
        self.page.add_init_script(path=MEASURES)
        self.page.set_default_timeout(10_000)
        self.hand = self.context.new_cdp_session(self.page)
        self.hand.send("Network.enable")
        self.hand.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.sorts: set[str] = set()
        self.framed = False
        self.searched: set[str] = set()
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._asks)
        self.page.on("console", self._says)
        self.page.on("pageerror", lambda error: self.errors.append(f"a script fails: {error}"))

    def close(self) -> None:
        """Close the window."""
        self.context.close()

    def faults(self, address: str, path: str) -> list[str]:
        """Visit a page and give every fault that is seen."""
        self.asked.clear()
        self.errors.clear()
        found: list[str] = []
        for measure in (self._arrive, self._zoom, self._axe, self._keys, self._force, self._use):
            try:
                found += measure(address + path)
            except (AssertionError, Error) as error:
                found.append(f"cannot be used: {str(error).splitlines()[0]}")
        found += self._ask("refused") + self._ask("kept") + self.errors
        ours = (address, "data:", "blob:")
        found += [f"asks another host: {url}" for url in self.asked if not url.startswith(ours)]
        found += self._bare(address + path)
        return [f"{path or 'home'}: {said}" for said in dict.fromkeys(found)]

    def _asks(self, request: Request) -> None:
        self.asked.append(request.url)

    def _says(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.errors.append(f"the console says: {said.text}")

    def _ask(self, measure: str, *given: object) -> Any:
        return self.page.evaluate(f"(given) => measures.{measure}(...given)", list(given))

    def _arrive(self, url: str) -> list[str]:
        LateFonts.free.clear()
        self.page.goto(url, wait_until="domcontentloaded")
        self._ask("painted")
        LateFonts.free.set()
        self.page.wait_for_load_state()
        self._ask("settled")
        self.said = Counter(self._ask("words"))
        return [*self._ask("moved"), *self._ask("cost"), *self._ask("moving"), *self._ask("styled")]

    def _axe(self, url: str) -> list[str]:
        """Look with every rule in one scheme, and with those of colours in the other.

        The frame of all pages is the same: its colours are looked at once.
        """
        self._ask("thin")
        found = self._both("", "main" if self.framed else "")
        self.framed = True
        return found

    def _both(self, within: str, colours: str | None = None) -> list[str]:
        found = look(self.page, within)
        self.page.emulate_media(color_scheme=self.other)
        found += look(self.page, within if colours is None else colours, COLOURS)
        self.page.emulate_media(color_scheme=self.scheme)
        return found

    def _keys(self, url: str) -> list[str]:
        found = []
        for _ in range(self._ask("walk") + 1):
            self._press(_TAB)
        found += self._ask("walked")
        new = [name for name in self._ask("sorts") if name not in self.sorts]
        self.sorts.update(new)
        for name in new:
            if (share := self._difference(name)) < 1:
                found.append(f"the focus changes {share:.1f} of its frame: {name}")
        return found + self._skip()

    def _press(self, key: dict[str, object]) -> None:
        self.hand.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        self.hand.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})

    def _difference(self, name: str) -> float:
        """Give the pixels that the focus changes by 3:1, as a share of the frame's length."""
        pictures = []
        for focused in (True, False):
            clip = self._ask("show", name, focused)
            shot = self.hand.send("Page.captureScreenshot", {"clip": clip, "format": "png"})
            pictures.append(shot["data"])
        share: float = self._ask("compare", *pictures)
        return share

    def _skip(self) -> list[str]:
        link = self.page.locator(".skip")
        if not link.count():
            return []
        link.focus()
        self.page.keyboard.press("Enter")
        if (at := self.page.evaluate("document.activeElement.id")) != "main":
            return [f"the link to the content leads to “{at}”"]
        self._press(_TAB)
        within = self.page.evaluate(
            "document.activeElement.closest('main, .origin, .foot') !== null"
        )
        return [] if within else ["after the link to the content, the Tab key does not go there"]

    def _use(self, url: str) -> list[str]:
        """Search as a reader does, once with each set of scripts, and explore the first chart."""
        found = []
        opener = self.page.locator(".search-open:visible")
        scripts = self._ask("scripts")
        if scripts not in self.searched and opener.count():
            self.searched.add(scripts)
            opener.focus()
            self.page.keyboard.press("Enter")
            expect(self.page.locator(".search-box input")).to_be_focused()
            self.page.keyboard.insert_text("return")
            expect(self.page.locator(".search-list a").first).to_be_visible()
            found += self._both(".search-box")
            self.page.keyboard.press("Escape")
            expect(self.page.locator(".search-box")).to_be_hidden()
            if not opener.evaluate("element => element === document.activeElement"):
                found.append("the search does not give the focus back")
        explore = self.page.get_by_role("button", name="Explore").first
        if self.size[0] >= 800 and explore.count():
            explore.press("Enter")
            expect(self.page.locator(".explore-stage")).to_be_focused()
            self.page.keyboard.press("Escape")
            expect(explore).to_be_focused()
        return found

    def _zoom(self, url: str) -> list[str]:
        found = []
        if self.size[0] < 800:
            self._ask("unfold")
        for width, height in ZOOMED if self.size[0] < 800 else ():
            self.page.set_viewport_size({"width": width, "height": height})
            found += self._ask("wide")
        self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})
        return found + self._ask("wide")

    def _force(self, url: str) -> list[str]:
        """Force the colours: what is drawn and the focus are still to be seen."""
        if self.size[0] < 800:
            return []
        self.page.emulate_media(forced_colors="active")
        found: list[str] = self._ask("faint")
        for _ in range(self._ask("walk") and 8):
            self._press(_TAB)
        found += [said for said in self._ask("walked") if "misses" not in said]
        self.page.emulate_media(forced_colors="none")
        return [f"with forced colours: {said}" for said in found]

    def _bare(self, url: str) -> list[str]:
        """Load the page without styles and scripts: every word of it must stand there."""
        if self.size[0] < 800:
            return []
        self.hand.send("Network.setBlockedURLs", {"urls": ["*.css*", "*.js*"]})
        self.page.goto(url)
        stand, written = Counter(self._ask("words")), Counter(self._ask("words", True))
        found: list[str] = self._ask("joined")
        self.hand.send("Network.setBlockedURLs", {"urls": []})
        if missing := (self.said & written) - stand:
            found.append(f"without styles and scripts, words are missing: {list(missing)[:8]}")
        return found
