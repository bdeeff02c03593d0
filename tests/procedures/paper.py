"""Holding a procedure file to its paper: what it says at a place, and which clauses it cites."""

import csv
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from workflows.parts import Rule
from workflows.procedure import Procedure

SHIPPED = Path(str(resources.files("workflows") / "procedures"))
#: A place in the file, its names joined by dots: ``stages.stage_1.answer_within.days``.
Place = str
#: The clauses of a rule, with a space between; where it stands; what it says there.
Says = tuple[str, Place, object]


def loaded(file: Path) -> Procedure:
    """Read a file by the schema alone: what its words mean is the reader's and the check's part."""
    tree: Any = YAML(typ="safe", pure=True).load(file)
    return Procedure.model_validate(tree)


def said_at(procedure: Procedure, place: Place) -> object:
    """Give what a file says at a place. It must be there."""
    return list(_way_to(procedure, place))[-1]


def cited_at(procedure: Procedure, place: Place) -> set[str]:
    """Give the sources of the rules that a place stands in."""
    rules = [part for part in _way_to(procedure, place) if isinstance(part, Rule)]
    return {source for rule in rules for source in rule.source}


def _way_to(procedure: Procedure, place: Place) -> Iterator[object]:
    at: object = procedure
    yield at
    for name in place.split("."):
        if isinstance(at, Mapping):
            at = at[name]
        elif isinstance(at, tuple):
            at = at[int(name)]
        else:
            at = getattr(at, name)
        yield at


def binding(paper: str) -> set[str]:
    """Give the clauses of a paper ("S4") that bind: no guidance, no note of the reader's."""
    with (SHIPPED / "clauses.csv").open(encoding="utf-8") as file:
        return {
            row["id"]
            for row in csv.DictReader(file)
            if row["id"].startswith(f"{paper}-")
            and row["kind"] != "guidance"
            and not row["clause"].startswith("[reader's note]")
        }


def clauses_of(table: tuple[Says, ...]) -> set[str]:
    """Give every clause that a table holds a file to."""
    return {clause for clauses, _, _ in table for clause in clauses.split()}
