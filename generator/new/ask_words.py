"""What is asked for a promise and a term."""

from generator.model.figure import Promise, Reason
from generator.model.reference import Term
from generator.new.common import DATE_FORMS, SENTENCE, choices, cited
from generator.new.names import slug
from generator.new.question import Asking, Form, Question

_REASONS = {
    "unclear-promise": "What was said can be read in two ways.",
    "nothing-published": "No number or document was published.",
    "too-early": "Its day has not come.",
    "sources-conflict": "Sources give different answers.",
}


def _untested(asking: Asking) -> bool:
    return not asking.has("met")


def _claim_name(asking: Asking) -> str:
    return slug(asking.answers["claim"], 4) or slug(asking.answers["fact"], 4)


PROMISE = Form(
    "promises",
    "promise",
    Promise,
    (
        Question(
            "fact",
            "Which fact records who said it, and when?",
            ("fact",),
            "Write the fact first if there is none: explainer new fact.",
            among="facts",
        ),
        Question("claim", "What was said would come?", ("claim",), SENTENCE),
        Question("kind", "Of which kind is it?", ("kind",), among="promise_kinds"),
        Question("happened", "What happened?", ("happened",), SENTENCE),
        Question(
            "deadline", "By which day can it be rated?", ("deadline",), DATE_FORMS, form="date"
        ),
        Question(
            "met",
            "When is it met? A formula.",
            ("met",),
            'Such as fact("an-id") >= fact("another-id"); leave it out if nothing can settle it.',
            needed=False,
        ),
        Question(
            "reason",
            "Why can it not be rated?",
            ("unrated", "reason"),
            of=choices(Reason, _REASONS),
            when=_untested,
        ),
        Question(
            "because",
            "Because of what? A few words after “because”.",
            ("unrated", "because"),
            when=_untested,
        ),
        Question("result_note", "A few words under the result?", ("result_note",)),
        Question("rule", "The rule in words?", ("rule",), "One sentence, for readers."),
    ),
    _claim_name,
    offered=("partly", "needed", "drawing", "checks"),
    after="It is in the list of promises. See its result with: explainer explain {id}",
)

TERM = Form(
    "terms",
    "term",
    Term,
    (
        Question("term", "Which term?", ("term",), "As readers would look it up."),
        Question("definition", "What does it mean?", ("definition",), SENTENCE),
        Question(
            "usage_note",
            "How does this site use it?",
            ("usage_note",),
            needed=False,
        ),
        Question(
            "also",
            "What else do readers search for?",
            ("also",),
            "Words with commas between them.",
            needed=False,
            form="names",
        ),
        *cited(),
    ),
    lambda asking: slug(asking.answers["term"]),
    offered=("translations",),
    after='Mark its first use on a page with {{{{ term("{id}", "words") }}}}.',
)
