"""Who holds which post, for which team and agency, and who is found for a dispute.

Nobody is ever guessed: where the directory does not name exactly one person, it says nobody.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who can be a party. ``slack_id`` is None for people outside Slack."""

    id: str
    name: str
    slack_id: str | None = None
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Posting:
    """A person holds a post for a team from a date to a date, both included."""

    person: str
    post: str
    team: str
    agency: str
    line_manager: str | None = None
    since: date | None = None
    until: date | None = None

    def is_over_on(self, day: date) -> bool:
        """Is the last day of it past?"""
        return self.until is not None and self.until < day

    def is_held_on(self, day: date) -> bool:
        """Does the person hold the post on this day?"""
        return (self.since is None or self.since <= day) and not self.is_over_on(day)


@dataclass(frozen=True, kw_only=True)
class Directory:
    """The people list as it stands on one day."""

    people: Mapping[str, Person]
    postings: tuple[Posting, ...]

    def in_slack(self, slack_id: str) -> Person | None:
        """Give the person behind a Slack account, if the list names them for any post."""
        listed = {posting.person for posting in self.postings}
        return next(
            (who for who in self.people.values() if who.slack_id == slack_id and who.id in listed),
            None,
        )

    def posts_of(self, person: str) -> tuple[str, ...]:
        """Give the posts that a person holds, whatever the team."""
        return tuple(posting.post for posting in self.postings if posting.person == person)

    def holders_of(self, post: str) -> tuple[Posting, ...]:
        """Give everybody who holds a post."""
        return tuple(posting for posting in self.postings if posting.post == post)

    def name(self, person: str) -> str:
        """Give a person's name for a form."""
        return self.people[person].name if person in self.people else "Somebody who has left"


def holders(
    procedure: Procedure, directory: Directory, raiser: str, named: Mapping[str, str]
) -> dict[str, str]:
    """Find who holds each post for a dispute that *raiser* raised, with these already named.

    A post with a line is found up that line; any other is the one holder in the same team, else
    in the same agency, else the only holder there is. A line that begins with a post that raises
    begins with whoever raised, under whichever post they did.
    """
    found = dict(named)
    for key, post in procedure.posts.items():
        if key in found:
            continue
        who = None
        if post.found == "raiser" and key in directory.posts_of(raiser):
            who = raiser
        elif post.line_manager_of:
            below = post.line_manager_of
            at = raiser if below in procedure.raising.by else found.get(below)
            who = _up_the_line(directory, key, below, at)
        elif post.found == "directory":
            who = _nearest(directory, key, _anchor(procedure, post.side, raiser, found))
        if who:
            found[key] = who
    return found


def _up_the_line(directory: Directory, post: str, below: str, at: str | None) -> str | None:
    """Walk from whoever holds *below* up their line managers to the one who holds *post*."""
    seen = set[str]()
    while at and at not in seen:
        seen.add(at)
        at = _line_manager(directory, at, below)
        if at and post in directory.posts_of(at):
            return at
    return None


def _line_manager(directory: Directory, person: str, post: str) -> str | None:
    """Give the line manager in this post, else in any other post of the same person."""
    mine = [posting for posting in directory.postings if posting.person == person]
    mine.sort(key=lambda posting: posting.post != post)
    return next((posting.line_manager for posting in mine if posting.line_manager), None)


def _anchor(procedure: Procedure, side: str, raiser: str, found: Mapping[str, str]) -> str:
    """Give whose team counts: the responding side's first named person for that side."""
    if side == "responding":
        for key, post in procedure.posts.items():
            if post.side == side and key in found:
                return found[key]
    return raiser


def _nearest(directory: Directory, post: str, anchor: str) -> str | None:
    mine = [posting for posting in directory.postings if posting.person == anchor]
    all_of_them = directory.holders_of(post)
    teams, agencies = {near.team for near in mine}, {near.agency for near in mine}
    rings: Iterator[Iterable[Posting]] = iter(
        (
            [held for held in all_of_them if held.team in teams],
            [held for held in all_of_them if held.agency in agencies],
            all_of_them,
        )
    )
    for ring in rings:
        who = {posting.person for posting in ring}
        if len(who) == 1:
            return who.pop()
    return None
