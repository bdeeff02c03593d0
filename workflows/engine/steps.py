"""Beginning a step with its clock, and ending a dispute."""

from dataclasses import replace
from datetime import datetime

from workflows.commands import Accepted, Here, Reason, Refused
from workflows.dispute import Clock, Dispute, Rung
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
    ready = _known(procedure, dispute, step, answers, here)
    clock = begun(ready, limit or limit_of(procedure, dispute.stage, step), answers, here)
    if isinstance(clock, Refused):
        return clock
    who = procedure.steps[step].by
    named = everyone(procedure, ready, who, here)
    if isinstance(named, Refused):
        return named
    there = _asking(procedure, replace(ready, named={**ready.named, **named}), step, clock)
    asked = must_act(procedure, there)
    if not asked:
        return Refused(reason=Reason.NOBODY, what=who.posts[0])
    there = replace(there, asked=there.asked | set(asked.values()))
    started = StepStarted(
        stage=there.stage, step=step, visit=there.visit, asked=asked, due=clock.due
    )
    return Accepted(dispute=there, events=(*before, started))


def _known(
    procedure: Procedure, dispute: Dispute, step: str, answers: Answers, here: Here
) -> Dispute:
    """Name whom the step asks; what is resolved is in time, whatever limit its stage had."""
    asks = procedure.steps[step]
    if RESPONDER not in asks.by.posts:
        dispute = naming(procedure, dispute, asks.by.posts, here)
    if asks.watches_actions:
        dispute = replace(dispute, stage_due=None)
    return appointed(dispute, asks.by, answers)


def _asking(procedure: Procedure, dispute: Dispute, step: str, clock: Clock) -> Dispute:
    """Give the dispute at its new question: nothing waits, and nothing is late."""
    return replace(
        next_version(dispute),
        step=step,
        visit=dispute.visit + 1,
        clock=clock,
        late=0,
        decide_by=None,
        opening=None,
        proposal=None,
        new_date=None,
        left={},
        follows_up=procedure.steps[step].watches_actions,
    )


def finish(procedure: Procedure, dispute: Dispute, end: str, here: Here) -> Accepted:
    """The dispute is over; whoever the end tells is told, and what waits for it may be copied."""
    freed, events = records.over(procedure, dispute, end)
    over = replace(
        next_version(freed),
        end=end,
        ended_at=here.now,
        opening=None,
        proposal=None,
        new_date=None,
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
