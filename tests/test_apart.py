"""What is worked out in a process beside this one."""

import multiprocessing
import os

import pytest

from generator.apart import Apart
from generator.problems import Problem, ProblemsFoundError


def place() -> str:
    return "beside" if multiprocessing.parent_process() else "here"


def refuse() -> str:
    raise ProblemsFoundError([Problem("a.yml", 1, 2, "yaml", f"Seen {place()}.")])


def vanish() -> str:
    if place() == "beside":
        os._exit(1)
    return place()


def test_a_call_beside_gives_raises_or_is_made_here_when_its_process_ends(monkeypatch):
    calls = [Apart(call) for call in (place, refuse, vanish)]
    assert calls[0].result() == "beside"
    with pytest.raises(ProblemsFoundError, match=r"a\.yml:1:2: Seen beside\.") as raised:
        calls[1].result()
    assert len(raised.value.problems) == 1
    assert calls[2].result() == "here"
    assert Apart(place, at_once=True).result() == "here"
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert Apart(place).result() == "here"
