"""What is told of something that belongs to no dispute: to whom it is for, and to its sender."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from workflows.apart import SentApart
from workflows.history import Act
from workflows.kinds import Kind
from workflows.notices import Facts, Notice
from workflows.procedure import Procedure
from workflows.working_calendar import MORNING, Calendar

#: Working days after which somebody is reminded, once: nobody is chased to say thank you.
REMINDED_AFTER = 5


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What was sent, as its messages see it: ``named`` holds the posts that its form names.

    ``outside`` are those without a Slack account: they read it in an e-mail, and acknowledge
    nothing.
    """

    procedure: Procedure
    kind: str
    reference: str
    sender: str
    named: Mapping[str, str]
    outside: frozenset[str] = frozenset()

    def posts_of(self, person: str) -> list[str]:
        """Give the posts as which somebody is told."""
        told = self.procedure.apart[self.kind].told
        return [post for post in told if self.named[post] == person]

    @property
    def told(self) -> dict[str, bool]:
        """Give whom it is for, and whether they are asked to acknowledge it."""
        rule = self.procedure.apart[self.kind]
        people = dict.fromkeys(self.named[post] for post in rule.told)
        return {
            who: rule.tells(self.posts_of(who)[0]).acknowledge and who not in self.outside
            for who in people
        }


def is_apart(kind: Kind, facts: Facts) -> bool:
    """Is a message about something that belongs to no dispute? So is an e-mail in place of one."""
    return kind is Kind.APART or facts.apart > 0


def _about(parcel: Parcel, number: int) -> Facts:
    what = parcel.procedure.apart[parcel.kind].one
    return Facts(reference=parcel.reference, what=what, apart=number)


def owed(parcel: Parcel, number: int) -> Iterator[Notice]:
    """Tell each of those it is for what the file says, and the sender where to find it."""
    for person, asked in parcel.told.items():
        yield _to(parcel, number, Kind.APART, person, asked=asked)
    sent = replace(_about(parcel, number), says=parcel.procedure.apart[parcel.kind].sent)
    key = f"{Kind.APART_SENT}:{number}"
    yield Notice(key=key, kind=Kind.APART_SENT, to=parcel.sender, facts=sent)


def reminders(parcel: Parcel, number: int) -> Iterator[Notice]:
    """Remind each who is asked to acknowledge it; it is dropped where they do so before."""
    for person, asked in parcel.told.items():
        if asked:
            yield _to(parcel, number, Kind.APART_REMINDER, person, asked=True)


def _to(parcel: Parcel, number: int, kind: Kind, person: str, *, asked: bool) -> Notice:
    rule = parcel.procedure.apart[parcel.kind].tells(parcel.posts_of(person)[0])
    entry = number if asked else 0
    facts = replace(_about(parcel, number), says=rule.says, entry=entry, person=parcel.sender)
    return Notice(key=key_of(kind, number, person), kind=kind, to=person, facts=facts)


def key_of(kind: Kind, number: int, person: str) -> str:
    """Name the message of this kind to one of those it is for."""
    return f"{kind}:{number}:{person}"


def reminded_at(sent: datetime, calendar: Calendar) -> datetime:
    """Give the morning on which whoever has not acknowledged it is reminded."""
    return calendar.at(calendar.shift(sent.date(), REMINDED_AFTER), MORNING)


def acknowledged(parcel: Parcel, number: int, person: str, holds: Iterable[str]) -> Notice:
    """Tell the sender that one of them has acknowledged it: as which post, never by name.

    Somebody who was chosen for a post, and *holds* another, is called by their own.
    """
    named = parcel.posts_of(person)
    own = [post for post in holds if post in parcel.procedure.posts]
    posts = [post for post in named if post in own] or own[:1] or named
    post = parcel.procedure.post_titles(posts, "and")
    return Notice(
        key=key_of(Kind.APART_ACKNOWLEDGED, number, person),
        kind=Kind.APART_ACKNOWLEDGED,
        to=parcel.sender,
        facts=replace(_about(parcel, number), post=post),
    )


def marked(facts: Facts, sent: SentApart, what: str, person: str, at: datetime) -> Facts:
    """Give what somebody's message says once they have acknowledged it.

    One of before there were references learns its own.
    """
    act = Act(choice="", step="", person=person, at=at)
    return replace(facts, reference=sent.reference, what=what, marks=(act,))
