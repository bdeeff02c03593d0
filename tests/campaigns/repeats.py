"""What Slack tells of one step, recorded, and told again to apps on copies of the same database.

Each payload comes one to four times, later and in another order, over HTTP and in envelopes of a
socket, to an app that is started anew in between. What is kept must be as after one delivery.
"""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from slackapp.sandbox.transport import Ack, Delivery, Transport
from slackapp.settings import Settings
from tests.campaigns.hearing import an_app, everything
from tests.campaigns.steps import STEPS
from tests.dying_app import LOOK
from tests.office import Office
from tests.slackapp.scripted_slack import scripted_slack
from tests.world import Clock

MOST = 4
#: How often the app is started anew before a delivery.
RESTARTS = 0.1
#: What somebody does; of what the clock does, Slack tells nothing.
#: The check page names the draft as it was written then, which no other run writes.
FILLED_IN_BEFORE = ("raise",)
TOLD = [name for name, step in STEPS.items() if step.does != LOOK]


@dataclass(frozen=True)
class Recording:
    """Hands over what Slack tells, and remembers it."""

    transport: Transport
    told: list[Delivery]

    @property
    def attached(self) -> bool:
        return self.transport.attached

    async def answer(self, delivery: Delivery) -> Ack:
        self.told.append(delivery)
        return await self.transport.answer(delivery)


@dataclass(frozen=True)
class Told:
    """A database before a step, the time, and all that Slack tells of it, in order."""

    has: Settings
    before: Path
    clock: Clock
    deliveries: Sequence[Delivery]


def recorded(office: Office, folder: Path, name: str) -> Told:
    """Let somebody do a step; before it somebody looks at a list, and after it at App Home."""
    step, told = STEPS[name], list[Delivery]()
    dispute = step.before(office)
    office.settle()
    office.stop_sending()
    reference, before = dispute.reference if dispute else "", folder / "before.db"
    press = step.presses(office, reference) if name in FILLED_IN_BEFORE else None
    _copied(office.has.database_url.removeprefix("sqlite:///"), before)
    office.sandbox._do(
        lambda backend: backend.courier.use(Recording(backend.courier._transport, told))
    )
    if press is None:
        office.person("chair").types("/drp list")
        press = step.presses(office, reference)
    assert press()
    office.person("chair").home()
    return Told(office.has, before, Clock(office.world.clock.at), tuple(told))


def _copied(file: str, to: Path) -> None:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)


def repeated(deliveries: Sequence[Delivery], chance: Random) -> list[Delivery]:
    """Give each one to four times: the first time in order, and again at any time after that.

    What is pressed inside a form is told again before anything else is: each press carries all the
    boxes, so that an older one, after a newer, would bring older text.
    """
    placed = [
        (_when(number, again, deliveries, chance), number, again)
        for number in range(len(deliveries))
        for again in range(chance.randint(1, MOST))
    ]
    return [replace(deliveries[number], retry=again) for _, number, again in sorted(placed)]


def _when(number: int, again: int, deliveries: Sequence[Delivery], chance: Random) -> float:
    if not again:
        return number
    payload = deliveries[number].payload
    is_in_a_form = payload.get("type") == "block_actions" and payload.get("view")
    return chance.uniform(number, number + 1 if is_in_a_form else len(deliveries))


def kept_after(told: Told, deliveries: Sequence[Delivery], chance: Random) -> Counter[str]:
    """Deliver them to apps on a copy of the database, one after the other; give what is kept."""
    file = told.before.with_name("repeated.db")
    shutil.copy(told.before, file)
    with scripted_slack() as slack:
        on = {"database_url": f"sqlite:///{file}", "api_url": slack.url}
        has = told.has.model_copy(update=on)
        for part in _parted(deliveries, chance):
            with an_app(has, told.clock, chance) as app:
                for delivery in part:
                    app.hears(delivery)
    return everything(has)


def _parted(deliveries: Sequence[Delivery], chance: Random) -> list[list[Delivery]]:
    """Start anew by chance."""
    parts: list[list[Delivery]] = [[]]
    for delivery in deliveries:
        if chance.random() < RESTARTS:
            parts.append([])
        parts[-1].append(delivery)
    return parts


def delivered_again_and_again(
    office: Office, folder: Path, seed: int, name: str, times: int
) -> Counter[str]:
    """Hold so many repeated runs of a step against one that was not. Raises AssertionError."""
    told, found = recorded(office, folder, name), Counter[str]()
    wanted = kept_after(told, told.deliveries, Random(seed))  # noqa: S311 # a choice
    for run in range(times):
        chance = Random(f"{seed} {name} {run}")  # noqa: S311 # a choice
        deliveries = repeated(told.deliveries, chance)
        kept = kept_after(told, deliveries, chance)
        assert kept == wanted, f"{name}, run {run}: too much {kept - wanted}, lost {wanted - kept}"
        found += Counter({"deliveries": len(deliveries), "runs": 1})
    return found
