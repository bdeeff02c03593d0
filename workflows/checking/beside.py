"""Choices beside the ladder: whose they are, where they may lead, and names of their own."""

from collections.abc import Iterator

from workflows.checking.finding import ATTACHABLE, BESIDE, Path, Problem, named
from workflows.choices import ANY_HIGHER_STAGE, NEXT_STAGE, STAY, Choice
from workflows.procedure import ANYONE, Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find choices beside the ladder that are nobody's, or lead nowhere."""
    of_steps = set(procedure.choices)
    for step in procedure.steps.values():
        of_steps |= set(step.choices)
    for name, choice in procedure.any_time.items():
        path: Path = (BESIDE, name)
        yield from _choice(procedure, path, choice)
        if name in of_steps:
            yield path, f'A step has a choice "{name}", too.', "Give this one another name."
    yield from _attachable(procedure)
    yield from _safety(procedure)


def _attachable(procedure: Procedure) -> Iterator[Problem]:
    """What is for any other procedure moves none, and names no stage, which others call otherwise.

    Whose it is there depends on the side.
    """
    for name, choice in procedure.attachable.items():
        path: Path = (ATTACHABLE, name)
        if choice.to != STAY or choice.at:
            yield path, "This would move another procedure.", "Write to: stay, without at:."
        for post in choice.by or (ANYONE,):
            if post not in procedure.posts or procedure.posts[post].side == "neither":
                wrong = f'In another procedure nobody stands for "{post}".'
                yield (*path, "by"), wrong, "Write posts of the raising or responding side."
        for post in [post for notice in choice.tell for post in (*notice.to, *notice.cc)]:
            if post in procedure.posts and procedure.posts[post].found != "outside":
                wrong = f'Another procedure has no "{post}" to tell.'
                yield (*path, "tell"), wrong, "Write a post outside, which comes along."


def _choice(procedure: Procedure, path: Path, choice: Choice) -> Iterator[Problem]:
    up = {NEXT_STAGE, ANY_HIGHER_STAGE, *procedure.stages}
    places = sorted({STAY, *up, *procedure.ends})
    yield from named((*path, "to"), [choice.to], places, "place")
    yield from named((*path, "at"), choice.at, procedure.stages, "stage")
    if choice.by is None:
        yield path, "Nobody may make this choice.", "Add by: a post, responder or anyone."
    elif ANYONE in choice.by and choice.to in {*procedure.ends, *up}:
        yield (
            (*path, "by"),
            "Anyone who may open a dispute could move it.",
            "Write the posts whose decision it is.",
        )


def _safety(procedure: Procedure) -> Iterator[Problem]:
    alert = procedure.any_time.get("safety_alert")
    if alert is None or alert.by != (ANYONE,) or alert.to != STAY or not alert.tell:
        yield (
            ("any_time",),
            "There is no safety_alert by anyone, to stay, that tells somebody.",
            "Add it: a child may be at immediate risk at any time.",
        )
