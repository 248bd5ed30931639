"""What is worked out in a process beside this one."""

import multiprocessing
import os
import subprocess
import sys

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


def test_ctrl_c_is_heard_by_the_first_process_alone():
    script = (
        "import os, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # the background has none
        "from generator.apart import Apart\n"
        "beside = Apart(os.getpid)\n"
        "try: os.killpg(0, signal.SIGINT)\n"
        "except KeyboardInterrupt: print(beside.result() != os.getpid())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, check=False, start_new_session=True, timeout=60,
    )  # fmt: skip
    assert (run.stdout, run.stderr) == ("True\n", "")
