"""Beginning a step with its clock, and ending a dispute."""

from dataclasses import replace
from datetime import datetime

from workflows.commands import Accepted, Here, Reason, Refused
from workflows.dispute import Dispute, Rung
from workflows.engine import records
from workflows.engine.everyone import appointed, everyone
from workflows.engine.limits import begun, limit_of
from workflows.engine.naming import naming
from workflows.engine.posts import must_act
from workflows.engine.told import informed, tell
from workflows.events import Ended, Event, StepStarted
from workflows.forms import Answers
from workflows.parts import Limit
from workflows.procedure import RESPONDER, Procedure


def start(
    procedure: Procedure,
    dispute: Dispute,
    step: str,
    answers: Answers,
    here: Here,
    before: tuple[Event, ...] = (),
    limit: Limit | None = None,
) -> Accepted | Refused:
    """Begin a step: its clock starts now, and whoever must act is asked."""
    by = procedure.steps[step].by.posts
    if RESPONDER not in by:
        dispute = naming(procedure, dispute, by, here)
    if procedure.steps[step].watches_actions:  # what is resolved is in time
        dispute = replace(dispute, stage_due=None)
    clock = begun(dispute, limit or limit_of(procedure, dispute.stage, step), answers, here)
    if isinstance(clock, Refused):
        return clock
    who = procedure.steps[step].by
    dispute = appointed(dispute, who, answers)
    named = everyone(procedure, dispute, who, here)
    if isinstance(named, Refused):
        return named
    there = replace(
        next_version(dispute),
        named={**dispute.named, **named},
        step=step,
        visit=dispute.visit + 1,
        clock=clock,
        late=0,
        decide_by=None,
        opening=None,
        proposal=None,
        follows_up=procedure.steps[step].watches_actions,
    )
    asked = must_act(procedure, there)
    if not asked:
        return Refused(reason=Reason.NOBODY, what=by[0])
    there = replace(there, asked=there.asked | set(asked.values()))
    started = StepStarted(
        stage=there.stage, step=step, visit=there.visit, asked=asked, due=clock.due
    )
    return Accepted(dispute=there, events=(*before, started))


def finish(procedure: Procedure, dispute: Dispute, end: str, here: Here) -> Accepted:
    """The dispute is over; whoever the end tells is told, and what waits for it may be copied."""
    freed, events = records.over(procedure, dispute, end)
    over = replace(
        next_version(freed),
        end=end,
        ended_at=here.now,
        opening=None,
        proposal=None,
        late=0,
        decide_by=None,
        rungs=left(dispute, here.now),
    )
    told = tell(procedure, procedure.ends[end].tell, "end", end, dispute, here)
    ended = (Ended(end=end, stage=dispute.stage), *events, *told)
    return Accepted(dispute=informed(over, told), events=ended)


def left(dispute: Dispute, now: datetime) -> tuple[Rung, ...]:
    """Give the rungs with the present one left; none, before the first has opened."""
    return (*dispute.rungs[:-1], *(replace(rung, left_at=now) for rung in dispute.rungs[-1:]))


def next_version(dispute: Dispute) -> Dispute:
    """Whatever is accepted adds one, so that of two at once only the first can win."""
    return replace(dispute, version=dispute.version + 1)
