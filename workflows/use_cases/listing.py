"""One person's disputes as a list: filtered, found, and a page at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from workflows import engine
from workflows.commands import Here
from workflows.desk import Desk
from workflows.overview import Count, Row, Show, counts
from workflows.ports import Work
from workflows.use_cases import finding
from workflows.use_cases.finding import Wanted
from workflows.use_cases.listing_covered import Standing
from workflows.use_cases.open_to import anywhere, stays_in_list
from workflows.use_cases.standing import row_of, standing, stands_in_for
from workflows.use_cases.world import here_for, procedure_of, today

#: Disputes on one page of a list.
PAGE = 10
#: Where what is asked of somebody stands; what they raised waits for others.
WAITS = (Show.WAITING, Show.PAST, Show.DECISION, Show.ACTIONS)


@dataclass(frozen=True, kw_only=True)
class Found:
    """Some rows, and how many there are in all; in supervision also of each who raised them."""

    rows: tuple[Row, ...]
    total: int
    counts: Mapping[str, Count] = field(default_factory=dict)


def listed(
    desk: Desk, person: str, show: Show, page: int, wanted: Wanted = finding.ANYTHING
) -> Found:
    """Give one page of somebody's list, soonest first; what is closed, newest first.

    Raises Mistyped for a text that looks like a reference and is none.
    """
    with desk.store.read() as work:
        if show is Show.CLOSED and wanted == finding.ANYTHING:
            return _closed(desk, work, person, page)
        wanted_rows = _wanted(desk, work, person, show, wanted)
        found = able(desk, work, person, wanted_rows, PAGE, first=(page - 1) * PAGE)
        return replace(found, counts=counts(wanted_rows)) if show is Show.SUPERVISION else found


def _wanted(desk: Desk, work: Work, person: str, show: Show, wanted: Wanted) -> list[Row]:
    """Give the rows of a list in which all holds that is looked for.

    Among all that they may open is also what stands in no list of theirs: of a post that is copied.
    """
    rows = _in(desk, work, person, show)
    if wanted == finding.ANYTHING:
        return rows
    sought = finding.sought(desk, work, wanted)
    if show is Show.ALL:
        there = {row.dispute.id for row in rows}
        others = [each for each in sought.named if each.id not in there]
        rows += [row_of(procedure_of(desk, work, each), each, person) for each in others]
    return finding.those(desk, work, person, sought, rows)


def _in(desk: Desk, work: Work, person: str, show: Show) -> list[Row]:
    if show is Show.CLOSED:
        return _ended(desk, work, person)
    live = standing(desk, work, person)
    if show is Show.ALL:
        return [*_disputes(live), *_ended(desk, work, person)]
    return chosen(live, show, person)


def chosen(live: list[Standing], show: Show, person: str) -> list[Row]:
    """Filter the rows: what somebody raised and is involved in, whatever it waits for."""
    match show:
        case Show.RAISED:
            return [row for row in _disputes(live) if row.dispute.raised_by == person]
        case Show.INVOLVED:
            return _disputes(live)
        case Show.SUPERVISION:  # a part for each of them, the oldest dispute first
            mine = [row for row in _disputes(live) if row.raiser]
            return sorted(mine, key=_chair_by_chair)
        case Show.ACTIONS:  # those past their date, too
            return [row for _, row in live if row.action]
        case Show.WAITING:  # what is past its date most of all; and whatever App Home says waits
            return [row for at, row in live if at in WAITS]
        case Show.DECISION:  # what is late and asked of others, too
            return [row for at, row in live if at is show or _is_to_decide(at, row)]
        case _:
            return [row for at, row in live if at is show]


def _chair_by_chair(row: Row) -> tuple[str, str, datetime]:
    """Two of one name are two."""
    return row.raiser, row.dispute.raised_by, row.dispute.raised_at


def _is_to_decide(at: Show, row: Row) -> bool:
    """Is it past its date, asked of somebody else, and so this person's to decide?"""
    return at is Show.PAST and row.action is None and not row.mine


def _disputes(live: list[Standing]) -> list[Row]:
    return [row for _, row in live if row.action is None]


def able(
    desk: Desk, work: Work, person: str, rows: Iterable[Row], most: int, first: int = 0
) -> Found:
    """Give some of the rows, with what this person may do about each."""
    every = list(rows)
    shown = islice(every, first, first + most)
    return Found(rows=tuple(_able(desk, work, person, row) for row in shown), total=len(every))


def _able(desk: Desk, work: Work, person: str, row: Row) -> Row:
    here = here_for(desk, work, row.procedure, person, row.dispute)
    return replace(
        row,
        choices=engine.offered(row.procedure, row.dispute, here),
        may_open_stage=engine.may_record(row.procedure, row.dispute, here),
        may_agree=engine.may_agree(row.procedure, row.dispute, here),
        tells=_tells(row, here) if row.raiser else "",
    )


def _tells(row: Row, here: Here) -> str:
    """Give the choice with which whoever stands in tells somebody, if they may make it (S1-109)."""
    procedure = row.procedure
    able = engine.offered_beside(procedure, row.dispute, here)
    theirs = ((name, procedure.any_time[name]) for name in able)
    stands_in = procedure.silence.stands_in
    return next((name for name, each in theirs if each.tell and stands_in in (each.by or ())), "")


def _closed(desk: Desk, work: Work, person: str, page: int) -> Found:
    """Read one page where nobody has left anything; else all, less what is theirs no more."""
    raisers, directory = stands_in_for(desk, work, person), work.directory(today(desk))
    first, who = (page - 1) * PAGE, (person, *(each.person for each in raisers))
    if any(directory.ended_of(each) for each in who):
        every = _ended(desk, work, person)
        return Found(rows=tuple(every[first : first + PAGE]), total=len(every))
    disputes = work.ended_of(person, raisers, PAGE, first)
    rows = tuple(row_of(procedure_of(desk, work, each), each, person) for each in disputes)
    return Found(rows=rows, total=work.number_ended_of(person, raisers))


def _ended(desk: Desk, work: Work, person: str) -> list[Row]:
    raisers, here = stands_in_for(desk, work, person), anywhere(desk, work, person)
    every = work.ended_of(person, raisers, work.number_ended_of(person, raisers), 0)
    found = ((procedure_of(desk, work, each), each) for each in every)
    return [
        row_of(procedure, dispute, person)
        for procedure, dispute in found
        if stays_in_list(desk, work, procedure, dispute, here)
    ]
