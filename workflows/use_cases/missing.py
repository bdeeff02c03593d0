"""What the clock should have done and has not: found without the wakes, which may be what is lost.

What must have fallen due is worked out anew by the engine from the dispute and its history; what
should have reminded somebody, from the procedure, and looked for in the outbox. Only of a state
that nobody has changed since, so that it can be known what the clock would have found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from workflows import covering, engine, following, nudging
from workflows.commands import Here
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.events import LimitPassed, OverallLimitPassed, Silence
from workflows.history import Entry
from workflows.kinds import Kind
from workflows.notices import Notice
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.reminders import Because, Wake, wakes
from workflows.stored import KeptMessage
from workflows.use_cases import day, standstill
from workflows.use_cases.snoozing import awake
from workflows.use_cases.world import here_for, procedure_of
from workflows.working_calendar import MORNING, Calendar

#: The clock may be so late before anybody calls it that.
GRACE = timedelta(minutes=5)
#: A cover that is ended early was on until the day before, though it was on that morning.
ENDED_EARLY = timedelta(days=1)
#: What says it where it is said alone; in a list, each has its line.
_SAYS = {
    Because.BEFORE: {Kind.REMINDER},
    Because.AGAIN: {Kind.NUDGE, Kind.DECIDE, Kind.STAND_IN},
    Because.ACTION: {Kind.ACTION},
}
#: No person: the engine is told of the world only.
_THE_CLOCK = ""


class What(StrEnum):
    """What is missing."""

    FALLEN_DUE = "fallen due"
    REMINDER = "reminder"
    NOT_SET = "not set"
    MORNING = "morning"


@dataclass(frozen=True, kw_only=True, order=True)
class Missing:
    """One thing that is missing, of which dispute (none: the look of each morning), since when."""

    at: datetime
    what: What
    reference: str = ""
    dispute: str = ""
    because: Because = Because.AGAIN


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """A dispute as it is kept, with what is around it."""

    work: Work
    procedure: Procedure
    dispute: Dispute
    here: Here
    history: tuple[Entry, ...]

    @property
    def calendar(self) -> Calendar:
        return self.here.calendar

    @property
    def until(self) -> datetime:
        """By when the clock has done what is due, unless something is wrong."""
        return self.here.now - GRACE

    @property
    def changed_at(self) -> datetime:
        return self.history[-1].at

    def missing(self, at: datetime, what: What, because: Because) -> Missing:
        of = self.dispute
        return Missing(at=at, what=what, reference=of.reference, dispute=of.id, because=because)


def missing(desk: Desk) -> tuple[Missing, ...]:
    """Give all that is missing, the earliest first. Raises StoreUnavailable."""
    found: list[Missing] = []
    with desk.store.read() as work:
        every = work.live_disputes()
        if work.noted(standstill.LOOKED_AT) and not _next_morning_is_set(desk, work):
            found.append(Missing(at=desk.now(), what=What.MORNING))
    for id in every:
        with desk.store.read() as work:
            found += _of(desk, work, id)
    return tuple(sorted(found, key=lambda each: (each.at, each.reference, each.what)))


def _next_morning_is_set(desk: Desk, work: Work) -> bool:
    next_one = desk.calendar.next_morning(desk.now(), day.BEGINS_AT)
    return any(wake.at <= next_one for wake in work.wakes_of(None))


def mend(desk: Desk, found: Iterable[Missing]) -> None:
    """Put back the looks that are not set, so that the next tick does what was missed."""
    by_dispute: dict[str, list[Missing]] = {}
    for each in found:
        by_dispute.setdefault(each.dispute, []).append(each)
    for dispute, lost in by_dispute.items():
        with desk.store.begin() as work:
            if dispute:
                _put_back(desk, work, dispute, lost)
            else:
                work.set_digest(desk.calendar.next_morning(desk.now(), day.BEGINS_AT))


def _put_back(desk: Desk, work: Work, id: str, lost: Iterable[Missing]) -> None:
    work.wait_for([id])
    dispute = work.dispute(id)
    calendar = desk.calendar_of(procedure_of(desk, work, dispute))
    work.set_wakes(id, wakes(dispute, desk.now(), calendar))
    missed = [each for each in lost if each.what is What.REMINDER]
    work.add_wakes(id, [Wake(because=each.because, at=each.at) for each in missed])


def _of(desk: Desk, work: Work, id: str) -> Iterator[Missing]:
    dispute = work.dispute(id)
    if dispute.end:  # meanwhile
        return
    procedure = procedure_of(desk, work, dispute)
    here = here_for(desk, work, procedure, _THE_CLOCK, dispute)
    kept = _Kept(
        work=work, procedure=procedure, dispute=dispute, here=here, history=work.history(id)
    )
    yield from _fallen_due(kept)
    yield from _reminders(kept)
    yield from _not_set(kept)


# ---- what fell due ------------------------------------------------------------------------------


def _fallen_due(kept: _Kept) -> Iterator[Missing]:
    """Hold what the engine says must have fallen due against what the history says has."""
    known = _as_recorded(kept.dispute, kept.history)
    holders = kept.here.holders
    if engine.tick(kept.procedure, known, kept.until, kept.calendar, holders):
        at = engine.next_instant(known) or known.running.due.at
        yield kept.missing(at, What.FALLEN_DUE, Because.LIMIT)


def _as_recorded(dispute: Dispute, history: tuple[Entry, ...]) -> Dispute:
    """Give a dispute with no more fallen due than its history says."""
    late, overall = 0, False
    for entry in history:
        for event in entry.events:
            match event:
                case LimitPassed(due=due) if due == dispute.running.due:
                    late = max(late, 1)
                case Silence() if late:
                    late = 2
                case OverallLimitPassed(due=due):
                    overall = overall or due == dispute.overall_due
    late = min(late, dispute.late)
    decide_by = dispute.decide_by if late else None
    overall = overall and dispute.overall_passed
    return replace(dispute, late=late, decide_by=decide_by, overall_passed=overall)


# ---- reminders ----------------------------------------------------------------------------------


def _reminders(kept: _Kept) -> Iterator[Missing]:
    """Look for the reminder of the day before, and for those of the last morning."""
    due, started = kept.dispute.running.due, kept.dispute.running.started
    before = kept.calendar.at(kept.calendar.shift(due.day, -1), MORNING)
    if not due.in_hours and started < before and not kept.dispute.late:
        yield from _unless_told(kept, Because.BEFORE, before)
    morning = _last_morning(kept)
    if kept.dispute.late:
        yield from _unless_told(kept, Because.AGAIN, morning)
    yield from _unless_told(kept, Because.ACTION, morning)


def _last_morning(kept: _Kept) -> datetime:
    """Give 9am of the last working day on which it has been that."""
    today = kept.until.astimezone(LONDON).date()
    morning = kept.calendar.at(today, MORNING)
    if kept.calendar.is_working_day(today) and morning < kept.until:
        return morning
    return kept.calendar.at(kept.calendar.shift(today, -1), MORNING)


def _unless_told(kept: _Kept, because: Because, at: datetime) -> Iterator[Missing]:
    if kept.changed_at < at < kept.until and not _is_told(kept, because, at):
        yield kept.missing(at, What.REMINDER, because)


def _is_told(kept: _Kept, because: Because, at: datetime) -> bool:
    """Was nobody to be told, or was anybody told of the dispute on that day?"""
    then = replace(kept.here, now=at)
    wanted = _wanted(kept, because, then)
    wanted = awake(kept.work, covering.sent_on(kept.procedure, kept.dispute, then, wanted), at)
    new = [notice for notice in covering.once(wanted) if not kept.work.is_owed(notice.key)]
    return not new or _was_told(kept, because, _with_covers(kept, new, at), at)


def _wanted(kept: _Kept, because: Because, then: Here) -> Iterable[Notice]:
    match because:
        case Because.BEFORE:
            return nudging.reminders(kept.procedure, kept.dispute, then)
        case Because.AGAIN:
            return nudging.nudges(kept.procedure, kept.dispute, then, ())
        case _:
            return following.asked_about(kept.procedure, kept.dispute, then)


def _with_covers(kept: _Kept, wanted: Iterable[Notice], at: datetime) -> set[str]:
    """Give who is asked, and who may have been in their place: a cover has begun or ended since."""
    first, last = at.astimezone(LONDON).date(), kept.here.now.astimezone(LONDON).date()
    found, new = set[str](), {each.to for each in wanted}
    while new:
        found |= new
        covers = [cover for person in new for cover in kept.work.covers_of(person)]
        touching = [
            each for each in covers if each.since <= last and each.until >= first - ENDED_EARLY
        ]
        new = {who for each in touching for who in (each.away, each.cover)} - found
    return found


def _was_told(kept: _Kept, because: Because, people: Iterable[str], at: datetime) -> bool:
    """Is there a list of that morning, or anything else of that day, that says it?"""
    since, of = Calendar.at(at.astimezone(LONDON).date(), time(0)), kept.dispute.id
    messages = kept.work.messages_of(of, since) + kept.work.messages_to(people, since)
    return any(_says(message, of, because) for message in messages)


def _says(message: KeptMessage, of: str, because: Because) -> bool:
    """Does a message say it of this dispute, alone or in one of its lines?"""
    if message.dispute == of:
        return message.kind in _SAYS[because]
    is_of_action = because is Because.ACTION
    lines = message.facts.lines
    return any(line.dispute == of and bool(line.action) == is_of_action for line in lines)


# ---- looks that are not set ---------------------------------------------------------------------


def _not_set(kept: _Kept) -> Iterator[Missing]:
    """Give the looks to come of which there is no row, or one that is too late."""
    rows = kept.work.wakes_of(kept.dispute.id)
    for wake in wakes(kept.dispute, kept.here.now, kept.calendar):
        if not any(row.because is wake.because and row.at <= wake.at for row in rows):
            yield kept.missing(wake.at, What.NOT_SET, wake.because)
