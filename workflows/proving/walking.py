"""Walking every way that a dispute can go, with the engine itself, state by state.

Of the disputes that are alike to every rule the first is kept, so that there is an end to it.
"""

from collections import deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from workflows import engine
from workflows.checking import Path
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.procedure import Procedure
from workflows.proving.beginnings import beginnings
from workflows.proving.council import Council
from workflows.proving.likeness import Likeness
from workflows.proving.moved import Moved, Standing
from workflows.proving.moves import every_move
from workflows.proving.offering import Offer, offers
from workflows.proving.telling import Unheard, unheard
from workflows.working_calendar import Calendar

#: Any working day does: instants are not compared.
BEGINS = datetime(2026, 11, 23, 10, tzinfo=LONDON)
#: Nobody: time has passed.
CLOCK = ""
#: The clock looks once an instant has passed.
JUST_AFTER = timedelta(seconds=1)


@dataclass(frozen=True)
class Way:
    """From one state to another, by number: who did what; nobody, where it was the clock."""

    start: int
    end: int
    by: str
    choice: str
    beside: bool
    moves: bool
    proposes: bool
    asks: bool
    starts_clock: bool


@dataclass
class Walk:
    """Every state that a dispute can be in, every way between them, and where it can begin.

    ``offers``: what each person could do, by the number of the state. ``unheard``: the rules that
    told nobody, by the way to each, as it was first found.
    """

    procedure: Procedure
    begun: list[int] = field(default_factory=list)
    states: list[Dispute] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    offers: dict[int, tuple[Offer, ...]] = field(default_factory=dict)
    unheard: dict[Path, Unheard] = field(default_factory=dict)

    def live(self) -> Iterator[tuple[int, Dispute]]:
        """Give the states in which something is still to come."""
        return ((at, state) for at, state in enumerate(self.states) if not state.end)


def walk(procedure: Procedure, calendar: Calendar) -> Walk:
    """Try everything that anybody can do in every state that a dispute can come to."""
    walker = _Walker(Council(procedure, calendar))
    for begun in beginnings(walker.council, BEGINS):
        walker.found.begun.append(walker.number(begun))
    while walker.waiting:
        walker.go_on(walker.waiting.popleft())
    return walker.found


class _Walker:
    def __init__(self, council: Council) -> None:
        self.council = council
        self.found = Walk(council.procedure)
        self.waiting: deque[tuple[int, Moved]] = deque()
        self._likeness = Likeness(council.procedure)
        self._numbers: dict[object, int] = {}
        self._beside: set[Hashable] = set()

    def number(self, moved: Moved) -> int:
        """Give the number of the state that a dispute is in; a new one is gone on from later."""
        for each in unheard(self.council, moved):
            self.found.unheard.setdefault(each.path, each)
        alike = self._likeness.of(moved.standing)
        if alike not in self._numbers:
            self._numbers[alike] = len(self.found.states)
            self.found.states.append(moved.dispute)
            if engine.must_act(self.found.procedure, moved.dispute):
                self.waiting.append((self._numbers[alike], moved))
        return self._numbers[alike]

    def go_on(self, at: tuple[int, Moved]) -> None:
        """Do everything that can be done in one state, and let time pass."""
        number, here = at
        self.found.offers[number] = can = offers(self.council, here.standing)
        for moved in every_move(self.council, here.standing, can, self._is_known):
            self.found.ways.append(_way(number, self.number(moved), here.dispute, moved))
        for moved in self._later(here):
            self.found.ways.append(_way(number, self.number(moved), here.dispute, moved))

    def _is_known(self, dispute: Dispute, choice: str) -> bool:
        """Was this choice beside the ladder tried at this step before? It is from now on."""
        here = (dispute.stage, dispute.step, choice, self._likeness.named(dispute))
        is_known = here in self._beside
        self._beside.add(here)
        return is_known

    def _later(self, here: Moved) -> Iterator[Moved]:
        """Let time pass until the state is another: some instants change nothing that counts."""
        later, alike = here, self._likeness.of(here.standing)
        while self._likeness.of(later.standing) == alike:
            instant = engine.next_instant(later.dispute)
            if instant is None:
                return
            later = ticked(self.council, later.standing, instant + JUST_AFTER)
        yield later


def ticked(council: Council, standing: Standing, now: datetime) -> Moved:
    """Let the clock look at a dispute at a time when it has something to say."""
    here = council.here(CLOCK, now, standing.dispute)
    outcome = engine.tick(council.procedure, standing.dispute, now, here.calendar, here.holders)
    assert outcome  # noqa: S101 # the instant was promised to have something to say
    return Moved(outcome=outcome, now=now, by=CLOCK, proposed=standing.proposed)


def _way(start: int, end: int, before: Dispute, moved: Moved) -> Way:
    after = moved.dispute
    return Way(
        start=start,
        end=end,
        by=moved.by,
        choice=moved.choice,
        beside=moved.beside,
        moves=after.visit != before.visit or after.end is not None,
        proposes=_proposes(before, after),
        asks=after.waits_to_open and not before.waits_to_open,
        starts_clock=after.clock != before.clock,
    )


def _proposes(before: Dispute, after: Dispute) -> bool:
    """Is this choice only proposed so far?"""
    was = before.proposal or before.new_date
    now_is = after.proposal or after.new_date
    return now_is is not None and (was is None or was.number != now_is.number)
