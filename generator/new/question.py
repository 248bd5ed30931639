"""What a kind of record asks of an editor, and where each answer goes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from generator.load.yaml_file import Path
from generator.model.catalog import Catalog

Answers = Mapping[str, str]
"""What was answered so far, by the name of the question. "" where it was passed over."""


@dataclass(frozen=True)
class Asking:
    """What a question may depend on: the records there are, the day, and earlier answers."""

    catalog: Catalog
    today: date
    answers: Answers

    def has(self, name: str) -> bool:
        """Tell whether a question was answered with something."""
        return bool(self.answers.get(name))


def _always(_: Asking) -> bool:
    return True


def _nothing(_: Asking) -> str:
    return ""


def _sound(_: Asking, __: str) -> str:
    return ""


@dataclass(frozen=True)
class Question:
    """One question. Its name is also that of the option which answers it.

    `at` is where the answer stands in the record; `form` how it is read. `among` names the list of
    the catalog, or of site.yml, in which an id must be; `of` is a closed list, each answer with a
    few words on it. `when` says whether it is asked at all, `default` what an empty answer means,
    `refuse` why an answer cannot stand that the model does not see; "" where it can.
    """

    name: str
    ask: str
    at: Path
    hint: str = ""
    needed: bool = True
    form: Literal["text", "date", "number", "names", "pairs"] = "text"
    among: str = ""
    of: Mapping[str, str] = field(default_factory=dict)
    when: Callable[[Asking], bool] = _always
    default: Callable[[Asking], str] = _nothing
    refuse: Callable[[Asking, str], str] = _sound

    @property
    def option(self) -> str:
        """Give its name on the command line."""
        return f"--{self.name.replace('_', '-')}"


@dataclass(frozen=True)
class Form:
    """A kind of record: its questions in order, what its id is made of, what else it may hold.

    `alike` gives what it shares with the records of the file in which it belongs. `fixed` is
    written without asking. `offered` are keys that stand in the record as comments.
    """

    kind: str
    word: str
    model: Any
    questions: Sequence[Question]
    name: Callable[[Asking], str]
    alike: Callable[[Any, Catalog], str] = lambda *_: ""
    fixed: Callable[[Asking], Mapping[Path, Any]] = lambda _: {}
    offered: Sequence[str] = ()
    after: str = ""

    def question(self, name: str) -> Question:
        """Give a question by its name."""
        return next(question for question in self.questions if question.name == name)
