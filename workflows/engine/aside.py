"""Posts that stand aside: where a fact is true, another post takes their place."""

from collections.abc import Iterable

from workflows.dispute import Dispute
from workflows.procedure import RESPONDER, Procedure


def in_place(procedure: Procedure, posts: Iterable[str], facts: frozenset[str]) -> tuple[str, ...]:
    """Give *posts* as they count now: whoever stands aside by a fact is replaced."""
    return tuple(dict.fromkeys(_or_instead(procedure, name, facts) for name in posts))


def _or_instead(procedure: Procedure, name: str, facts: frozenset[str]) -> str:
    post = procedure.posts.get(name)  # responder and anyone are no posts
    return post.instead or name if post and post.unless in facts else name


def answering(procedure: Procedure, stage: str, facts: frozenset[str]) -> tuple[str, ...]:
    """Give the posts that answer a stage, as they count now."""
    return in_place(procedure, procedure.stages[stage].answered_by.posts, facts)


def expanded(procedure: Procedure, dispute: Dispute, by: tuple[str, ...]) -> tuple[str, ...]:
    """Give the posts meant by *by*: whoever answers the stage stands for ``responder``.

    A fact that is learned while somebody is asked changes who is asked next, not who is asked.
    """
    answers = procedure.stages[dispute.stage].answered_by.posts
    meant = [post for name in by for post in (answers if name == RESPONDER else (name,))]
    raisers, raiser = procedure.raising.by, raised_as(procedure, dispute)
    by = tuple(dict.fromkeys(raiser if post in raisers else post for post in meant))
    now = tuple(post for post in in_place(procedure, by, dispute.facts) if post in dispute.named)
    return now or tuple(post for post in by if post in dispute.named)


def raised_as(procedure: Procedure, dispute: Dispute) -> str:
    """Give the post under which it was raised, of those that may raise."""
    named = (post for post in procedure.raising.by if post in dispute.named)
    return next(named, procedure.raising.by[0])


def as_raised(procedure: Procedure, dispute: Dispute, post: str) -> str:
    """Give a post; any that may raise stands for the one under which this was raised."""
    return raised_as(procedure, dispute) if post in procedure.raising.by else post
