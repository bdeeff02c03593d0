"""Where a ladder has a gap: a post that it needs, and that nobody is found for.

It is said before it is missed: at raising, in a weekly look, and by ``drp people check``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workflows.people import Directory, holders, where_broken
from workflows.procedure import Procedure

#: The posts of which any one will do.
AnyOfThese = tuple[str, ...]


@dataclass(frozen=True, order=True)
class Gap:
    """Nobody is found for a post, by its title, of whoever is in a team; or in none at all.

    ``at`` is the name of whoever the line breaks with, where somebody does hold the post: their
    line manager holds none.
    """

    post: str
    team: str = ""
    at: str = ""


def of_person(procedure: Procedure, directory: Directory, person: str) -> Iterator[Gap]:
    """Give what is missing above somebody: as whoever raises, and as whoever it is begun with."""
    needed = ((procedure.silence.stands_in,), *_needed_by(procedure, procedure.stages))
    for post, found in ladders(procedure, directory, person):
        side = procedure.posts[post].side
        team = next(each.team for each in directory.postings_of(person) if each.post == post)
        for posts in _missing(procedure, needed, found):
            if _is_looked_up_from(procedure, posts, side):
                at = _breaks_at(procedure, directory, posts, person)
                yield Gap(procedure.post_titles(posts), team, at)


def _breaks_at(procedure: Procedure, directory: Directory, posts: AnyOfThese, begins: str) -> str:
    """Name whoever the line breaks with below posts that are found up it, and that are held."""
    in_line = any(procedure.posts[post].line_manager_of for post in posts)
    if not in_line or not any(directory.holders_of(post) for post in posts):
        return ""
    who = where_broken(directory, begins)
    return directory.name(who) if who else ""


def _is_looked_up_from(procedure: Procedure, posts: AnyOfThese, side: str) -> bool:
    """Do these posts belong to this side? What belongs to neither is found by whoever raises."""
    theirs = procedure.posts[posts[0]].side
    return theirs == side or (theirs == "neither" and side == "raising")


def ladders(
    procedure: Procedure, directory: Directory, person: str
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give each post of somebody that a ladder begins with, and who is found up that ladder."""
    below = {post.line_manager_of for post in procedure.posts.values()}
    for post in dict.fromkeys(directory.posts_of(person)):
        if post in procedure.raising.by:
            yield post, holders(procedure, directory, person, {})
        elif post in below and procedure.posts[post].found == "chosen":
            yield post, holders(procedure, directory, "", {post: person})


def of_side(procedure: Procedure, side: str) -> list[str]:
    """Give the posts of one side that the people list is asked for, in the order of the file."""
    return [
        key
        for key, post in procedure.posts.items()
        if post.found == "directory" and post.side in (side, "neither")
    ]


def above(
    procedure: Procedure, directory: Directory, stage: str, found: Mapping[str, str]
) -> Iterator[Gap]:
    """Give what the stages above will need and nobody is found for.

    The other side's ladder has no gaps yet while nobody has chosen with whom it begins.
    """
    begin = _beginnings(procedure, found)
    for posts in _missing(procedure, _needed_by(procedure, procedure.stages_above(stage)), found):
        side = procedure.posts[posts[0]].side
        if side in begin:
            yield one(procedure, directory, posts, begin[side])


def one(procedure: Procedure, directory: Directory, posts: AnyOfThese, begins: str) -> Gap:
    """Give the gap above whoever the ladder begins with, where nobody is found for these posts."""
    team = next((each.team for each in directory.postings_of(begins)), "")
    at = _breaks_at(procedure, directory, posts, begins)
    return Gap(procedure.post_titles(posts), team, at)


def _beginnings(procedure: Procedure, found: Mapping[str, str]) -> dict[str, str]:
    """Give with whom each side begins; what belongs to neither, with whoever raises."""
    begin: dict[str, str] = {}
    for post, person in found.items():
        begin.setdefault(procedure.posts[post].side, person)
    return {**begin, "neither": begin.get("raising", "")}


def _missing(
    procedure: Procedure, needed: Iterable[AnyOfThese], found: Mapping[str, str]
) -> Iterator[AnyOfThese]:
    """Give the posts that should be found and are not; those chosen in a form never are."""
    for posts in dict.fromkeys(needed):
        looked_up = all(procedure.posts[post].found == "directory" for post in posts)
        if looked_up and found.keys().isdisjoint(posts):
            yield posts


def _needed_by(procedure: Procedure, stages: Iterable[str]) -> Iterator[AnyOfThese]:
    """Give the posts without which these stages cannot open, or be answered."""
    for rung in (procedure.stages[stage] for stage in stages):
        yield from ((procedure.gates[name].of,) for name in rung.gates)
        if rung.opened_by:
            yield rung.opened_by
        if rung.answered_by.any:
            yield rung.answered_by.any
        yield from ((post,) for post in rung.answered_by.all)


def empty_posts(procedures: Iterable[Procedure], directory: Directory) -> list[str]:
    """Give the posts that nobody at all holds, by title; one outside is an address."""
    return list(
        dict.fromkeys(
            post.title
            for procedure in procedures
            for key, post in procedure.posts.items()
            if post.found != "outside" and not directory.holders_of(key)
        )
    )
