"""Who would be told, and copied in, if somebody pressed a button now, for the form that asks."""

from dataclasses import replace

from workflows.choices import Choice
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.engine.entering import enter
from workflows.engine.facts import knowing
from workflows.engine.told import tell
from workflows.events import Event
from workflows.forms import Answers
from workflows.outward import CopiedIn, Told
from workflows.procedure import Procedure


def would_tell(
    procedure: Procedure, dispute: Dispute, choice: Choice, stage: str, answers: Answers, here: Here
) -> tuple[Event, ...]:
    """Say whom a choice tells with these answers; *stage* is the one that it opens at once."""
    dispute = knowing(procedure, dispute, answers)
    dispute, entered = _entering(procedure, dispute, stage, here)
    rules = procedure.ends[choice.to].tell if choice.to in procedure.ends else ()
    ended = tell(procedure, rules, "end", choice.to, dispute, here)
    return (*entered, *ended, *tell(procedure, choice.tell, "choice", "", dispute, here))


def would_tell_on_opening(
    procedure: Procedure, dispute: Dispute, stage: str, answers: Answers, here: Here
) -> tuple[Event, ...]:
    """Say whom a stage tells, and copies in, that opens with these answers."""
    return _entering(procedure, knowing(procedure, dispute, answers), stage, here)[1]


def _entering(
    procedure: Procedure, dispute: Dispute, stage: str, here: Here
) -> tuple[Dispute, tuple[Event, ...]]:
    if not stage:
        return dispute, ()
    there, events = enter(procedure, replace(dispute, stage=stage), here)
    return there, tuple(event for event in events if isinstance(event, Told | CopiedIn))
