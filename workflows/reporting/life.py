"""The life of one dispute, as far as a report counts it: times, and keys of the procedure."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from workflows.due import Due
from workflows.reporting.reading import Said


class Turn(StrEnum):
    """What opens or closes a dispute, for whoever counts what is open."""

    RAISED = "raised"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    OTHERWISE = "otherwise"

    @property
    def leaves_open(self) -> bool:
        """Is the dispute open after it?"""
        return self in (Turn.RAISED, Turn.REOPENED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Turned:
    """One turn: when, at which stage, and by which end, where it ended."""

    turn: Turn
    at: datetime
    stage: str
    end: str = ""


@dataclass(kw_only=True, slots=True)
class Question:
    """The first question of a stage: when its answer was due, and what became of that.

    ``later``: the last date on which both agreed instead. ``gone_at``: it was taken back, by an
    end, or by whoever put it, before it was answered. ``acted_at``: the first thing that anybody
    recorded after it was due and not answered.
    """

    visit: int
    due: Due
    later: Due | None = None
    answered_at: datetime | None = None
    gone_at: datetime | None = None
    acted_at: datetime | None = None

    @property
    def last_due(self) -> datetime:
        """Give the instant that counts in the end: of the last date that both agreed on."""
        return self.later.at if self.later else self.due.at

    @property
    def over_at(self) -> datetime | None:
        """When did it stop to be asked?"""
        return self.answered_at or self.gone_at

    def is_late_at(self, at: datetime) -> bool:
        """Was it due by an instant, and neither answered nor taken back in time?"""
        return self.last_due < at and (self.over_at is None or self.over_at > self.last_due)


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """An agreed action that was followed up: by when it was to be done, and when it was."""

    due: date
    done_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """An e-mail that a rule owed a post: when, and when it was delivered, or recorded as told."""

    post: str
    owed_at: datetime
    told_at: datetime | None


@dataclass(kw_only=True, slots=True)
class Life:
    """Everything that is counted of one dispute, up to the end of the period."""

    raised_at: datetime
    late: bool
    procedure: str
    begun: str
    category: str = ""
    children: frozenset[str] = frozenset()
    raising: str = ""  # the agency of whoever raised it
    responding: str = ""  # that of whoever was asked first
    turns: list[Turned] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)  # stages, the first one too
    questions: list[Question] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    ended_at: datetime | None = None
    owed: int = 0  # copies for elsewhere: how many are owed by now, and how many are made
    filed: int = 0
    capped_at: datetime | None = None
    dates_moved: list[datetime] = field(default_factory=list)
    passed_on: list[datetime] = field(default_factory=list)
    as_cover: list[datetime] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    chosen: dict[str, Said] = field(default_factory=dict)  # with the raising
    answered: list[tuple[datetime, str, Said]] = field(default_factory=list)

    def is_open_at(self, at: datetime) -> bool:
        """Was it open at an instant: raised, and neither resolved nor ended?"""
        before = [each.turn for each in self.turns if each.at < at]
        return bool(before) and before[-1].leaves_open

    @property
    def resolved_at(self) -> datetime | None:
        """When was it resolved, if that still holds?"""
        last = self.turns[-1]
        return last.at if last.turn is Turn.RESOLVED else None
