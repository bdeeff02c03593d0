"""Cover: who acts for somebody who is away, from a date to a date, both days included."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from workflows.due import LONDON
from workflows.people import Away, Directory, Link

#: The longest cover, both days included, and the furthest ahead that one begins: a slip of the year
#: would leave somebody's work with another for years.
MOST_DAYS = 365


class Role(StrEnum):
    """What somebody has to do with a cover."""

    AWAY = "away"
    COVERS = "covers"
    SET_IT = "set it"


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Somebody acts for somebody who is away.

    ``moves_open``: what was open when it was set, or when its first day began, goes to the cover,
    too; else that stays with the person as long as it waits. ``begun_at``: when that
    was handed over. ``ended_at``: when both were told that it is over, by its date, or because
    somebody ended it (``ended_by``).
    """

    id: str
    away: str
    cover: str
    since: date
    until: date
    set_by: str
    set_at: datetime
    moves_open: bool = True
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None

    def is_on(self, day: date) -> bool:
        """Is the person away on this day?"""
        return self.since <= day <= self.until

    @property
    def link(self) -> Link:
        """Give who covers, and until when what was asked is left with the person away."""
        first = datetime.combine(self.since, time(), LONDON)
        return Link(cover=self.cover, leaves=None if self.moves_open else max(self.set_at, first))

    def role_of(self, person: str) -> Role | None:
        """Give what somebody has to do with it; whoever set it for another can change it."""
        roles = {self.set_by: Role.SET_IT, self.cover: Role.COVERS, self.away: Role.AWAY}
        return roles.get(person)

    def is_same(self, other: "Cover") -> bool:
        """Do two say the same, so that a form that comes twice counts once?"""
        return all(
            getattr(self, name) == getattr(other, name)
            for name in ("away", "cover", "since", "until", "moves_open")
        )

    def overlaps(self, other: "Cover") -> bool:
        """Have two covers a day in common?"""
        return self.since <= other.until and other.since <= self.until


class WhyNot(StrEnum):
    """Why cover cannot be set. Each has its sentence in the wording."""

    NOT_YOURS = "not yours"
    NOT_KNOWN = "not known"
    YOURSELF = "yourself"
    BACKWARDS = "backwards"
    PAST = "past"
    TOO_FAR = "too far"
    TOO_LONG = "too long"
    OVERLAPS = "overlaps"
    AWAY_THEN = "away then"
    AN_ADMINISTRATOR = "an administrator"


def why_not(
    new: Cover, covers: Iterable[Cover], reachable: Container[str], today: date
) -> WhyNot | None:
    """Say why *new* cannot be set beside the *covers* there are.

    Whoever covers is never away on the same day when it is set. Later they may have a cover of
    their own, who then acts for both; so no chain of covers can come back to where it began.
    """
    beside = [each for each in covers if each.overlaps(new)]
    if new.cover not in reachable:
        return WhyNot.NOT_KNOWN
    if new.cover == new.away:
        return WhyNot.YOURSELF
    if new.until < new.since:
        return WhyNot.BACKWARDS
    if new.since < today:
        return WhyNot.PAST
    if (new.since - today).days > MOST_DAYS:
        return WhyNot.TOO_FAR
    if (new.until - new.since).days >= MOST_DAYS:
        return WhyNot.TOO_LONG
    if any(each.away == new.away for each in beside):
        return WhyNot.OVERLAPS
    if any(each.away == new.cover for each in beside):
        return WhyNot.AWAY_THEN
    return None


def why_not_until(new: Cover, covers: Iterable[Cover], today: date) -> WhyNot | None:
    """Say why a cover that there is cannot last until the day that *new* has."""
    if new.until < today:
        return WhyNot.PAST
    if (new.until - new.since).days >= MOST_DAYS:
        return WhyNot.TOO_LONG
    others = [each for each in covers if each.id != new.id]
    return why_not(replace(new, since=max(new.since, today)), others, {new.cover}, today)


def away_on(day: date, covers: Iterable[Cover], people: Container[str]) -> dict[str, Away]:
    """Give whoever is away on a day, with who acts for them."""
    on = [each for each in covers if each.is_on(day)]
    until = {each.away: each.until for each in on}
    return {
        person: Away(cover=chain[-1].cover, until=until[person], chain=_leaving(chain))
        for person, chain in _chains(on, people).items()
    }


def _leaving(chain: tuple[Cover, ...]) -> tuple[Link, ...]:
    """Give the links, where one of them leaves what was open."""
    return () if all(each.moves_open for each in chain) else tuple(each.link for each in chain)


def acting(covers: Iterable[Cover], people: Container[str]) -> dict[str, str]:
    """Give who acts for whom by these covers: the last of a chain.

    Only *people* can act: where the cover has left, nobody covers.
    """
    return {away: chain[-1].cover for away, chain in _chains(covers, people).items()}


def _chains(covers: Iterable[Cover], people: Container[str]) -> dict[str, tuple[Cover, ...]]:
    next_of = {each.away: each for each in covers if each.cover in people}
    return {away: chain for away in next_of if (chain := _chain(next_of, away))}


def _chain(next_of: Mapping[str, Cover], person: str) -> tuple[Cover, ...]:
    """Follow who covers for whom; nobody, where that comes back to somebody who is away."""
    chain: tuple[Cover, ...] = ()
    while person in next_of:
        if next_of[person] in chain:
            return ()
        chain = (*chain, next_of[person])
        person = next_of[person].cover
    return chain


def may_set(directory: Directory, person: str, away: str, administrators: Container[str]) -> bool:
    """Anyone sets cover for themselves; an administrator, or a manager up the line, for others.

    An administrator, too, sets it as somebody whom the people list names.
    """
    if person == away:
        return True
    slack_id = directory.people[person].slack_id
    return slack_id in administrators or person in _above(directory, away)


def may_set_for_others(directory: Directory, person: str, administrators: Container[str]) -> bool:
    """Is there anybody else for whom this person may set cover?"""
    manages = any(posting.line_manager == person for posting in directory.postings)
    return manages or directory.people[person].slack_id in administrators


def _above(directory: Directory, person: str) -> set[str]:
    """Give everybody up the line of a person today, whichever post it goes by.

    Any of them may know who is away. Who chooses in place of somebody who has left is one person,
    found by ``people.above``: the nearest first, in the list as it was.
    """
    above, found = set[str](), {person}
    while found:
        managers = {each.line_manager for each in directory.postings if each.person in found}
        found = {who for who in managers if who} - above
        above |= found
    return above
