"""On which side people stand in a dispute: who may answer, take over, and act as cover (ADR 47)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workflows.procedure import Procedure

NEITHER = "neither"


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Who holds which post of a dispute, who has acted for which side of it, and who raised it.

    ``begun``: it is raised, so that a question can have been passed on to somebody above.
    """

    procedure: Procedure
    who: Mapping[str, str]
    acted: Mapping[str, str]
    raiser: str
    begun: bool = True

    def is_free(self, post: str, person: str) -> bool:
        """Has this person not acted for another side than that of the post?"""
        return is_free(self.procedure, self.acted, post, person)

    def may_answer(self, post: str, person: str) -> bool:
        """May somebody whom the people list finds for a post answer for it?

        Not a party. But whoever took over a party's question answers for their own post, too.
        """
        asks_nobody = _only_named(self.procedure) if self.begun else parties_posts(self.procedure)
        return self.is_free(post, person) and not self._holds(person, asks_nobody - {post})

    def may_take(self, post: str, person: str) -> bool:
        """May somebody be chosen for a post: of its side or of none, and no party?"""
        side = self.procedure.posts[post].side
        return not self.is_party(person, as_well_as=post) and self.of(person) <= {side}

    def may_choose(self, post: str, person: str) -> bool:
        """May somebody choose who answers for a post: not who stands on another side alone?

        Whoever manages both sides may, until they have acted.
        """
        side = self.procedure.posts[post].side
        stands = self.of(person)
        return self.is_free(post, person) and (not stands or side in stands)

    def may_cover(self, person: str, sides: Iterable[str]) -> bool:
        """May somebody act as cover for whoever stands on these sides? A party, for nobody."""
        sides = set(sides)
        theirs = sides - {NEITHER} or sides
        return not self.is_party(person) and all(self.of(person) <= {each} for each in theirs)

    def is_party(self, person: str, as_well_as: str = "") -> bool:
        """Is somebody a party, by having raised it or by a post other than this?"""
        raised = person == self.raiser and as_well_as not in self.procedure.raising.by
        return raised or self._holds(person, parties_posts(self.procedure) - {as_well_as})

    def of(self, person: str) -> frozenset[str]:
        """Give the sides on which somebody stands: by what they did, and by the posts they hold."""
        did = {self.acted[person]} if person in self.acted else set[str]()
        return frozenset(did | (self._by_post(person) - {NEITHER}))

    def every_one_of(self, person: str) -> frozenset[str]:
        """Give these, and that of neither side, where they hold a post of it."""
        return self.of(person) | self._by_post(person)

    def _by_post(self, person: str) -> set[str]:
        return {self.procedure.posts[post].side for post in self._posts_of(person)}

    def _holds(self, person: str, posts: Iterable[str]) -> bool:
        return not self._posts_of(person).isdisjoint(posts)

    def _posts_of(self, person: str) -> set[str]:
        return {post for post, who in self.who.items() if who == person}


def is_free(procedure: Procedure, acted: Mapping[str, str], post: str, person: str) -> bool:
    """Has somebody not acted for another side than that of a post? *acted*: who did for which."""
    side = procedure.posts[post].side
    return acted.get(person, side) == side


def parties_posts(procedure: Procedure) -> frozenset[str]:
    """Give the posts of the parties: of whoever raises, and of whoever the other side begins with.

    That is who is chosen in a form, and has a line of managers above, or is asked for nothing.
    """
    below = {post.line_manager_of for post in procedure.posts.values()}
    begins = {key for key in _chosen(procedure) if key in below}
    return frozenset({*procedure.raising.by, *begins, *_only_named(procedure)})


def _chosen(procedure: Procedure) -> Iterator[str]:
    """Give the posts of a side for which somebody is chosen in a form."""
    for key, post in procedure.posts.items():
        if post.found == "chosen" and post.side != NEITHER:
            yield key


def _only_named(procedure: Procedure) -> frozenset[str]:
    """Give those of them that are never asked for anything: the dispute is about their work."""
    return frozenset(_chosen(procedure)) - frozenset(_asked(procedure))


def _asked(procedure: Procedure) -> Iterator[str]:
    for stage in procedure.stages.values():
        yield from stage.answered_by.posts
    for step in procedure.steps.values():
        yield from step.by.posts
        for choice in step.choices.values():
            yield from choice.by or ()
    for choice in (*procedure.choices.values(), *procedure.any_time.values()):
        yield from choice.by or ()
    yield from (post.instead for post in procedure.posts.values() if post.instead)
