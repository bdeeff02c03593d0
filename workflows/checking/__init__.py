"""What a procedure must satisfy beyond its schema: names that agree, limits, words that fit."""

from collections.abc import Iterator

from workflows.checking import (
    apart,
    apart_by_name,
    aside,
    beginnings,
    beside,
    children,
    dates,
    defaults,
    doors,
    facts,
    fields,
    follow_up,
    forms,
    joint,
    ladder,
    layout,
    limits,
    local_words,
    meetings,
    musts,
    names,
    notices,
    open_questions,
    posts,
    records,
    repeated,
    signs,
    sources,
    words,
)
from workflows.checking.finding import Path, Problem
from workflows.checking.sources import OURS, clause_ids
from workflows.procedure import Procedure

__all__ = ["OURS", "Path", "Problem", "clause_ids", "problems"]


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Give everything that is wrong with *procedure*, from its data alone.

    Where two places have one name it is not known what leads where, so nothing else is said.
    """
    if same := list(apart_by_name.problems(procedure)):
        yield from same
        return
    for subject in (
        sources,
        names,
        posts,
        notices,
        aside,
        forms,
        fields,
        defaults,
        repeated,
        children,
        beginnings,
        dates,
        facts,
        joint,
        ladder,
        musts,
        doors,
        follow_up,
        beside,
        apart,
        limits,
        meetings,
        open_questions,
        local_words,
        records,
        layout,
        signs,
        words,
    ):
        yield from subject.problems(procedure)
