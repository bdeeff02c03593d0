"""Posts that stand aside: the fact, who stands in their place, and where nobody may."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, named
from workflows.procedure import Post, Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find posts that stand aside for nobody, or where it could not be told whose turn it is."""
    for key, post in procedure.posts.items():
        path: Path = ("posts", key)
        if bool(post.unless) != bool(post.instead):
            yield (
                path,
                "unless: and instead: belong together.",
                "Write both: the fact, and the post that then stands in this one's place.",
            )
        elif post.instead:
            yield from named((*path, "instead"), [post.instead], procedure.posts, "post")
            yield from _instead(procedure, path, post, post.instead)
    yield from _in_silence(procedure)


def _instead(procedure: Procedure, path: Path, post: Post, name: str) -> Iterator[Problem]:
    other = procedure.posts.get(name)
    if other and other.unless:
        yield (
            (*path, "instead"),
            f'"{name}" may stand aside itself.',
            "Write a post that always counts.",
        )
    if other and other.side == "raising" and post.side != "raising":
        yield (
            (*path, "instead"),
            f'"{name}" is on the side that raises.',
            "Write a post of the same side, or of neither.",
        )


def _in_silence(procedure: Procedure) -> Iterator[Problem]:
    for word in ("decides", "stands_in"):
        name = getattr(procedure.silence, word)
        if name in procedure.posts and procedure.posts[name].unless:
            yield (
                ("silence", word),
                f'"{name}" may stand aside, and then nobody would take the next decision.',
                "Write a post that always counts.",
            )
