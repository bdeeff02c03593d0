"""A council at work for weeks while Slack has its troubles, and two processes that send."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from slackapp import equipping, wiring
from slackapp.postman import look
from slackapp.sending import Sender
from tests.campaigns.faulty_slack import FaultySlack
from tests.databases import Database
from tests.slackapp.outbox import rows
from tests.world import (
    CHANNEL,
    MORE_TIME,
    PLAN,
    RESOLVED,
    WORLDS,
    Clock,
    World,
    a_directory,
    settings_for,
)
from workflows.dispute import Dispute
from workflows.outbox import Owed
from workflows.use_cases.chasing import start_digests

#: Nobody listens there: connecting is refused.
CLOSED = "http://127.0.0.1:9/api/"
PATIENCE = 0.25
STAGES = {"stage_1": "team_manager", "stage_2": "service_manager", "stage_3": "head_of_service"}


@dataclass(kw_only=True)
class NotingSender(Sender):
    """Tells Slack which message it posts, so that each can be counted."""

    slack: FaultySlack

    def _post_or_change(self, owed: Owed, address: str, written: dict[str, Any]) -> None:
        self.slack.in_hand = owed
        super()._post_or_change(owed, address, written)

    def started_again(self) -> "NotingSender":
        """The same process after a restart: it remembers nothing."""
        return NotingSender(self.desk, self.client, CHANNEL, pace=0, slack=self.slack)


@dataclass
class Council:
    """People act by chance; time passes; whichever process is up looks and sends."""

    world: World
    slack: FaultySlack
    chance: Random
    senders: list[NotingSender]
    disputes: list[Dispute] = field(default_factory=list)
    #: Refused for a working hour at one time or another: what comes after those need not wait.
    stuck: set[str] = field(default_factory=set)

    def works_until(self, enough: Callable[[], bool]) -> None:
        while not enough():
            if self.world.desk.calendar.in_working_hours(self.world.clock()):
                self._somebody_acts()
            self._time_passes()

    def _somebody_acts(self) -> None:
        stage = self.chance.choice(list(STAGES))
        self.disputes.append(self.world.raised(stage))
        for dispute in self.chance.sample(self.disputes, min(3, len(self.disputes))):
            manager = STAGES.get(self.world.now_is(dispute).stage, "service_director")
            by, choice, typed = self.chance.choice((
                (manager, "take_on", {}),
                (manager, "reply", PLAN),
                ("chair", "one_more_day", MORE_TIME),
                ("chair", "resolved", RESOLVED),
            ))  # fmt: skip
            self.world.choose(by, dispute, choice, **typed)

    def _time_passes(self) -> None:
        for _ in range(4):
            self._one_sends()
            self.world.clock.at += timedelta(seconds=self.chance.randint(1, 45))
        self.world.clock.at += timedelta(minutes=self.chance.randint(0, 180))

    def _one_sends(self) -> None:
        sender = self.chance.choice(self.senders)
        if self.chance.random() < 0.1:
            sender = sender.started_again()
        look(sender.desk)
        sender.send_waiting()
        self.stuck |= {row.key for row in rows(self.world, "SELECT key FROM outbox WHERE stuck")}

    def outage(self) -> None:
        """Slack is away for an hour: it refuses connections, then it takes them in vain."""
        address = self.senders[0].client.base_url
        self.slack.is_there = False
        for minute in range(60):
            for sender in self.senders:
                sender.client.base_url = CLOSED if minute < 30 else address
            self._one_sends()
            self.world.clock.at += timedelta(minutes=1)
        self.slack.is_there = True

    def everything_is_sent(self) -> None:
        """The weather clears; nothing new comes due."""
        self.slack.weather = {"well": 1}
        for _ in range(24 * 6 * 4):
            self.world.clock.at += timedelta(minutes=10)
            for sender in self.senders:
                sender.send_waiting()


def a_council(
    folder: Path, database: Database, slack: FaultySlack, chance: Random, clock: Clock
) -> Council:
    """One database that two processes have open."""
    has = settings_for(folder, DRP_DATABASE_URL=database.url, SLACK_API_URL=slack.url)
    worlds = [World(desk=wiring.desk(has, now=clock), clock=clock) for _ in range(2)]
    WORLDS.extend(worlds)
    worlds[0].people(a_directory())
    start_digests(worlds[0].desk)
    return Council(worlds[0], slack, chance, [_sender(world, has, slack) for world in worlds])


def _sender(world: World, has: Any, slack: FaultySlack) -> NotingSender:
    client = equipping.client(has)
    client.timeout = PATIENCE  # type: ignore[assignment]
    return NotingSender(world.desk, client, CHANNEL, pace=0, slack=slack)
