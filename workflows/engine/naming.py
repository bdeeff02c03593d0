"""Whom a form names for a post, and whom a step needs that nobody has named yet."""

from collections.abc import Iterator
from dataclasses import replace

from workflows.boxes import Box, Problem, Why
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.engine.aside import as_raised, in_place
from workflows.engine.posts import sides
from workflows.engine.sides import Sides
from workflows.forms import Answers
from workflows.procedure import RESPONDER, Procedure


def named_in(procedure: Procedure, answers: Answers) -> dict[str, str]:
    """Give who was chosen for a post in these forms; who answers the stage is another question."""
    chosen = _person_answers(procedure, answers)
    return {post: who for post, who in chosen.items() if post != RESPONDER}


def without_found(procedure: Procedure, answers: Answers) -> Answers:
    """Leave out whom the people list fills in, so that it can be asked anew whom it finds."""
    return {
        key: {name: value for name, value in filled.items() if not _is_found(procedure, key, name)}
        for key, filled in answers.items()
    }


def _is_found(procedure: Procedure, key: str, name: str) -> bool:
    form = procedure.forms.get(key)
    return form is not None and name in form.fields and form.fields[name].begins_with_holder


def responder_in(procedure: Procedure, answers: Answers) -> str | None:
    """Give who was chosen in these forms to answer the stage, if they ask that."""
    return _person_answers(procedure, answers).get(RESPONDER)


def _person_answers(procedure: Procedure, answers: Answers) -> dict[str, str]:
    return {post: who for _, post, who in _chosen(procedure, answers)}


def _chosen(procedure: Procedure, answers: Answers) -> Iterator[tuple[Box, str, str]]:
    """Give each box that names somebody for a post, with the post and who it is."""
    for key, filled in answers.items():
        for name, field in procedure.forms[key].fields.items() if key in procedure.forms else ():
            if field.names and filled.get(name):
                yield Box(form=key, field=name), field.names, str(filled[name])


def misnamed(stand: Sides, answers: Answers) -> Iterator[Problem]:
    """Find each box in which a party, or somebody of another side, was chosen for a post."""
    named = named_in(stand.procedure, answers)
    there = replace(stand, who={**stand.who, **named})
    for box, post, who in _chosen(stand.procedure, answers):
        if post in named and not there.may_take(post, who):
            yield Problem(box=box, why=Why.OTHER_SIDE)


def naming(procedure: Procedure, dispute: Dispute, posts: tuple[str, ...], here: Here) -> Dispute:
    """Name whoever the directory finds first for these posts, where nobody is named for any."""
    posts = _meant(procedure, dispute, posts)
    if any(post in dispute.named for post in posts):
        return dispute
    found = dict(list(_able(procedure, dispute, posts, here))[:1])
    return replace(dispute, named={**dispute.named, **found})


def naming_each(
    procedure: Procedure, dispute: Dispute, posts: tuple[str, ...], here: Here
) -> Dispute:
    """Name whoever the directory finds for each of these posts: all of them are asked."""
    found = dict(_able(procedure, dispute, _meant(procedure, dispute, posts), here))
    return replace(dispute, named={**found, **dispute.named})


def _meant(procedure: Procedure, dispute: Dispute, posts: tuple[str, ...]) -> tuple[str, ...]:
    """Give the posts as they count now; any that may raise is the one under which it was."""
    posts = in_place(procedure, posts, dispute.facts)
    return tuple(as_raised(procedure, dispute, post) for post in posts)


def _able(
    procedure: Procedure, dispute: Dispute, posts: tuple[str, ...], here: Here
) -> Iterator[tuple[str, str]]:
    """Give each post that somebody holds who has not acted for the other side, with who it is."""
    stand = sides(procedure, dispute, here)
    for post in posts:
        if post in stand.who and stand.is_free(post, stand.who[post]):
            yield post, stand.who[post]
