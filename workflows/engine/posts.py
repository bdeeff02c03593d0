"""Who holds which post for a dispute, who must act, and who answers a stage."""

from collections.abc import Mapping

from workflows.commands import Here
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
    by = procedure.raising.by if dispute.waits_to_open else procedure.steps[dispute.step].by.posts
    return {post: dispute.named[post] for post in expanded(procedure, dispute, by)}


def expanded(procedure: Procedure, dispute: Dispute, by: tuple[str, ...]) -> tuple[str, ...]:
    """Give the posts meant by *by*: whoever answers the stage stands for ``responder``."""
    if RESPONDER in by:
        by = procedure.stages[dispute.stage].answered_by.posts
    meant = (as_raised(procedure, dispute, post) for post in by)
    return tuple(dict.fromkeys(post for post in meant if post in dispute.named))


def raised_as(procedure: Procedure, dispute: Dispute) -> str:
    """Give the post under which it was raised, of those that may raise."""
    return next(post for post in procedure.raising.by if post in dispute.named)


def as_raised(procedure: Procedure, dispute: Dispute, post: str) -> str:
    """Give a post; any that may raise stands for the one under which this was raised."""
    return raised_as(procedure, dispute) if post in procedure.raising.by else post


def decides(procedure: Procedure, dispute: Dispute) -> str:
    """Give the post that takes the next decision in silence."""
    return as_raised(procedure, dispute, procedure.silence.decides)


def openers(procedure: Procedure, dispute: Dispute) -> tuple[str, ...]:
    """Give the posts that may record what a stage asks for; at last whoever stands in may, too."""
    silence, posts = procedure.silence, procedure.raising.by
    stands_in = dispute.late == 2 and silence.decides in posts
    return (*posts, silence.stands_in) if stands_in else posts


def responder(
    procedure: Procedure, dispute: Dispute, stage: str, here: Here, chosen: str | None
) -> tuple[str, str] | None:
    """Give the post and person who answers a stage: the one chosen, else the first post held.

    Of two posts either of which may answer (S1-73), one named person is asked: a request to
    several is a request to nobody. Whoever has acted for the other side is passed over.
    """
    posts, who = procedure.stages[stage].answered_by.posts, held(dispute, here.holders)
    if chosen:
        return next((post for post in posts if who.get(post) == chosen), posts[0]), chosen
    able = (post for post in posts if post in who and can_act(procedure, dispute, post, who[post]))
    return next(((post, who[post]) for post in able), None)


def can_act(procedure: Procedure, dispute: Dispute, post: str, person: str) -> bool:
    """Has this person not acted for the other side in this dispute?"""
    side = procedure.posts[post].side
    return dispute.acted.get(person, side) == side


def named_before(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give who was chosen to answer when the stage was asked for, if they still can."""
    waits = dispute.opening
    if waits is None or waits.responder not in here.people:
        return None
    post = procedure.stages[waits.stage].answered_by.posts[0]
    return waits.responder if can_act(procedure, dispute, post, waits.responder) else None
