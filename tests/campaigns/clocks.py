"""Weeks of a council whose server's clock jumps, sleeps and changes its zone; and what was said.

What is owed is worked out a second time, from the due dates and the times at which anybody looked.
"""

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import text

from slackapp.postman import DEAD_AFTER
from storage.records import facts
from tests.world import World, a_world
from workflows.dispute import Dispute
from workflows.due import LONDON, Due
from workflows.kinds import Kind
from workflows.use_cases.chasing import chase, start_digests
from workflows.working_calendar import MORNING

#: Mondays: two before and after the clocks change each way, and one in between.
BEGINS = [date(2026, 10, 19), date(2026, 11, 23), date(2027, 3, 22)]
ZONES = ["Europe/London", "UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati"]
WORKER = "team_manager"
#: At most so many lists of one look: of what belongs to the morning, and of limits.
LISTS = 2
AN_HOUR = timedelta(hours=1)
#: What whoever must act is sent of one dispute; lists of several are lines of the same.
SINGLE = (Kind.REMINDER, Kind.NUDGE)
OWED = "SELECT id, kind, dispute, facts, not_before FROM outbox WHERE recipient = :who AND id > :id"
#: A limit that passed so lately is told by itself, as it passed.
JUST_NOW = timedelta(hours=2)


@dataclass(frozen=True)
class Said:
    """One dispute of which whoever must act is told: when it goes, whether late, in a list."""

    dispute: str
    at: datetime
    late: bool
    in_a_list: bool

    @property
    def once(self) -> tuple[str, date, bool]:
        """What is said once at most: of one dispute, on one day, that it is due or was."""
        return self.dispute, self.at.astimezone(LONDON).date(), self.late


@dataclass
class Server:
    """Its clock, when it looked, and what has been raised."""

    world: World
    chance: Random
    looked: list[datetime] = field(default_factory=list)
    raised: list[Dispute] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    jumps: Counter[str] = field(default_factory=Counter)
    _seen: int = 0

    def lives(self, days: int) -> None:
        """Go on for so many days; each quarter of an hour or so it looks, unless it sleeps."""
        end = self.world.clock() + timedelta(days=days)
        while self.world.clock() < end:
            self._jumps()
            self.looks()
            self.world.clock.at += timedelta(minutes=self.chance.randint(5, 25))

    def looks(self) -> None:
        """Do what has come due, as the tick does; it is no burst."""
        now, desk = self.world.clock(), self.world.desk
        self.looked.append(now)
        if not desk.store.has_work(now, now - DEAD_AFTER):
            return
        assert chase(desk).failed == ()
        messages = self._new()
        self.said += [each for message in messages for each in message]
        told = [each for each in messages if not self._has_just_passed(each, now)]
        assert len(told) <= LISTS, f"a burst of {len(told)} at {now}"

    def _new(self) -> list[list[Said]]:
        """Give what each new message to whoever must act says."""
        with self.world.desk.store.read() as work:
            asked = text(OWED), {"who": WORKER, "id": self._seen}
            found = list(work._connection.execute(*asked))  # type: ignore[attr-defined]
        self._seen = max([self._seen, *(row.id for row in found)])
        return [list(_said(row)) for row in found if row.kind in (*SINGLE, Kind.MORNING)]

    def _has_just_passed(self, message: list[Said], now: datetime) -> bool:
        [first, *others] = message
        due = self.due[first.dispute].at
        return not others and due < now <= due + JUST_NOW

    @property
    def due(self) -> dict[str, Due]:
        return {each.id: each.running.due for each in self.raised}

    def _jumps(self) -> None:
        by = self.chance.random()
        if by < 0.004:
            self._jump("an hour ahead", AN_HOUR)
        elif by < 0.008:
            self._jump("an hour back", -AN_HOUR)
        elif by < 0.010:
            self._jump("three days asleep", timedelta(days=3))
        elif by < 0.020:
            self.jumps["another time zone"] += 1
            os.environ["TZ"] = self.chance.choice(ZONES)
            time.tzset()

    def _jump(self, what: str, by: timedelta) -> None:
        self.jumps[what] += 1
        self.world.clock.at += by

    def raises(self, many: int) -> None:
        today = self.world.clock().astimezone(LONDON).date().isoformat()
        said = {"concern": {"aware_on": today}, "spoken": {"spoke_on": today}}
        self.raised += [self.world.raised("stage_1", **said) for _ in range(many)]


def _said(row: Any) -> Iterator[Said]:
    at, told = datetime.fromisoformat(str(row.not_before)), facts(row.facts)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    if row.kind == Kind.MORNING:
        for line in told.lines:
            yield Said(line.dispute, at, bool(line.late), in_a_list=True)
    else:
        yield Said(row.dispute, at, row.kind == Kind.NUDGE, in_a_list=False)


@contextmanager
def own_zone() -> Iterator[None]:
    """Whatever zone the server is put into, this process has its own again at last."""
    before = os.environ.get("TZ")
    try:
        yield
    finally:
        os.environ.pop("TZ", None)
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def weeks_of_jumps(folder: Path, seed: int, weeks: int, disputes: int) -> Counter[str]:
    """Live through some weeks around each change of the clocks; hold what was said against it."""
    found = Counter[str]()
    with own_zone():
        for number, monday in enumerate(BEGINS):
            (folder / str(number)).mkdir()
            world = a_world(folder / str(number))
            world.clock.at = datetime.combine(monday, clock_time(9, 30), LONDON)
            start_digests(world.desk)
            server = Server(world, Random(f"{seed} {number}"))  # noqa: S311 # a choice
            for _ in range(weeks):
                server.raises(disputes)
                server.lives(7)
            server.lives(8)
            found += reckoned(server) + server.jumps
    return found


def reckoned(server: Server) -> Counter[str]:
    """Nothing is early, missing or said twice, by a second reckoning of what is owed."""
    once = Counter(each.once for each in server.said)
    twice = [each for each in server.said if once[each.once] > 1]
    assert not twice, f"twice: {twice}"
    calendar = server.world.desk.calendar
    for each in server.said:
        due = server.due[each.dispute]
        first = due.at if each.late else calendar.at(calendar.shift(due.day, -1), MORNING)
        assert each.at >= first, f"early: {each}"
    wanted = {each for of, due in server.due.items() for each in expected(server, of, due)}
    assert wanted <= once.keys(), f"missing: {wanted - once.keys()}"
    assert wanted >= once.keys(), f"not asked for: {once.keys() - wanted}"
    lists = {each.at for each in server.said if each.in_a_list}
    return Counter({"disputes": len(server.due), "reminders": len(wanted), "lists": len(lists)})


def expected(server: Server, dispute: str, due: Due) -> Iterator[tuple[str, date, bool]]:
    """Work out what must be said of one dispute, from when the server looked."""
    calendar = server.world.desk.calendar
    looks = iter(server.looked)

    def day(looked: datetime) -> date:
        in_hours = calendar.in_working_hours(looked)
        at = looked if in_hours else calendar.next_morning(looked)
        return at.astimezone(LONDON).date()

    before = calendar.at(calendar.shift(due.day, -1), MORNING)
    looked = next((look for look in looks if look > before), None)
    if looked and looked <= due.at:
        yield dispute, day(looked), False
        looked = next((look for look in looks if look > due.at), None)
    if looked and looked <= due.at + JUST_NOW:
        yield dispute, day(looked), True
    while looked:
        if calendar.in_working_hours(looked):
            yield dispute, day(looked), True
        again = calendar.next_morning(looked)
        looked = next((look for look in looks if look > again), None)
