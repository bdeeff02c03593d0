"""What falls due. Nothing moves when a limit passes; attention does, and late choices open."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from workflows.commands import Accepted
from workflows.dispute import Dispute
from workflows.due import Due
from workflows.engine.posts import in_silence
from workflows.engine.steps import next_version
from workflows.events import Event, LimitPassed, OverallLimitPassed, Silence
from workflows.procedure import Procedure
from workflows.working_calendar import Calendar


def tick(
    procedure: Procedure,
    dispute: Dispute,
    now: datetime,
    calendar: Calendar,
    holders: Mapping[str, str],
) -> Accepted | None:
    """Say what has fallen due, once: twice is once, and late is the same as often."""
    events: list[Event] = []
    if dispute.end is None and dispute.late == 0 and now > dispute.running.due.at:
        events.append(_limit_passed(dispute))
        within = procedure.silence.within.span
        decide_by = calendar.due(dispute.running.due.at, within).at
        dispute = replace(dispute, late=1, decide_by=decide_by)
    if dispute.late == 1 and dispute.decide_by and now > dispute.decide_by:
        post = procedure.silence.stands_in
        person = in_silence(procedure, dispute, holders).get(post)
        events.append(Silence(stage=dispute.stage, post=post, person=person))
        dispute = replace(dispute, late=2)
    if (due := dispute.overall_due) and _is_news(dispute, due, now):
        events.append(OverallLimitPassed(stage=dispute.stage, due=due))
        dispute = replace(dispute, overall_passed=True)
    return Accepted(dispute=next_version(dispute), events=tuple(events)) if events else None


def _is_news(dispute: Dispute, overall: Due, now: datetime) -> bool:
    """Has the limit for the whole passed, unsaid so far?"""
    return now > overall.at and not (dispute.end or dispute.overall_passed)


def _limit_passed(dispute: Dispute) -> LimitPassed:
    opening = dispute.opening.stage if dispute.opening and dispute.waits_to_open else None
    return LimitPassed(
        stage=dispute.stage, step=dispute.step, opening=opening, due=dispute.running.due
    )


def next_instant(dispute: Dispute) -> datetime | None:
    """Give the instant after which ``tick`` has something to say, or None."""
    if dispute.end:
        return None
    ahead = [] if dispute.late == 2 else [dispute.decide_by or dispute.running.due.at]
    if dispute.overall_due and not dispute.overall_passed:
        ahead.append(dispute.overall_due.at)
    return min(ahead, default=None)
