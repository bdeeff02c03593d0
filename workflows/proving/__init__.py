"""Proving a procedure: every way that a dispute can go is walked, and looked at."""

from dataclasses import dataclass

from workflows.checking import Problem
from workflows.procedure import Procedure
from workflows.proving.lasting import Lasting, longest, said
from workflows.proving.proofs import problems
from workflows.proving.walking import walk
from workflows.working_calendar import Calendar

__all__ = ["Lasting", "Proof", "prove", "said"]


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What is wrong with a procedure; how much was tried; the longest that it can take."""

    problems: tuple[Problem, ...]
    states: int
    moves: int
    longest: Lasting


def prove(procedure: Procedure, calendar: Calendar) -> Proof:
    """Walk every way that a dispute can go under a procedure, and look at all of them."""
    walked = walk(procedure, calendar)
    return Proof(
        problems=tuple(dict.fromkeys(problems(walked))),
        states=len(walked.states),
        moves=len(walked.ways),
        longest=longest(walked),
    )
