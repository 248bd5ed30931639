"""What happens to the words when a number changes: each fact and observation made wrong.

A mutant is the project with one value changed: a fact's, or that of one row of a dataset. It is
*caught* when a rule or a formula finds a mistake; *changed* when the words of a page that people
read, or a chart's table, are different; *listed* when no such words rest on the value: they stay
as they are even when it is made absurd, so that only the register or a download is different;
*within* when it moved by one and is rounded away, or is only compared and the comparison holds, so
that all words are still true; *survived* when a printed number became another and nothing tells.

Only what rests on the value is worked out again; `--sample` mutants are built whole, to see that
both ways agree. `python bench/mutations.py` prints the totals and every survivor.
"""

import argparse
import multiprocessing
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from mutant import AND_STATEMENT, ONE_FACT, Base, Outcome, Value, outcome, whole

from generator.model.periods import period_of
from generator.model.table import Table
from generator.model.when import When

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 23)
SMALL = 700
"""Datasets of more rows than this are sampled: one row of each quarter, and its largest."""
A_QUARTER = 1


@dataclass(frozen=True)
class Mutant:
    """One value made wrong: of a fact, or of a row of a dataset.

    `row` is ONE_FACT, or AND_STATEMENT where an editor changed the statement of the fact as well.
    """

    record: str
    row: int
    value: Value
    how: str

    def __str__(self) -> str:
        """Name it for the list of survivors."""
        place = f" row {self.row + 2}" if self.row >= 0 else ""
        return f"{self.record}{place}: {self.how} -> {self.value}"


def main() -> None:
    """Make every mutant, in two processes, and print what became of them."""
    options = _options()
    started = time.perf_counter()
    base = Base.of(options.project, TODAY)
    facts = list(_of_facts(base))
    both = [replace(mutant, row=AND_STATEMENT) for mutant in facts]
    mutants = [*facts, *both, *_of_rows(base, random.Random(1))]
    print(f"{len(mutants)} mutants of {len(base.valued)} facts and {_rows(mutants)} observations")
    found = _run(base, mutants)
    _report(base, found)
    alone = [(mutant, said) for mutant, said in found if mutant.row != AND_STATEMENT]
    sample = random.Random(2).sample(alone, min(options.sample, len(alone)))
    differ = [(mutant, said) for mutant, said in sample if not _agrees(base, mutant, said)]
    print(f"\n{len(sample)} of them were also built whole: {len(differ)} came out otherwise")
    for mutant, said in differ:
        print(f"  {mutant}: {said.kind} in part, {whole(base, *_args(mutant)).kind} as a whole")
    print(f"{time.perf_counter() - started:.0f} seconds")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--project", type=Path, default=ROOT)
    parser.add_argument("--sample", type=int, default=12, help="how many to build whole")
    return parser.parse_args()


def _of_facts(base: Base) -> Iterator[Mutant]:
    """Each value halved, doubled, one more, one less, its sign turned, and past each border."""
    for fact in base.valued:
        if isinstance(fact.value, When):
            for days in (-40, -1, 1, 40):
                moved = fact.value.first + timedelta(days=days)
                yield Mutant(fact.id, ONE_FACT, When.parse(moved.isoformat()), f"{days:+d} days")
            continue
        value = fact.value or 0
        for how, other in _others(float(value), isinstance(value, int)):
            yield Mutant(fact.id, ONE_FACT, other, how)
        for formula, border in base.borders(fact.id, float(value), isinstance(value, int)):
            yield Mutant(fact.id, ONE_FACT, border, f"past the border of {formula}")


def _others(value: float, is_whole: bool) -> Iterator[tuple[str, float]]:
    changes = {"halved": value / 2, "doubled": value * 2, "+1": value + 1, "-1": value - 1}
    changes["sign turned"] = -value
    for how, other in changes.items():
        moved = float(round(other)) if is_whole else other
        if moved != value:
            yield how, int(moved) if is_whole else moved


def _of_rows(base: Base, chance: random.Random) -> Iterator[Mutant]:
    for name, table in base.catalog.tables.items():
        for row in _chosen(table, chance):
            value = table.rows[row].value or 0.0
            for how, other in _others(value, is_whole=True):
                if other >= 0 and how in ("halved", "doubled", "+1"):
                    yield Mutant(name, row, float(other), how)


def _chosen(table: Table, chance: random.Random) -> list[int]:
    """Give the rows to change: all, or of a large dataset some of each quarter and category."""
    known = [at for at, row in enumerate(table) if row.value is not None]
    if len(table) <= SMALL:
        return known
    strata: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in known:
        row = table.rows[at]
        group = row.categories.get("measure", row.period)
        strata[group, period_of(row.first, "quarter")].append(at)
    chosen: set[int] = set()
    for rows in strata.values():
        chosen.update(chance.sample(rows, min(A_QUARTER, len(rows))))
        chosen.add(max(rows, key=lambda at: table.rows[at].value or 0.0))
    return sorted(chosen)


_base: Base


def _args(mutant: Mutant) -> tuple[str, int, Value]:
    return mutant.record, mutant.row, mutant.value


def _judge(mutant: Mutant) -> tuple[Mutant, Outcome]:
    return mutant, outcome(_base, *_args(mutant))


def _run(base: Base, mutants: list[Mutant]) -> list[tuple[Mutant, Outcome]]:
    global _base  # noqa: PLW0603  the workers are forked and find it here
    _base = base
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return pool.map(_judge, mutants, chunksize=40)


def _agrees(base: Base, mutant: Mutant, said: Outcome) -> bool:
    same = {"listed", "within", "survived"}
    return (whole(base, *_args(mutant)).kind in same) == (said.kind in same)


def _rows(mutants: list[Mutant]) -> int:
    return len({(mutant.record, mutant.row) for mutant in mutants if mutant.row >= 0})


def _report(base: Base, found: list[tuple[Mutant, Outcome]]) -> None:
    kinds = ("caught", "changed", "listed", "within", "survived")
    print(f"\n{'':24}{'mutants':>9}" + "".join(f"{kind:>10}" for kind in kinds))
    groups = {"facts": ONE_FACT, "facts and statements": AND_STATEMENT}
    groups |= dict.fromkeys(base.catalog.tables, 0)
    for group, least in groups.items():
        of = [said.kind for mutant, said in found if _in_group(mutant, group, least)]
        counts = Counter(of)
        line = "".join(f"{counts[kind]:>10}" for kind in kinds)
        print(f"{group:24}{len(of):>9}{line}")
    counts = Counter(said.kind for _, said in found)
    print(f"{'all':24}{len(found):>9}" + "".join(f"{counts[kind]:>10}" for kind in kinds))
    print("\nCaught by: " + ", ".join(f"{rule} {n}" for rule, n in _rules(found).most_common()))
    unread = Counter(mutant.record for mutant, said in found if said.kind == "listed")
    print("\nOn no page that people read, so only listed (mutants of each record):")
    print("  " + ", ".join(f"{name} {count}" for name, count in unread.most_common()))
    print("\nSurvivors:")
    for mutant, said in found:
        if said.kind == "survived":
            print(f"  {mutant}")


def _in_group(mutant: Mutant, group: str, least: int) -> bool:
    return mutant.row == least if least < 0 else mutant.row >= 0 and mutant.record == group


def _rules(found: list[tuple[Mutant, Outcome]]) -> Counter[str]:
    return Counter(said.rule for _, said in found if said.kind == "caught")


if __name__ == "__main__":
    main()
