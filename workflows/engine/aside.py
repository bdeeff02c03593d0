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
    by = tuple(post for name in by for post in (answers if name == RESPONDER else (name,)))
    now = tuple(post for post in in_place(procedure, by, dispute.facts) if post in dispute.named)
    return now or tuple(post for post in by if post in dispute.named)
