"""The command `explainer new`: a record from a few answers, in the right file."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import click

from generator.check_command import stop
from generator.problems import ProblemsFoundError
from generator.project import Project

_KINDS = (
    "fact", "event", "actor", "position", "source", "promise", "term", "dataset", "chart",
    "correction",
)  # fmt: skip
_SHARED = {
    "id": "Its id. By default one is proposed.",
    "file": "The file to add it to, such as data/facts/running.yml. By default that of its like.",
}


_EPILOG = """\b
Examples:
  explainer new fact
  explainer new term --term Gamp --definition "A large umbrella." --source an-id
  explainer new fact --help        every question of a fact, as options

\b
Exit status:
  0  the record was written, or would be
  1  the record would be a mistake that no answer mends
  2  an answer is missing or unsound, and nobody was there to ask
"""


class _Kinds(click.Group):
    """The kinds of record, each a command whose options are its questions."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Give the kinds in the order of the guide."""
        return list(_KINDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Make the command of a kind from its form, which loads the model only when it is asked."""
        if name not in _KINDS:
            return None
        from generator.new import FORMS  # noqa: PLC0415  loads every model

        form = FORMS[name]
        texts = {q.name: _told(q.ask, q.hint, q.of) for q in form.questions} | _SHARED
        options: list[click.Parameter] = [
            click.Option([f"--{key.replace('_', '-')}", key], help=text, metavar="TEXT")
            for key, text in texts.items()
        ]
        options += [
            click.Option(["--dry-run"], is_flag=True, help="Print the record, write nothing."),
            click.Option(["--json", "plain"], is_flag=True, help="Print for a program."),
        ]
        words = f"{'An' if name[0] in 'aeiou' else 'A'} {name}, in data/{_files(form.kind)}."
        return click.Command(
            name, params=options, callback=_made(name), help=words, short_help=words
        )


def _told(ask: str, hint: str, of: Iterable[str]) -> str:
    """Give what an option answers, as its help."""
    one = f"One of {', '.join(of)}." if of else ""
    return " ".join(part for part in (ask, hint, one) if part)


def _files(kind: str) -> str:
    from generator.load.catalog import KINDS  # noqa: PLC0415  loads every model

    return KINDS[kind][1] if kind in KINDS else f"{kind}/*.yml and *.csv"


def _made(name: str) -> Any:
    @click.pass_obj
    def command(settings: tuple[Project, date], /, **chosen: Any) -> None:
        _write(name, settings, chosen)

    return command


@click.group(cls=_Kinds, epilog=_EPILOG)
def new() -> None:
    """Add a record: asks what matters, proposes an id, writes it where it belongs.

    Without options it asks everything, and Enter passes over what may be left out. With options it
    asks only what is needed and was not given. A date or number in
    another form is read where it can mean one thing only; a bad answer is asked again with the
    reason. What it writes passes `explainer check`. Nothing else in the file is changed, and
    data/schema offers the new id. Ctrl+C stops, and the record is not written.
    """


def _write(name: str, settings: tuple[Project, date], chosen: dict[str, Any]) -> None:
    from generator.new import FORMS, MissingAnswersError, converse  # noqa: PLC0415  loads every model
    from generator.new.conversation import Desk, keep  # noqa: PLC0415

    project, today = settings
    dry, plain = chosen.pop("dry_run"), chosen.pop("plain")
    given = {key: value for key, value in chosen.items() if value is not None}
    desk = Desk(project, today, _Terminal())
    try:
        told = converse(FORMS[name], desk, given, whole=not given)
    except MissingAnswersError as error:
        stopped = f"\n\nStopped. No {name} was written."
        left = f"Nothing was written. Still to answer: {error}."
        click.echo(stopped if sys.stdin.isatty() and not given else left, err=True)
        sys.exit(2)
    except ProblemsFoundError as found:
        stop(project, found.problems)
    if not dry:
        keep(project, told)
    if plain:
        shown = {"id": told.id, "file": told.file, "line": told.line, "text": told.text}
        click.echo(json.dumps(shown | {"written": not dry}, ensure_ascii=False, indent=1))
        return
    click.echo(told.text, nl=False)
    where = f"{told.file}:{told.line}"
    said = "Would be written" if dry else "Written"
    click.echo(click.style(f"{said}: {where}", bold=True))
    if after := FORMS[name].after.format(id=told.id):
        click.echo(after)


class _Terminal:
    """Speaks to an editor. What is asked goes to the error stream, so that --json stays clean."""

    def say(self, words: str) -> None:
        click.echo(click.style(words, fg="yellow"), err=True)

    def note(self, words: str) -> None:
        click.echo(click.style(words, dim=True), err=True)

    def ask(self, words: str, default: str, before: str) -> str:
        head, *rest = words.split("\n")
        shown = [click.style(head, bold=True), *(click.style(line, dim=True) for line in rest)]
        click.echo("\n" + "\n".join(shown), err=True)
        try:
            with _prefilled(before):
                answer: str = click.prompt(
                    "",
                    default=default,
                    show_default=False,
                    prompt_suffix="> ",
                    err=not _is_terminal(),  # a line can be edited only where it goes to stdout
                )
        except click.Abort:
            raise EOFError from None
        return answer


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


@contextmanager
def _prefilled(words: str) -> Iterator[None]:
    """Let an editor mend an answer instead of typing it again, where the terminal can."""
    if not words or not _is_terminal():
        yield
        return
    try:
        import readline  # noqa: PLC0415  not everywhere
    except ImportError:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(words))
    try:
        yield
    finally:
        readline.set_startup_hook(None)
