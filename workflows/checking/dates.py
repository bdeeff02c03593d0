"""New dates: that people agree on them, who must, how often, and only for what is due at a step."""

from collections.abc import Iterator

from workflows.checking.finding import ATTACHABLE, BESIDE, Path, Problem, each_choice, named, way_to
from workflows.choices import Choice
from workflows.engine import asked_of
from workflows.procedure import Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find new dates that nobody agrees on, or that could be moved for ever."""
    for path, choice in each_choice(procedure):
        if choice.moves_date:
            yield from _new_date(procedure, path, choice)
        elif choice.agreed_with:
            wrong = "There is no new date here to agree on with anybody."
            yield (*path, "agreed_with"), wrong, "Take it away, or write to: stay and limit:."
    for stage, rung in procedure.stages.items():
        for step in (name for name in rung.steps if name in procedure.steps):
            yield from _of_a_step(procedure, stage, step)


def _new_date(procedure: Procedure, path: Path, choice: Choice) -> Iterator[Problem]:
    if path[0] in (BESIDE, ATTACHABLE):
        yield (*path, "limit"), "Beside the ladder nothing is due.", "Take limit: away."
        return
    asked = {
        name for key in choice.form if key in procedure.forms for name in _fields(procedure, key)
    }
    agreed = choice.limit.agreed if choice.limit else None
    if agreed not in asked:
        yield (
            (*path, "limit"),
            "Nobody agrees on this new date in the form of the choice.",
            "Write agreed: and a date that this form asks for.",
        )
    if choice.times is None:
        yield path, "The date could be moved for ever.", "Add times:."
    if choice.by is not None:
        wrong = "A new date is proposed by whoever is asked, and nobody else."
        yield (*path, "by"), wrong, "Take by: away."


def _fields(procedure: Procedure, form: str) -> Iterator[str]:
    fields = procedure.forms[form].fields.items()
    return (name for name, field in fields if field.kind == "date")


def _of_a_step(procedure: Procedure, stage: str, step: str) -> Iterator[Problem]:
    """One side alone agrees on nothing."""
    own = procedure.steps[step]
    shared = {name: procedure.choices[name] for name in own.also if name in procedure.choices}
    for name, choice in {**own.choices, **shared}.items():
        if choice.moves_date and (not choice.at or stage in choice.at):
            yield from _agreed_with(procedure, stage, step, way_to(procedure, step, name), choice)


def _agreed_with(
    procedure: Procedure, stage: str, step: str, path: Path, choice: Choice
) -> Iterator[Problem]:
    who, other = asked_of(procedure, stage, step), choice.agreed_with
    if who.together:
        if other:
            wrong = f"At {stage} those who answer agree on it among themselves."
            yield (*path, "agreed_with"), wrong, "Take agreed_with: away."
        return
    if not other:
        yield path, f"At {stage} nobody agrees to this new date.", "Add agreed_with: and a post."
        return
    yield from named((*path, "agreed_with"), [other], procedure.posts, "post")
    sides = {procedure.posts[post].side for post in (*who.posts, other) if post in procedure.posts}
    if other in procedure.posts and len(sides) < 2:
        wrong = f"At {stage} both are on the same side."
        yield (*path, "agreed_with"), wrong, "Write a post of the other side."
