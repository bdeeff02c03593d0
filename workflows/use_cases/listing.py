"""One person's disputes: the parts of App Home, and the list with its filters and pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from workflows import engine, overview, references
from workflows.dispute import Dispute
from workflows.overview import Row, Show
from workflows.people import holders
from workflows.ports import Desk, Work
from workflows.procedure import Procedure
from workflows.use_cases import drafting
from workflows.use_cases.common import here_for, procedure_of, today
from workflows.use_cases.opening import may_see
from workflows.use_cases.raising import may_raise

#: Further ahead than anything is due.
FAR = timedelta(days=3650)
#: Disputes on one page of a list.
PAGE = 10
#: The most that App Home shows of each part; the list has the rest.
AT_HOME = {Show.WAITING: 10, Show.PAST: 10, Show.RAISED: 5}


@dataclass(frozen=True, kw_only=True)
class Found:
    """Some rows, and how many there are in all."""

    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class Home:
    """What one person's App Home shows.

    ``in_list``: how many the list shows for each part, where somebody asks to see all.
    """

    parts: Mapping[Show, Found]
    in_list: Mapping[Show, int]
    drafts: tuple[drafting.Mine, ...]
    may_raise: bool


def home(desk: Desk, person: str) -> Home:
    """Put together somebody's App Home as it is now."""
    with desk.store.read() as work:
        standing = list(_standing(desk, work, person))
        return Home(
            parts={
                show: _rows(desk, work, person, [row for at, row in standing if at is show], most)
                for show, most in AT_HOME.items()
            },
            in_list={show: len(_chosen(standing, show, person)) for show in AT_HOME},
            drafts=drafting.mine(desk, work, person),
            may_raise=may_raise(desk, work, person),
        )


def listed(desk: Desk, person: str, show: Show, page: int) -> Found:
    """Give one page of somebody's list, soonest first; what is closed, newest first."""
    with desk.store.read() as work:
        if show is Show.CLOSED:
            return _closed(desk, work, person, page)
        chosen = _chosen(list(_standing(desk, work, person)), show, person)
        return _rows(desk, work, person, chosen, PAGE, first=(page - 1) * PAGE)


def found(desk: Desk, person: str, text: str) -> Found:
    """Give the dispute of a reference, if they may see it. Raises Mistyped."""
    reference = references.read(text)
    with desk.store.read() as work:
        dispute = work.dispute_called(reference)
        if dispute is None or not may_see(desk, work, dispute, person):
            return Found(rows=(), total=0)
        row = _row(procedure_of(desk, work, dispute), dispute, person)
        return _rows(desk, work, person, [row], 1)


def left_behind(desk: Desk) -> list[str]:
    """Give the references of live disputes that wait for somebody who holds no post today."""
    with desk.store.read() as work:
        held = {posting.person for posting in work.directory(today(desk)).postings}
        live = (work.dispute(id) for id in work.due_by(desk.now() + FAR))
        return [
            dispute.reference
            for dispute in live
            if not held.intersection(
                engine.must_act(procedure_of(desk, work, dispute), dispute).values()
            )
        ]


def _chosen(standing: list[tuple[Show, Row]], show: Show, person: str) -> list[Row]:
    """Filter the rows: what somebody raised and is involved in, whatever it waits for."""
    match show:
        case Show.RAISED:
            return [row for _, row in standing if row.dispute.raised_by == person]
        case Show.INVOLVED:
            return [row for _, row in standing]
        case Show.WAITING:  # what is past its date waits most of all
            return [row for at, row in standing if at in (Show.WAITING, Show.PAST)]
        case _:
            return [row for at, row in standing if at is show]


def _standing(desk: Desk, work: Work, person: str) -> Iterator[tuple[Show, Row]]:
    """Give every live dispute that somebody may see, soonest first, and where it stands."""
    raisers = _stands_in_for(desk, work, person)
    procedures: dict[str, Procedure] = {}
    for dispute in _seen_by(person, raisers, work.live_of((person, *raisers))):
        procedure = procedures.get(dispute.procedure) or procedure_of(desk, work, dispute)
        procedures[dispute.procedure] = procedure
        stands_in = dispute.raised_by in raisers
        at = overview.shows(procedure, dispute, person, stands_in=stands_in)
        yield at, _row(procedure, dispute, person)


def _seen_by(
    person: str, raisers: frozenset[str], disputes: Iterable[Dispute]
) -> Iterator[Dispute]:
    """Leave out what somebody whom they stand in for was asked in, and did not raise."""
    return (
        dispute
        for dispute in disputes
        if dispute.raised_by in raisers | {person} or person in dispute.asked
    )


def _row(procedure: Procedure, dispute: Dispute, person: str) -> Row:
    mine = overview.is_asked(procedure, dispute, person)
    return Row(procedure=procedure, dispute=dispute, mine=mine)


def _stands_in_for(desk: Desk, work: Work, person: str) -> frozenset[str]:
    """Give those who may raise, in whose place this person may decide."""
    directory, mine = work.directory(today(desk)), set[str]()
    for procedure in desk.library.procedures.values():
        post = procedure.silence.stands_in
        if post in directory.posts_of(person):
            raisers = {
                each.person for by in procedure.raising.by for each in directory.holders_of(by)
            }
            mine |= {
                raiser
                for raiser in raisers
                if holders(procedure, directory, raiser, {}).get(post) == person
            }
    return frozenset(mine - {person})


def _rows(
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
    )


def _closed(desk: Desk, work: Work, person: str, page: int) -> Found:
    disputes = work.ended_of(person, PAGE, (page - 1) * PAGE)
    rows = tuple(_row(procedure_of(desk, work, each), each, person) for each in disputes)
    return Found(rows=rows, total=work.number_ended_of(person))
