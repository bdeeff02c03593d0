"""Ways in which nothing looks at what is due any more, and what is none, in simulated time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from slackapp import equipping, wiring
from slackapp.postman import Postman
from slackapp.sending import Sender
from slackapp.watch import LOOK, Watch
from tests.databases import Database, locked
from tests.slackapp.scripted_slack import ScriptedSlack, serving
from tests.world import CHANNEL, MONDAY, WORLDS, Clock, World, a_directory, settings_for
from workflows.ports import StoreUnavailable
from workflows.use_cases.standstill import Why

#: Real seconds after which a tick counts as hung.
HUNG = 0.3
#: Real seconds for which a writer waits for its turn, in place of 1.5: no time passes meanwhile.
IN_TURN = 0.02
#: Whoever runs the sample council.
ADMINISTRATOR = "U02"
ALARMS = ("Nothing has looked", "Something that was due")
WELL = "What is due is looked at again"


@dataclass
class Process:
    """One process of the app: its tick, its thread that sends, its watch; each can be taken out."""

    world: World
    watch: Watch
    postman: Postman
    ticks: bool = True
    sends: bool = True
    _tick: threading.Thread | None = None

    def step(self) -> None:
        """What happens within one look of the watch."""
        if self.ticks and not self._is_hung():
            self._tick = threading.Thread(target=self._ticking, name="the tick", daemon=True)
            self._tick.start()
            self._tick.join(HUNG)
        if self.sends:
            with suppress(StoreUnavailable):  # as its thread does
                self.postman._sender.send_waiting()
        self.watch.look()

    def waits_for_its_tick(self) -> None:
        """One that waits for the database does so in real seconds."""
        if self._tick:
            self._tick.join(5)

    def _is_hung(self) -> bool:
        return self._tick is not None and self._tick.is_alive()

    def _ticking(self) -> None:
        """Like the thread of a round: what it does not catch ends it."""
        try:
            self.postman.tick()
        except BaseException:
            self.ticks = False


@dataclass
class Town:
    """Some processes on one database, a Slack that keeps what it is told, and simulated time."""

    folder: Path
    url: str
    slack: ScriptedSlack
    key: str = field(default_factory=wiring.new_key)
    clock: Clock = field(default_factory=Clock)
    elapsed: float = 0.0
    due: datetime = MONDAY
    processes: list[Process] = field(default_factory=list)

    def starts(self) -> Process:
        """One more process starts."""
        has = settings_for(
            self.folder,
            DRP_DATABASE_URL=self.url,
            DRP_ENCRYPTION_KEYS=self.key,
            SLACK_API_URL=self.slack.url,
        )
        world = World(desk=wiring.desk(has, now=self.clock), clock=self.clock)
        WORLDS.append(world)
        client = equipping.client(has)

        def sender() -> Sender:
            return Sender(world.desk, client, CHANNEL, pace=0, elapsed=lambda: self.elapsed)

        postman = Postman(world.desk, sender())
        process = Process(world, Watch(world.desk, sender(), postman.sends), postman)
        self.processes.append(process)
        return process

    def passes(self, seconds: float) -> None:
        """So much time passes, and everybody does what they do."""
        for _ in range(int(seconds / LOOK)):
            self.elapsed += LOOK
            self.clock.at += timedelta(seconds=LOOK)
            for process in self.processes:
                process.step()

    def alarms(self) -> list[str]:
        return self._told(*ALARMS)

    def all_clears(self) -> list[str]:
        return self._told(WELL)

    def _told(self, *words: str) -> list[str]:
        told = [
            call["text"]
            for method, call in self.slack.taken
            if method == "chat.postMessage" and call["channel"] == ADMINISTRATOR
        ]
        return [text for text in told if text.startswith(words)]

    @property
    def engine(self) -> Engine:
        return self.processes[0].world.desk.store._engine  # type: ignore[attr-defined]


@contextmanager
def a_town(
    folder: Path, database: Database, seed: int, due_in: timedelta = timedelta(minutes=2)
) -> Iterator[Town]:
    """A council in which all is well, and a dispute whose date passes soon, or later."""
    with serving(ScriptedSlack()) as slack, pytest.MonkeyPatch.context() as patched:
        patched.setattr("storage.database.FOR_US", IN_TURN)
        town = Town(folder, database.url, slack)
        first = town.starts()
        first.world.people(a_directory())
        town.due = first.world.raised().clock.due.at
        town.passes(60)
        town.clock.at = town.due - due_in
        town.passes(60 + LOOK * (seed % 4))
        assert town.alarms() == []
        yield town


# ---- what goes wrong ----------------------------------------------------------------------------


Breaks = Callable[[Town], object]


def in_the_tick(town: Town, statement: str, does: Callable[[], object]) -> None:
    """Let something happen where the tick of any process comes to a statement."""
    for process in town.processes:
        engine = process.world.desk.store._engine  # type: ignore[attr-defined]

        @event.listens_for(engine, "before_cursor_execute")
        def _before(_c: Any, _cursor: Any, sql: str, *_: Any) -> None:
            if threading.current_thread().name == "the tick" and statement in sql:
                does()


def _fails() -> None:
    raise RuntimeError("as bugs do")


def _is_away() -> None:
    raise OperationalError("", {}, Exception("as where the database is not there"))


def _ends() -> None:
    raise SystemExit


def _hangs() -> None:
    threading.Event().wait()


#: Where in the tick: its question, its claim, reading a dispute, writing it down, owing messages,
#: setting the next look.
STATEMENTS = {
    "asking for work": "> (SELECT min(wakes.at)",
    "claiming": "WITH due AS",
    "reading a dispute": "SELECT disputes",
    "recording": "INSERT INTO history",
    "owing": "INSERT INTO outbox",
}
FAULTS = {"fails": _fails, "finds no database": _is_away, "ends": _ends, "hangs": _hangs}


def _worker_is_killed_and_run_hangs(town: Town) -> None:
    in_the_tick(town, STATEMENTS["asking for work"], _hangs)
    town.starts()
    town.processes.pop()


def _both_hang(town: Town) -> None:
    town.starts()
    town.passes(30)
    in_the_tick(town, STATEMENTS["asking for work"], _hangs)


def _tick_and_sending_die(town: Town) -> None:
    town.processes[0].ticks = town.processes[0].sends = False


def _one_ticks_no_more_the_other_only_sends(town: Town) -> None:
    town.starts().ticks = False
    town.processes[0].ticks = False


def _claims_are_lost(town: Town) -> None:
    """What is claimed is never seen to, as where the claim finds nothing."""
    store: Any = town.processes[0].world.desk.store
    begin = store.begin

    @contextmanager
    def lost() -> Iterator[Any]:
        with begin() as work:
            if threading.current_thread().name == "the tick":
                work.claim_due = lambda *_, **__: ()
            yield work

    store.begin = lost


def _never_its_turn(town: Town) -> None:
    store: Any = town.processes[0].world.desk.store
    begin = store.begin

    @contextmanager
    def not_mine() -> Iterator[Any]:
        with begin() as work:
            work.only_one = lambda _: False
            yield work

    store.begin = not_mine


def _always_held(town: Town) -> None:
    """Somebody acts in the dispute, and never comes to an end."""
    store: Any = town.processes[0].world.desk.store
    begin = store.begin

    @contextmanager
    def held() -> Iterator[Any]:
        with begin() as work:
            work.hold = lambda _: frozenset()
            yield work

    store.begin = held


def _stopped_in_order(town: Town) -> None:
    town.processes[0].ticks = False


WAYS: dict[str, Breaks] = {
    f"{where}, it {how}": lambda town, sql=sql, does=does: in_the_tick(town, sql, does)
    for where, sql in STATEMENTS.items()
    for how, does in FAULTS.items()
} | {
    "the worker is killed, and the other hangs": _worker_is_killed_and_run_hangs,
    "two processes hang": _both_hang,
    "the thread that sends is dead, too": _tick_and_sending_die,
    "one only sends, the other's tick is dead": _one_ticks_no_more_the_other_only_sends,
    "claims are lost": _claims_are_lost,
    "another always has the turn": _never_its_turn,
    "the dispute is always held": _always_held,
    "its thread was never started": _stopped_in_order,
}

#: These are noticed where nothing is due, too: nobody need be harmed first.
WITH_NOTHING_DUE = {
    *(f"asking for work, it {how}" for how in FAULTS),
    "the worker is killed, and the other hangs",
    "two processes hang",
    "the thread that sends is dead, too",
    "one only sends, the other's tick is dead",
    "its thread was never started",
}


def seconds_until_told(folder: Path, database: Database, way: str, seed: int) -> float:
    """Break it in a way, and give how many simulated seconds it took until somebody was told.

    They count from when it broke, or, where it ticks on in vain, from when it came due.
    """
    due_in = timedelta(days=2 if way in WITH_NOTHING_DUE else 0, minutes=2)
    with a_town(folder, database, seed, due_in) as town:
        WAYS[way](town)
        broke = town.clock.at
        while not town.alarms():
            town.passes(LOOK)
            assert town.clock.at - broke < timedelta(minutes=15), f"{way}: nobody was told"
        told = town.clock.at
        why = next(filter(None, (each.watch.judge().why for each in town.processes)))
        town.passes(120)
        assert len(town.alarms()) == 1, f"{way}: told {len(town.alarms())} times"
        since = broke if why is Why.STOPPED else max(broke, town.due)
        return (told - since).total_seconds()


# ---- what is no silence -------------------------------------------------------------------------


def _sleeps_three_days(town: Town) -> None:
    """The machine was asleep: its steady clock may or may not count that. The watch is up first."""
    town.clock.at += timedelta(days=3)
    town.elapsed += 3 * 86_400
    town.processes[0].watch.look()


def _sleeps_three_days_uncounted(town: Town) -> None:
    town.clock.at += timedelta(days=3)
    town.processes[0].watch.look()


def _clock_back_an_hour(town: Town) -> None:
    town.clock.at -= timedelta(hours=1)


def _clock_forward_a_day(town: Town) -> None:
    town.clock.at += timedelta(days=1)


def _started_again_and_again(town: Town) -> None:
    for _ in range(4):
        town.processes.clear()
        town.passes(30)
        town.elapsed += 30
        town.clock.at += timedelta(seconds=30)
        town.starts()
        town.passes(150)


def _down_for_a_day(town: Town) -> None:
    town.processes.clear()
    town.elapsed += 86_400
    town.clock.at += timedelta(days=1)
    town.starts()


def _one_of_two_ends(town: Town) -> None:
    town.starts()
    town.passes(60)
    town.processes.pop(0)


def _database_is_held_for_three_minutes(town: Town) -> None:
    with locked(town.url):
        town.passes(LOOK * 2)  # each waits for real
    town.processes[0].waits_for_its_tick()
    town.passes(60)


def _slack_is_away(town: Town) -> None:
    town.slack.is_there = False
    town.passes(600)
    town.slack.is_there = True


def _nothing_happens(town: Town) -> None:
    town.clock.at += timedelta(days=1)


CALM: dict[str, Breaks] = {
    "asleep for three days": _sleeps_three_days,
    "asleep, and the steady clock with it": _sleeps_three_days_uncounted,
    "the clock goes back an hour": _clock_back_an_hour,
    "the clock goes forward a day": _clock_forward_a_day,
    "started again and again": _started_again_and_again,
    "down for a day": _down_for_a_day,
    "one of two processes ends": _one_of_two_ends,
    "another program holds the database": _database_is_held_for_three_minutes,
    "Slack is away": _slack_is_away,
    "a quiet day": _nothing_happens,
}


def alarms_without_need(folder: Path, database: Database, calm: str, seed: int) -> int:
    """Let something happen that is no silence, and ten minutes pass; give how many were told."""
    with a_town(folder, database, seed) as town:
        CALM[calm](town)
        town.passes(600)
        assert town.processes[0].watch.judge().why is None, calm
        return len(town.alarms())
