"""One life of a dispute, played through without anybody: who acts, and what is told when.

The engine, the notices and the ladder of reminders are the product's own; only the people are
invented. Whoever is not silent acts in the last hour, or so many working days after being asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import chain

from workflows import engine, nudging, telling
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.notices import Notice, Scene
from workflows.proving.beginnings import beginnings
from workflows.proving.council import Council
from workflows.proving.moved import Moved, Standing
from workflows.proving.moves import every_move
from workflows.proving.offering import offers
from workflows.proving.walking import CLOCK, JUST_AFTER, ticked
from workflows.reminders import Because, Wake, wakes

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

    standing: Standing
    moved: Moved | None
    notices: tuple[tuple[datetime, Notice], ...]

    @property
    def at(self) -> datetime:
        """When it happened."""
        return self.standing.now

    @property
    def dispute(self) -> Dispute:
        """The dispute as it stands then."""
        return self.standing.dispute


class NeverBegins(Exception):
    """With no answers can a dispute begin at this stage."""


def rehearse(council: Council, stage: str, begins: datetime, cast: Cast) -> Iterator[Happened]:
    """Play a dispute that is raised at *stage*, until it ends or nobody will ever act.

    Raises NeverBegins.
    """
    here = (each for each in beginnings(council, begins) if each.dispute.stage == stage)
    begun = next(here, None)
    if begun is None:
        raise NeverBegins
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
        return _done(council, dispute, _act(council, _later(last, at), post, cast))
    if woken is None or (deed is None and dispute.late == 2):
        return None
    return _woken(council, _later(last, woken.at), woken)


def _later(last: Happened, now: datetime) -> Standing:
    return replace(last.standing, now=now)


def _deeds(council: Council, last: Happened, cast: Cast) -> Iterator[tuple[datetime, str]]:
    """Give who will act and when: whoever is asked, then whoever decides, then who stands in."""
    for post, since, until in _turns(council, last.dispute):
        if post not in cast.silent:
            at = max(_when(council, since, until, cast), last.at)
            if _can_go_on(council, _later(last, at), post):
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


def _can_go_on(council: Council, standing: Standing, post: str) -> bool:
    return any(_leads_on(standing.dispute, each) for each in _moves_of(council, standing, post))


def _moves_of(council: Council, standing: Standing, post: str) -> Iterator[Moved]:
    mine = [offer for offer in offers(council, standing) if offer.here.person == post]
    return (each for each in every_move(council, standing, mine) if not each.beside)


def _leads_on(dispute: Dispute, moved: Moved) -> bool:
    """Does it put a question to somebody else, or end it? One may be to agree, or to record.

    Of what was agreed, each action that is done is a step on.
    """
    after = moved.dispute
    if after.end or after.visit != dispute.visit or len(after.unfinished) < len(dispute.unfinished):
        return True
    if dispute.waits_to_open:
        return False
    return after.waits_to_open or _agreed(after) > _agreed(dispute)


def _agreed(dispute: Dispute) -> int:
    return len(dispute.proposal.agreed) if dispute.proposal else 0


def _act(council: Council, standing: Standing, post: str, cast: Cast) -> Moved:
    """Do what they would rather, else the first that leads on, in the file's order.

    After a silence that is the first that leads up: nobody is satisfied with no answer.
    """
    moves, before = _moves_of(council, standing, post), standing.dispute
    leading = [each for each in moves if _leads_on(before, each)]
    rather = (each for each in leading if each.choice in cast.rather)
    up = (each for each in leading if before.late and _leads_up(before, each.dispute))
    return next(chain(rather, up), leading[0])


def _leads_up(before: Dispute, after: Dispute) -> bool:
    return after.stage != before.stage or (after.waits_to_open and not before.waits_to_open)


def _done(council: Council, before: Dispute | None, moved: Moved) -> Happened:
    here = council.here(moved.by, moved.now, before or moved.dispute)
    procedure = council.procedure
    scene = Scene(procedure=procedure, before=before, outcome=moved.outcome, here=here)
    return _happened(council, moved.standing, moved, telling.owed(scene))


def _woken(council: Council, standing: Standing, woken: Wake) -> Happened:
    """The clock looks: a date has passed, or it is a morning to remind somebody."""
    dispute, procedure = standing.dispute, council.procedure
    if woken.because is Because.LIMIT:
        return _done(council, dispute, ticked(council, standing, woken.at + JUST_AFTER))
    here = council.here(CLOCK, woken.at, dispute)
    if woken.because is Because.BEFORE:
        told = tuple(nudging.reminders(procedure, dispute, here))
    else:
        told = tuple(nudging.nudges(procedure, dispute, here, ()))
    return _happened(council, standing, None, told)


def _happened(
    council: Council, standing: Standing, moved: Moved | None, told: tuple[Notice, ...]
) -> Happened:
    at = standing.now
    goes = tuple((nudging.goes_at(each.kind, at, council.calendar), each) for each in told)
    return Happened(standing=standing, moved=moved, notices=goes)
