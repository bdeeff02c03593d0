"""Beginning a step with its clock, and ending a dispute."""

from dataclasses import replace
from datetime import datetime

from workflows.commands import Accepted, Here, Reason, Refused
from workflows.dispute import Dispute, Rung
from workflows.engine.aside import in_place
from workflows.engine.everyone import appointed, everyone
from workflows.engine.facts import applies
from workflows.engine.limits import begun, limit_of
from workflows.engine.naming import naming
from workflows.engine.posts import held, must_act
from workflows.events import Ended, Event, StepStarted, Told
from workflows.forms import Answers
from workflows.parts import Limit
from workflows.procedure import RESPONDER, Notice, Procedure


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
    """The dispute is over; whoever the end tells is told."""
    over = replace(
        next_version(dispute),
        end=end,
        ended_at=here.now,
        opening=None,
        proposal=None,
        late=0,
        decide_by=None,
        rungs=left(dispute, here.now),
    )
    told = tell(procedure, procedure.ends[end].tell, end, dispute, here)
    return Accepted(dispute=over, events=(Ended(end=end, stage=dispute.stage), *told))


def tell(
    procedure: Procedure, rules: tuple[Notice, ...], because: str, dispute: Dispute, here: Here
) -> tuple[Told, ...]:
    """Give whom these rules tell, as things are; a post that nobody holds is told elsewhere."""
    who = held(dispute, here.holders)
    return tuple(
        Told(post=post, person=who.get(post), because=because, says=rule.says)
        for rule in rules
        if applies(rule, dispute.facts)
        for post in in_place(procedure, rule.to, dispute.facts)
    )


def left(dispute: Dispute, now: datetime) -> tuple[Rung, ...]:
    """Give the rungs with the present one left; none, before the first has opened."""
    return (*dispute.rungs[:-1], *(replace(rung, left_at=now) for rung in dispute.rungs[-1:]))


def next_version(dispute: Dispute) -> Dispute:
    """Whatever is accepted adds one, so that of two at once only the first can win."""
    return replace(dispute, version=dispute.version + 1)
