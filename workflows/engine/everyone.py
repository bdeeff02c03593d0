"""Naming somebody for each post of a joint answer: different people, each free to act for it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workflows.commands import Here, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine.joint import NAMED
from workflows.engine.posts import can_act, held
from workflows.forms import Answers, Box, Problem, Why
from workflows.parts import Who
from workflows.procedure import Procedure


def everyone(
    procedure: Procedure, dispute: Dispute, who: Who, here: Here
) -> Mapping[str, str] | Refused:
    """Give a person for each post of *who*, or say for which post somebody must be chosen."""
    lacks = tuple(lacking(procedure, dispute, who, here))
    if lacks:
        return Refused(reason=Reason.NOBODY, what=lacks[0].box.field, problems=lacks)
    there = held(dispute, here.holders)
    return {post: there[post] for post in who.all}


def lacking(procedure: Procedure, dispute: Dispute, who: Who, here: Here) -> Iterator[Problem]:
    """Find each post of a joint answer for which nobody, or the wrong person, is found."""
    there = held(dispute, here.holders)
    before = set[str]()
    for post in who.all:
        why = _why_not(procedure, dispute, post, there.get(post), before, here)
        if why:
            yield Problem(box=Box(form=NAMED, field=post), why=why)
        before |= {there[post]} if post in there else set()


def _why_not(
    procedure: Procedure,
    dispute: Dispute,
    post: str,
    person: str | None,
    before: set[str],
    here: Here,
) -> Why | None:
    if person is None:
        return Why.MISSING
    if person not in here.people:
        return Why.NOT_KNOWN
    if person in before:
        return Why.TWICE
    return None if can_act(procedure, dispute, post, person) else Why.OTHER_SIDE


def appointed(dispute: Dispute, who: Who, answers: Answers) -> Dispute:
    """Name whoever was chosen for a post of a joint answer."""
    chosen = answers.get(NAMED, {})
    posts = (post for post in who.all if chosen.get(post))
    return replace(dispute, named={**dispute.named, **{post: str(chosen[post]) for post in posts}})
