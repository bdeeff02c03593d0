"""Whose agreement a new date takes: all whose one answer it is, or whoever is asked and one other.

Nobody stands in for them: without a new date the first one stays, and nothing waits for it.
"""

from workflows.choices import Choice
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.engine.aside import as_raised, expanded
from workflows.engine.joint import asked_of
from workflows.engine.posts import sides
from workflows.procedure import Procedure


def may_propose(procedure: Procedure, dispute: Dispute, choice: Choice) -> tuple[str, ...]:
    """Give the posts that may propose it; whoever must agree may, too, once a date waits."""
    posts = _asked(procedure, dispute)
    if not choice.agreed_with or dispute.new_date is None:
        return posts
    return (*posts, as_raised(procedure, dispute, choice.agreed_with))


def everybody(
    procedure: Procedure, dispute: Dispute, choice: Choice, here: Here
) -> dict[str, str | None]:
    """Give post and person of all whom it takes; None for a post that nobody can act for."""
    posts, stand = _asked(procedure, dispute), sides(procedure, dispute, here)
    who = stand.who
    if choice.agreed_with:
        mine = [post for post in posts if who[post] == here.person]
        covered = [post for post in posts if here.is_for(who[post], dispute)]
        posts = ((mine or covered or posts)[0], as_raised(procedure, dispute, choice.agreed_with))
    able = (post for post in posts if post in who and stand.is_free(post, who[post]))
    return {**dict.fromkeys(posts), **{post: who[post] for post in able}}


def _asked(procedure: Procedure, dispute: Dispute) -> tuple[str, ...]:
    """Give the posts that the step asks."""
    return expanded(procedure, dispute, asked_of(procedure, dispute.stage, dispute.step).posts)
