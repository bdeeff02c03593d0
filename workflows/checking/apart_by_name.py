"""Names by which a choice says where it leads: a stage, a step and an end each have their own."""

from collections.abc import Iterator

from workflows.checking.finding import Problem
from workflows.procedure import Procedure

_PLACES = {"stages": "a stage", "steps": "a step", "ends": "an end"}


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what has the name of something else that a choice can lead to."""
    known: dict[str, str] = {}
    for place, what in _PLACES.items():
        for name in getattr(procedure, place):
            if name in known:
                wrong = f'"{name}" is the name of {known[name]} already, and this is {what}.'
                yield (place, name), wrong, "Give it another name."
            known.setdefault(name, what)
