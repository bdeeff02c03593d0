"""Every rule says where it comes from, and that exists."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources

from workflows.checking.finding import Problem
from workflows.parts import every_rule
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
    for path, rule in every_rule(procedure):
        for source in rule.source:
            if source != OURS and source not in clause_ids():
                yield (
                    (*path, "source"),
                    f'There is no clause "{source}".',
                    'Write an id of clauses.csv, or "ours".',
                )
