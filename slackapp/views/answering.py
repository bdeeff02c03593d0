"""Who is filled in to answer a stage, and what is said where that is nobody, or somebody else."""

from collections.abc import Iterator

from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.wording import raising as say
from workflows import gaps
from workflows.engine import up_the_ladder
from workflows.engine.parties import Asked
from workflows.gaps import Gap
from workflows.people import found_from


def fills_in(drawing: Drawing) -> tuple[str, str]:
    """Give the name of the box for whoever answers, and whom the ladder fills in there."""
    asked = _asked(drawing)
    found = asked.person if asked else ""
    post = drawing.procedure.stages[drawing.stage].answered_by.posts[0]
    begins = found_from(drawing.procedure, post, drawing.holders)
    return f"{drawing.stage}-{begins}.{found}", found


def _asked(drawing: Drawing) -> Asked | None:
    known = frozenset[str]()  # what is true is learned when the form is sent
    return up_the_ladder(drawing.sides, drawing.stage, known)


def below(drawing: Drawing, block_id: str) -> Iterator[Json]:
    """Say that a party was passed over, or that there is a gap here."""
    asked = _asked(drawing)
    if asked and asked.instead_of:
        words = say.passes_over(drawing.directory.name(asked.instead_of))
        yield blocks.context(blocks.escape(words), block_id)
    elif asked is None and _should_be_found(drawing):
        posts = drawing.procedure.stages[drawing.stage].answered_by.posts
        words = say.nobody_fills_in(gap(drawing, posts))
        yield blocks.context(blocks.escape(words), block_id)


def _should_be_found(drawing: Drawing) -> bool:
    """Is the other side's first person known, from whom the ladder goes up?

    Before that it begins nowhere, and nothing is missing from it yet. Whoever is chosen in a form
    is never looked up.
    """
    posts = drawing.procedure.stages[drawing.stage].answered_by.posts
    looked_up = any(drawing.procedure.posts[post].found != "chosen" for post in posts)
    begun = any(
        post.side == "responding" and key in drawing.holders
        for key, post in drawing.procedure.posts.items()
    )
    return looked_up and begun


def gap(drawing: Drawing, posts: tuple[str, ...]) -> Gap:
    """Give the gap above the responding side's first named person, who is in the list."""
    named = {
        who
        for post, who in drawing.holders.items()
        if drawing.procedure.posts[post].side == "responding"
    }
    begins = next((each.person for each in drawing.directory.postings if each.person in named), "")
    return gaps.one(drawing.procedure, drawing.directory, posts, begins)
