"""What the clock makes worth telling: reminders before, nudges after, a morning in one message."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from workflows import waiting
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.due import LONDON, Due
from workflows.engine import decides, in_silence, must_act
from workflows.history import Act
from workflows.kinds import IN_HOURS, Kind
from workflows.notices import ADMINISTRATORS, Facts, Line, Notice, buttons, standing
from workflows.procedure import Procedure
from workflows.working_calendar import Calendar

#: What is said to somebody of one question, as far as saying it again would tell nothing new.
Said = tuple[object, ...]


def reminders(procedure: Procedure, dispute: Dispute, here: Here) -> Iterator[Notice]:
    """One working day before: only to whoever must act, and privately."""
    for person in _asked(procedure, dispute, here):
        yield _timed(Kind.REMINDER, procedure, dispute, here, person, ())


def nudges(
    procedure: Procedure, dispute: Dispute, here: Here, marks: tuple[Act, ...]
) -> Iterator[Notice]:
    """At the due time and each working day after it: whoever must act, and whoever decides."""
    asked = _asked(procedure, dispute, here)
    for person in asked:
        yield _timed(Kind.NUDGE, procedure, dispute, here, person, marks)
    who = decider(procedure, dispute, here)
    if who and who not in asked:
        yield _timed(Kind.DECIDE, procedure, dispute, here, who, marks)


def _asked(procedure: Procedure, dispute: Dispute, here: Here) -> list[str]:
    """Give who must act and is still there for it: whoever has left is asked nothing."""
    asked = dict.fromkeys(must_act(procedure, dispute).values())
    return [person for person in asked if person in here.there]


def decider(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give whoever decides; where they have left, whoever stands in for them hears of it."""
    who = in_silence(procedure, dispute, here.holders).values()
    return next((person for person in who if person in here.there), None)


def nobody_decides(procedure: Procedure, dispute: Dispute, here: Here) -> Iterator[Notice]:
    """Once both who decide were silent: to the administrators, since nobody comes after them.

    Whoever stands in has as long as whoever decides had. The key holds this one silence.
    """
    since, within = dispute.decide_by, procedure.silence.within.span
    if dispute.late < 2 or since is None or here.now <= here.calendar.due(since, within).at:
        return
    last_two = (decides(procedure, dispute), procedure.silence.stands_in)
    facts = replace(standing(procedure, dispute), post=procedure.post_titles(last_two, "or the"))
    yield Notice(
        key=f"{Kind.NOBODY_DECIDES}:{dispute.id}:{since.isoformat()}",
        kind=Kind.NOBODY_DECIDES,
        to=ADMINISTRATORS,
        facts=facts,
        dispute=dispute.id,
    )


def _timed(
    kind: Kind,
    procedure: Procedure,
    dispute: Dispute,
    here: Here,
    person: str,
    marks: tuple[Act, ...],
) -> Notice:
    """Write a notice of the clock; its key holds the day, so there is one a day at most."""
    facts = replace(
        standing(procedure, dispute),
        choices=buttons(kind, procedure, dispute, replace(here, person=person)),
        marks=marks if kind is Kind.DECIDE else (),
    )
    day = goes_on(here.now, here.calendar)
    about = f"{dispute.id}:{dispute.visit}:{facts.to_stage}:{person}:{day}"
    return Notice(key=f"{kind}:{about}", kind=kind, to=person, facts=facts, dispute=dispute.id)


def goes_at(kind: Kind, now: datetime, calendar: Calendar) -> datetime:
    """Give when a notice that is owed now goes: some kinds wait for working hours."""
    waits = kind in IN_HOURS and not calendar.in_working_hours(now)
    return calendar.next_morning(now) if waits else now


def goes_on(now: datetime, calendar: Calendar) -> date:
    """Give the day on which something that waits for working hours goes."""
    goes = now if calendar.in_working_hours(now) else calendar.next_morning(now)
    return goes.astimezone(LONDON).date()


def line(procedure: Procedure, dispute: Dispute) -> Line:
    """Say one dispute in a list that is posted."""
    return _line(dispute.id, standing(procedure, dispute), dispute.running.due)


def _line(dispute: str, facts: Facts, due: Due, *, mine: bool = False) -> Line:
    return Line(
        dispute=dispute,
        reference=facts.reference,
        stage=facts.stage,
        post=facts.post,
        what=facts.what,
        to_stage=facts.to_stage,
        due=due,
        needs_more=facts.needs_more,
        late=facts.late,
        proposal=facts.proposal,
        mine=mine,
        action=facts.action,
        number=facts.number,
        visit=facts.visit,
        covers=facts.covers,
    )


def once_each(notices: Iterable[Notice]) -> list[Notice]:
    """Tell one person once of each dispute, and of each action, as their App Home does."""
    return waiting.once(notices, _about_which, rank)


def _about_which(notice: Notice) -> tuple[str | None, str]:
    return notice.dispute, notice.facts.action


def rank(notice: Notice) -> tuple[bool, bool]:
    """Put first what somebody is told where one thing is told for several reasons."""
    asked = notice.kind is not Kind.DECIDE
    return waiting.ranked(asked=asked, covers=bool(notice.facts.covers))


def morning(notices: list[Notice], now: datetime, calendar: Calendar) -> Notice:
    """Bundle what one person would be sent this morning into one message, soonest first.

    Its key names the first dispute too: a morning may be worked through in several batches.
    """
    person = notices[0].to
    lines = tuple(
        _line(notice.dispute or "", notice.facts, due, mine=notice.kind is not Kind.DECIDE)
        for notice in notices
        if (due := notice.facts.due)
    )
    key = f"{Kind.MORNING}:{person}:{goes_on(now, calendar)}:{notices[0].dispute}"
    soonest_first = tuple(sorted(lines, key=_due_then_name))
    return Notice(key=key, kind=Kind.MORNING, to=person, facts=Facts(lines=soonest_first, at=now))


def said(notice: Notice) -> Said:
    """Give what a notice says of a question: that it is due, or was; and to whom it says so."""
    return _said(notice.dispute, notice.facts, mine=notice.kind is not Kind.DECIDE)


def listed(told: Facts) -> Iterator[Said]:
    """Give what a list says still: a line that is over asks nothing any more."""
    return (_said(line.dispute, line, mine=line.mine) for line in told.lines if not line.over)


def _said(dispute: str | None, of: Facts | Line, *, mine: bool) -> Said:
    which = dispute, of.visit, of.to_stage, of.action, of.proposal
    return *which, of.late, of.covers, mine


def _due_then_name(line: Line) -> tuple[datetime, str, int]:
    """What is due at one time stands in the same order each morning."""
    return line.due.at, line.reference, line.number
