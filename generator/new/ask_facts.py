"""What is asked for a fact, a source and a correction."""

from typing import Any

from generator.model.fact import Fact, Qualifier, Status
from generator.model.reference import Correction
from generator.model.source import Kind, Language, Read, Source
from generator.new.common import DATE_FORMS, STATUS_WORDS, answered, choices, cited, day
from generator.new.names import slug
from generator.new.question import Asking, Form, Question


def _fact_name(asking: Asking) -> str:
    found = asking.answers["date"].removeprefix("about ").partition("/")[0][:7]
    return f"{slug(asking.answers['statement'], 4)}-{found}"


def _source_name(asking: Asking) -> str:
    answers = asking.answers
    published = answers.get("published", "").removeprefix("about ")[:7]
    name = f"{slug(answers['publisher'], 3)}-{slug(answers['title'], 4)}"
    return f"{name}-{published}" if published else name


def _kind(source: Any, _: Any) -> str:
    return str(source.kind)


def _topic(fact: Any, _: Any) -> str:
    return str(fact.topic)


FACT = Form(
    "facts",
    "fact",
    Fact,
    (
        Question("topic", "Which topic does it belong to?", ("topic",), among="topics"),
        Question(
            "statement",
            "What can a reader check? One sentence in your own words.",
            ("statement",),
            "At most 25 words, with its number in digits: In September 2025, 12 ferries sailed.",
        ),
        Question("date", "For what day or period is it true?", ("date",), DATE_FORMS, form="date"),
        Question(
            "status", "How sure is it? Its status.", ("status",), of=choices(Status, STATUS_WORDS)
        ),
        Question(
            "said_by",
            "Who said it?",
            ("said_by",),
            "An actor's id, or words such as unnamed reports.",
            when=answered("status", "reported"),
        ),
        Question(
            "value",
            "Which number or day does it hold?",
            ("value",),
            "Its number alone, such as 1087 or 3.9, or a day such as 2025-08-06.",
            needed=False,
            form="number",
        ),
        Question(
            "unit",
            "In which unit?",
            ("unit",),
            "Such as people, people/week for a pace, date for a day.",
            among="units",
            when=answered("value"),
        ),
        Question(
            "qualifier",
            "Does the source say about, over or the like?",
            ("qualifier",),
            of=choices(Qualifier),
            needed=False,
            when=answered("value"),
        ),
        *cited(),
    ),
    _fact_name,
    _topic,
    offered=("caveat", "known_from", "known_why", "others", "why_this", "review_by"),
    after='Print its number in words with {{{{ num("{id}") }}}}, in a record with [[{id}]].',
)

SOURCE = Form(
    "sources",
    "source",
    Source,
    (
        Question(
            "publisher",
            "Who published it?",
            ("publisher",),
            "If you read a copy, such as a report quoted elsewhere, write who holds the copy.",
        ),
        Question("title", "What is its title?", ("title",)),
        Question("url", "What is its address on the web?", ("url",), needed=False),
        Question(
            "no_url",
            "Why has it no address?",
            ("no_url",),
            when=lambda asking: not asking.has("url"),
        ),
        Question(
            "published",
            "When was it published?",
            ("published",),
            DATE_FORMS,
            form="date",
            needed=False,
        ),
        Question(
            "accessed",
            "When did you open it last?",
            ("accessed",),
            DATE_FORMS,
            form="date",
            default=day,
        ),
        Question("kind", "What kind of source is it?", ("kind",), of=choices(Kind)),
        Question(
            "language",
            "In which language?",
            ("language",),
            of=choices(Language),
            needed=False,
        ),
        Question(
            "copy_of",
            "If it is a copy: whose report is it?",
            ("copy_of",),
            needed=False,
        ),
        Question(
            "read",
            "How much of it did you read?",
            ("read",),
            "Be honest: readers are told.",
            of=choices(Read),
        ),
    ),
    _source_name,
    _kind,
    offered=("note", "licence"),
    after=(
        "Cite it in a record with: citations: [{{source: {id}, place: …}}]\n"
        "In a row of a dataset, write its id in the column `source`."
    ),
)

CORRECTION = Form(
    "corrections",
    "correction",
    Correction,
    (
        Question("record", "Which record was wrong?", ("record",), among="any"),
        Question("field", "Which of its keys?", ("field",), "Such as value, statement or date."),
        Question("old", "What stood there?", ("old",), "Exactly as it stood."),
        Question("new", "What stands there now?", ("new",)),
        Question("reason", "Why was it wrong?", ("reason",), "One sentence, for readers."),
        Question(
            "kind",
            "What kind of mistake was it?",
            ("kind",),
            of=choices(Correction.model_fields["kind"].annotation),
        ),
        Question("date", "When was it corrected?", ("date",), form="date", default=day),
    ),
    lambda asking: f"{asking.answers['record']}-corrected",
    after="The record itself is not changed by this: see that it says what the correction says.",
)
