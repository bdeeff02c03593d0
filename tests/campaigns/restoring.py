"""A council whose machine is lost: its backup, some days old, is restored on another.

What the lost machine sent until then is known here, and to nobody else.
"""

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

from slackapp import wiring
from slackapp.cli.export import FORMATS
from slackapp.settings import Settings
from storage import backup
from storage.connecting import connect
from tests.campaigns.dying_at import dies_at
from tests.databases import Database, Server
from tests.world import PLAN, WORLDS, Clock, World, a_directory, settings_for
from workflows.commands import Accepted
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.kinds import NUDGES, Kind
from workflows.outbox import Owed
from workflows.use_cases import file_copying, holding
from workflows.use_cases.chasing import chase, start_digests

KEY = wiring.new_key()
#: The digest, the mornings, and the end of each limit.
LOOKS = (time(8, 30, 1), time(9, 0, 1), time(17, 0, 1))
STAGES = ("stage_1", "stage_2", "stage_3")
READER = "a campaign"
#: How much further in writing rows the next restore comes than the one that was killed.
FURTHER = 2


@dataclass
class Machine:
    """The app on one machine, and everything that it sent to anybody, once each."""

    world: World
    has: Settings
    sent: list[Owed] = field(default_factory=list)

    def runs_for(self, days: float) -> None:
        """Look and send just after each time of a day at which anything comes due."""
        clock, until = self.world.clock, self.world.clock.at + timedelta(days=days)
        while clock.at < until:
            clock.at = min(_next_look(clock.at), until)
            assert chase(self.world.desk).failed == ()
            self.sends()

    def sends(self, at_most: int = 10_000) -> list[Owed]:
        """Send what may go; give what went to somebody for the first time."""
        desk, gone = self.world.desk, list[Owed]()
        in_hours = desk.calendar.in_working_hours(desk.now())
        while len(gone) < at_most and (
            owed := desk.store.outbox.claim(desk.now(), in_hours=in_hours)
        ):
            desk.store.outbox.sent(owed, "D01", f"{len(self.sent)}.{desk.now().timestamp()}")
            if not owed.ts:
                gone.append(owed)
                self.sent.append(owed)
        return gone

    def exports(self, dispute: Dispute) -> list[bytes]:
        """The copies for the child's file, in each format; of a Word file the parts in it.

        The archive around them says when it was packed.
        """
        found = file_copying.for_files(self.world.desk, dispute.reference, None, READER)
        assert isinstance(found, tuple), found
        written = [write(copy) for copy in found for write in FORMATS.values()]
        return [_parts(each) if each.startswith(b"PK") else each for each in written]


def _next_look(at: datetime) -> datetime:
    local = at.astimezone(LONDON)
    days = (local.date(), local.date() + timedelta(days=1))
    every = (datetime.combine(day, each, LONDON) for day in days for each in LOOKS)
    return next(each for each in every if each > at)


def _parts(archive: bytes) -> bytes:
    with ZipFile(BytesIO(archive)) as opened:
        return b"".join(name.encode() + opened.read(name) for name in opened.namelist())


def a_machine(folder: Path, database: Database, clock: Clock) -> Machine:
    """The app on a database that is up to date."""
    has = _set_up(folder, database)
    world = World(desk=wiring.desk(has, now=clock), clock=clock)
    WORLDS.append(world)
    return Machine(world, has)


def _set_up(folder: Path, database: Database) -> Settings:
    return settings_for(folder, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=KEY)


def lose_and_restore(
    folder: Path, upgraded: Path, server: Server, seed: int, runs: int, disputes: int = 8
) -> Counter[str]:
    """Do it so many times, from each kind of database to the other in turn; add up what came.

    *disputes*: so many at most, and half of that at least.
    """
    came = Counter[str]()
    for run in range(runs):
        place = folder / str(run)
        place.mkdir()
        shutil.copy(upgraded, place / "test.db")
        both = Database(f"sqlite:///{place / 'test.db'}", drop=lambda: None), server.copy()
        chance = Random(seed + run)  # noqa: S311 # a run can be had again
        print(f"SEED={seed + run}")
        came.update(restored(place, both[run % 2], both[1 - run % 2], chance, disputes))
        while WORLDS:
            WORLDS.pop().desk.store.close()
        both[1].drop()
    return came


def restored(
    folder: Path, lost: Database, empty: Database, chance: Random, at_most: int
) -> Counter[str]:
    """Lose a machine and restore its backup; count what came of it.

    Raises AssertionError where a copy differs, or anything old is sent.
    """
    clock = Clock()
    first = a_machine(folder, lost, clock)
    disputes = _lives(first, chance, at_most)
    copies, kept_at = {each.id: first.exports(each) for each in disputes}, clock.at
    file = folder / "kept.db"
    file.touch()
    assert wiring.back_up(first.has, file)
    acts = _goes_on(first, disputes, chance)
    first.world.desk.store.close()

    kills = _restored_among_deaths(_set_up(folder, empty), file, clock(), chance)
    second = a_machine(folder, empty, clock)
    assert second.sends() == []
    lost_at, clock.at = clock.at, kept_at  # a copy says when it was made
    for each in disputes:
        assert second.exports(each) == copies[each.id], f"the copy of {each.reference} differs"
    clock.at = lost_at
    held = holding.hold(second.world.desk)
    second.sends()
    new = second.world.raised("stage_1")
    second.runs_for(3)
    _nothing_old(first, second)
    assert any(each.dispute == new.id and each.kind is Kind.REQUEST for each in second.sent)
    return Counter({
        "restores": 1,
        "killed on the way": kills,
        "acts after the backup": acts,
        "disputes": len(disputes),
        "messages held": held,
        "sent by the lost machine": len(first.sent),
        "sent again": 0, "copies compared": sum(map(len, copies.values())), "copies that differ": 0,
        "lists in place of reminders": _let_go(second),
    })  # fmt: skip


def _lives(machine: Machine, chance: Random, at_most: int) -> list[Dispute]:
    """Some days of a council: some of what is owed has not been sent yet when they end."""
    world = machine.world
    world.people(a_directory())
    start_digests(world.desk)
    disputes = list[Dispute]()
    for _ in range(chance.randint(at_most // 2, at_most)):
        disputes.append(world.raised(chance.choice(STAGES)))
        if chance.random() < 0.3:
            world.choose("team_manager", disputes[-1], "reply", **PLAN)
        machine.runs_for(chance.uniform(0, 2))
    disputes.append(world.raised("stage_1"))
    machine.sends(at_most=chance.randint(0, 3))
    return disputes


def _goes_on(machine: Machine, disputes: list[Dispute], chance: Random) -> int:
    """Days after the backup: what people did is lost with the machine, and what was sent is not."""
    days, acts = chance.uniform(0, 5), Counter[bool]()
    for each in disputes:
        if chance.random() < 0.5:
            acted = machine.world.choose("team_manager", each, "reply", **PLAN)
            acts[isinstance(acted.outcome, Accepted)] += 1
        machine.runs_for(days / (len(disputes) + 1))
    machine.world.raised("stage_1")
    machine.runs_for(days / (len(disputes) + 1))
    return acts[True] + 1


def _restored_among_deaths(has: Settings, file: Path, at: datetime, chance: Random) -> int:
    """Kill one restore after the other, each further on, until one is done; give how many died.

    The last may die once all is committed. Had it left a part of it, the copies would differ.
    """
    statement, kills = chance.randint(1, FURTHER), 0
    while not dies_at(statement, _restore, has, file, at, of="INSERT"):
        kills += 1
        if _stands_there(has):
            break
        statement = statement * FURTHER + chance.randrange(FURTHER)
    return kills


def _stands_there(has: Settings) -> bool:
    engine = connect(has.database_url)
    try:
        return backup.has_rows(engine)
    finally:
        engine.dispose()


def _restore(has: Settings, file: Path, at: datetime) -> None:
    tempfile.tempdir = str(file.parent)  # what a killed one leaves there goes with the campaign
    assert wiring.restore(has, file, at, lambda _: True)


def _nothing_old(lost: Machine, second: Machine) -> None:
    """Nobody is sent anything that the lost machine sent."""
    old = {each.key for each in lost.sent}
    again = [f"{each.kind} to {each.to}" for each in second.sent if each.key in old]
    assert not again, f"sent again: {again}"


def _let_go(machine: Machine) -> int:
    """Whoever looked lets everything go: of reminders nobody is sent more than one."""
    desk = machine.world.desk
    holding.release(desk, {each.held.number for each in holding.listed(desk).waits})
    assert chase(desk).failed == ()
    machine.world.clock.at = desk.calendar.next_morning(desk.now()) + timedelta(hours=1)
    reminded = Counter(each.to for each in machine.sends() if each.kind in NUDGES)
    assert set(reminded.values()) <= {1}, reminded
    return reminded.total()
