"""Two people who press at the same moment, each in a process of their own.

The manager sends a late reply while the chair moves it up; both forms were opened before either was
sent.
"""

import multiprocessing
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from slackapp import wiring
from slackapp.refusing import words
from slackapp.settings import Settings
from tests.databases import Database
from tests.world import (
    AGREED,
    MONDAY,
    NO_REPLY,
    PLAN,
    WORLDS,
    Clock,
    World,
    a_directory,
    settings_for,
)
from workflows.commands import Accepted, Choose, Refused
from workflows.use_cases import acting
from workflows.use_cases.deciding import Acted

MANAGER, CHAIR = "team_manager", "chair"
#: A Tuesday; the reply was due the day before. The clocks of two processes are never quite one.
TUESDAY = MONDAY + timedelta(days=8)
CLOCKS = {MANAGER: TUESDAY, CHAIR: TUESDAY + timedelta(minutes=1)}
#: What each of them presses.
PRESSED = {
    MANAGER: Choose(choice="reply", visit=1, answers=PLAN),
    CHAIR: Choose(choice="escalate_late", visit=1, answers={**NO_REPLY, "agreement": AGREED}),
}
#: What the other is told, where one of them was first.
WAS_FIRST = {
    MANAGER: "Sample Team Manager replied at 10am on Tuesday 1 December 2026. "
    "Your review is asked for next.",
    CHAIR: "Sample Chair moved it to stage 2 at 10:01am on Tuesday 1 December 2026. "
    "Nothing more is asked of you.",
}


def presses(has: Settings, person: str, line: Connection) -> None:
    """What one process does: wait for a dispute, press, say what is said to the person, if not."""
    desk = wiring.desk(has, now=Clock(CLOCKS[person]))
    while dispute := line.recv():
        acted = acting.choose(desk, person, dispute, PRESSED[person])
        line.send("" if isinstance(acted.outcome, Accepted) else said(acted.outcome, acted, person))
    desk.store.close()


def said(refused: Refused, acted: Acted, person: str) -> str:
    return words(refused, acted.procedure, acted.dispute, acted.directory, person)


@contextmanager
def in_a_process(has: Settings, person: str) -> Iterator[Connection]:
    """Start it anew, so that nothing is shared; end it when nobody asks any more."""
    ours, theirs = multiprocessing.Pipe()
    start = multiprocessing.get_context("spawn")
    process = start.Process(target=presses, args=(has, person, theirs), daemon=True)
    process.start()
    theirs.close()
    yield ours
    ours.send("")
    process.join(timeout=20)
    assert process.exitcode == 0


def press_at_once(folder: Path, database: Database, pairs: int) -> Counter[str]:
    """Give how often each won. Raises AssertionError where not exactly one did."""
    has = settings_for(folder, DRP_DATABASE_URL=database.url)
    world = World(desk=wiring.desk(has, now=(clock := Clock())), clock=clock)
    WORLDS.append(world)
    world.people(a_directory())
    disputes = [world.raised("stage_1").id for _ in range(pairs)]
    won = Counter[str]()
    with in_a_process(has, MANAGER) as manager, in_a_process(has, CHAIR) as chair:
        for dispute in disputes:
            winner = _winner(dispute, manager, chair)
            won[winner] += 1
            assert _recorded(world, dispute) == [winner]
    return won


def _winner(dispute: str, manager: Connection, chair: Connection) -> str:
    """Let both press; the loser is told who was first, and when."""
    for line in (manager, chair):
        line.send(dispute)
    told: dict[str, str] = {MANAGER: manager.recv(), CHAIR: chair.recv()}
    won = [person for person, why in told.items() if not why]
    assert len(won) == 1, f"{dispute}: {' and '.join(won) or 'nobody'} won"
    [winner], [loser] = won, told.keys() - set(won)
    assert told[loser] == WAS_FIRST[winner]
    return winner


def _recorded(world: World, dispute: str) -> list[str | None]:
    """Give who did something in it, of what is kept."""
    with world.desk.store.read() as work:
        return [entry.person for entry in work.history(dispute) if entry.chosen]
