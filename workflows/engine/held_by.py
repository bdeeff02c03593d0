"""Under which post somebody answers: of whoever took a question of another post, their own."""

from collections.abc import Mapping

from workflows.dispute import Dispute
from workflows.procedure import Procedure


def answers_as(procedure: Procedure, dispute: Dispute, post: str, person: str | None = None) -> str:
    """Give the post to name for whoever is asked under a post: *person*, or who is named for it."""
    who = person or dispute.named.get(post, "")
    holds = dispute.under.get(who, post)
    return holds if procedure.posts[holds].side == procedure.posts[post].side else post


def titles_of(
    procedure: Procedure, dispute: Dispute, who: Mapping[str, str], between: str = "or"
) -> str:
    """Say who is meant by post and person: "service director or executive director"."""
    posts = (answers_as(procedure, dispute, post, person) for post, person in who.items())
    return procedure.post_titles(dict.fromkeys(posts), between)
