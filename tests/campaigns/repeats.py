"""What Slack tells of one step, recorded, and told again to apps on copies of the same database.

Each payload comes one to four times, later and in another order, over HTTP and in envelopes of a
socket, to an app that is started anew in between. What is kept must be as after one delivery.
"""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from slackapp import ids
from slackapp.sandbox.transport import Ack, Delivery, Transport
from slackapp.settings import Settings
from tests.campaigns.hearing import an_app, everything
from tests.campaigns.steps import STEPS
from tests.campaigns.writing import WRITING
from tests.dying_app import LOOK
from tests.office import Office
from tests.slackapp.scripted_slack import scripted_slack
from tests.world import Clock

MOST = 4
#: How often the app is started anew before a delivery.
RESTARTS = 0.1
#: The check page names the draft as it was written then, which no other run writes.
FILLED_IN_BEFORE = ("raise",)
#: What somebody does; of what the clock does, Slack tells nothing.
TOLD = {name: step for name, step in (STEPS | WRITING).items() if step.does != LOOK}


@dataclass(frozen=True)
class Recording:
    """Hands over what Slack tells, and remembers it."""

    transport: Transport
    told: list[Delivery]

    @property
    def attached(self) -> bool:
        return self.transport.attached

    async def answer(self, delivery: Delivery) -> Ack:
        self.told.append(
            deepcopy(delivery)
        )  # its boxes are those of the form, which go on changing
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
    step, told = TOLD[name], list[Delivery]()
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

    What is pressed inside a form may be late the first time, too. At last one thing that was done
    in a form comes once more.
    """
    placed = [
        (_when(number, again, deliveries, chance), number, again)
        for number in range(len(deliveries))
        for again in range(chance.randint(1, MOST))
    ]
    told = [replace(deliveries[number], retry=again) for _, number, again in sorted(placed)]
    in_forms = [each for each in deliveries if _boxes(each)]
    return [*told, replace(chance.choice(in_forms or deliveries), retry=MOST)]


def _when(number: int, again: int, deliveries: Sequence[Delivery], chance: Random) -> float:
    if again:
        return chance.uniform(number, len(deliveries))
    return chance.uniform(number, _latest(number, deliveries))


def _latest(number: int, deliveries: Sequence[Delivery]) -> int:
    """Say before which delivery it must have come for the first time.

    What was pressed in another drawing of the form was pressed after it had come. A form to raise
    is sent only to keep its text, and Slack gives that no time: nothing tells a press that was
    overtaken by it from one that was made after.
    """
    pressed, rest = deliveries[number], range(number + 1, len(deliveries))
    if not _is_in_a_form(pressed):
        return number
    boxes = _boxes(pressed)
    ends = (at for at in rest if _boxes(deliveries[at]) != boxes or _keeps(deliveries[at]))
    return next(ends, len(deliveries))


def _is_in_a_form(delivery: Delivery) -> bool:
    return delivery.payload.get("type") == "block_actions" and bool(delivery.payload.get("view"))


def _boxes(delivery: Delivery) -> set[str]:
    """Give the boxes of the form that something was done in."""
    state = (delivery.payload.get("view") or {}).get("state") or {}
    return set(state.get("values", {}))


def _keeps(delivery: Delivery) -> bool:
    payload = delivery.payload
    is_sent = payload.get("type") == "view_submission"
    return bool(is_sent and payload["view"]["callback_id"] == ids.RAISE)


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
