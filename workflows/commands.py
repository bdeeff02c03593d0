"""The commands that move a dispute, and the engine's two answers: accepted, or why not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Self

from workflows.boxes import Problem
from workflows.dispute import Dispute
from workflows.events import Event
from workflows.forms import Answers
from workflows.history import Act
from workflows.people import Link, acting_in
from workflows.post_office import NO_POST, PostOffice
from workflows.retention.plans import Gone
from workflows.shown import Known
from workflows.working_calendar import Calendar


@dataclass(frozen=True, kw_only=True)
class Here:
    """What the engine is told of the world: who acts, when, and who holds which post now.

    ``holders`` is whom the directory finds for each post of this dispute (a post that nobody
    holds is missing); ``people`` can be named in forms; ``outside`` has the addresses that are set
    for posts outside; ``known`` is what forms show by themselves. ``covers`` is who acts for those
    who are away, ``chains`` how far each of them takes what was open. ``outside_slack`` are those
    without an account, ``guests`` those with a guest's.
    ``absent`` is the world of the one without an account whose answer this person records.
    ``post_office`` says whether e-mail is set up here. ``gone`` are those whose part in this
    dispute is over: they left the agency or the post for which they took it.
    """

    person: str
    now: datetime
    calendar: Calendar
    holders: Mapping[str, str]
    people: frozenset[str]
    outside: Mapping[str, str] = field(default_factory=dict)
    known: Known | None = None
    covers: Mapping[str, str] = field(default_factory=dict)
    chains: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    outside_slack: frozenset[str] = frozenset()
    guests: frozenset[str] = frozenset()
    absent: Self | None = None
    post_office: PostOffice = NO_POST
    gone: frozenset[str] = frozenset()

    @property
    def there(self) -> frozenset[str]:
        """Give everybody in the people list who can be asked for something in this dispute."""
        return self.people - self.gone

    @property
    def acts(self) -> Self:
        """Give the world of whoever's act it is: of whom an answer was received, if of anybody."""
        return self.absent or self

    def covers_in(self, dispute: Dispute) -> dict[str, str]:
        """Give who acts for those who are away, in this dispute."""
        return acting_in(dispute, self.covers, self.chains, self.guests)

    def is_for(self, person: str, dispute: Dispute) -> bool:
        """Is it this person who acts in it, or whoever covers for them?"""
        return self.person in (person, self.covers_in(dispute).get(person))

    def stands_for(self, dispute: Dispute) -> frozenset[str]:
        """Give who acts in it, and all for whom they cover."""
        covered = (who for who, by in self.covers_in(dispute).items() if by == self.person)
        return frozenset((self.person, *covered))


@dataclass(frozen=True, kw_only=True)
class Raise:
    """Begin a dispute at *stage*."""

    id: str
    reference: str
    stage: str
    answers: Answers


@dataclass(frozen=True, kw_only=True)
class Choose:
    """Press a button of the present step, or one that is offered at any time.

    ``visit`` is the question the button belonged to; what is offered at any time belongs to none.
    ``responder`` names who answers next, where the directory finds nobody; ``stage`` where to,
    where the choice may lead to any higher one. ``agreed`` is everybody whose joint answer it is.
    ``of`` is from whom the answer was received, where somebody else records it.
    """

    choice: str
    visit: int
    answers: Answers = field(default_factory=dict)
    responder: str | None = None
    stage: str = ""
    agreed: tuple[str, ...] = ()
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Open:
    """Record the gates and the form of a stage that was asked for."""

    visit: int
    answers: Answers = field(default_factory=dict)
    responder: str | None = None


@dataclass(frozen=True, kw_only=True)
class File:
    """Say that a copy that is owed was made, and where: the one of this *number*."""

    number: int
    answers: Answers


@dataclass(frozen=True, kw_only=True)
class Agree:
    """Agree to the joint answer that waits, as it was shown: *proposal* is its number."""

    visit: int
    proposal: int
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AnswerDate:
    """Agree to the new date that waits, or keep the first one; *number* is the proposal's."""

    visit: int
    number: int
    agrees: bool


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Record what became of an agreed action; ``visit`` is the follow-up that it was asked in."""

    action: str
    visit: int
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Add:
    """Put a statement beside what is there; ``about`` is the line of the history it is about."""

    answers: Answers
    about: int | None = None


@dataclass(frozen=True, kw_only=True)
class Mend:
    """Give another address for an e-mail that did not arrive, or say that they were told.

    ``who`` is whom it is for, as people call the post.
    """

    answers: Answers
    who: str
    elsewhere: bool


@dataclass(frozen=True, kw_only=True)
class PassOn:
    """Pass on what is asked of oneself, or was of somebody who has left, to whom the form names."""

    visit: int
    answers: Answers = field(default_factory=dict)


class Reason(StrEnum):
    """Why not. Each has its sentence in the wording, and changes nothing."""

    ENDED = "ended"
    NOT_YOURS = "not yours"
    GUEST = "guest"
    NOT_HERE = "not here"
    ANSWERS_IN_SLACK = "answers in slack"
    MOVED_ON = "moved on"
    NOT_YET = "not yet"
    USED = "used"
    NOT_APPLICABLE = "not applicable"
    INCOMPLETE = "incomplete"
    NOT_IN_USE = "not in use"
    NOT_AN_ENTRY = "not an entry"
    NOT_HIGHER = "not higher"
    BARRED = "barred"
    GATE = "gate"
    NOBODY = "nobody"
    NOBODY_TO_TELL = "nobody to tell"
    UNSETTLED = "unsettled"
    PARTY = "party"
    BOTH_SIDES = "both sides"
    NOTHING_TO_OPEN = "nothing to open"
    NOTHING_TO_AGREE = "nothing to agree"
    AGREED_ALREADY = "agreed already"
    PROPOSED_ANEW = "proposed anew"
    NO_LONGER_FITS = "no longer fits"
    NOT_INVOLVED = "not involved"
    DRAFT_GONE = "draft gone"
    CHANGED_ELSEWHERE = "changed elsewhere"
    ACTIONS_OPEN = "actions open"
    NO_SUCH_ACTION = "no such action"
    MARKED = "marked"
    RECORDED = "recorded"
    RECORDED_OTHERWISE = "recorded otherwise"
    NO_SUCH = "no such"
    HELD = "held"
    FILED = "filed"
    DESTROYED = "destroyed"


@dataclass(frozen=True, kw_only=True)
class Refused:
    """An expected no.

    ``what`` names the post, stage or end that the sentence speaks of; ``done`` is what somebody
    did first, where that is why; ``at`` is when this very form was recorded already; ``earlier``
    are references of what was raised before, for somebody who may open them. ``gone``: what it
    is about was destroyed, and ``what`` is its reference.
    """

    reason: Reason
    what: str = ""
    problems: tuple[Problem, ...] = ()
    done: Act | None = None
    at: datetime | None = None
    earlier: tuple[str, ...] = ()
    gone: Gone | None = None


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """The dispute as it stands now, what happened, and the answers that came with it."""

    dispute: Dispute
    events: tuple[Event, ...]
    answers: Answers = field(default_factory=dict)
