"""The lines of a dispute's history: who did what, and when."""

from dataclasses import dataclass
from datetime import datetime

from workflows.events import (
    Chosen,
    Ended,
    Event,
    GateRecorded,
    OnBehalf,
    PassedOn,
    Proposed,
    Raised,
    StageOpened,
    StepStarted,
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the history: who did it (None: the clock), when, and what happened.

    ``forms`` names the answers that were given with it; they are kept apart.
    """

    number: int
    at: datetime
    person: str | None
    visit: int
    events: tuple[Event, ...]
    forms: tuple[str, ...] = ()

    @property
    def chosen(self) -> Chosen | None:
        """The button that was pressed, if this entry began with one."""
        return next((event for event in self.events if isinstance(event, Chosen)), None)

    @property
    def proposed(self) -> Proposed | None:
        """The joint answer that waits from here on, if this entry proposed one."""
        return next((event for event in self.events if isinstance(event, Proposed)), None)

    @property
    def passed(self) -> PassedOn | None:
        """Whose question it passed on, and to whom, if that is what it did."""
        return next((event for event in self.events if isinstance(event, PassedOn)), None)

    @property
    def whose(self) -> str | None:
        """Whose act it is: from whom the answer was received, else whoever did it."""
        received = (event.of for event in self.events if isinstance(event, OnBehalf))
        return next(received, self.person)

    @property
    def recorded_a_gate(self) -> bool:
        """Did it record what a stage needs before it opens, and nothing else?"""
        if self.chosen or any(isinstance(each, Raised) for each in self.events):
            return False
        return any(isinstance(each, GateRecorded | StageOpened) for each in self.events)

    @property
    def ended(self) -> bool:
        """Did the dispute end with it?"""
        return any(isinstance(event, Ended) for event in self.events)

    @property
    def moved(self) -> bool:
        """Did another question follow, or the end?"""
        return any(isinstance(event, StepStarted | Ended) for event in self.events)


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who chose what at which step, and when; no choice: what a stage needs before it opens.

    ``to_stage`` is the higher stage that it asked for, which waits for what it needs.
    ``passed_to`` is whom the question was passed on to, where that is what was done.
    """

    choice: str
    step: str
    person: str
    at: datetime
    by: tuple[str, ...] = ()  # all whose joint answer it was
    to_stage: str = ""
    of: str = ""  # of whom it was asked, where their cover did it
    passed_to: str = ""
