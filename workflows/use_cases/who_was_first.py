"""Saying to whoever was second who was first, and when."""

from dataclasses import replace

from workflows.commands import Reason, Refused
from workflows.dispute import Dispute
from workflows.history import Act, Entry
from workflows.ports import Work


def with_what_was_done(
    work: Work, dispute: Dispute, refused: Refused, visit: int, choice: str | None
) -> Refused:
    """Add to a refusal who was first and when, where that is why.

    No *choice*: it was to record what a stage needs, which whoever was first may have done.
    """
    for entry in reversed(work.history(dispute.id)):
        if entry.whose and _is_why(entry, refused, visit, choice):
            chosen = entry.chosen
            act = Act(
                choice=chosen.choice if chosen else "",
                step=chosen.step if chosen else dispute.step,
                person=entry.whose,
                at=entry.at,
                by=chosen.by if chosen else (),
            )
            return replace(refused, done=act)
    return refused


def with_whom_it_was_passed_to(
    work: Work, dispute: Dispute, refused: Refused, person: str
) -> Refused:
    """Say to somebody who passed a question on, or from whom it was passed, that this is why."""
    for entry in reversed(work.history(dispute.id)):
        passed = entry.passed
        if entry.visit == dispute.visit and passed and person in (entry.person, passed.was):
            who = entry.person or passed.was
            done = Act(choice="", step=dispute.step, person=who, at=entry.at, passed_to=passed.to)
            return replace(refused, done=done)
    return refused


def _is_why(entry: Entry, refused: Refused, visit: int, choice: str | None) -> bool:
    """Is this what stands in the way? Of an old question, the end that came later is not."""
    if refused.reason is Reason.ENDED and not entry.ended:
        return False
    if choice is None and entry.recorded_a_gate:
        return entry.visit >= visit  # a yes opens the stage, and so begins the next question
    chosen = entry.chosen
    return bool(chosen and chosen.visit == visit and (entry.moved or chosen.choice == choice))
