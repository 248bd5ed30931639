"""What is asked for an event, an actor and a position."""

from typing import Any

from generator.model.catalog import Catalog
from generator.model.fact import Status
from generator.model.story import Actor, ActorKind, Event, Position, Stance
from generator.new.common import DATE_FORMS, SENTENCE, STATUS_WORDS, answered, choices, cited
from generator.new.names import habit, slug
from generator.new.question import Asking, Form, Question

_LEANS = {
    "supports": "It is for it.",
    "opposes": "It is against it.",
    "mixed": "It is for one part and against another.",
    "concerned": "It doubts or warns, and is not against it.",
    "neutral": "It takes no side.",
    "decides": "It settles something, as a court or a minister does.",
}


_TIERS = {
    "core": "It decided, or took part.",
    "context": "It spoke of it, or is needed to explain it.",
}


def _event_name(asking: Asking) -> str:
    return habit(asking.catalog.events) + slug(asking.answers["title"], 4)


def _position_name(asking: Asking) -> str:
    whole = asking.answers["actor"].split("-")
    words = slug(asking.answers["statement"], 8).split("-")
    return "-".join([whole[-1], *[word for word in words if word not in whole][:3]])


def _side(position: Any, catalog: Catalog) -> str:
    actor = catalog.actors.get(position.actor)
    return actor.side if actor else ""


EVENT = Form(
    "events",
    "event",
    Event,
    (
        Question("date", "When did it happen?", ("date",), DATE_FORMS, form="date"),
        Question("title", "What happened, in a few words?", ("title",)),
        Question(
            "text",
            "What else must a reader know?",
            ("text",),
            f"At most two sentences. {SENTENCE}",
            needed=False,
        ),
        Question(
            "status", "How sure is it? Its status.", ("status",), of=choices(Status, STATUS_WORDS)
        ),
        Question("theme", "Under which theme?", ("theme",), among="themes"),
        Question(
            "facts",
            "Which facts does it rest on?",
            ("facts",),
            "Ids with commas between them.",
            needed=False,
            form="names",
            among="facts",
        ),
        *cited(when=lambda asking: not asking.has("facts")),
        Question(
            "actors",
            "Who took part?",
            ("actors",),
            "Ids with commas between them.",
            needed=False,
            form="names",
            among="actors",
        ),
    ),
    _event_name,
    lambda event, _: str(event.theme),
    offered=("count", "count_note"),
    after='It is on the timeline. Elsewhere: {{{{ event("{id}", "words") }}}}.',
)

ACTOR = Form(
    "actors",
    "actor",
    Actor,
    (
        Question("name", "What is the name?", ("name",)),
        Question("kind", "What is it?", ("kind",), of=choices(ActorKind)),
        Question("side", "On which side of the story?", ("side",), among="sides"),
        Question(
            "tier",
            "Is it at the core of the story, or context?",
            ("tier",),
            of=choices(Actor.model_fields["tier"].annotation, _TIERS),
        ),
        Question("role", "Who is this in the story?", ("role",), "One sentence."),
        Question("part", "Its part, in a few words?", ("part",), needed=False),
        Question("website", "Its website?", ("website",), needed=False),
        Question(
            "related",
            "Which other actors belong with it?",
            ("related",),
            "Ids with commas between them.",
            needed=False,
            form="names",
            among="actors",
        ),
    ),
    lambda asking: slug(asking.answers["name"]),
    lambda actor, _: f"{actor.side}-{actor.kind}",
    offered=("offices", "note"),
    after='It has a page, people/{id}/. In words: {{{{ actor("{id}") }}}}.',
)

POSITION = Form(
    "positions",
    "position",
    Position,
    (
        Question("actor", "Who said it?", ("actor",), among="actors"),
        Question("stance", "Which way does it lean?", ("stance",), of=choices(Stance, _LEANS)),
        Question("statement", "What was said?", ("statement",), SENTENCE),
        Question("date", "When?", ("date",), DATE_FORMS, form="date"),
        Question(
            "condition",
            "Under which condition, in a few words?",
            ("condition",),
            needed=False,
            when=answered("stance", "mixed", "concerned"),
        ),
        *cited(),
    ),
    _position_name,
    _side,
    offered=("caveat", "status"),
    after="It stands on the page of its actor.",
)
