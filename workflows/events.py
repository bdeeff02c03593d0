"""What happens to a dispute."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workflows.dated import DateAgreed, DateKept, DateMoved, DateProposed
from workflows.due import Due
from workflows.outward import (
    Acknowledged,
    CopiedIn,
    MailRedirected,
    MeetingCancelled,
    MeetingSet,
    RecordFiled,
    RecordFreed,
    RecordOwed,
    Told,
    ToldByHand,
)


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
class Added:
    """Somebody put a statement beside what is there; ``about`` is an entry of the history."""

    about: int | None


@dataclass(frozen=True, kw_only=True)
class ActedAsCover:
    """It was asked of this person, and done by whoever covers for them."""

    of: str


@dataclass(frozen=True, kw_only=True)
class OnBehalf:
    """It is the answer of this person, who is outside Slack: how it was received, and when."""

    of: str
    how: str
    on: date


@dataclass(frozen=True, kw_only=True)
class PassedOn:
    """Another person answers for a post from now on; nothing else about the question changes.

    ``under`` is the post that they hold, where they do not hold that one.
    """

    post: str
    was: str
    to: str
    under: str = ""


@dataclass(frozen=True, kw_only=True)
class AskedHasLeft:
    """Whoever is asked under a post has left. ``chooser`` is None where nobody is found."""

    post: str
    person: str
    chooser: str | None


@dataclass(frozen=True, kw_only=True)
class AskedIsBack:
    """Whoever is asked under a post had left, and is in the people list again."""

    post: str
    person: str


@dataclass(frozen=True, kw_only=True)
class Ended:
    """The dispute is over."""

    end: str
    stage: str


@dataclass(frozen=True, kw_only=True)
class Destroyed:
    """All that was typed of it was destroyed, under a rule of the council, by a plan."""

    rule: str
    plan: str


Event = (
    Raised
    | Chosen
    | Proposed
    | Agreed
    | DateProposed
    | DateAgreed
    | DateKept
    | DateMoved
    | GateRecorded
    | StageAskedFor
    | StageOpened
    | StepStarted
    | LimitPassed
    | OverallLimitPassed
    | Silence
    | Told
    | Acknowledged
    | MailRedirected
    | MeetingSet
    | MeetingCancelled
    | ToldByHand
    | CopiedIn
    | RecordOwed
    | RecordFreed
    | RecordFiled
    | Resolved
    | ActionMarked
    | ActionReported
    | Added
    | ActedAsCover
    | OnBehalf
    | PassedOn
    | AskedHasLeft
    | AskedIsBack
    | Ended
    | Destroyed
)
