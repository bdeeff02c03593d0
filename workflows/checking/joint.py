"""Joint answers: whose one answer it is, and the form with which each of them signs it."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem
from workflows.parts import Who
from workflows.procedure import RESPONDER, Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find joint answers that nobody can give, or that are signed twice."""
    for path, who in each_who(procedure):
        if who.together:
            yield from _several(path, who)
    for key, stage in procedure.stages.items():
        yield from _another_side(procedure, key)
        for name in stage.steps:
            if name in procedure.steps:
                yield from _signed_twice(procedure, key, name)


def each_who(procedure: Procedure) -> Iterator[tuple[Path, Who]]:
    """Give everybody who answers a stage or does a step, with the way to them."""
    for key, stage in procedure.stages.items():
        yield ("stages", key, "answered_by"), stage.answered_by
    for key, step in procedure.steps.items():
        yield ("steps", key, "by"), step.by


def _several(path: Path, who: Who) -> Iterator[Problem]:
    if len(set(who.all)) < max(2, len(who.all)):
        yield path, "A joint answer takes several posts.", "Write two or more different posts."
    if RESPONDER in who.all:
        yield (
            path,
            "Whoever answers the stage cannot stand among others here.",
            "Write by: responder, and all: under answered_by of the stage.",
        )


def _another_side(procedure: Procedure, key: str) -> Iterator[Problem]:
    """One side does not answer itself."""
    posts = [procedure.posts.get(post) for post in procedure.stages[key].answered_by.all]
    if posts and all(post and post.side == "raising" for post in posts):
        yield (
            ("stages", key, "answered_by"),
            "All of these are on the side that raises, and cannot answer it.",
            "Write a post of the other side, too.",
        )


def _signed_twice(procedure: Procedure, stage: str, step: str) -> Iterator[Problem]:
    """The form that each of them signs with is asked beside that of the choice."""
    by = procedure.steps[step].by
    who = procedure.stages[stage].answered_by if RESPONDER in by.posts else by
    own = procedure.steps[step]
    shared = {name: procedure.choices[name] for name in own.also if name in procedure.choices}
    for name, choice in {**own.choices, **shared}.items():
        if who.sign and who.sign in choice.form:
            yield (
                ("choices", name, "form") if name in shared else ("steps", step, "choices", name),
                f'"{who.sign}" is asked of each of them already, when they agree.',
                "Take it away here.",
            )
