"""By when: a step's own limit, cut short by that of its stage or of the whole."""

from dataclasses import replace
from datetime import date

from workflows.boxes import Box, Problem, Why
from workflows.commands import Here, Reason, Refused
from workflows.dispute import Clock, Dispute
from workflows.due import Due
from workflows.forms import Answers
from workflows.parts import FixedLimit, Limit
from workflows.procedure import Procedure
from workflows.working_calendar import LAST_YEAR

#: What stands after a due date that people agreed on, in place of a number of days.
AGREED = "the date you agreed"
#: What the limit at the top of a file is for.
THE_WHOLE = "the whole"


def limit_of(procedure: Procedure, stage: str, step: str) -> Limit:
    """Give the limit of a step: its own, else the stage's, since the responder does it."""
    return procedure.steps[step].limit or procedure.stages[stage].answer_within


def within(limit: FixedLimit | None, here: Here) -> Due | None:
    """Give when a limit that starts now ends, if there is one."""
    return here.calendar.due(here.now, limit.span) if limit else None


def begun(dispute: Dispute, limit: Limit, answers: Answers, here: Here) -> Clock | Refused:
    """Start a clock now. Of the step, its stage and the whole, the earliest that is ahead rules."""
    due = (
        here.calendar.due(here.now, limit.fixed)
        if limit.fixed
        else _agreed(dispute, limit, answers, here)
    )
    if isinstance(due, Refused):
        return due
    return cut_short(dispute, Clock(started=here.now, due=due))


def cut_short(dispute: Dispute, clock: Clock) -> Clock:
    """Let a clock end with its stage, or with the whole, where that comes first.

    A limit that has passed already cuts nothing: nobody could act in no time.
    """
    longer = ((dispute.stage, dispute.stage_due), (THE_WHOLE, dispute.overall_due))
    sooner = [
        replace(due, for_all_of=what)
        for what, due in longer
        if due and clock.started < due.at < clock.due.at
    ]
    if not sooner:
        return clock
    return Clock(started=clock.started, due=min(sooner, key=lambda due: due.at), alone=clock.due)


def stage_ends(dispute: Dispute, here: Here) -> Due | None:
    """Give the limit of the stage while it lies ahead: nobody may agree on a date after it."""
    ends = dispute.stage_due
    return ends if ends and here.now < ends.at else None


def _agreed(dispute: Dispute, limit: Limit, answers: Answers, here: Here) -> Due | Refused:
    """Read the agreed date in this very command's answers; an older one would be a surprise."""
    box = box_of(limit, answers)
    day = date.fromisoformat(str(answers[box.form][box.field]))
    due = here.calendar.close_of(day, AGREED)
    if due.at <= here.now:
        return _refused(Problem(box=box, why=Why.IN_THE_PAST))
    if due.day.year > LAST_YEAR:
        return _refused(Problem(box=box, why=Why.NOT_A_DATE))
    ends = stage_ends(dispute, here)
    if ends and due.at > ends.at:
        return _refused(Problem(box=box, why=Why.AFTER_STAGE, until=ends.day))
    return _over_cap(limit, due, answers, box, here) or due


def box_of(limit: Limit, answers: Answers) -> Box:
    """Give the box in which a date was agreed on."""
    field = str(limit.agreed)
    form = next(key for key, filled in answers.items() if field in filled)
    return Box(form=form, field=field)


def _over_cap(limit: Limit, due: Due, answers: Answers, box: Box, here: Here) -> Refused | None:
    """Refuse what is more than the cap; or ask for the reason, where one would do."""
    if limit.cap is None or due.at <= here.calendar.due(here.now, limit.cap.span).at:
        return None
    if limit.over_cap is None:
        return _refused(Problem(box=box, why=Why.OVER_CAP, cap=limit.cap.span))
    if any(filled.get(limit.over_cap) for filled in answers.values()):
        return None
    lacks = replace(box, field=limit.over_cap)
    return _refused(Problem(box=lacks, why=Why.NO_REASON, cap=limit.cap.span))


def _refused(problem: Problem) -> Refused:
    return Refused(reason=Reason.INCOMPLETE, problems=(problem,))
