"""Faults that are planted into a page, to see that each is found.

Of each: whether it goes into the page, its style sheet or its script; what it is; what is said.
"""

# ruff: noqa: E501, ISC004

FAULTS = {
    "phone, looked at": (
        "phone",
        [
            ("html", '<img src="../../assets/sign.svg" width="9" height="9">', "axe, image-alt"),
            (
                "css",
                "@media (prefers-color-scheme: dark) { .page p { color: #444 !important } }",
                "axe, color-contrast",
            ),
            (
                "css",
                '@font-face { font-family: "Late"; font-display: swap; src: url(../../assets/fonts/'
                'stix-two-text-latin-600-normal.woff2?late) } .page p { font-family: "Late", monospace }',
                "moves by",
            ),
            ("html", '<p class="broad">broad</p>', "scrolls sideways at 320 px"),
            ("css", ".broad { width: 500px }", "scrolls sideways at 320 px"),
            (
                "html",
                '<div class="box"><table><tr><td><p class="broad">x</p></td></tr></table></div>',
                "a box that scrolls has no focus or no name: div.box",
            ),
            ("css", ".box { overflow-x: auto }", "a box that scrolls"),
            (
                "html",
                '<svg width="40" height="20" role="img" aria-label="x"><text x="20" y="15">parrots</text></svg>',
                "words leave their drawing at 320 px",
            ),
            ("css", ".page p { transition: color 1s }", "moves though less motion is asked for"),
            ("css", '.page p::before { content: "Read" }', "a style sheet says words"),
            ("js", 'document.cookie = "a=b";', "sets a cookie: a=b"),
            ("js", 'localStorage.setItem("a", "b");', "keeps “a” in the browser"),
            ("js", 'indexedDB.open("mine");', "keeps a database: mine"),
            ("js", 'fetch("http://127.0.0.2:9/").catch(() => 0);', "the policy refuses http://127"),
            ("js", 'try { eval("1") } catch {}', "the policy refuses eval"),
            ("js", "for (let at = 0; at < 9; at++) fetch(`fault.css?${at}`);", "requests"),
            ("js", 'fetch("heavy.bin");', "a first visit loads"),
            ("js", 'fetch("gone.json");', "the console says: Failed to load resource"),
            ("js", 'throw new Error("broken");', "a script fails: broken"),
        ],
    ),
    "phone, walked": (
        "phone",
        [
            (
                "css",
                ".brand:focus-visible { outline: 0 }",
                "shows its focus with a contrast of 0.0",
            ),
            (
                "css",
                ".foot a:focus-visible { outline-color: #ddd }",
                "shows its focus with a contrast of 1.",
            ),
            (
                "css",
                ".contents a:focus-visible, .chart-links { clip-path: inset(0) }",
                "of its frame",
            ),
            ("css", ".notes { position: fixed; inset: auto 0 0; height: 70% }", "is covered by"),
            (
                "css",
                ".foot ul { display: flex; flex-direction: column-reverse }",
                "stands above the stop",
            ),
            ("html", '<p><button tabindex="3">first</button></p>', "leaves the order of the page"),
            (
                "js",
                'addEventListener("DOMContentLoaded", () => document.querySelector(".skip")'
                '.addEventListener("click", (event) => event.preventDefault()));',
                "the link to the content leads to",
            ),
            (
                "js",
                'addEventListener("DOMContentLoaded", () => document.querySelector(".search-box")'
                '.addEventListener("close", () => setTimeout(() => document.activeElement.blur())));',
                "the search does not give the focus back",
            ),
            ("css", ".search-count { color: #999 }", "search-count"),
        ],
    ),
    "desk": (
        "desk",
        [
            (
                "js",
                'addEventListener("keydown", (event) => event.key === "Tab" && '
                'event.target.closest(".foot") && event.preventDefault());',
                "the Tab key misses",
            ),
            (
                "html",
                '<p popover class="odd">hidden words</p>',
                "words are missing: ['hidden', 'words']",
            ),
            ("css", ".odd { display: block; position: static }", "words are missing"),
            ("html", "<p><b>one</b><i>two</i></p>", "words run together: one|two"),
            (
                "css",
                "@media (forced-colors: active) { .drawing svg * { fill: Canvas !important; stroke: none !important } }",
                "with forced colours: nothing of a drawing stands out",
            ),
            ("css", ".explore-stage { display: none }", "cannot be used"),
        ],
    ),
}
