"""New records: a few questions, an id, and valid text in the right file."""

from generator.new.conversation import MissingAnswersError, Told, converse
from generator.new.forms import FORMS
from generator.new.question import Form, Question

__all__ = ["FORMS", "Form", "MissingAnswersError", "Question", "Told", "converse"]
