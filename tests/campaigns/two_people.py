"""Two people who press at the same moment, each in a process of their own.

The manager sends a late reply while the chair moves it up; both forms were opened before either was
sent.
"""

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from slackapp import wiring
from slackapp.settings import Settings
from tests.databases import Database
from tests.world import AGREED, NO_REPLY, PLAN, WORLDS, Clock, World, a_directory, settings_for
from workflows.commands import Accepted, Choose
from workflows.use_cases import acting

MANAGER, CHAIR = "team_manager", "chair"
#: What each of them presses.
PRESSED = {
    MANAGER: Choose(choice="reply", visit=1, answers=PLAN),
    CHAIR: Choose(choice="escalate_late", visit=1, answers={**NO_REPLY, "agreement": AGREED}),
}
#: Nothing where it was accepted; else who was first, and when.
Told = tuple[str, datetime] | None


def presses(has: Settings, at: datetime, person: str, line: Connection) -> None:
    """What one process does: wait for a dispute, press, say what came of it."""
    desk = wiring.desk(has, now=Clock(at))
    while dispute := line.recv():
        outcome = acting.choose(desk, person, dispute, PRESSED[person]).outcome
        if isinstance(outcome, Accepted):
            line.send(None)
        else:
            line.send((outcome.done.person, outcome.done.at) if outcome.done else ("", None))
    desk.store.close()


@contextmanager
def in_a_process(has: Settings, at: datetime, person: str) -> Iterator[Connection]:
    """Start it anew, so that nothing is shared; end it when nobody asks any more."""
    ours, theirs = multiprocessing.Pipe()
    start = multiprocessing.get_context("spawn")
    process = start.Process(target=presses, args=(has, at, person, theirs), daemon=True)
    process.start()
    theirs.close()
    yield ours
    ours.send("")
    process.join(timeout=20)
    assert process.exitcode == 0


def press_at_once(folder: Path, database: Database, pairs: int) -> Counter[str]:
    """Give how often each won. Raises AssertionError where not exactly one did."""
    has = settings_for(folder, DRP_DATABASE_URL=database.url)
    clock = Clock()
    world = World(desk=wiring.desk(has, now=clock), clock=clock)
    WORLDS.append(world)
    world.people(a_directory())
    disputes = [world.raised("stage_1").id for _ in range(pairs)]
    clock.at += timedelta(days=8)
    won = Counter[str]()
    with (
        in_a_process(has, clock.at, MANAGER) as manager,
        in_a_process(has, clock.at, CHAIR) as chair,
    ):
        for dispute in disputes:
            winner = _winner(dispute, manager, chair, clock)
            won[winner] += 1
            assert _recorded(world, dispute) == [winner]
    return won


def _winner(
    dispute: str, manager: Connection, chair: Connection, now: Callable[[], datetime]
) -> str:
    """Let both press; the loser is told who was first, and when."""
    for line in (manager, chair):
        line.send(dispute)
    told: dict[str, Told] = {MANAGER: manager.recv(), CHAIR: chair.recv()}
    [winner] = [person for person, who in told.items() if who is None]
    [loser] = told.keys() - {winner}
    assert told[loser] == (winner, now())
    return winner


def _recorded(world: World, dispute: str) -> list[str | None]:
    """Give who did something in it, of what is kept."""
    with world.desk.store.read() as work:
        return [entry.person for entry in work.history(dispute) if entry.chosen]
