"""Who holds which post for a dispute, who must act, and who answers a stage."""

from collections.abc import Mapping

from workflows.dispute import Dispute
from workflows.procedure import RESPONDER, Procedure


def held(dispute: Dispute, holders: Mapping[str, str]) -> dict[str, str]:
    """Give who holds each post for this dispute: as named in it, else as the directory finds."""
    return {**holders, **dispute.named}


def posts_of(person: str, holders: Mapping[str, str]) -> set[str]:
    """Give the posts that *holders* says this person holds."""
    return {post for post, who in holders.items() if who == person}


def must_act(procedure: Procedure, dispute: Dispute) -> dict[str, str]:
    """Give post and person of whoever must act now: to open a stage, else to do the step."""
    if dispute.end:
        return {}
    by = procedure.raising.by if dispute.waits_to_open else procedure.steps[dispute.step].by
    return {post: dispute.named[post] for post in expanded(procedure, dispute, by)}


def expanded(procedure: Procedure, dispute: Dispute, by: tuple[str, ...]) -> tuple[str, ...]:
    """Give the posts meant by *by*: whoever answers the stage stands for ``responder``."""
    if RESPONDER in by:
        by = procedure.stages[dispute.stage].answered_by
    return tuple(post for post in by if post in dispute.named)


def responder(
    procedure: Procedure, stage: str, holders: Mapping[str, str], chosen: str | None
) -> tuple[str, str] | None:
    """Give the post and person who answers a stage: the one chosen, else the first post held.

    Of two posts either of which may answer (S1-73), one named person is asked: a request to
    several is a request to nobody.
    """
    posts = procedure.stages[stage].answered_by
    if chosen:
        return next((post for post in posts if holders.get(post) == chosen), posts[0]), chosen
    return next(((post, holders[post]) for post in posts if post in holders), None)
