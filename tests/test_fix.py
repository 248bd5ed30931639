"""`explainer check --fix`: it mends what has one right answer, and nothing else is lost."""

import functools
import json
import re
import shutil
from datetime import date

import broken_cases
from click.testing import CliRunner
from conftest import ROOT
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.examine import examined
from generator.fix import fix
from generator.load import load
from generator.project import Project
from generator.tidy import tidied

TODAY = date(2031, 5, 1)
COMMENT = "# a note of {}"


def ask(root, *command):
    return CliRunner().invoke(
        main, ["--project", str(root), "--today", TODAY.isoformat(), "check", *command]
    )


def mix_keys(lines, seed):
    """Put the keys of the first record in another order, with a comment above one of them."""
    starts = [at for at, line in enumerate(lines) if line.startswith("- id:")]
    if not starts:
        return lines
    end = next(
        (at for at in range(starts[0] + 1, len(lines)) if not lines[at].startswith("  ")),
        len(lines),
    )
    blocks, inner = [], lines[starts[0] + 1 : end]
    for line in inner:
        if re.match(r"  [a-z_]+:", line):
            blocks.append([line])
        elif blocks:
            blocks[-1].append(line)
    turn = seed % max(len(blocks), 1)
    turned = blocks[turn:] + blocks[:turn]
    if turned:
        turned[0] = [f"  {COMMENT.format(seed)}", *turned[0]]
    return [*lines[: starts[0] + 1], *(line for block in turned for line in block), *lines[end:]]


def loosen(lines, seed):
    """Leave spaces at the ends of lines, and empty lines at the end."""
    return [
        line + " " * ((at + seed) % 3) if line.strip() else line for at, line in enumerate(lines)
    ] + ["", ""]


def shout(lines, seed):
    """Write a status in capitals."""
    text = re.sub(
        r"^  status: ([a-z-]+)$",
        lambda found: f"  status: {found[1].title()}",
        "\n".join(lines),
        count=1,
        flags=re.MULTILINE,
    )
    return text.split("\n")


def say_dates(lines, seed):
    """Write a day as a sentence has it."""
    text = re.sub(
        r"^  date: 2030-02-10$", "  date: 10 February 2030", "\n".join(lines), flags=re.MULTILINE
    )
    return text.split("\n")


def on_windows(lines, seed):
    """Save the file as an old editor does."""
    return ["\ufeff" + lines[0] + "\r", *(line + "\r" for line in lines[1:])]


MESSES = (mix_keys, loosen, shout, say_dates, on_windows)
FILES = sorted(
    path.relative_to(broken_cases.RURITANIA).as_posix()
    for path in (broken_cases.RURITANIA / "data").rglob("*.yml")
)


@functools.cache
def whole():
    return load(Project(broken_cases.RURITANIA)).catalog


def records(catalog):
    """Give all that a catalog says, without where it stands."""
    kinds = ("sources", "facts", "events", "actors", "positions", "figures", "promises", "charts")
    return {kind: dict(getattr(catalog, kind)) for kind in kinds}


def comments(root):
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(root.rglob("data/**/*.yml")))
    lines = (line.strip("\ufeff\r ") for line in text.split("\n"))
    return sorted(line for line in lines if line.startswith("#"))


@given(
    st.lists(
        st.tuples(st.sampled_from(FILES), st.sampled_from(MESSES), st.integers(0, 9)),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
def test_what_is_mended_says_the_same_keeps_comments_and_needs_no_second_fix(
    tmp_path_factory, messes
):
    root = tmp_path_factory.mktemp("messy") / "project"
    shutil.copytree(broken_cases.RURITANIA, root)
    for name, mess, seed in messes:
        path = root / name
        lines = path.read_bytes().decode().split("\n")
        path.write_bytes("\n".join(mess(lines, seed)).encode())
    noted, project = comments(root), Project(root)
    fix(project, TODAY, lambda _: True)
    assert examined(project, TODAY)[2] == []
    assert records(load(project).catalog) == records(whole())
    assert comments(root) == noted
    again = fix(project, TODAY, lambda _: True)
    assert (again.mended, again.tidied) == ([], [])


def test_a_space_at_the_end_of_a_folded_line_goes(tmp_path):
    root = tmp_path / "project"
    shutil.copytree(broken_cases.RURITANIA, root)
    path = root / "data" / "figures.yml"
    before = path.read_text(encoding="utf-8")
    folded = re.sub(r"(>-\n.*)\n", r"\1 \n", before, count=1)
    assert folded != before
    path.write_text(folded, encoding="utf-8")
    assert ask(root, "--fix").exit_code == 0
    assert path.read_text(encoding="utf-8") == before


def test_what_an_editor_must_decide_is_left_and_told(tmp_path):
    root = tmp_path / "project"
    broken_cases.lay("several-at-once", root)
    before = {path: path.read_bytes() for path in root.rglob("data/**/*.*")}
    run = ask(root, "--fix")
    assert run.exit_code == 1
    assert "`stance` cannot be “oposes”." in run.output
    changed = [path.name for path, content in before.items() if path.read_bytes() != content]
    assert f"{changed}" == "[]"


def test_only_what_is_named_is_changed_and_each_change_is_told(tmp_path):
    root = tmp_path / "project"
    broken_cases.lay("thousands-separator", root)
    other = root / "data" / "units.yml"
    other.write_text(other.read_text(encoding="utf-8") + "\n\n\n", encoding="utf-8")
    assert ask(root).output.endswith(
        "2 of them have one right answer. To mend: explainer check --fix\n"
    )
    run = ask(root, "data/datasets", "--fix")
    told = [line for line in run.output.splitlines() if line.startswith("Mended")]
    assert told[-1] == "Mended data/datasets/extra.csv:3  “1,087” is not a plain number."
    assert other.read_text(encoding="utf-8").endswith("\n\n\n")
    assert "Put in order: data/units.yml" in ask(root, "--fix").output
    assert ask(root, "--fix").output.splitlines()[-1] == "No mistakes found."
    assert "Put in order" not in ask(root, "--fix").output


def test_stale_schemas_are_told_and_written_anew(tmp_path):
    root = tmp_path / "project"
    shutil.copytree(broken_cases.RURITANIA, root)
    folder = root / "data" / "schema"
    folder.mkdir()
    assert "data/schema does not offer every id." in ask(root).output
    assert ask(root).exit_code == 0
    assert "Wrote data/schema anew." in ask(root, "--fix").output
    offered = json.loads((folder / "ids.json").read_bytes())["$defs"]
    assert "sent-official" in offered["facts"]["enum"]
    assert "data/schema" not in ask(root).output


def test_the_files_of_this_project_are_tidy():
    assert tidied(Project(ROOT)) == {}, "run `explainer check --fix` and commit what it changes"
