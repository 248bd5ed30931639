"""Rules about the words of pages, and about words in the data."""

from generator.rules.rule import PAGE, Example, Rule, swap

_FILE = "docs/example.md"
_COUNTED = PAGE + '\nThe office counted {{ num("sent-official") }} umbrellas.\n'
_TESTED = (
    PAGE
    + """
{{ num("sent-most") }} umbrellas crossed in April, more than in May.
{{ check('figure("sent-most") > figure("sent-fewest")') }}
"""
)
_SAID = PAGE + '\nThe paper reported that {{ num("claim-nine-a-week") }} would cross.\n'
_GLOSSARY = PAGE.replace("An umbrella keeps the rain off.", "{{ glossary() }}")
_LONG = "An umbrella keeps the rain off the head, and " + "off the coat, " * 6 + "and all."

RULES = (
    Rule(
        "front-matter",
        "A page begins with its title and description.",
        swap(
            "---\ntitle: More about umbrellas\ndescription: What an umbrella is for.\n---\n\n",
            "",
            PAGE,
            _FILE,
        ),
    ),
    Rule(
        "typed-number",
        "No numeral is typed on a page: a hole prints it from the data.",
        swap('{{ num("sent-official") }}', "210", _COUNTED, _FILE),
        "So a number cannot be changed in one place and forgotten in another.",
    ),
    Rule(
        "long-sentence",
        "A sentence has twenty-five words at most.",
        swap("An umbrella keeps the rain off.", _LONG, PAGE, _FILE),
    ),
    Rule(
        "loaded-word",
        "Words take no side.",
        swap("An umbrella keeps", "Soggy foreigners say an umbrella keeps", PAGE, _FILE),
        "site.yml lists the words and what to write instead. Quotations are left alone.",
    ),
    Rule(
        "status-words",
        "Words are no harder than the status of the fact beside them.",
        swap("would cross", "will cross", _SAID, _FILE),
        "Reported is not agreed, and agreed is not done.",
    ),
    Rule(
        "comparison",
        "A sentence that compares carries a formula that tests it.",
        swap('{{ check(\'figure("sent-most") > figure("sent-fewest")\') }}\n', "", _TESTED, _FILE),
        "The build stops when the data no longer bear it out.",
    ),
    Rule(
        "hole",
        "A hole is whole, and asks for something that is there.",
        swap("sent-official", "sent-oficial", _COUNTED, _FILE),
    ),
    Rule(
        "missing-page",
        "A page that others link to exists.",
        Example({"docs/glossary.md": _GLOSSARY}, {"docs/glossary.md": None}),
    ),
)
