"""A call made in a process of its own while this one goes on."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar, cast

_T = TypeVar("_T")


class Apart(Generic[_T]):
    """A call that has begun elsewhere. Everything that it is given and gives can be pickled.

    With one processor nothing is won, so there the call is made when its result is asked for; and
    so it is where it gives its result `at_once`. The process ends with this one, if nobody asks.
    """

    def __init__(self, call: Callable[..., _T], *given: Any, at_once: bool = False) -> None:
        """Begin."""
        self._call, self._given = call, given
        self._answer: Connection | None = None
        if (os.cpu_count() or 1) > 1 and not at_once:
            context = multiprocessing.get_context("spawn")
            self._answer, question = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(question, call, given), daemon=True)
            heard = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process begins deaf to it
            try:
                process.start()
            finally:
                signal.signal(signal.SIGINT, heard)
            question.close()

    def result(self) -> _T:
        """Wait for what the call gives. Raises what it raises."""
        if self._answer is None:
            return self._call(*self._given)
        try:
            is_whole, value = self._answer.recv()
        except (EOFError, OSError):  # the process was ended by somebody
            return self._call(*self._given)
        if not is_whole:
            raise value
        return cast(_T, value)


def _work(answer: Connection, call: Callable[..., Any], given: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears Ctrl+C, and ends this
    try:
        answer.send((True, call(*given)))
    except Exception as error:  # noqa: BLE001  raised where the result is asked for
        answer.send((False, error))
