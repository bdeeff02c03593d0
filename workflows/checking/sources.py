"""Every rule says where it comes from, and that exists."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources

from workflows.checking.finding import Path, Problem
from workflows.parts import Part, Rule
from workflows.procedure import Procedure

OURS = "ours"


@cache
def clause_ids() -> frozenset[str]:
    """Give the ids of the clauses and open questions that a rule may cite."""
    table = resources.files("workflows") / "procedures" / "clauses.csv"
    with table.open(encoding="utf-8") as file:
        return frozenset(row["id"] for row in csv.DictReader(file))


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find each source that is no clause."""
    for path, rule in each_rule(procedure):
        for source in rule.source:
            if source != OURS and source not in clause_ids():
                yield (
                    (*path, "source"),
                    f'There is no clause "{source}".',
                    'Write an id of clauses.csv, or "ours".',
                )


def each_rule(part: object, path: Path = ()) -> Iterator[tuple[Path, Rule]]:
    """Walk the whole file and give each rule with the way to it."""
    if isinstance(part, Rule):
        yield path, part
    if isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from each_rule(item, (*path, index))
    elif isinstance(part, dict):
        for key, item in part.items():
            yield from each_rule(item, (*path, key))
    elif isinstance(part, Part):
        for name in type(part).model_fields:
            yield from each_rule(getattr(part, name), (*path, name))
