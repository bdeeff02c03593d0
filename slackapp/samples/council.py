"""An invented council for any procedure: one person for each post, whose id is the post's key."""

from collections.abc import Callable

from slackapp.demo.council import AGENCIES
from workflows.people import Directory, Person, Posting
from workflows.procedure import Procedure

#: How somebody is called, by the key of their post and its title.
Names = Callable[[str, str], str]


def sample(_: str, title: str) -> str:
    """Call somebody by their post."""
    return f"Sample {title.title()}".replace("'S ", "'s ")


def council(procedure: Procedure, names: Names = sample) -> Directory:
    """Give everybody, in the line that the file says."""
    posts = {key: post for key, post in procedure.posts.items() if post.found != "outside"}
    above = {post.line_manager_of: key for key, post in reversed(posts.items())}
    people = {
        key: Person(id=key, name=names(key, post.title), slack_id=f"U{number:02}")
        for number, (key, post) in enumerate(posts.items(), 1)
    }
    postings = tuple(
        Posting(
            person=key,
            post=key,
            team="North",
            agency=AGENCIES[post.side],
            line_manager=above.get(key),
        )
        for key, post in posts.items()
    )
    return Directory(people=people, postings=postings)
