"""What an import of the people list changes, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.people import Directory, Posting


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What an import does, in words for whoever runs it: names of people, a line each."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    ended: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Would anything change?"""
        return bool(self.added or self.changed or self.ended)


class How(StrEnum):
    """What became of somebody's post."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of the list, as it is kept: ids and posts, and nobody's name."""

    person: str
    post: str
    how: How


def kept_of(before: Directory, after: Directory, today: date) -> Iterator[Change]:
    """Give each post of a person that differs between two directories."""
    was, will_be = _told_apart(before, today), _told_apart(after, today)
    for key in sorted(was.keys() | will_be.keys()):
        person, post, _ = key
        if key not in was:
            yield Change(person=person, post=post, how=How.ADDED)
        elif key not in will_be:
            yield Change(person=person, post=post, how=How.ENDED)
        elif was[key] != will_be[key]:
            yield Change(person=person, post=post, how=How.CHANGED)


def changes(before: Directory, after: Directory, today: date) -> Changes:
    """Say what differs between two directories, of today's posts and coming ones.

    A person is changed in a post that they hold for the same team in both.
    """
    was, will_be = _told_apart(before, today), _told_apart(after, today)
    gone = {key: words for key, words in was.items() if will_be.get(key) != words}
    come = {key: words for key, words in will_be.items() if was.get(key) != words}
    return Changes(
        added=tuple(sorted(words for key, words in come.items() if key not in gone)),
        changed=tuple(sorted(words for key, words in come.items() if key in gone)),
        ended=tuple(sorted(words for key, words in gone.items() if key not in come)),
    )


def _told_apart(directory: Directory, today: date) -> dict[tuple[str, str, str], str]:
    return {
        (posting.person, posting.post, posting.team): described(directory, posting)
        for posting in directory.postings
        if not posting.is_over_on(today)
    }


def described(directory: Directory, posting: Posting) -> str:
    """Say a posting in a line: who, what, and what tells it from others."""
    person = directory.people[posting.person]
    manager = f", answers to {directory.name(posting.line_manager)}" if posting.line_manager else ""
    dates = f", from {posting.since}" if posting.since else ""
    dates += f", to {posting.until}" if posting.until else ""
    reach = ", ".join(filter(None, (person.slack_id, person.email, person.phone)))
    return (
        f"{person.name}: {posting.post}, {posting.team}, {posting.agency}{manager}{dates} ({reach})"
    )
