"""A dispute as it stands, the commands that move it, its events, and the engine's two answers.

The state holds only what rules ask about, and never what anybody typed: answers are kept apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workflows.forms import Answers, Problem
from workflows.working_calendar import Calendar, Due


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A limit that is running: from when, and to when."""

    started: datetime
    due: Due


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A higher stage that was asked for and waits for what must be recorded first.

    ``refused``: a gate was answered with no. The task then rests, and a later yes still opens it.
    """

    stage: str
    asked_by: str
    clock: Clock
    responder: str | None = None
    refused: bool = False


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One stage that the dispute has been at; ``left_at`` is None while it is there."""

    stage: str
    opened_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """Where a dispute stands.

    ``visit`` counts the steps begun so far, so a button can say which question it belonged to.
    ``late`` is 0, 1 (the limit has passed) or 2 (and nobody has decided in time).
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
    opening: Opening | None = None
    used: Mapping[str, int] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)  # post -> person
    asked: frozenset[str] = frozenset()  # whoever was asked at any stage
    acted: Mapping[str, str] = field(default_factory=dict)  # person -> side
    rungs: tuple[Rung, ...] = ()
    version: int = 1

    @property
    def waits_to_open(self) -> bool:
        """Is a higher stage asked for, and its gate not answered with no?"""
        return self.opening is not None and not self.opening.refused

    @property
    def running(self) -> Clock:
        """The clock that counts now: that of the stage to open, else that of the step."""
        return self.opening.clock if self.opening and self.waits_to_open else self.clock


@dataclass(frozen=True, kw_only=True)
class Here:
    """What the engine is told of the world: who acts, when, and who holds which post now.

    ``holders`` is whom the directory finds for each post of this dispute (a post that nobody
    holds is missing); ``people`` can be named in forms.
    """

    person: str
    now: datetime
    calendar: Calendar
    holders: Mapping[str, str]
    people: frozenset[str]


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

    ``visit`` is the question the button belonged to. ``responder`` names who answers next, where
    the directory finds nobody.
    """

    choice: str
    visit: int
    answers: Answers = field(default_factory=dict)
    responder: str | None = None


@dataclass(frozen=True, kw_only=True)
class Open:
    """Record the gates of a stage that was asked for."""

    visit: int
    answers: Answers = field(default_factory=dict)
    responder: str | None = None


class Reason(StrEnum):
    """Why not. Each has its sentence in the wording, and changes nothing."""

    ENDED = "ended"
    NOT_YOURS = "not yours"
    NOT_HERE = "not here"
    MOVED_ON = "moved on"
    NOT_YET = "not yet"
    USED = "used"
    INCOMPLETE = "incomplete"
    NOT_AN_ENTRY = "not an entry"
    GATE = "gate"
    NOBODY = "nobody"
    PARTY = "party"
    BOTH_SIDES = "both sides"
    NOTHING_TO_OPEN = "nothing to open"
    NOT_INVOLVED = "not involved"
    DRAFT_GONE = "draft gone"


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who chose what at which step, and when."""

    choice: str
    step: str
    person: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Refused:
    """An expected no.

    ``what`` names the post, stage or end that the sentence speaks of; ``done`` is what somebody
    did first, where that is why.
    """

    reason: Reason
    what: str = ""
    problems: tuple[Problem, ...] = ()
    done: Act | None = None


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
class Silence:
    """Nobody decided in time either; from now on the post that stands in may decide.

    ``person`` is None where nobody holds it, which an administrator must hear.
    """

    stage: str
    post: str
    person: str | None


@dataclass(frozen=True, kw_only=True)
class Told:
    """Somebody is told because the file says so, beyond those who must act."""

    post: str
    person: str | None
    because: str  # the end or the choice whose rule it is
    says: str


@dataclass(frozen=True, kw_only=True)
class Ended:
    """The dispute is over."""

    end: str
    stage: str


Event = (
    Raised
    | Chosen
    | GateRecorded
    | StageAskedFor
    | StageOpened
    | StepStarted
    | LimitPassed
    | Silence
    | Told
    | Ended
)


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """The dispute as it stands now, what happened, and the answers that came with it."""

    dispute: Dispute
    events: tuple[Event, ...]
    answers: Answers = field(default_factory=dict)


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
    def moved(self) -> bool:
        """Did another question follow, or the end?"""
        return any(isinstance(event, StepStarted | Ended) for event in self.events)
