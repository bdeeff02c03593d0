"""Who holds which post, for which team and agency, and who is found for a dispute.

Nobody is ever guessed: where the directory does not name exactly one person, it says nobody.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256

from workflows.dispute import Dispute
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

    @property
    def mark(self) -> str:
        """What tells it from others, for a button: nothing that anybody typed can be read in it."""
        told_apart = (self.person, self.post, self.team, self.agency, str(self.since))
        return sha256("\n".join(told_apart).encode()).hexdigest()[:16]

    def is_over_on(self, day: date) -> bool:
        """Is the last day of it past?"""
        return self.until is not None and self.until < day

    def is_held_on(self, day: date) -> bool:
        """Does the person hold the post on this day?"""
        return (self.since is None or self.since <= day) and not self.is_over_on(day)


@dataclass(frozen=True, kw_only=True)
class Link:
    """One cover of a chain. ``leaves``: what was asked by then is not for them; None: all is."""

    cover: str
    leaves: datetime | None = None

    def takes(self, asked: datetime | None) -> bool:
        """Do they take what was asked then? What is asked of nobody keeps nothing back."""
        return self.leaves is None or asked is None or self.leaves < asked


@dataclass(frozen=True, kw_only=True)
class Away:
    """Somebody is away until a day, that day included, and *cover* acts for them.

    ``chain``, where one of them leaves what was open: each who covers, to the last, who is *cover*.
    """

    cover: str
    until: date
    chain: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Directory:
    """The people list as it stands on one day; ``away`` is who has cover on it.

    ``guests`` are those whose Slack account is a guest's; ``ended`` what was over before that day.
    ``stood`` is of people who are to be found where they stood once, and not where they are now.
    """

    people: Mapping[str, Person]
    postings: tuple[Posting, ...]
    away: Mapping[str, Away] = field(default_factory=dict)
    guests: frozenset[str] = frozenset()
    ended: tuple[Posting, ...] = ()
    stood: Mapping[str, tuple[Posting, ...]] = field(default_factory=dict)

    @property
    def covers(self) -> dict[str, str]:
        """Give who acts for each of those who are away: no guest, who acts for themselves only."""
        away = self.away.items()
        return {person: each.cover for person, each in away if each.cover not in self.guests}

    @property
    def chains(self) -> dict[str, tuple[Link, ...]]:
        """Give each chain of covers in which one leaves what was open."""
        return {person: each.chain for person, each in self.away.items() if each.chain}

    def covers_in(self, dispute: Dispute) -> dict[str, str]:
        """Give who acts for each of those who are away, in this dispute."""
        return acting_in(dispute, self.covers, self.chains, self.guests)

    def may_cover_for(self, person: str) -> list[str]:
        """Give those for whom somebody covers, in some dispute at least."""
        away, chains = self.covers.items(), self.chains
        return [
            who
            for who, cover in away
            if person in (cover, *(link.cover for link in chains.get(who, ())))
        ]

    @cached_property
    def by_person(self) -> Mapping[str, list[Posting]]:
        """The postings of each person: a long list is gone through once, not at each question."""
        today = _sorted_by(self.postings, lambda posting: posting.person)
        return {**today, **{person: list(held) for person, held in self.stood.items()}}

    @cached_property
    def by_post(self) -> Mapping[str, list[Posting]]:
        """The postings to each post."""
        return _sorted_by(self.postings, lambda posting: posting.post)

    @cached_property
    def ended_by_person(self) -> Mapping[str, list[Posting]]:
        """What each person held once, the latest to end first."""
        latest = sorted(self.ended, key=lambda posting: posting.until or date.max, reverse=True)
        return _sorted_by(latest, lambda posting: posting.person)

    @cached_property
    def by_account(self) -> Mapping[str, Person]:
        """Whoever holds a post, by their Slack account."""
        listed = (self.people[person] for person in self.by_person if person in self.people)
        return {who.slack_id: who for who in listed if who.slack_id}

    @cached_property
    def outside_slack(self) -> frozenset[str]:
        """Give everybody who has no Slack account."""
        return frozenset(id for id, person in self.people.items() if not person.slack_id)

    def in_slack(self, slack_id: str) -> Person | None:
        """Give the person behind a Slack account, if the list names them for any post."""
        return self.by_account.get(slack_id)

    def postings_of(self, person: str) -> tuple[Posting, ...]:
        """Give what a person holds."""
        return tuple(self.by_person.get(person, ()))

    def ended_of(self, person: str) -> tuple[Posting, ...]:
        """Give what a person held once and holds no more, the latest to end first."""
        return tuple(self.ended_by_person.get(person, ()))

    def as_they_stood(self, people: Mapping[str, tuple[Posting, ...]]) -> "Directory":
        """Give the list in which these people are found in the posts that they held once."""
        return replace(self, stood=people) if people else self

    def posts_of(self, person: str) -> tuple[str, ...]:
        """Give the posts that a person holds, whatever the team."""
        return tuple(posting.post for posting in self.postings_of(person))

    def holders_of(self, post: str) -> tuple[Posting, ...]:
        """Give everybody who holds a post."""
        return tuple(self.by_post.get(post, ()))

    def is_in_slack(self, person: str) -> bool:
        """Has somebody a Slack account? Everybody else is written to by e-mail."""
        return person in self.people and self.people[person].slack_id is not None

    def has_account(self, asked: Person) -> bool:
        """Is the account that was asked about still this person's, and no other since?"""
        return self.people[asked.id].slack_id == asked.slack_id

    def name(self, person: str) -> str:
        """Give a person's name for a form; whoever left long ago may have none any more."""
        name = self.people[person].name if person in self.people else ""
        return name or "Somebody who has left"


def acting_in(
    dispute: Dispute,
    covers: Mapping[str, str],
    chains: Mapping[str, Iterable[Link]],
    guests: Container[str],
) -> dict[str, str]:
    """Give who acts for whom in one dispute: the one rule behind every look at who covers.

    A question that is left with somebody stays with them as long as it waits: until then, no cover
    after them stands for anybody in it.
    """
    found = dict(covers)
    for away in chains.keys() & covers.keys():
        last = _reached(chains[away], dispute.asked_since(away))
        if last is None or last in guests:
            del found[away]
        else:
            found[away] = last
    return found


def _reached(chain: Iterable[Link], asked: datetime | None) -> str | None:
    """Follow a chain of covers as far as each takes what was asked then."""
    last = None
    for link in chain:
        if not link.takes(asked):
            break
        last = link.cover
    return last


def _sorted_by(
    postings: Iterable[Posting], key: Callable[[Posting], str]
) -> dict[str, list[Posting]]:
    found: dict[str, list[Posting]] = {}
    for posting in postings:
        found.setdefault(key(posting), []).append(posting)
    return found


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
            begins = below in procedure.raising.by
            at = raiser if begins else found.get(below)
            is_higher = not begins and _is_higher(directory, key, below, at)
            who = at if is_higher else _up_the_line(directory, key, below, at)
        elif post.found == "directory":
            who = _nearest(directory, key, _anchor(procedure, post.side, raiser, found))
        if who:
            found[key] = who
    return found


def found_from(procedure: Procedure, post: str, held: Mapping[str, str]) -> str:
    """Give whom a line begins with at whose end a post is found, if anybody: whom that is about."""
    below = procedure.posts[post].line_manager_of
    return found_from(procedure, below, held) if below else held.get(post, "")


def _is_higher(directory: Directory, post: str, below: str, at: str | None) -> bool:
    """Does whoever is named for *below* not hold that, but the post above it already?"""
    held = directory.posts_of(at) if at else ()
    return post in held and below not in held


def _up_the_line(directory: Directory, post: str, below: str, at: str | None) -> str | None:
    """Walk from whoever holds *below* up their line managers to the one who holds *post*.

    Where a request for *below* was passed on to the very one above, it is they.
    """
    if at and below not in (mine := directory.posts_of(at)) and post in mine:
        return at
    seen = set[str]()
    while at and at not in seen:
        seen.add(at)
        at = _line_manager(directory, at, below)
        if at and post in directory.posts_of(at):
            return at
    return None


def above(directory: Directory, person: str) -> Iterator[str]:
    """Give whoever is up somebody's line, the nearest first, by their latest posts.

    One line, for one person is asked at a time, and past who has left, who holds no post today.
    Who may set cover is another question (``cover.may_set``): anybody above, today, by any post.
    """
    seen, at = {person}, _latest_manager(directory, person)
    while at and at not in seen:
        seen.add(at)
        yield at
        at = _latest_manager(directory, at)


def where_broken(directory: Directory, person: str) -> str:
    """Give who of somebody and those up their line answers to somebody without a post; or none."""
    seen = set[str]()
    while person not in seen:
        seen.add(person)
        manager = _line_manager(directory, person, "")
        if not manager:
            return ""
        if not directory.postings_of(manager):
            return person
        person = manager
    return ""


def _latest_manager(directory: Directory, person: str) -> str | None:
    mine = [each for each in directory.postings_of(person) if each.line_manager]
    latest = max(mine, key=lambda each: each.until or date.max, default=None)
    return latest.line_manager if latest else None


def _line_manager(directory: Directory, person: str, post: str) -> str | None:
    """Give the line manager in this post, else in any other post of the same person."""
    mine = sorted(directory.postings_of(person), key=lambda posting: posting.post != post)
    return next((posting.line_manager for posting in mine if posting.line_manager), None)


def _anchor(procedure: Procedure, side: str, raiser: str, found: Mapping[str, str]) -> str:
    """Give whose team counts: the responding side's first named person for that side."""
    if side == "responding":
        for key, post in procedure.posts.items():
            if post.side == side and key in found:
                return found[key]
    return raiser


def _nearest(directory: Directory, post: str, anchor: str) -> str | None:
    mine = directory.postings_of(anchor)
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
