"""Finding again what was sent without a dispute: at home, in the list, by reference; and counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from workflows import references
from workflows.apart import ApartRow, Counted, Listed
from workflows.desk import Desk
from workflows.ports import Work
from workflows.use_cases.finding import called_so
from workflows.use_cases.world import procedure_kept, today

#: Lines on one page of the list.
PAGE = 10


@dataclass(frozen=True, kw_only=True)
class FoundApart:
    """Some lines, and how many there are in all."""

    rows: tuple[ApartRow, ...]
    total: int


def waiting(desk: Desk, work: Work, person: str) -> tuple[ApartRow, ...]:
    """Give what somebody is asked to acknowledge, the oldest first."""
    return _rows(desk, work, person, work.apart_waiting_for(person))


def waits_for(desk: Desk, person: str) -> tuple[ApartRow, ...]:
    """Give what waits for somebody, to lay it beside what waits for them in disputes."""
    with desk.store.read() as work:
        return waiting(desk, work, person)


def listed(desk: Desk, person: str, page: int) -> FoundApart:
    """Give one page of what somebody sent or received, newest first."""
    with desk.store.read() as work:
        found = work.apart_of(person, PAGE, (page - 1) * PAGE)
        rows = _rows(desk, work, person, found)
        return FoundApart(rows=rows, total=work.number_apart_of(person))


def found(desk: Desk, person: str, text: str, page: int = 1) -> FoundApart:
    """Give one page of those that a reference names, or that are from or for somebody of a name.

    Raises Mistyped. What was written stands sealed, so nothing is looked for in that.
    """
    reference = _reference_in(desk, text)
    with desk.store.read() as work:
        people = called_so(work.directory(today(desk)), text)
        every = work.apart_of(person, work.number_apart_of(person), 0)
        fits = [each for each in every if _fits(each, reference, people)]
        first = (page - 1) * PAGE
        rows = _rows(desk, work, person, fits[first : first + PAGE])
        return FoundApart(rows=rows, total=len(fits))


def _reference_in(desk: Desk, text: str) -> str:
    """Give the reference that is typed, if it begins like one of these. Raises Mistyped."""
    prefix = references.prefix_of(text)
    return references.read(text, prefix) if prefix in prefixes(desk) else ""


def _fits(listed: Listed, reference: str, people: frozenset[str]) -> bool:
    if reference:
        return listed.reference == reference
    return not people.isdisjoint({listed.person, *listed.told})


def _rows(desk: Desk, work: Work, person: str, found: Iterable[Listed]) -> tuple[ApartRow, ...]:
    return tuple(
        ApartRow(
            listed=each,
            rule=procedure_kept(desk, work, each.procedure).apart[each.kind],
            reader=person,
        )
        for each in found
    )


def called(desk: Desk) -> tuple[str, ...]:
    """Give what people call all that can be sent here, kind by kind."""
    rules = [rule for each in desk.library.procedures.values() for rule in each.apart.values()]
    return tuple(dict.fromkeys(rule.many for rule in rules))


def kinds(desk: Desk) -> Mapping[str, str]:
    """Give what people call one of each kind that can be sent here, by the word typed for it."""
    every = desk.library.procedures.values()
    return {key: rule.one for each in every for key, rule in each.apart.items()}


def prefixes(desk: Desk) -> frozenset[str]:
    """Give how the references of all that can be sent here begin."""
    rules = (rule for each in desk.library.procedures.values() for rule in each.apart.values())
    return frozenset(rule.prefix for rule in rules)


def counted(desk: Desk, since: datetime, until: datetime) -> Mapping[str, Counted]:
    """Say of each kind how many were sent from one instant up to another, and acknowledged.

    A figure has no name in it, and nobody is ranked by it (S1-112).
    """
    with desk.store.read() as work:
        return dict(work.apart_counted(since, until))
