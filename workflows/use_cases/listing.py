"""One person's disputes: the parts of App Home, and the list with its filters and pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from workflows import engine, overview, references
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.overview import Row, Show
from workflows.people import Directory, holders
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.stored import Raiser
from workflows.use_cases import drafting
from workflows.use_cases.opening import may_see
from workflows.use_cases.raising import may_raise
from workflows.use_cases.world import here_for, offered_apart, procedure_kept, procedure_of, today
from workflows.visibility import act_in_silence

#: Further ahead than anything is due.
FAR = timedelta(days=3650)
#: Disputes on one page of a list.
PAGE = 10
#: The most that App Home shows of each part; the list has the rest.
AT_HOME = {Show.WAITING: 10, Show.PAST: 10, Show.ACTIONS: 5, Show.RAISED: 5}


@dataclass(frozen=True, kw_only=True)
class Found:
    """Some rows, and how many there are in all."""

    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class Home:
    """What one person's App Home shows.

    ``sends``: what they may send without a dispute, each with its procedure.
    ``in_list``: how many the list shows for each part, where somebody asks to see all.
    ``supervised``: the open disputes of those whose manager this is (S1-108).
    """

    parts: Mapping[Show, Found]
    in_list: Mapping[Show, int]
    drafts: tuple[drafting.Mine, ...]
    may_raise: bool
    sends: Mapping[str, Procedure]
    supervised: tuple[Row, ...] = ()


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
            sends=offered_apart(desk, work, person),
            supervised=tuple(_chosen(standing, Show.SUPERVISION, person)),
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
            return [row for row in _disputes(standing) if row.dispute.raised_by == person]
        case Show.INVOLVED:
            return _disputes(standing)
        case Show.SUPERVISION:  # a part for each of them, the oldest dispute first
            mine = [row for row in _disputes(standing) if row.raiser]
            return sorted(mine, key=lambda row: (row.raiser, row.dispute.raised_at))
        case Show.WAITING:  # what is past its date waits most of all
            return [row for at, row in standing if at in (Show.WAITING, Show.PAST)]
        case _:
            return [row for at, row in standing if at is show]


def _disputes(standing: list[tuple[Show, Row]]) -> list[Row]:
    return [row for at, row in standing if at is not Show.ACTIONS]


def _standing(desk: Desk, work: Work, person: str) -> Iterator[tuple[Show, Row]]:
    """Give every live dispute that somebody may open, soonest first, and where it stands.

    Then each action that they follow up, or do.
    """
    raisers = _stands_in_for(desk, work, person)
    directory, procedures = work.directory(today(desk)), dict[str, Procedure]()
    followed = dict[str, tuple[Procedure, Dispute]]()
    for dispute in work.live_of(person, raisers):
        procedure = procedures.get(dispute.procedure) or procedure_of(desk, work, dispute)
        procedures[dispute.procedure] = procedure
        stands_in = (dispute.procedure, dispute.raised_by) in raisers
        at = overview.shows(procedure, dispute, person, stands_in=stands_in)
        row = _row(procedure, dispute, person)
        yield at, replace(row, raiser=directory.name(dispute.raised_by)) if stands_in else row
        followed[dispute.id] = procedure, dispute
    for dispute in work.with_actions_of(person):
        followed[dispute.id] = procedure_of(desk, work, dispute), dispute
    for row in overview.action_rows(followed.values(), person):
        yield Show.ACTIONS, row


def _row(procedure: Procedure, dispute: Dispute, person: str) -> Row:
    mine = overview.is_asked(procedure, dispute, person)
    return Row(procedure=procedure, dispute=dispute, mine=mine)


def _stands_in_for(desk: Desk, work: Work, person: str) -> frozenset[Raiser]:
    """Give those who have raised disputes in which this person may act in silence.

    What one of them was only asked in is theirs alone: it has a raiser of its own.
    """
    directory, raisers = work.directory(today(desk)), frozenset(work.raisers())
    kept = {hash: procedure_kept(desk, work, hash) for hash in {each.procedure for each in raisers}}
    mine = directory.posts_of(person)
    return frozenset(
        raiser
        for raiser in raisers
        if raiser.person != person
        and _acts_in_silence(kept[raiser.procedure], mine)
        and person in _in_silence_of(kept[raiser.procedure], directory, raiser.person)
    )


def _acts_in_silence(procedure: Procedure, posts: Iterable[str]) -> bool:
    """Does one of these posts act in silence for anybody? Most do not, and nobody is looked up."""
    silence = procedure.silence
    return not {silence.decides, silence.stands_in}.isdisjoint(posts)


def _in_silence_of(procedure: Procedure, directory: Directory, raiser: str) -> frozenset[str]:
    """Give whoever acts in silence in what somebody raised, whatever posts they hold by now.

    It does not matter under which post they raised it: a line begins with the person.
    """
    return act_in_silence(procedure, holders(procedure, directory, raiser, {}))


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
        may_agree=engine.may_agree(row.procedure, row.dispute, here),
    )


def _closed(desk: Desk, work: Work, person: str, page: int) -> Found:
    raisers = _stands_in_for(desk, work, person)
    disputes = work.ended_of(person, raisers, PAGE, (page - 1) * PAGE)
    rows = tuple(_row(procedure_of(desk, work, each), each, person) for each in disputes)
    return Found(rows=rows, total=work.number_ended_of(person, raisers))
