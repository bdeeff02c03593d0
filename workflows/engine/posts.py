"""Who holds which post for a dispute, who must act, and who answers a stage."""

from collections.abc import Mapping

from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.engine.aside import answering, as_raised, expanded, in_place
from workflows.engine.held_by import titles_of
from workflows.engine.joint import asked_of, awaited
from workflows.engine.parties import is_free, up_the_ladder
from workflows.procedure import Procedure


def held(dispute: Dispute, holders: Mapping[str, str]) -> dict[str, str]:
    """Give who holds each post for this dispute: as named in it, else as the directory finds."""
    return {**holders, **dispute.named}


def posts_of(person: str, holders: Mapping[str, str]) -> set[str]:
    """Give the posts that *holders* says this person holds."""
    return {post for post, who in holders.items() if who == person}


def theirs(dispute: Dispute, here: Here) -> set[str]:
    """Give the posts under which this person may act now: their own, and of those they cover."""
    people = here.stands_for
    return {post for post, who in held(dispute, here.holders).items() if who in people}


def acts_for(procedure: Procedure, dispute: Dispute, post: str, person: str, here: Here) -> bool:
    """Does whoever acts do it as this person for a post: they themselves, or as their cover?

    As cover only where they have not acted for the other side.
    """
    if here.person == person:
        return True
    return here.is_for(person) and can_act(procedure, dispute, post, here.person)


def of_one_side(procedure: Procedure, dispute: Dispute, here: Here) -> frozenset[str]:
    """Give who acts, and all for whom they cover, where they have not acted for the other side."""
    covered = here.stands_for - {here.person}
    sides = {each: _sides(procedure, dispute, each, here) for each in covered}
    able = {
        each
        for each in covered
        if all(is_free(side, here.person, dispute.acted) for side in sides[each])
    }
    return frozenset({here.person, *able})


def _sides(procedure: Procedure, dispute: Dispute, person: str, here: Here) -> set[str]:
    """Give the sides on which somebody stands: by the posts they hold, and by what they did."""
    posts = posts_of(person, held(dispute, here.holders))
    did = {side for who, side in dispute.acted.items() if who == person}
    return did | {procedure.posts[post].side for post in posts}


def must_act(procedure: Procedure, dispute: Dispute) -> dict[str, str]:
    """Give post and person of whoever must act now: to open a stage, agree, or do the step."""
    if dispute.end:
        return {}
    if dispute.proposal and not dispute.waits_to_open:
        return awaited(procedure, dispute)
    by = procedure.steps[dispute.step].by.posts
    if dispute.opening and dispute.waits_to_open:
        by = procedure.opened_by(dispute.opening.stage)
    return {post: dispute.named[post] for post in expanded(procedure, dispute, by)}


def acting_posts(procedure: Procedure, dispute: Dispute) -> str:
    """Say whoever must act now, by post: one of several, or all of them together."""
    together = not dispute.waits_to_open
    together = together and asked_of(procedure, dispute.stage, dispute.step).together
    who = must_act(procedure, dispute)
    return titles_of(procedure, dispute, who, "and" if together else "or")


def decides(procedure: Procedure, dispute: Dispute) -> str:
    """Give the post that takes the next decision in silence."""
    return as_raised(procedure, dispute, procedure.silence.decides)


def openers(procedure: Procedure, dispute: Dispute, stage: str) -> tuple[str, ...]:
    """Give the posts that may record what a stage asks for; at last whoever stands in may, too."""
    posts = in_place(procedure, procedure.opened_by(stage), dispute.facts)
    stands_in = dispute.late == 2 and decides(procedure, dispute) in posts
    return (*posts, procedure.silence.stands_in) if stands_in else posts


def opens_as(procedure: Procedure, dispute: Dispute, stage: str, here: Here) -> str | None:
    """Give the post under which this person may record what a stage asks for, or None."""
    mine = theirs(dispute, here)
    return next((post for post in openers(procedure, dispute, stage) if post in mine), None)


def responder(
    procedure: Procedure, dispute: Dispute, stage: str, here: Here, chosen: str | None
) -> tuple[str, str] | None:
    """Give the post and person who answers a stage: the one chosen, else the first post held.

    Of two posts either of which may answer (S1-73), one named person is asked: a request to
    several is a request to nobody. Whoever has acted for the other side is passed over, for the
    next post up.
    """
    posts, who = answering(procedure, stage, dispute.facts), held(dispute, here.holders)
    if chosen:
        return next((post for post in posts if who.get(post) == chosen), posts[0]), chosen
    asked = up_the_ladder(procedure, stage, dispute.facts, who, dispute.acted)
    return (asked.post, asked.person) if asked else None


def can_act(procedure: Procedure, dispute: Dispute, post: str, person: str) -> bool:
    """Has this person not acted for the other side in this dispute?"""
    return is_free(procedure.posts[post].side, person, dispute.acted)


def named_before(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give who was chosen to answer when the stage was asked for, if they still can."""
    waits = dispute.opening
    if waits is None or waits.responder not in here.people:
        return None
    post = answering(procedure, waits.stage, dispute.facts)[0]
    return waits.responder if can_act(procedure, dispute, post, waits.responder) else None
