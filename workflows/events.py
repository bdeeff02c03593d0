"""What happens to a dispute, and the lines of its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workflows.due import Due
from workflows.mail import Addressee, Mail


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A dispute began."""

    stage: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Somebody pressed a button of a step."""

    choice: str
    stage: str
    step: str
    visit: int
    late: bool
    by: tuple[str, ...] = ()  # all whose joint answer it is


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """Somebody proposed a joint answer, which waits until each *of* these has agreed to it."""

    choice: str
    stage: str
    step: str
    visit: int
    of: Mapping[str, str]  # post -> person


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """Somebody agreed to the joint answer for a post."""

    post: str
    signed: bool


@dataclass(frozen=True, kw_only=True)
class GateRecorded:
    """What a stage asks for was recorded: met, or answered with no."""

    gate: str
    stage: str
    met: bool


@dataclass(frozen=True, kw_only=True)
class StageAskedFor:
    """A higher stage waits for what must be recorded first."""

    stage: str
    due: Due


@dataclass(frozen=True, kw_only=True)
class StageOpened:
    """The dispute is at a new stage; ``skipped`` names the rungs it did not stand on."""

    stage: str
    skipped: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StepStarted:
    """Somebody is asked: these people, by this time."""

    stage: str
    step: str
    visit: int
    asked: Mapping[str, str]  # post -> person
    due: Due


@dataclass(frozen=True, kw_only=True)
class LimitPassed:
    """A due time passed and nothing was recorded. Nothing moves; attention does."""

    stage: str
    step: str
    opening: str | None
    due: Due


@dataclass(frozen=True, kw_only=True)
class OverallLimitPassed:
    """The limit for the whole passed. It goes on; whoever decides hears of it once."""

    stage: str
    due: Due


@dataclass(frozen=True, kw_only=True)
class Silence:
    """Nobody decided in time either; from now on the post that stands in may decide.

    ``person`` is None where nobody holds it, which an administrator must hear.
    """

    stage: str
    post: str
    person: str | None


@dataclass(frozen=True, kw_only=True)
class Told:
    """Somebody is told because the file says so, beyond those who must act.

    ``person`` is None where nobody holds the post; one outside has an ``address``, where it is set.
    A post in the channel is to no post at all. ``fact`` is why, where the rule asks for one;
    ``mail`` is how an e-mail is sent.
    """

    post: str
    person: str | None
    because: str  # the end, the stage or the choice whose rule it is
    says: str
    of: Literal["end", "stage", "choice"] = "choice"
    address: str = ""
    cc: tuple[Addressee, ...] = ()
    fact: str = ""
    acknowledge: bool = False
    mail: Mail | None = None

    @property
    def in_channel(self) -> bool:
        """Is it posted for everybody, by reference?"""
        return not self.post


@dataclass(frozen=True, kw_only=True)
class Acknowledged:
    """Somebody says that they have read what they were told by an entry of the history."""

    entry: int


@dataclass(frozen=True, kw_only=True)
class CopiedIn:
    """From this stage on a post is copied into everything; None: nobody holds it."""

    stage: str
    post: str
    person: str | None


@dataclass(frozen=True, kw_only=True)
class RecordOwed:
    """A copy is owed outside the app. ``held``: not yet, it is kept elsewhere until its time."""

    record: str
    stage: str
    held: bool


@dataclass(frozen=True, kw_only=True)
class RecordFreed:
    """What was held back may be copied now."""

    record: str


@dataclass(frozen=True, kw_only=True)
class RecordFiled:
    """Somebody has made the copy; ``number`` is its place in the list of what is owed."""

    record: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """It is resolved, and the agreed actions are followed to their dates."""

    actions: int


@dataclass(frozen=True, kw_only=True)
class ActionMarked:
    """Whoever may close an action recorded what became of it; ``due`` is its new date, if any."""

    action: str
    number: int
    done: bool
    due: Due | None = None


@dataclass(frozen=True, kw_only=True)
class ActionReported:
    """The person who does an action says whether it is done; their word closes nothing."""

    action: str
    number: int
    done: bool


@dataclass(frozen=True, kw_only=True)
class Ended:
    """The dispute is over."""

    end: str
    stage: str


Event = (
    Raised
    | Chosen
    | Proposed
    | Agreed
    | GateRecorded
    | StageAskedFor
    | StageOpened
    | StepStarted
    | LimitPassed
    | OverallLimitPassed
    | Silence
    | Told
    | Acknowledged
    | CopiedIn
    | RecordOwed
    | RecordFreed
    | RecordFiled
    | Resolved
    | ActionMarked
    | ActionReported
    | Ended
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
    """

    choice: str
    step: str
    person: str
    at: datetime
    by: tuple[str, ...] = ()  # all whose joint answer it was
    to_stage: str = ""
