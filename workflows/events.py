"""What happens to a dispute."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.due import Due
from workflows.outward import Acknowledged, CopiedIn, RecordFiled, RecordFreed, RecordOwed, Told


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
