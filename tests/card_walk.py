"""Opens the card of every number of a page by real input: mouse, touch, or Enter and Space in turn.

The browser is given the same events as from a device, and the page is asked after each what it
shows. Escape closes each card, and the focus must be back on the number.
"""

from typing import Literal

from playwright.sync_api import CDPSession, Page

Way = Literal["mouse", "touch", "keys"]
_KEYS = {"Enter": (13, "\r"), " ": (32, " "), "Escape": (27, "")}
TRACED = 'a.num[href^="#n"]'

_PREPARE = """(traced) => {
    for (const folded of document.querySelectorAll(".page details")) folded.open = true;
    const card = document.querySelector("dialog.card");
    const numbers = [...document.querySelectorAll(traced)];
    const wrong = [];
    const apart = (a, b) => a.right <= b.left || b.right <= a.left
        || a.bottom <= b.top || b.bottom <= a.top;
    // The dot after the status has no place in the rows of a card.
    const words = (text) => text.replaceAll("\\n", " ").trim().replace(/^[.]$/, "");
    let number, before, closed;
    const fine = (holds, words) => holds || wrong.push(`${number.textContent}: ${words}`);
    window.walk = {
        count: numbers.length,
        wrong,
        // Gives where to press, in the window; the keys go to what has the focus.
        aim(at, keys) {
            number = numbers[at];
            if (keys) number.focus();
            else document.activeElement.blur();
            number.scrollIntoView({ block: "center" });
            before = scrollY;
            closed = new Promise((done) => card.addEventListener("close", done, { once: true }));
            const [line] = number.getClientRects();
            fine(line, "cannot be seen");
            fine(!card.open, "stands under an open card");
            fine(!keys || document.activeElement === number, "takes no focus");
            return line ? [line.x + line.width / 2, line.y + line.height / 2] : [0, 0];
        },
        open() {
            const note = document.querySelector(number.hash);
            const box = card.getBoundingClientRect();
            const sheet = innerWidth < 800;
            fine(card.open, "does not open");
            fine(number.ariaExpanded === "true", "is not said to be open");
            const shown = words(card.textContent);
            const told = [...note.childNodes].map((part) => words(part.textContent));
            fine(told.length > 4, "has an empty note");
            fine(!told.some((part) => !shown.includes(part)), `leaves words of ${told} out`);
            fine(card.querySelectorAll("a[href]").length > 2, "has no links");
            fine(card.contains(document.activeElement), "does not take the focus");
            fine(/^.+, .+, show source$/.test(number.ariaLabel), `is called ${number.ariaLabel}`);
            fine(number.role === "button" && number.ariaHasPopup === "dialog", "is no button");
            fine(document.querySelectorAll("dialog[open]").length === 1, "is not alone");
            fine(box.left >= 0 && box.right <= innerWidth + 1, "leaves the window at a side");
            fine(box.top >= 0 && box.bottom <= innerHeight + 1, "leaves the window");
            fine(!sheet || box.height <= innerHeight * 0.7 + 1, "is too high");
            fine(sheet || scrollY === before, "moves the page");
            fine(apart(number.getBoundingClientRect(), box), "covers its number");
            return card.open;
        },
        // Gives where to press next.
        async shut(at, keys) {
            await Promise.race([closed, new Promise((go) => setTimeout(go, 1000))]);
            fine(!card.open, "does not close");
            fine(number.ariaExpanded === "false", "is not said to be closed");
            fine(document.activeElement === number, "does not give the focus back");
            fine(!location.hash, "goes to its note");
            return at < numbers.length ? walk.aim(at, keys) : [0, 0];
        },
    };
    return walk.count;
}"""


def walk(page: Page, way: Way) -> tuple[int, int, list[str]]:
    """Give how many numbers a page has, how many opened their card, and what was wrong."""
    count = page.evaluate(_PREPARE, TRACED)
    hand = page.context.new_cdp_session(page)
    opened, keys = 0, str(way == "keys").lower()
    where = page.evaluate(f"walk.aim(0, {keys})") if count else None
    for after in range(1, count + 1):
        if way == "keys":
            _key(hand, "Enter" if after % 2 else " ")
        else:
            _press(hand, way, *where)
        opened += page.evaluate("walk.open()")
        _key(hand, "Escape")
        where = page.evaluate(f"walk.shut({after}, {keys})")
    hand.detach()
    return count, opened, page.evaluate("walk.wrong")


def _press(hand: CDPSession, way: Way, x: float, y: float) -> None:
    at = {"x": x, "y": y}
    if way == "mouse":
        button = {"button": "left", "clickCount": 1}
        for kind in ("mousePressed", "mouseReleased"):
            hand.send("Input.dispatchMouseEvent", {"type": kind, **at, **button})
    else:
        hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def _key(hand: CDPSession, key: str) -> None:
    code, text = _KEYS[key]
    of = {"key": key, "code": key, "windowsVirtualKeyCode": code}
    hand.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": text, **of})
    hand.send("Input.dispatchKeyEvent", {"type": "keyUp", **of})
