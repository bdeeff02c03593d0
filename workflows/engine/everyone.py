"""Naming somebody for each post of a joint answer: different people, each free to act for it."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from workflows.boxes import Box, Problem, Why
from workflows.commands import Here, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine.joint import NAMED
from workflows.engine.posts import sides
from workflows.engine.sides import Sides
from workflows.forms import Answers
from workflows.parts import Who
from workflows.procedure import Procedure


def everyone(
    procedure: Procedure, dispute: Dispute, who: Who, here: Here
) -> Mapping[str, str] | Refused:
    """Give a person for each post of *who*, or say for which post somebody must be chosen."""
    stand = sides(procedure, dispute, here)
    lacks = tuple(lacking(stand, who, here.holders, here.people))
    if lacks:
        return Refused(reason=Reason.NOBODY, what=lacks[0].box.field, problems=lacks)
    return {post: stand.who[post] for post in who.all}


def lacking(
    stand: Sides, who: Who, found: Mapping[str, str], people: Container[str]
) -> Iterator[Problem]:
    """Find each post of a joint answer for which nobody, or the wrong person, is there.

    *found* is whom the people list finds for each post.
    """
    before = set[str]()
    for post in who.all:
        person = stand.who.get(post, "")
        why = _why_not(person, before, people)
        if why or not _is_able(stand, post, person, found):
            yield Problem(box=Box(form=NAMED, field=post), why=why or Why.OTHER_SIDE)
        before.add(person)


def _is_able(stand: Sides, post: str, person: str, found: Mapping[str, str]) -> bool:
    """Ask less of whom the people list finds than of whoever was chosen."""
    is_found = stand.procedure.posts[post].found == "directory" and found.get(post) == person
    return stand.may_answer(post, person) if is_found else stand.may_take(post, person)


def _why_not(person: str, before: Container[str], people: Container[str]) -> Why | None:
    if not person:
        return Why.MISSING
    if person not in people:
        return Why.NOT_KNOWN
    return Why.TWICE if person in before else None


def appointed(dispute: Dispute, who: Who, answers: Answers) -> Dispute:
    """Name whoever was chosen for a post of a joint answer."""
    chosen = answers.get(NAMED, {})
    named = {post: str(chosen[post]) for post in who.all if chosen.get(post)}
    return replace(dispute, named={**dispute.named, **named}) if named else dispute
