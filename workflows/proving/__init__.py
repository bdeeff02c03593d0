"""Proving a procedure: every way that a dispute can go is walked, and looked at."""

from dataclasses import dataclass

from workflows.checking import Problem
from workflows.procedure import Procedure
from workflows.proving.lasting import Lasting, longest, said
from workflows.proving.proofs import problems
from workflows.proving.walking import Walk, walk
from workflows.working_calendar import Calendar

__all__ = ["Lasting", "Proof", "Walk", "prove", "said"]


@dataclass(frozen=True, kw_only=True)
class Proof:
    """Every way that was walked, what is wrong with them, and the longest that one can take."""

    walk: Walk
    problems: tuple[Problem, ...]
    longest: Lasting


def prove(procedure: Procedure, calendar: Calendar) -> Proof:
    """Walk every way that a dispute can go under a procedure, and look at all of them."""
    walked = walk(procedure, calendar)
    found = tuple(dict.fromkeys(problems(walked)))
    return Proof(walk=walked, problems=found, longest=longest(walked))
