"""The ten kinds of record that `explainer new` makes."""

from collections.abc import Mapping

from generator.new.ask_data import CHART, DATASET
from generator.new.ask_facts import CORRECTION, FACT, SOURCE
from generator.new.ask_people import ACTOR, EVENT, POSITION
from generator.new.ask_words import PROMISE, TERM
from generator.new.question import Form

FORMS: Mapping[str, Form] = {
    form.word: form
    for form in (
        FACT, EVENT, ACTOR, POSITION, SOURCE, PROMISE, TERM, DATASET, CHART, CORRECTION
    )
}  # fmt: skip
"""Each kind's form by the word that names it on the command line."""
