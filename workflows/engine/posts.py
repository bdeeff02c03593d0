"""Who holds which post for a dispute, who must act, and who answers a stage."""

from collections.abc import Iterable, Mapping

from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.engine.aside import answering, as_raised, expanded, in_place
from workflows.engine.held_by import titles_of
from workflows.engine.joint import asked_of, awaited
from workflows.engine.parties import up_the_ladder
from workflows.engine.sides import Sides
from workflows.procedure import Procedure


def held(dispute: Dispute, holders: Mapping[str, str]) -> dict[str, str]:
    """Give who holds each post for this dispute: as named in it, else as the directory finds."""
    return {**holders, **dispute.named}


def posts_of(person: str, holders: Mapping[str, str]) -> set[str]:
    """Give the posts that *holders* says this person holds."""
    return {post for post, who in holders.items() if who == person}


def theirs(dispute: Dispute, here: Here) -> set[str]:
    """Give the posts under which this person may act now: their own, and of those they cover."""
    people = here.stands_for(dispute)
    return {post for post, who in held(dispute, here.holders).items() if who in people}


def sides(procedure: Procedure, dispute: Dispute, here: Here) -> Sides:
    """Say who stands on which side of this dispute, as far as they hold a post or have acted."""
    return sides_of(procedure, dispute, here.holders)


def sides_of(procedure: Procedure, dispute: Dispute, holders: Mapping[str, str]) -> Sides:
    """Say it where only who is found for each post is known."""
    return Sides(
        procedure=procedure,
        who=held(dispute, holders),
        acted=dispute.acted,
        raiser=dispute.raised_by,
        begun=bool(dispute.rungs),
    )


def acts_for(procedure: Procedure, dispute: Dispute, post: str, person: str, here: Here) -> bool:
    """Does whoever acts do it as this person for a post: they themselves, or as their cover?

    As cover only where they are no party, and do not stand on another side.
    """
    if here.person == person:
        return True
    side = procedure.posts[post].side
    return here.is_for(person, dispute) and sides(procedure, dispute, here).may_cover(
        here.person, {side}
    )


def may_act_as(procedure: Procedure, dispute: Dispute, post: str, here: Here) -> bool:
    """May this person act under a post that is theirs, or that of somebody they cover for?

    Nobody acts for somebody who has acted for another side, either.
    """
    stand = sides(procedure, dispute, here)
    holder = stand.who.get(post)
    if holder and not stand.is_free(post, holder):
        return False
    return holder == here.person or stand.may_cover(here.person, {procedure.posts[post].side})


def under(procedure: Procedure, dispute: Dispute, may: Iterable[str], here: Here) -> str | None:
    """Give under which of the posts that *may* this person acts: their own before anybody else's.

    Of those they cover for, one under which they may act; at last one under which they may not,
    so that it can be said why.
    """
    mine = theirs(dispute, here)
    own = posts_of(here.person, held(dispute, here.holders))
    found = [post for post in may if post in mine]
    if len(found) < 2:  # nothing to choose from
        return next(iter(found), None)
    return min(
        found, key=lambda post: (post not in own, not may_act_as(procedure, dispute, post, here))
    )


def of_one_side(procedure: Procedure, dispute: Dispute, here: Here) -> frozenset[str]:
    """Give who acts, and all for whom they may act here as cover."""
    covered = here.stands_for(dispute) - {here.person}
    if not covered:
        return frozenset({here.person})
    stand = sides(procedure, dispute, here)
    able = {each for each in covered if stand.may_cover(here.person, stand.every_one_of(each))}
    return frozenset({here.person, *able})


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


def in_silence(
    procedure: Procedure, dispute: Dispute, holders: Mapping[str, str]
) -> dict[str, str]:
    """Give whoever takes the next decision in silence, then whoever stands in, each by post.

    Nobody who has acted for another side: they would be told to do what is refused.
    """
    stand = sides_of(procedure, dispute, holders)
    posts = (decides(procedure, dispute), procedure.silence.stands_in)
    able = (post for post in posts if post in stand.who and stand.is_free(post, stand.who[post]))
    return {post: stand.who[post] for post in able}


def openers(procedure: Procedure, dispute: Dispute, stage: str) -> tuple[str, ...]:
    """Give the posts that may record what a stage asks for; at last whoever stands in may, too."""
    posts = in_place(procedure, procedure.opened_by(stage), dispute.facts)
    stands_in = dispute.late == 2 and decides(procedure, dispute) in posts
    return (*posts, procedure.silence.stands_in) if stands_in else posts


def opens_as(procedure: Procedure, dispute: Dispute, stage: str, here: Here) -> str | None:
    """Give the post under which this person may record what a stage asks for, or None."""
    return under(procedure, dispute, openers(procedure, dispute, stage), here)


def responder(
    procedure: Procedure, dispute: Dispute, stage: str, here: Here, chosen: str | None
) -> tuple[str, str] | None:
    """Give the post and person who answers a stage: the one chosen, else the first post held.

    Of two posts either of which may answer (S1-73), one named person is asked: a request to
    several is a request to nobody. A party is passed over, for the next post up.
    """
    posts, who = answering(procedure, stage, dispute.facts), held(dispute, here.holders)
    if chosen:
        return next((post for post in posts if who.get(post) == chosen), posts[0]), chosen
    asked = up_the_ladder(sides(procedure, dispute, here), stage, dispute.facts)
    return (asked.post, asked.person) if asked else None


def can_answer(procedure: Procedure, dispute: Dispute, post: str, person: str, here: Here) -> bool:
    """May this person answer for a post: as whoever is found for it, or as whoever was chosen?"""
    stand = sides(procedure, dispute, here)
    is_found = stand.who.get(post) == person
    return stand.may_answer(post, person) if is_found else stand.may_take(post, person)


def named_before(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give who was chosen to answer when the stage was asked for, if they still can."""
    waits = dispute.opening
    if waits is None or waits.responder not in here.people:
        return None
    post = answering(procedure, waits.stage, dispute.facts)[0]
    able = can_answer(procedure, dispute, post, waits.responder, here)
    return waits.responder if able else None
