"""The command `explainer serve`: the site as you save it."""

import signal
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

import click

from generator import clock
from generator.check_command import coloured
from generator.project import Project

if TYPE_CHECKING:  # loads a web server, which the other commands do not need
    from generator.serve.messages import State
    from generator.serve.session import Save

_PORTS = range(8000, 8020)


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Where to serve; 0 takes any free port."
)
@click.pass_context
def serve(context: click.Context, port: int | None) -> None:
    """Show the site at an address of this computer, and keep it as you save.

    An open page follows every file that you save: data, words, templates, styles, mkdocs.yml and
    Python. A mistake is said here and in the page, in the same words; the last good page stays
    until it is mended. Ctrl+C stops.
    """
    from generator.serve.server import Server, first_free  # noqa: PLC0415
    from generator.serve.session import Session  # noqa: PLC0415

    given: tuple[Project, date] = context.obj
    project, day = given
    asked = context.find_root().params.get("today")

    def today() -> date:
        return day if asked else clock.today()

    session = Session(project, today, _Terminal().say)
    try:
        server = Server(session, port) if port is not None else first_free(session, _PORTS)
    except OSError as error:
        click.echo(f"The site cannot be served: {error.strerror}. Choose another port with --port.")
        sys.exit(1)
    click.echo(f"The site is at {server.address}/   Ctrl+C stops.")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # it ends as by Ctrl+C
    session.start()
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        click.echo("\nStopped.")
    finally:
        session.stop()
        server.server_close()


class _Terminal:
    """Says what was saved, how long it took, and what is wrong."""

    def __init__(self) -> None:
        self.before: State | None = None

    def say(self, state: "State", save: "Save") -> None:
        """Say one thing that is news."""
        before, self.before = self.before, state
        hour = click.style(time.strftime("%H:%M:%S"), dim=True)
        what = _listed(sorted(save.names)) if save.names else "all files"
        took = f"{time.perf_counter() - save.at:.2f} s"
        if state.count:
            stays = "The last good page stays." if state.has_pages else "There is no page yet."
            said = f"{hour} {what}: {stays}\n\n{state.text}\n"
        elif before and before.count and before.number < state.number:
            said = f"{hour} {what}: mended, shown after {took}"
        else:
            said = f"{hour} {what}: shown after {took}"
        click.echo(said, color=coloured())
        sys.stdout.flush()


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more
