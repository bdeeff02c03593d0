"""A party never decides the same dispute: the next post up is asked in their place."""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.engine.aside import answering
from workflows.engine.sides import Sides
from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who is asked to answer a stage, and under which of its posts.

    ``instead_of`` is the party who holds that post, and was passed over.
    """

    post: str
    person: str
    instead_of: str = ""


def up_the_ladder(sides: Sides, stage: str, facts: frozenset[str]) -> Asked | None:
    """Find who answers a stage: the first of its holders who is no party, else the next post up.

    Where nobody holds a post of the stage, nobody is found: that is a gap, and somebody is chosen.
    """
    procedure, who = sides.procedure, sides.who
    there = [post for post in answering(procedure, stage, facts) if post in who]
    for post in there:
        if sides.may_answer(post, who[post]):
            return Asked(post=post, person=who[post])
    for post in posts_above(procedure, stage, facts) if there else ():
        if post in who and sides.may_answer(there[0], who[post]):
            return Asked(post=there[0], person=who[post], instead_of=who[there[0]])
    return None


def posts_above(procedure: Procedure, stage: str, facts: frozenset[str]) -> Iterator[str]:
    """Give the posts that answer the stages above and neither this one nor one below it."""
    above = procedure.stages_above(stage)
    so_far = {
        post
        for each in procedure.stages
        if each not in above
        for post in answering(procedure, each, facts)
    }
    for each in above:
        yield from (post for post in answering(procedure, each, facts) if post not in so_far)
