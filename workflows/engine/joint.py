"""An answer that several people give as one (S3-23, S4-49): whose it is, and who must yet agree."""

from workflows.choices import STAY, Choice
from workflows.dispute import Dispute
from workflows.parts import Who
from workflows.procedure import RESPONDER, Procedure

#: In the answers of a command: the people chosen for posts that nobody is found for, post by post.
NAMED = "named"


def asked_of(procedure: Procedure, stage: str, step: str) -> Who:
    """Give who is asked by a step: whoever answers the stage, where it says ``responder``."""
    by = procedure.steps[step].by
    return procedure.stages[stage].answered_by if RESPONDER in by.posts else by


def asks_all(procedure: Procedure, dispute: Dispute, choice: Choice) -> Who | None:
    """Give those who must all agree to a choice; None where whoever makes it is enough.

    What moves nothing, one of them may do for all; a new date is agreed in a way of its own.
    """
    if choice.to == STAY:
        return None
    who = asked_of(procedure, dispute.stage, dispute.step)
    if choice.by is not None:
        who = procedure.stages[dispute.stage].answered_by
        if RESPONDER not in choice.by:
            return None
    return who if who.together else None


def all_of(procedure: Procedure, dispute: Dispute) -> Who | None:
    """Give those who must all agree to the joint answer that waits."""
    if dispute.proposal is None:
        return None
    choice = procedure.choices_of(dispute.step)[dispute.proposal.choice]
    return asks_all(procedure, dispute, choice)


def awaited(procedure: Procedure, dispute: Dispute) -> dict[str, str]:
    """Give post and person of whoever has yet to agree to the joint answer that waits."""
    who = all_of(procedure, dispute)
    if who is None or dispute.proposal is None:
        return {}
    agreed = dispute.proposal.agreed
    return {post: dispute.named[post] for post in who.all if post not in agreed}
