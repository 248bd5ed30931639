"""What HTML allows where, as far as these pages use it: elements, attributes, and their content."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _words("area base br col embed hr img input link meta param source track wbr")
PHRASING = _words(
    "a abbr audio b bdi bdo br button canvas cite code data datalist del dfn em i iframe "
    "img input ins kbd label link map mark math meta meter noscript object output picture "
    "progress q ruby s samp script search select slot small span strong sub sup svg "
    "template textarea time u var video wbr"
) - {"search"}
FLOW = PHRASING | _words(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 "
    "h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul"
)
METADATA = frozenset(["base", "link", "meta", "noscript", "script", "style", "template", "title"])
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SECTIONS = frozenset(["article", "aside", "nav", "section"])
TRANSPARENT = frozenset(
    ["a", "ins", "del", "map", "slot", "noscript", "object", "video", "audio", "canvas"]
)
INTERACTIVE = frozenset(
    ["a", "button", "details", "embed", "iframe", "input", "label", "select", "summary", "textarea"]
)  # fmt: skip
ONLY_PHRASING = _words(
    "abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label legend mark "
    "meter output p pre progress q s samp small span strong sub summary sup time u var"
)
_SCRIPTS = {"script", "template"}
CHILDREN: dict[str, frozenset[str]] = {
    "html": frozenset({"head", "body"}),
    "head": METADATA,
    "ul": frozenset({"li", *_SCRIPTS}),
    "ol": frozenset({"li", *_SCRIPTS}),
    "menu": frozenset({"li", *_SCRIPTS}),
    "dl": frozenset({"dt", "dd", "div", *_SCRIPTS}),
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot", "tr", *_SCRIPTS}),
    "thead": frozenset({"tr", *_SCRIPTS}),
    "tbody": frozenset({"tr", *_SCRIPTS}),
    "tfoot": frozenset({"tr", *_SCRIPTS}),
    "tr": frozenset({"td", "th", *_SCRIPTS}),
    "colgroup": frozenset({"col", "template"}),
    "select": frozenset({"option", "optgroup", "hr", *_SCRIPTS}),
    "optgroup": frozenset({"option", *_SCRIPTS}),
    "datalist": PHRASING | {"option"},
    "picture": frozenset({"source", "img", *_SCRIPTS}),
    "summary": PHRASING | frozenset(HEADINGS),
    "dt": FLOW - SECTIONS - frozenset(HEADINGS) - {"header", "footer", "main"},
    "th": FLOW - SECTIONS - frozenset(HEADINGS) - {"header", "footer", "main"},
    "address": FLOW - SECTIONS - frozenset(HEADINGS) - {"header", "footer", "address", "main"},
    "caption": FLOW - {"table", "main"},
    "details": FLOW | {"summary"},
    "fieldset": FLOW | {"legend"},
    "figure": FLOW | {"figcaption"},
    "header": FLOW - {"header", "footer", "main"},
    "footer": FLOW - {"header", "footer", "main"},
    "video": FLOW | {"source", "track"},
    "audio": FLOW | {"source", "track"},
    "object": FLOW | {"param"},
    "title": frozenset(),
    "option": frozenset(),
    "textarea": frozenset(),
    "iframe": frozenset(),
    "script": frozenset(),
}
GLOBAL = _words(
    "accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint "
    "hidden id inert inputmode itemid itemprop itemref itemscope itemtype lang nonce "
    "popover role slot spellcheck tabindex title translate"
)
_LINK = "href rel type hreflang referrerpolicy"
ATTRIBUTES: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "a": f"{_LINK} target download ping",
        "base": "href target",
        "link": f"{_LINK} as crossorigin media sizes integrity color imagesizes imagesrcset",
        "meta": "charset name content http-equiv property media",
        "script": "src type async defer crossorigin integrity nomodule referrerpolicy",
        "img": "src srcset sizes alt width height loading decoding crossorigin fetchpriority",
        "source": "src srcset sizes media type width height",
        "iframe": "src srcdoc name sandbox allow allowfullscreen width height loading"
        " referrerpolicy",
        "input": "type name value placeholder autocomplete checked disabled form list max maxlength"
        " min minlength multiple pattern readonly required size step accept",
        "button": "type name value disabled form popovertarget popovertargetaction formmethod",
        "select": "name disabled form multiple required size autocomplete",
        "option": "value label selected disabled",
        "optgroup": "label disabled",
        "textarea": "name rows cols placeholder disabled form maxlength readonly required wrap"
        " autocomplete",
        "form": "action method name autocomplete novalidate target enctype rel accept-charset",
        "label": "for",
        "output": "for form name",
        "fieldset": "disabled form name",
        "td": "colspan rowspan headers",
        "th": "colspan rowspan headers scope abbr",
        "col": "span",
        "colgroup": "span",
        "ol": "start reversed type",
        "li": "value",
        "data": "value",
        "time": "datetime",
        "blockquote": "cite",
        "q": "cite",
        "ins": "cite datetime",
        "del": "cite datetime",
        "details": "open name",
        "dialog": "open",
        "html": "",
        "progress": "value max",
        "meter": "value min max low high optimum",
        "template": "shadowrootmode",
        "canvas": "width height",
        "video": "src controls width height poster preload muted loop autoplay playsinline",
        "audio": "src controls preload muted loop autoplay",
        "track": "src kind srclang label default",
    }.items()
}
TYPED = frozenset({"checkbox", "radio", "button", "submit", "reset", "file", "image"})
"""Kinds of input on which `autocomplete` and the like mean nothing."""
