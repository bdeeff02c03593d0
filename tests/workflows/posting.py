"""Taking messages out of the outbox, as Slack would, and seeing what was said to whom."""

from datetime import datetime

from tests.workflows.playing import at
from tests.world import World
from workflows.kinds import Kind
from workflows.outbox import Owed
from workflows.use_cases.chasing import chase


def sent(world: World) -> list[Owed]:
    """Send everything that may go now, and give it, oldest first."""
    desk, gone = world.desk, []
    while True:
        now = desk.now()
        owed = desk.store.outbox.claim(now, in_hours=desk.calendar.in_working_hours(now))
        if owed is None:
            return gone
        desk.store.outbox.sent(owed, "D01", f"{len(gone)}.{now.timestamp()}")
        gone.append(owed)


def new(messages: list[Owed]) -> list[tuple[Kind, str]]:
    """Leave out what only changed in place: who is sent what for the first time."""
    return [(each.kind, each.to) for each in messages if each.ts is None]


def chased(world: World, when: str) -> list[tuple[Kind, str]]:
    """Look at what has come due at one time only, and send it."""
    world.clock.at = at(when)
    assert chase(world.desk).failed == ()
    return new(sent(world))


def on(timeline: list[tuple[datetime, Kind, str]]) -> list[tuple[str, Kind, str]]:
    """Write the times as a person would."""
    return [(f"{when:%Y-%m-%d %H:%M}", kind, to) for when, kind, to in timeline]


class Postbox:
    """What was sent at each hour while the world's clock ran."""

    def __init__(self, world: World) -> None:
        """Begin with an empty outbox."""
        self.world = world
        self.timeline: list[tuple[datetime, Kind, str]] = []
        sent(world)
        world.each_hour = self.look

    def look(self) -> None:
        now = self.world.clock.at
        self.timeline += [(now, kind, to) for kind, to in new(sent(self.world))]
