"""One pass over a page: whether it is valid, whether the policy can hold, where it leads."""

from html.parser import HTMLParser

from generator.gates import html_rules as rules
from generator.gates.policy import inline_faults
from generator.gates.seen import Link, Seen

_LOADS = {"script": ("src",), "img": ("src",), "iframe": ("src",), "source": ("src",)}
_LOADED_RELS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
_NAMED = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers")
_LABELABLE = frozenset(["button", "input", "meter", "output", "progress", "select", "textarea"])
_SVG_LINKS = ("href", "xlink:href")


class _Reader(HTMLParser):
    """Keeps a stack of open elements; whatever does not fit is a fault."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.open: list[str] = []
        self.inside: dict[str, int] = {}
        self.heads: list[tuple[int, int]] = []
        self.named: list[tuple[int, str, str]] = []
        self.tags: dict[str, str] = {}
        self.firsts: list[str] = []
        self.count: dict[str, int] = {}

    def say(self, sentence: str, gate: str = "html") -> None:
        self.seen.faults.append((gate, self.getpos()[0], sentence))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        foreign = "svg" in self.inside
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        if len(values) < len(attrs):
            self.say(f"<{tag}> has an attribute twice.")
        if not foreign:
            self._fits(tag, values)
        if not foreign and tag != "svg":
            self._attributes(tag, values)
        elif "hidden" in values:
            self.say(f"<{tag}> has no attribute “hidden”.")
        self._links(tag, values, line, foreign)
        self._ids(tag, values, line)
        for said in inline_faults(tag, values):
            self.say(said, "policy")
        if tag in rules.VOID and not foreign:
            return
        self.open.append(tag)
        self.firsts.append("")
        self.inside[tag] = self.inside.get(tag, 0) + 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in rules.VOID and "svg" not in self.inside:
            return
        if tag != "svg" and "svg" not in self.inside:
            self.say(f"<{tag}/> does not close itself in HTML.")
        self._close(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open:
            self.say(f"</{tag}> closes nothing.")
        elif self.open[-1] == tag:
            self._close(tag)
        elif tag in self.inside:
            self.say(f"</{tag}> closes while <{self.open[-1]}> is open.")
            while self.open[-1] != tag:
                self._close(self.open[-1])
            self._close(tag)
        else:
            self.say(f"</{tag}> closes nothing.")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in _NO_TEXT and data.strip():
            self.say(f"Text stands directly in <{self.open[-1]}>.")

    def _close(self, tag: str) -> None:
        self.open.pop()
        self.firsts.pop()
        left = self.inside[tag] - 1
        if left:
            self.inside[tag] = left
        else:
            del self.inside[tag]

    def _fits(self, tag: str, values: dict[str, str]) -> None:
        parent = next((one for one in reversed(self.open) if one not in rules.TRANSPARENT), "")
        direct = self.open[-1] if self.open else ""
        if not _allowed(tag, parent, self.open):
            self.say(f"<{tag}> may not stand in <{parent}>.")
        if tag == "summary" and self.firsts and self.firsts[-1]:
            self.say("<summary> is not the first thing in <details>.")
        if direct:
            self.firsts[-1] = self.firsts[-1] or tag
        if tag in rules.INTERACTIVE and not (tag == "a" and "href" not in values):
            outer = next((one for one in ("a", "button", "label") if one in self.inside), "")
            labelled = outer == "label" and tag in _LABELABLE
            if outer and not labelled and values.get("type") != "hidden":
                self.say(f"<{tag}> stands within <{outer}>, and only one can be pressed.")
        if tag in _ONCE:
            self.count[tag] = self.count.get(tag, 0) + 1
            if self.count[tag] > 1 and "hidden" not in values:
                self.say(f"There is more than one <{tag}>.")
        if tag == "form" and "form" in self.inside:
            self.say("<form> stands within <form>.")
        if tag in rules.HEADINGS and "template" not in self.inside:
            self._heading(int(tag[1]))

    def _heading(self, level: int) -> None:
        last = self.heads[-1][1] if self.heads else 0
        if level > last + 1:
            after = f"after <h{last}>" if last else "as the first heading"
            self.say(f"<h{level}> stands {after}: a level is left out.", "headings")
        self.heads.append((self.getpos()[0], level))

    def _attributes(self, tag: str, values: dict[str, str]) -> None:
        known = rules.ATTRIBUTES.get(tag, frozenset())
        for name in values:
            if name in rules.GLOBAL or name in known or name.startswith(("data-", "aria-")):
                continue
            if name != "style" and not name.startswith("on"):
                self.say(f"<{tag}> has no attribute “{name}”.")
        for name in _NEEDED.get(tag, ()):
            if name not in values:
                self.say(f"<{tag}> lacks “{name}”.")
        if tag == "input" and values.get("type") in rules.TYPED and "autocomplete" in values:
            self.say(f"autocomplete means nothing on a {values['type']}.")
        if tag == "html" and not values.get("lang"):
            self.say("The page does not say its language.", "language")

    def _ids(self, tag: str, values: dict[str, str], line: int) -> None:
        if "id" in values:
            name = values["id"]
            if not name or " " in name:
                self.say(f"The id “{name}” is empty or has a space.", "ids")
            if name in self.seen.ids:
                self.say(f"The id “{name}” stands twice.", "ids")
            self.seen.ids.add(name)
            self.tags[name] = tag
        for attribute in _NAMED:
            for name in values.get(attribute, "").split():
                self.named.append((line, attribute, name))

    def _links(self, tag: str, values: dict[str, str], line: int, foreign: bool) -> None:
        keep = self.seen.links.append
        if foreign:
            named = [values[name] for name in _SVG_LINKS if name in values]
            self.seen.links += [Link(line, at, tag in ("image", "use")) for at in named]
            return
        if "href" in values:
            rels = set(values.get("rel", "").split())
            keep(Link(line, values["href"], tag == "link" and bool(rels & _LOADED_RELS)))
        self.seen.links += [
            Link(line, values[name], True) for name in _LOADS.get(tag, ()) if name in values
        ]
        for name in ("srcset", "imagesrcset"):
            for part in filter(None, values.get(name, "").split(",")):
                keep(Link(line, part.split()[0], True))
        if tag in ("form", "object") and (at := values.get("action") or values.get("data")):
            keep(Link(line, at, tag == "object"))
        if values.get("http-equiv", "").lower() == "refresh":
            keep(Link(line, values.get("content", "").partition("url=")[2], False))

    def finish(self) -> Seen:
        """Say what only the whole page shows."""
        if self.open:
            self.say(f"<{self.open[-1]}> is never closed.")
        for line, attribute, name in self.named:
            if name not in self.seen.ids:
                self.seen.faults.append(("ids", line, f"{attribute} names “{name}”, not there."))
            elif attribute == "for" and self.tags[name] not in _LABELABLE:
                self.seen.faults.append(("html", line, f"“{name}” cannot have a label."))
        for tag in ("title", "h1", "main"):
            if not self.count.get(tag):
                self.seen.faults.append(("html", 1, f"The page has no <{tag}>."))
        return self.seen


_ONCE = frozenset({"main", "title", "h1", "body", "head", "html"})
_NO_TEXT = frozenset(
    [
        "html",
        "head",
        "ul",
        "ol",
        "dl",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "select",
        "colgroup",
    ]
)
_NEEDED = {"img": ("src", "alt"), "data": ("value",), "iframe": ("title",)}
_CHILD_OF = {
    "li": ("ul", "ol", "menu"),
    "td": ("tr",),
    "th": ("tr",),
    "dt": ("dl", "div"),
    "dd": ("dl", "div"),
    "summary": ("details",),
    "figcaption": ("figure",),
    "legend": ("fieldset",),
    "option": ("select", "datalist", "optgroup"),
    "source": ("picture", "video", "audio"),
}


def _allowed(tag: str, parent: str, outer: list[str]) -> bool:
    """Tell whether HTML lets `tag` stand in `parent`; transparent elements are looked through."""
    if tag in _CHILD_OF:
        return parent in _CHILD_OF[tag] and (parent != "div" or "dl" in outer[-2:])
    if parent == "template":
        return True
    if parent == "div" and outer[-2:] == ["dl", "div"]:
        return tag in ("script", "template")
    if parent in rules.CHILDREN:
        return tag in rules.CHILDREN[parent]
    if parent in rules.ONLY_PHRASING:
        return tag in rules.PHRASING
    return tag in rules.FLOW or (not parent and tag == "html")


def read_page(text: str) -> Seen:
    """Give the links, the ids and the faults of one page."""
    reader = _Reader()
    if not text.lstrip().lower().startswith("<!doctype html>"):
        reader.say("The page does not begin with <!doctype html>.")
    reader.feed(text)
    reader.close()
    return reader.finish()
