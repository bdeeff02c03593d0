"""Holding a procedure's file to its paper: what it says at a place, and which clauses it cites.

``papers/S4.yaml`` says what the clauses of one paper ask for, and where the file says so.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from workflows import reading
from workflows.parts import Part, Rule
from workflows.procedure import Procedure

SHIPPED = Path(str(resources.files("workflows") / "procedures"))
PAPERS = Path(__file__).parent / "papers"


@dataclass(frozen=True, kw_only=True)
class Row:
    """What some clauses ask for. ``place``: the names on the way to it, joined by dots."""

    clauses: frozenset[str]
    place: str
    says: object


def loaded(file: Path) -> Procedure:
    """Read a file as the app does, with all that is checked of its data."""
    return reading.read(file.read_text(encoding="utf-8"), file.name)


def asked_for(paper: str) -> tuple[Row, ...]:
    """Give what a paper asks for, row by row."""
    return tuple(
        Row(clauses=frozenset(clauses.split()), place=place, says=says)
        for group in _tree(PAPERS / f"{paper}.yaml")
        for clauses, places in group.items()
        for place, says in places.items()
    )


def binding(paper: str) -> set[str]:
    """Give the clauses of a paper that bind: no guidance, no note of the reader's."""
    with (SHIPPED / "clauses.csv").open(encoding="utf-8") as file:
        return {
            row["id"]
            for row in csv.DictReader(file)
            if row["id"].startswith(f"{paper}-")
            and row["kind"] != "guidance"
            and not row["clause"].startswith("[reader's note]")
        }


def said_at(procedure: Procedure, place: str) -> object:
    """Give what a file says at a place, as it is written there. It must be there."""
    return _as_written(list(_way_to(procedure, place))[-1])


def cited_at(procedure: Procedure, place: str) -> set[str]:
    """Give the sources of the rules that a place stands in."""
    rules = [part for part in _way_to(procedure, place) if isinstance(part, Rule)]
    return {source for rule in rules for source in rule.source}


def unheld(procedure: Procedure, paper: str, rows: tuple[Row, ...]) -> list[str]:
    """Give the places of rules that cite a paper, and that no row looks into."""
    return [
        place
        for place, rule in rules(procedure)
        if any(source.startswith(f"{paper}-") for source in rule.source)
        and not any(row.place.startswith(f"{place}.") for row in rows)
    ]


def rules(part: object, place: str = "") -> Iterator[tuple[str, Rule]]:
    """Give every rule of a file with its place."""
    if isinstance(part, Rule):
        yield place, part
    for name, each in _inside(part):
        yield from rules(each, f"{place}.{name}".lstrip("."))


def _tree(file: Path) -> Any:
    return YAML(typ="safe", pure=True).load(file)


def _way_to(procedure: Procedure, place: str) -> Iterator[object]:
    at: object = procedure
    for name in place.split("."):
        at = dict(_inside(at))[name]
        yield at


def _inside(part: object) -> Iterable[tuple[str, object]]:
    """Give what stands in a part of the file, by its names or numbers."""
    if isinstance(part, Mapping):
        return part.items()
    if isinstance(part, tuple):
        return ((str(number), each) for number, each in enumerate(part))
    words = type(part).model_fields if isinstance(part, Part) else {}
    return ((word, getattr(part, word)) for word in words)


def _as_written(value: object) -> object:
    if isinstance(value, tuple):
        return [_as_written(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _as_written(each) for name, each in value.items()}
    return value
