"""A dispute as it stands.

The state holds only what rules ask about, and never what anybody typed: answers are kept apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from workflows.actions import Action, Became
from workflows.due import Due


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A limit that is running: from when, and to when.

    ``alone`` is what the step alone would have given, where a longer limit cut it short.
    """

    started: datetime
    due: Due
    alone: Due | None = None


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A higher stage that was asked for and waits for what must be recorded first.

    ``met`` and ``not_met`` are the gates recorded so far, by their last answers. ``refused``: one
    was answered with no. The task then rests, and a later yes still opens it.
    """

    stage: str
    asked_by: str
    clock: Clock
    responder: str | None = None
    refused: bool = False
    met: frozenset[str] = frozenset()
    not_met: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A joint answer that waits until all have agreed.

    ``number`` is the line of the history with which its text is kept; ``agreed`` has post and
    person. ``people`` and ``responder`` are those chosen in it for whoever answers next.
    """

    choice: str
    number: int
    agreed: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    responder: str | None = None
    stage: str = ""


@dataclass(frozen=True, kw_only=True)
class NewDate:
    """A later date that was proposed, and counts once all whom it takes have agreed to it.

    ``number`` is the line of the history with which its reason is kept; ``agreed`` has post and who
    agreed for it, who may be a cover; ``awaited`` has post and who is asked.
    """

    choice: str
    number: int
    due: Due
    agreed: Mapping[str, str]
    awaited: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Something is asked of somebody since then; ``what`` tells it from what else is asked."""

    person: str
    what: str
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One stage that the dispute has been at; ``left_at`` is None while it is there."""

    stage: str
    opened_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class KeptRecord:
    """A copy that is owed outside the app: held back for now, due, or made."""

    record: str
    stage: str
    state: Literal["held", "due", "filed"]


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting that is agreed, and lies ahead or was not recorded yet.

    ``number`` is what calendars know it by, however often it is moved; ``sequence`` counts that.
    ``invited`` is everybody who was ever asked to it.
    """

    number: int
    sequence: int
    visit: int
    at: datetime
    invited: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """Where a dispute stands.

    ``visit`` counts the steps begun so far, so a button can say which question it belonged to.
    ``late`` is 0, 1 (the limit has passed) or 2 (and nobody has decided in time).
    ``follows_up``: the agreed ``actions`` are watched now, each to its own date.
    ``asks`` is what is asked of whom now, and since when.
    ``left`` has each post whose person is asked and has left, with whoever chooses another;
    nobody where none was found. ``under`` is of those who took a question of a post not theirs.
    ``destroyed_at`` is when all that was typed of it was destroyed, by a rule of retention.
    """

    id: str
    reference: str
    procedure: str  # the hash of the text it began under
    raised_at: datetime
    raised_by: str
    raised_late: bool
    stage: str
    step: str
    visit: int
    clock: Clock
    end: str | None = None
    ended_at: datetime | None = None
    late: int = 0
    decide_by: datetime | None = None
    stage_due: Due | None = None
    overall_due: Due | None = None
    overall_passed: bool = False
    opening: Opening | None = None
    proposal: Proposal | None = None
    new_date: NewDate | None = None
    used: Mapping[str, int] = field(default_factory=dict)
    facts: frozenset[str] = frozenset()
    named: Mapping[str, str] = field(default_factory=dict)  # post -> person
    asked: frozenset[str] = frozenset()  # whoever was asked at any stage
    acted: Mapping[str, str] = field(default_factory=dict)  # person -> side
    copied: tuple[str, ...] = ()  # posts, those of every stage so far
    informed: frozenset[str] = frozenset()  # copied in, told, or invited to a meeting
    records: tuple[KeptRecord, ...] = ()
    rungs: tuple[Rung, ...] = ()
    actions: tuple[Action, ...] = ()
    follows_up: bool = False
    left: Mapping[str, str] = field(default_factory=dict)
    under: Mapping[str, str] = field(default_factory=dict)  # person -> the post they hold
    meeting: Meeting | None = None
    asks: tuple[Ask, ...] = ()
    destroyed_at: datetime | None = None
    version: int = 1

    @property
    def waits_to_open(self) -> bool:
        """Is a higher stage asked for, and its gate not answered with no?"""
        return self.opening is not None and not self.opening.refused

    @property
    def unfinished(self) -> tuple[Action, ...]:
        """The agreed actions that are still to be done."""
        return tuple(action for action in self.actions if action.is_unfinished)

    @property
    def watched(self) -> tuple[Action, ...]:
        """The actions that are followed to their dates now, and of which nothing is recorded."""
        if self.end or not self.follows_up:
            return ()
        return tuple(action for action in self.actions if action.became is Became.OPEN)

    @property
    def people(self) -> frozenset[str]:
        """Give everybody whom it names, whatever their part in it is, or was."""
        others = {self.raised_by, *self.named.values(), *self.left.values()}
        does = (action.who for action in self.actions)
        return self.asked.union(self.acted, self.informed, others, does) - {""}

    @property
    def running(self) -> Clock:
        """The clock that counts now: that of the stage to open, else that of the step."""
        return self.opening.clock if self.opening and self.waits_to_open else self.clock

    def asked_since(self, person: str) -> datetime | None:
        """Give since when something has been asked of somebody; None: nothing is.

        Of what was kept before ``asks`` was, it is known only since when the question has waited.
        """
        if self.asks or self.end:
            mine = (each.since for each in self.asks if each.person == person)
            return min(mine, default=None)
        return self.running.started if person in self.asked else None

    @property
    def is_closed(self) -> bool:
        """Is it over, and every copy that is owed made? What is held back then stays so."""
        return bool(self.end) and not self.owed

    @property
    def owed(self) -> int:
        """How many copies are owed by now: neither made yet, nor held back."""
        return sum(kept.state == "due" for kept in self.records)
