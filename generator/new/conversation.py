"""The questions, one by one: a bad answer is asked again with the reason, then all is tried."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatch
from typing import Protocol

from generator.load import load
from generator.load.catalog import KINDS
from generator.load.memory import Memory
from generator.new.drafts import Draft, draft
from generator.new.forms import FORMS
from generator.new.names import free
from generator.new.offers import shown
from generator.new.question import Asking, Form, Question
from generator.new.reading import AnswerError, meant, read
from generator.new.trial import field_of, problems_of
from generator.problems import Problem, ProblemsFoundError
from generator.project import Project
from generator.schema import schemas
from generator.write import write


class Talk(Protocol):
    """How an editor is spoken to. `ask` raises EOFError when nobody answers."""

    def say(self, words: str) -> None:
        """Tell what is wrong."""

    def note(self, words: str) -> None:
        """Tell what happens."""

    def ask(self, words: str, default: str, before: str) -> str:
        """Ask and give the answer; an empty one is the default. `before` can be edited anew."""


class MissingAnswersError(Exception):
    """Nobody answered, and these options were not given, or not soundly."""

    def __init__(self, options: list[str]) -> None:
        """Keep the names of the options."""
        super().__init__(", ".join(options))
        self.options = options


@dataclass(frozen=True)
class Desk:
    """What a conversation needs: the project, the day, and whom to speak to."""

    project: Project
    today: date
    talk: Talk


@dataclass(frozen=True)
class Told:
    """A sound record: its id, where it goes, and every file that is to be written."""

    id: str
    file: str
    line: int
    text: str
    files: Mapping[str, str]


def converse(form: Form, desk: Desk, given: Mapping[str, str], whole: bool) -> Told:
    """Ask for a record until it is sound. `given` are answers from options, by question.

    `whole` asks what may be passed over as well. Raises MissingAnswersError when nobody answers,
    ProblemsFoundError when something is wrong that no question can mend.
    """
    catalog = load(desk.project, Memory(desk.project)).catalog
    if catalog is None:
        raise ProblemsFoundError(problems_of(desk.project, desk.today, {}))
    _refuse_file(form, given.get("file"), desk)
    talking = _Talking(form, desk, Asking(catalog, desk.today, {}), dict(given), whole)
    for question in talking.questions:
        talking.answer(question)
    while True:
        desk.talk.note("Checking it with everything else …")
        made = draft(form, talking.asking, desk.project, talking.given.get("file", ""))
        problems = problems_of(desk.project, desk.today, made.files)
        if not problems:
            return Told(talking.asking.answers["id"], made.spot.file, made.spot.line,
                        made.text, made.files)  # fmt: skip
        talking.mend(problems, made)


def _refuse_file(form: Form, file: str | None, desk: Desk) -> None:
    """A record in a file of another kind would be read as something else."""
    pattern = f"data/{KINDS[form.kind][1]}" if form.kind in KINDS else ""
    if file and not (pattern and fnmatch(file, pattern) and file.count("/") == pattern.count("/")):
        must = f"must be {pattern}" if pattern else "follows from its id"
        desk.talk.say(f"{file} cannot be the file of this {form.word}: it {must}.")
        raise MissingAnswersError(["--file"])


def keep(project: Project, told: Told) -> None:
    """Write a record's files, each in one step, and offer its id where editors' programs look."""
    for name, text in told.files.items():
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    folder, loaded = project.data / "schema", load(project, Memory(project))
    if folder.is_dir() and loaded.catalog is not None:
        write(schemas(loaded), folder)


class _Talking:
    """One conversation: what was answered, and what is still to be asked."""

    def __init__(
        self, form: Form, desk: Desk, asking: Asking, given: dict[str, str], whole: bool
    ) -> None:
        self.form = form
        self.desk = desk
        self.asking = asking
        self.given = given
        self.whole = whole
        own = Question(
            "id",
            "Which id shall it have?",
            ("id",),
            "Other records name it by this. It never changes.",
            default=self._free,
        )
        self.questions = [*form.questions, own]

    def answer(self, question: Question) -> None:
        """Ask one question, unless an option answers it or nothing needs it."""
        if not question.when(self.asking):
            return
        answer = self.given.pop(question.name, None)
        default = question.default(self.asking)
        if answer is None and not self.whole and (default or not question.needed):
            answer = default
        self._settle(question, answer)

    def mend(self, problems: list[Problem], made: Draft) -> None:
        """Ask again whatever the problems are about. Raises ProblemsFoundError if none is asked."""
        again: dict[str, list[Problem]] = {}
        for problem in problems:
            at = field_of(problem, made.spot)
            asked = self._about(at) if at is not None else None
            if asked is None:
                raise ProblemsFoundError(problems)
            again.setdefault(asked.name, []).append(problem)
        for question in (asked for asked in self.questions if asked.when(self.asking)):
            for problem in again.get(question.name, ()):
                self.desk.talk.say(f"{problem.sentence} {problem.hint}".strip())
            if question.name in again:
                self._settle(question, None)

    def _settle(self, question: Question, answer: str | None) -> None:
        before, offer, again = self.asking.answers.get(question.name, ""), "", False
        while True:
            if answer is None:
                answer = self._ask(question, before, offer, again)
                again = True
            try:
                answer = self._sound(question, answer.strip())
            except AnswerError as error:
                self.desk.talk.say(str(error))
                before, offer, answer = answer, error.offer if question.needed else "", None
                continue
            self._keep(question, answer)
            return

    def _sound(self, question: Question, answer: str) -> str:
        """Give the answer when it can stand. Raises AnswerError with the reason."""
        if answer == "new" and question.among == "sources":
            return self._new_source()
        if not answer:
            if question.needed:
                raise AnswerError("This is needed.")
            return answer
        if (right := meant(question, answer)) != answer:
            self.desk.talk.note(f"  Read as {right}.")
        read(question, self.form, self.asking, right)
        if question.name == "id" and (other := free(right, self.asking.catalog)) != right:
            raise AnswerError(f"The id `{right}` is taken. `{other}` is free.", other)
        return right

    def _ask(self, question: Question, before: str, offer: str, again: bool) -> str:
        default = offer or question.default(self.asking)
        words = shown(question, self.asking, default, again)
        free_words = question.form == "text" and not (question.of or question.among or default)
        try:
            return self.desk.talk.ask(words, default, before if free_words else "")
        except EOFError:
            raise MissingAnswersError(self._missing(question)) from None

    def _missing(self, first: Question) -> list[str]:
        """Give the options that would have answered, beginning with the one just asked."""
        rest = self.questions[self.questions.index(first) + 1 :]
        asking = replace(self.asking, answers={**self.given, **self.asking.answers})
        more = [
            question
            for question in rest
            if question.needed
            and question.name not in (*asking.answers, "id")
            and question.when(asking)
            and not question.default(asking)
        ]
        return [question.option for question in (first, *more)]

    def _keep(self, question: Question, answer: str) -> None:
        answers = {**self.asking.answers, question.name: answer}
        self.asking = replace(self.asking, answers=answers)

    def _new_source(self) -> str:
        """Add a source on the way, written before the record that cites it."""
        self.desk.talk.note("First the source.")
        told = converse(FORMS["source"], self.desk, {}, whole=True)
        keep(self.desk.project, told)
        self.desk.talk.note(f"Written: {told.file}:{told.line}. Now the rest of the record.")
        catalog = load(self.desk.project, Memory(self.desk.project)).catalog or self.asking.catalog
        self.asking = replace(self.asking, catalog=catalog)
        return told.id

    def _about(self, at: tuple[str | int, ...]) -> Question | None:
        """Give the question whose answer stands at a path of the record, or nearest above it."""
        fits = [q for q in self.questions if q.at and at[: len(q.at)] == q.at]
        return max(fits, key=lambda question: len(question.at), default=None)

    def _free(self, asking: Asking) -> str:
        return free(self.form.name(asking), asking.catalog)
