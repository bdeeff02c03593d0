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
        if entry.person and _is_why(entry, refused, visit, choice):
            chosen = entry.chosen
            act = Act(
                choice=chosen.choice if chosen else "",
                step=chosen.step if chosen else dispute.step,
                person=entry.person,
                at=entry.at,
                by=chosen.by if chosen else (),
            )
            return replace(refused, done=act)
    return refused


def _is_why(entry: Entry, refused: Refused, visit: int, choice: str | None) -> bool:
    """Is this what stands in the way? Of an old question, the end that came later is not."""
    if refused.reason is Reason.ENDED and not entry.ended:
        return False
    if choice is None and entry.recorded_a_gate:
        return entry.visit >= visit  # a yes opens the stage, and so begins the next question
    chosen = entry.chosen
    return bool(chosen and chosen.visit == visit and (entry.moved or chosen.choice == choice))
