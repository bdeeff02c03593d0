"""Beginning a step with its clock, and ending a dispute."""

from dataclasses import replace
from datetime import date, datetime

from workflows.commands import Accepted, Here, Reason, Refused
from workflows.dispute import Clock, Dispute, Rung
from workflows.engine.facts import applies
from workflows.engine.posts import held, must_act
from workflows.events import Ended, Event, StepStarted, Told
from workflows.forms import Answers, Box, Problem, Why
from workflows.parts import Limit
from workflows.procedure import Notice, Procedure
from workflows.working_calendar import LAST_YEAR, Due

#: What stands after a due date that people agreed on, in place of a number of days.
AGREED = "the date you agreed"


def start(
    procedure: Procedure,
    dispute: Dispute,
    step: str,
    answers: Answers,
    here: Here,
    before: tuple[Event, ...] = (),
) -> Accepted | Refused:
    """Begin a step: its clock starts now, and whoever must act is asked."""
    due = _due(limit_of(procedure, dispute.stage, step), answers, here)
    if isinstance(due, Refused):
        return due
    begun = replace(
        next_version(dispute),
        step=step,
        visit=dispute.visit + 1,
        clock=Clock(started=here.now, due=due),
        late=0,
        decide_by=None,
        opening=None,
    )
    asked = must_act(procedure, begun)
    begun = replace(begun, asked=begun.asked | set(asked.values()))
    started = StepStarted(stage=begun.stage, step=step, visit=begun.visit, asked=asked, due=due)
    return Accepted(dispute=begun, events=(*before, started))


def limit_of(procedure: Procedure, stage: str, step: str) -> Limit:
    """Give the limit of a step: its own, else the stage's, since the responder does it."""
    return procedure.steps[step].limit or procedure.stages[stage].answer_within


def _due(limit: Limit, answers: Answers, here: Here) -> Due | Refused:
    if limit.fixed:
        return here.calendar.due(here.now, limit.fixed)
    box, value = _agreed(answers, str(limit.agreed))
    due = here.calendar.close_of(date.fromisoformat(value), AGREED)
    if here.now < due.at and due.day.year <= LAST_YEAR:
        return due
    why = Why.IN_THE_PAST if due.at <= here.now else Why.NOT_A_DATE
    return Refused(reason=Reason.INCOMPLETE, problems=(Problem(box=box, why=why),))


def _agreed(answers: Answers, field: str) -> tuple[Box, str]:
    """Find the agreed date in this very command's answers; an older one would be a surprise."""
    form = next(key for key, filled in answers.items() if field in filled)
    return Box(form=form, field=field), str(answers[form][field])


def finish(procedure: Procedure, dispute: Dispute, end: str, here: Here) -> Accepted:
    """The dispute is over; whoever the end tells is told."""
    over = replace(
        next_version(dispute),
        end=end,
        ended_at=here.now,
        opening=None,
        late=0,
        decide_by=None,
        rungs=left(dispute, here.now),
    )
    told = tell(procedure.ends[end].tell, end, dispute, here)
    return Accepted(dispute=over, events=(Ended(end=end, stage=dispute.stage), *told))


def tell(rules: tuple[Notice, ...], because: str, dispute: Dispute, here: Here) -> tuple[Told, ...]:
    """Give whom these rules tell, as things are; a post that nobody holds is told elsewhere."""
    who = held(dispute, here.holders)
    return tuple(
        Told(post=post, person=who.get(post), because=because, says=rule.says)
        for rule in rules
        if applies(rule, dispute.facts)
        for post in rule.to
    )


def left(dispute: Dispute, now: datetime) -> tuple[Rung, ...]:
    """Give the rungs with the present one left; none, before the first has opened."""
    return (*dispute.rungs[:-1], *(replace(rung, left_at=now) for rung in dispute.rungs[-1:]))


def next_version(dispute: Dispute) -> Dispute:
    """Whatever is accepted adds one, so that of two at once only the first can win."""
    return replace(dispute, version=dispute.version + 1)
