"""One life of a dispute, played through without anybody: who acts, and what is told when.

The engine, the notices and the ladder of reminders are the product's own; only the people are
invented. Whoever is not silent acts in the last hour, or so many working days after being asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from workflows import engine, nudging, telling
from workflows.dispute import Dispute
from workflows.notices import Notice, Scene
from workflows.proving.council import Council
from workflows.proving.moves import Moved, beginnings, every_move
from workflows.proving.walking import CLOCK, JUST_AFTER, ticked
from workflows.reminders import Because, Wake, wakes
from workflows.working_calendar import LONDON

#: When in the day somebody acts who acts so many working days after being asked.
_IN_THE_AFTERNOON = time(16)


@dataclass(frozen=True, kw_only=True)
class Cast:
    """How people behave: who never acts, how soon the others do, and what they would rather."""

    silent: frozenset[str] = frozenset()
    after: int | None = None
    rather: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What happened, and what is told because of it, each notice with the time when it goes.

    ``moved`` is None where it is only time to remind somebody.
    """

    at: datetime
    dispute: Dispute
    moved: Moved | None
    notices: tuple[tuple[datetime, Notice], ...]


def rehearse(council: Council, stage: str, begins: datetime, cast: Cast) -> Iterator[Happened]:
    """Play a dispute that is raised at *stage*, until it ends or nobody will ever act."""
    begun = next(each for each in beginnings(council, begins) if each.dispute.stage == stage)
    happened = _done(council, None, begun)
    yield happened
    while following := _next(council, happened, cast):
        happened = following
        yield happened


def _next(council: Council, last: Happened, cast: Cast) -> Happened | None:
    """Give what comes first: somebody acts, or the clock looks."""
    dispute = last.dispute
    woken = min(wakes(dispute, last.at, council.calendar), key=lambda wake: wake.at, default=None)
    deed = min(_deeds(council, last, cast), key=lambda deed: deed[0], default=None)
    if deed and (woken is None or deed[0] < woken.at):
        at, post = deed
        return _done(council, dispute, _act(council, dispute, post, at, cast))
    if woken is None or (deed is None and dispute.late == 2):
        return None
    return _woken(council, dispute, woken)


def _deeds(council: Council, last: Happened, cast: Cast) -> Iterator[tuple[datetime, str]]:
    """Give who will act and when: whoever is asked, then whoever decides, then who stands in."""
    for post, since, until in _turns(council, last.dispute):
        if post not in cast.silent:
            at = max(_when(council, since, until, cast), last.at)
            if _can_go_on(council, last.dispute, post, at):
                yield at, post


def _turns(council: Council, dispute: Dispute) -> Iterator[tuple[str, datetime, datetime | None]]:
    """Give each whose turn it is, since when, and until when."""
    silence, clock = council.procedure.silence, dispute.running
    for post in engine.must_act(council.procedure, dispute).values():
        yield post, clock.started, clock.due.at
    if dispute.late:
        yield silence.decides, clock.due.at, dispute.decide_by
    if dispute.late == 2 and dispute.decide_by:
        yield silence.stands_in, dispute.decide_by, None


def _when(council: Council, since: datetime, until: datetime | None, cast: Cast) -> datetime:
    if cast.after is None and until:
        return until - timedelta(hours=1)
    calendar, days = council.calendar, cast.after if cast.after is not None else 1
    day = calendar.shift(since.astimezone(LONDON).date(), days)
    return max(calendar.at(day, _IN_THE_AFTERNOON), since)


def _can_go_on(council: Council, dispute: Dispute, post: str, at: datetime) -> bool:
    return any(_leads_on(dispute, each) for each in _moves_of(council, dispute, post, at))


def _moves_of(council: Council, dispute: Dispute, post: str, at: datetime) -> Iterator[Moved]:
    moves = every_move(council, dispute, at)
    return (each for each in moves if each.by == post and not each.beside)


def _leads_on(dispute: Dispute, moved: Moved) -> bool:
    return moved.dispute.visit != dispute.visit or moved.dispute.end is not None


def _act(council: Council, dispute: Dispute, post: str, at: datetime, cast: Cast) -> Moved:
    """Do what they would rather, else the first that leads on, in the file's order."""
    moves = [each for each in _moves_of(council, dispute, post, at) if _leads_on(dispute, each)]
    return next((each for each in moves if each.choice in cast.rather), moves[0])


def _done(council: Council, before: Dispute | None, moved: Moved) -> Happened:
    here = council.here(moved.by, moved.now)
    procedure = council.procedure
    scene = Scene(procedure=procedure, before=before, outcome=moved.outcome, here=here)
    return _happened(council, moved.now, moved.dispute, moved, telling.owed(scene))


def _woken(council: Council, dispute: Dispute, woken: Wake) -> Happened:
    """The clock looks: a date has passed, or it is a morning to remind somebody."""
    if woken.because is Because.LIMIT:
        return _done(council, dispute, ticked(council, dispute, woken.at + JUST_AFTER))
    here = council.here(CLOCK, woken.at)
    if woken.because is Because.BEFORE:
        told = tuple(nudging.reminders(council.procedure, dispute, here))
    else:
        told = tuple(nudging.nudges(council.procedure, dispute, here, ()))
    return _happened(council, woken.at, dispute, None, told)


def _happened(
    council: Council, at: datetime, dispute: Dispute, moved: Moved | None, told: tuple[Notice, ...]
) -> Happened:
    goes = tuple((nudging.goes_at(each.kind, at, council.calendar), each) for each in told)
    return Happened(at=at, dispute=dispute, moved=moved, notices=goes)
