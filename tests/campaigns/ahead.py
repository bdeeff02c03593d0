"""A server whose clock is ahead for a while and then put right; what it set then holds up nothing.

It sends to a Slack that refuses, asks to wait or says nothing just then.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from slackapp import equipping, heads, wiring
from slackapp.postman import Postman
from slackapp.sending import Sender
from tests.campaigns.clocks import WORKER
from tests.slackapp.outbox import rows
from tests.slackapp.scripted_slack import DROP, ScriptedSlack, scripted_slack
from tests.world import CHANNEL, MONDAY, WORLDS, Clock, World, a_directory, settings_for
from workflows.due import LONDON
from workflows.use_cases.chasing import start_digests
from workflows.use_cases.missing import missing

STEP, AN_HOUR = timedelta(minutes=30), timedelta(hours=1)
JUMPS = (timedelta(hours=5), timedelta(days=3), timedelta(days=10), timedelta(days=3650))
#: What Slack answers to the first messages that are sent while the clock is ahead.
TROUBLE: dict[str, list[Any]] = {
    "asked to wait": [(429, {"Retry-After": "30"}, {"ok": False, "error": "ratelimited"})],
    "refused": [{"ok": False, "error": "internal_error"}] * 3,
    "not answered": [DROP],
    "shut out": [{"ok": False, "error": "invalid_auth"}],
    "well": [],
}
#: What was owed out of hours may wait for a morning of its own, though the clock was wrong.
WAITING = "SELECT key FROM outbox WHERE pending AND NOT (in_hours AND not_before <= '{morning}')"
OF_A_DAY = "SELECT 1 FROM outbox WHERE recipient = '{to}' AND key LIKE '%{day}%'"


@dataclass
class Server:
    """It ticks and sends; its clock may be set, and another that nobody sets goes on."""

    world: World
    folder: Path
    slack: ScriptedSlack
    postman: Postman
    sender: Sender
    _elapsed: float = field(default=0)

    def lives(self, length: timedelta) -> None:
        """Go on for so long, by the clock that nobody sets."""
        end = self._elapsed + length.total_seconds()
        while self._elapsed < end:
            self.world.clock.at += STEP
            self._elapsed += STEP.total_seconds()
            self.postman.tick()
            self.postman.daily_rounds()
            self.sender.send_waiting()

    def steady(self) -> float:
        return self._elapsed

    @property
    def today(self) -> date:
        return self.world.clock.at.astimezone(LONDON).date()

    def waiting(self) -> list[Any]:
        """Give what waits, and not for the next morning."""
        morning = self.world.desk.calendar.next_morning(self.world.clock())
        return rows(self.world, WAITING.format(morning=f"{morning:%Y-%m-%d %H:%M:%S}.999"))

    def lives_until(self, hour: int) -> None:
        """Go on until that hour of the next working day."""
        calendar, now = self.world.desk.calendar, self.world.clock.at.astimezone(LONDON)
        day = calendar.shift(now.date(), 1)
        self.lives(datetime(day.year, day.month, day.day, hour, tzinfo=LONDON) - now)


def a_server(folder: Path, slack: ScriptedSlack) -> Server:
    (kept := folder / "heads").mkdir()
    has = settings_for(folder, SLACK_API_URL=slack.url, DRP_HEADS_DIR=kept)
    wiring.upgrade(has)
    world = World(desk=wiring.desk(has, now=(clock := Clock())), clock=clock)
    WORLDS.append(world)
    world.people(a_directory())
    sender = Sender(world.desk, equipping.client(has), CHANNEL, pace=0)
    sender.leavers.daily_round = lambda: None  # type: ignore[method-assign] # it takes a second each
    postman = Postman(world.desk, sender, keeper=equipping.keeper(has, world.desk))
    server = Server(world, kept, slack, postman, sender)
    sender.elapsed = server.steady
    start_digests(world.desk)
    return server


def ahead_and_back(folder: Path, seed: int, days: int) -> Counter[str]:
    """Let it be ahead, and put right; live through *days* more, and hold each against what is owed.

    Raises AssertionError for what waits that could go, a morning that is left out, and heads that
    are not written or do not follow.
    """
    chance = Random(seed)  # noqa: S311 # a choice, and no secret
    jump, what = chance.choice(JUMPS), chance.choice(list(TROUBLE))
    with scripted_slack() as slack:
        server = a_server(folder, slack)
        server.world.clock.at = MONDAY + timedelta(minutes=chance.randrange(240))
        server.world.raised("stage_1")
        server.lives(AN_HOUR)
        is_ahead(server, jump, what, for_so_long=STEP * chance.randint(1, 4))
        said = f"{jump} ahead, {what} (seed {seed})"
        server.lives(AN_HOUR + STEP)
        assert not server.waiting(), f"waits, {said}: {server.waiting()}"
        for _ in range(days):
            before, _ = len(list(server.folder.iterdir())), server.lives_until(11)
            _is_well(server, said)
            assert len(list(server.folder.iterdir())) > before, f"no heads, {said}"
        kept = heads.read(server.world.desk.store, server.folder)
        assert not kept.wrong, f"heads, {said}: {kept.wrong}"
    return Counter({"ahead and back": 1, f"Slack {what}": 1, "mornings": days})


def is_ahead(server: Server, jump: timedelta, what: str, for_so_long: timedelta) -> None:
    """Set the clock on; somebody raises a dispute meanwhile, and Slack answers so; set it back."""
    server.world.clock.at += jump
    server.slack.script = list(TROUBLE[what])
    server.world.raised("stage_1")
    server.lives(for_so_long)
    server.slack.script = []
    server.world.clock.at -= jump


def _is_well(server: Server, said: str) -> None:
    """By eleven o'clock all is sent, the channel has its list, and whoever is late is reminded."""
    day, at = server.today, f"{server.today}, {said}"
    assert not server.waiting(), f"waits on {at}: {server.waiting()}"
    assert missing(server.world.desk) == (), f"missing on {at}: {missing(server.world.desk)}"
    with server.world.desk.store.read() as work:
        disputes = [work.dispute(each) for each in work.every_dispute()]
    if any(each.late for each in disputes):
        assert rows(server.world, OF_A_DAY.format(to=WORKER, day=day)), f"not reminded on {at}"
    if any(each.running.due.day <= day for each in disputes):
        assert rows(server.world, OF_A_DAY.format(to="channel", day=day)), f"no list on {at}"
