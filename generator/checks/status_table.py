"""Which words are how hard, in English: the table that the check of statuses reads.

It holds house style and nothing about any subject. A phrase may stand beside a fact of the
statuses in `may`, and beside no other.
"""

import re
from dataclasses import dataclass, field

SOFT = ("reported", "proposed", "contested")
"""What only somebody says: a sentence that prints it says so."""

_FIRM = ("in-force", "measured", "ruled", "ended")


@dataclass(frozen=True)
class Phrase:
    """Words of one hardness.

    `unless` are readings of the same words that claim nothing. Where `lifted`, a sentence that
    says who says so may use the words all the same. `instead` is what to write, by status; the
    entry for "" is for every other status.
    """

    name: str
    pattern: re.Pattern[str]
    may: tuple[str, ...]
    instead: dict[str, str]
    lifted: bool = True
    unless: re.Pattern[str] | None = field(default=None)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


PHRASES = (
    Phrase(
        "will",
        _words(r"will|won’t|shall"),
        ("agreed", *_FIRM),
        {
            "reported": "would, or was reported to",
            "proposed": "would, or it was proposed to",
            "announced": "would, or was announced to",
            "": "would",
        },
        lifted=False,
    ),
    Phrase(
        "is to",
        re.compile(r"\b(?:is|are) to (?!be (?:found|seen|read)\b)(?=[a-z])"),
        ("announced", "agreed", *_FIRM),
        {"": "would, or was reported to"},
        lifted=False,
    ),
    Phrase(
        "agreed",
        _words(r"agreed|have signed|has signed|signed up to|committed to"),
        ("agreed", *_FIRM),
        {
            "reported": "was reported to have agreed",
            "proposed": "proposed",
            "announced": "announced",
            "contested": "is said to have agreed",
        },
    ),
    Phrase(
        "in force",
        _words(
            r"in force|into force|took effect|takes effect|take effect|taken effect"
            r"|became law|is law"
        ),
        _FIRM,
        {
            "agreed": "was agreed, or was to take effect",
            "announced": "was announced, or was to take effect",
            "": "was reported to take effect",
        },
        unless=_words(r"(?:was|were|to be|due|had yet|not yet) to (?:take effect|come into force)"),
    ),
    Phrase(
        "measured",
        _words(
            r"measured|(?:was|were|been|has|have|had|is|are|it) counted|counted (?:\d|X)"
            r"|official (?:figures?|counts?|numbers?|totals?|statistics)|statistics show"
            r"|the data show|the figures show"
        ),
        ("measured",),
        {
            "reported": "was reported, or was put at",
            "agreed": "was agreed",
            "announced": "was announced, or was put at",
            "": "was put at, or was stated",
        },
    ),
    Phrase(
        "ruled",
        _words(
            r"(?:court|courts|judge|judges|tribunal|justices) (?:has |have |had )?"
            r"(?:ruled|decided|held|found|declared)"
            r"|ruled (?:un)?lawful|(?:decided|declared) by (?:a|the) court"
        ),
        ("ruled",),
        {"": "the court heard, or it was argued in court"},
    ),
    Phrase(
        "ended",
        _words(
            r"(?:has|have|had|was|were|is|it|treaty|deal|agreement|scheme|plan) (?:been )?"
            r"(?:ended|lapsed|expired|abolished|scrapped|terminated)"
        ),
        ("ended",),
        {
            "reported": "was reported to have ended",
            "": "was reported to end, or was to end",
        },
        unless=_words(r"ended,? as reported|reported (?:as )?ended"),
    ),
)
"""The table: what each status may not say, and what to write instead."""

DENIED = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|whether|without|wasn’t|weren’t|if)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
"""Words before a phrase that take it back: “was never agreed”."""

ATTRIBUTED = _words(
    r"said|says|saying|say|told|tells|tell of|told of|confirmed|confirms|reported|reportedly"
    r"|reports?|reporting|according to|account|accounts"
    r"|would have|is said|are said|hoped|hopes|planned|plans|expected|expects|proposed"
    r"|proposes|proposal|proposals|draft|drafts|claimed|claims? that|argued|argues|called|calls"
    r"|estimated?|estimates|put at|puts?|gave|gives|giving|spoke of|speaks of|wrote|writes|asked"
    r"|asks|promised|promises|undertook|wanted|feared|fears?|believed|criticised"
    r"|named|names|described|describes|headlines?|quoted|newspapers?|broadcasters?|unnamed"
    r"|disputed|disputes|challenged|demanded|suggested|stated|statement|statements|heard|worked out"
    r"|in (?:his|her|its|their) (?:words|own words|view)|as .{1,40} put (?:it|them)"
)
"""Words that say that somebody says it."""

FORESEEN = _words(r"would|was to|were to")
"""What a proposal foresees; of something reported they do not tell who says it."""

NAME_WORD = re.compile(r"[A-Z][\w’-]{2,}")
"""A word of a name that is enough to know who is meant."""
