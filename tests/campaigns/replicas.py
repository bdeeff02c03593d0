"""``drp run`` twice and ``drp worker`` twice on one PostgreSQL, killed while much comes due."""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import text

from tests.campaigns.processes import Processes, processes_at_work, wait_until
from tests.office import Office
from tests.slackapp.outbox import rows
from tests.world import World, answers
from workflows.due import LONDON
from workflows.use_cases import raising
from workflows.use_cases.chasing import chase

COMMANDS = ("run", "run", "worker", "worker")
#: Seconds from one kill to the next, at most: whoever was started again looks at once.
BETWEEN = 2.5
LATER = "UPDATE wakes SET at = :at WHERE dispute IS NOT NULL"
NOW = "UPDATE wakes SET at = :at WHERE dispute = ANY(:disputes)"
#: What was owed when they were raised: nobody sends it here.
SAID = "UPDATE outbox SET state = 'cancelled', pending = false"
DUE = "SELECT 1 FROM wakes WHERE dispute IS NOT NULL AND at < :now LIMIT 1"
OWED = "SELECT dispute, kind, recipient FROM outbox WHERE kind IN ('nudge', 'decide')"


def killed_while_things_come_due(
    office: Office,
    folder: Path,
    seed: int,
    items: int,
    kills: int,
    commands: Sequence[str] = COMMANDS,
) -> Counter[str]:
    """Let a share come due with each kill; count. Raises AssertionError for too many or too few."""
    chance = Random(seed)  # noqa: S311 # a choice, and no secret
    expected = of_one_alone(office.world)
    disputes = past_their_date(office.world, items // len(expected))
    says(office.world, LATER, at=datetime.now(UTC) + timedelta(days=100))
    with processes_at_work(office, folder, chance, commands) as processes:
        for share in shared(disputes, kills):
            come_due(office.world, share)
            processes.kill_one()
            time.sleep(chance.random() * BETWEEN)
        wait_until(lambda: not is_anything_due(office.world), "all that is due is looked at")
    owed = [row for row in rows(office.world, OWED) if row.dispute in disputes]
    of_each = Counter((row.dispute, row.kind, row.recipient) for row in owed)
    wanted = {(dispute, *each) for dispute in disputes for each in expected}
    assert wanted - of_each.keys() == set(), "missing"
    assert of_each.keys() - wanted == set(), "owed to somebody else"
    assert max(of_each.values()) == 1, "owed twice"
    return Counter({"due items": len(owed), "kills": processes.kills, **sent_by(processes, office)})


def of_one_alone(world: World) -> set[tuple[str, str]]:
    """Let one come due while nobody else is there; give which messages are owed, to whom."""
    [alone] = past_their_date(world, 1)
    world.clock.at = datetime.now(UTC)
    assert chase(world.desk).failed == ()
    return {(row.kind, row.recipient) for row in rows(world, OWED) if row.dispute == alone}


def past_their_date(world: World, many: int) -> set[str]:
    """Raise so many, of which each was due at the end of the last working day or before."""
    for days in range(1, 30):
        world.clock.at = datetime.now(UTC) - timedelta(days=days)
        ready = raising.prepare(world.desk, "chair", "stage_1", answers(**_said(world)))
        assert isinstance(ready, raising.Ready), ready
        if ready.outcome.dispute.clock.due.at < datetime.now(UTC):
            break
    made = {world.raised("stage_1", **_said(world)).id for _ in range(many)}
    says(world, SAID)
    return made


def _said(world: World) -> dict[str, dict[str, Any]]:
    today = world.clock.at.astimezone(LONDON).date().isoformat()
    return {"concern": {"aware_on": today}, "spoken": {"spoke_on": today}}


def shared(disputes: Iterable[str], kills: int) -> Sequence[list[str]]:
    every = sorted(disputes)
    return [every[number::kills] for number in range(kills)]


def come_due(world: World, disputes: list[str]) -> None:
    says(world, NOW, at=datetime.now(UTC) - timedelta(seconds=1), disputes=disputes)


def is_anything_due(world: World) -> bool:
    with world.desk.store.read() as work:
        asked = work._connection.execute(text(DUE), {"now": datetime.now(UTC)})  # type: ignore[attr-defined]
        return asked.first() is not None


def says(world: World, statement: str, **given: Any) -> None:
    with world.desk.store.begin() as work:
        work._connection.execute(text(statement), given)  # type: ignore[attr-defined]


def sent_by(processes: Processes, office: Office) -> Counter[str]:
    """Count what Slack was told; a nudge at most once."""
    told = [call["args"]["text"] for call in office.control.calls("chat.postMessage") if call["ok"]]
    twice = [words for words, times in Counter(told).items() if times > 1]
    assert twice == [], f"sent twice: {twice}"
    return Counter({"of these sent meanwhile": len(told)})
