"""``drp run`` twice and ``drp worker`` twice on one PostgreSQL, killed while much comes due."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import text

from storage.records import facts
from tests.campaigns.by_day import by_day
from tests.campaigns.freezing import AT_WORK, seconds_until_others_go_on
from tests.campaigns.processes import processes_at_work, wait_until
from tests.office import Office
from tests.slackapp.outbox import rows
from tests.world import World, answers
from workflows.due import LONDON
from workflows.events import LimitPassed
from workflows.kinds import Kind
from workflows.use_cases import raising
from workflows.use_cases.chasing import chase

COMMANDS = ("run", "run", "worker", "worker")
#: Seconds from when somebody is seen at work on what has come due to a kill, at most.
BETWEEN = 2
#: Each line of a history takes so long that a kill mostly meets somebody in the midst of many.
SLOWLY = (
    "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql "
    "AS $$ BEGIN PERFORM pg_sleep(0.05); RETURN NEW; END $$",
    "CREATE TRIGGER slowly BEFORE INSERT ON history FOR EACH ROW EXECUTE FUNCTION slowly()",
)
LATER = "UPDATE wakes SET at = :at WHERE dispute IS NOT NULL"
#: The mornings before its date are over: only the limit itself says that it has passed.
OVER = "DELETE FROM wakes WHERE dispute IS NOT NULL AND because <> 'limit'"
NOW = "UPDATE wakes SET at = :at WHERE dispute = ANY(:disputes)"
#: What was owed when they were raised: of most of them nobody sends it here,
SAID = "UPDATE outbox SET state = 'cancelled', pending = false"
#: and of so many for each kill it is sent meanwhile, whatever the hour.
TOLD_MEANWHILE = 3
UNSAID = "UPDATE outbox SET state = 'waiting', pending = true WHERE dispute = ANY(:disputes)"
DUE = "SELECT 1 FROM wakes WHERE dispute IS NOT NULL AND at < :now"
#: In the words of what is said of one dispute, which it is stands at the beginning.
IS_OF_ONE = "DRP-"
OWED = """
SELECT dispute, kind, recipient, facts FROM outbox
WHERE kind IN ('nudge', 'decide', 'morning') ORDER BY id
"""


def killed_while_things_come_due(
    office: Office,
    folder: Path,
    seed: int,
    limits: int,
    kills: int,
    commands: Sequence[str] = COMMANDS,
    freezes: int = 0,
) -> tuple[Counter[str], float]:
    """Let all pass at once, freeze and kill anybody; count.

    Give the seconds, too, until the others went on beside one who was frozen. Raises
    AssertionError for too many or few.
    """
    chance = Random(seed)  # noqa: S311 # a choice, and no secret
    expected = of_one_alone(office.world)
    assert expected
    disputes = past_their_date(office.world, limits)
    says(office.world, LATER, at=by_day() + timedelta(days=100))
    for statement in (OVER, *SLOWLY):
        says(office.world, statement)
    with processes_at_work(office, folder, chance, commands) as processes:
        taken = Taken(office)
        says(office.world, UNSAID, disputes=sorted(disputes)[: TOLD_MEANWHILE * kills])
        come_due(office.world, disputes)
        frozen = [
            seconds_until_others_go_on(office.world, processes, partial(still_due, office.world))
            for _ in range(freezes)
        ]
        for _ in range(kills):
            wait_until(lambda: bool(rows(office.world, AT_WORK)), "somebody is at work on them")
            time.sleep(chance.random() * BETWEEN)
            processes.kill_one()
            taken.look()
        meanwhile = taken.posts.total()
        while left := still_due(office.world):
            wait_until(partial(is_less_due, office.world, left), "what is due is looked at")
            taken.look()
    taken.look()
    passed = [limits_passed(office.world, dispute) for dispute in disputes]
    assert set(passed) == {1}, f"recorded so often: {Counter(passed)}"
    reminded = [each for each in owed(office.world) if each[0] in disputes]
    wanted = {(dispute, *each) for dispute in disputes for each in expected}
    assert wanted <= set(reminded), f"missing: {len(wanted - set(reminded))} of {len(wanted)}"
    assert len(reminded) == len(wanted), f"too many: {len(reminded)}, not {len(wanted)}"
    twice = [post for post, times in taken.posts.items() if times > 1]
    assert not twice, f"sent twice: {len(twice)}, such as {twice[0]}"
    assert meanwhile >= kills, f"only {meanwhile} were sent while they were killed"
    told = {"limits passed": len(disputes), "reminders of them": len(reminded)}
    found = Counter({**told, "kills": processes.kills, "messages sent meanwhile": meanwhile})
    return found, max(frozen, default=0)


def of_one_alone(world: World) -> set[tuple[str, str]]:
    """Let one pass while nobody else is there; give of what who is reminded."""
    [alone] = past_their_date(world, 1)
    world.clock.at = by_day()
    assert chase(world.desk).failed == ()
    return {(kind, person) for dispute, kind, person in owed(world) if dispute == alone}


def owed(world: World) -> Iterator[tuple[str, str, str]]:
    """Give each dispute with the kind of reminder and whom it goes to, alone or in a list."""
    for row in rows(world, OWED):
        if row.kind != Kind.MORNING:
            yield row.dispute, row.kind, row.recipient
            continue
        for line in facts(row.facts).lines:
            yield line.dispute, Kind.NUDGE if line.mine else Kind.DECIDE, row.recipient


def limits_passed(world: World, dispute: str) -> int:
    with world.desk.store.read() as work:
        events = [event for entry in work.history(dispute) for event in entry.events]
    return len([event for event in events if isinstance(event, LimitPassed)])


def past_their_date(world: World, many: int) -> set[str]:
    """Raise so many, of which each was due at the end of the last working day or before."""
    for days in range(1, 30):
        world.clock.at = by_day() - timedelta(days=days)
        ready = raising.prepare(world.desk, "chair", "stage_1", answers(**_said(world)))
        assert isinstance(ready, raising.Ready), ready
        if ready.outcome.dispute.clock.due.at < by_day():
            break
    made = {world.raised("stage_1", **_said(world)).id for _ in range(many)}
    says(world, SAID)
    return made


def _said(world: World) -> dict[str, dict[str, Any]]:
    today = world.clock.at.astimezone(LONDON).date().isoformat()
    return {"concern": {"aware_on": today}, "spoken": {"spoke_on": today}}


def come_due(world: World, disputes: Iterable[str]) -> None:
    says(world, NOW, at=by_day() - timedelta(seconds=1), disputes=list(disputes))


def still_due(world: World) -> int:
    return len(rows(world, DUE, now=by_day()))


def is_less_due(world: World, than: int) -> bool:
    return still_due(world) < than


def says(world: World, statement: str, **given: Any) -> None:
    with world.desk.store.begin() as work:
        work._connection.execute(text(statement), given)  # type: ignore[attr-defined]


class Taken:
    """What Slack has taken from now on: to whom, the words, and all that a list shows.

    Its log keeps thousands of calls, and not all that is said of ten thousand disputes.
    """

    def __init__(self, office: Office) -> None:
        """Begin with what comes next."""
        self._control = office.control
        self._seen = office.control.see("/changes", timeout=0)["revision"]
        self.posts = Counter[tuple[str, str, str]]()

    def look(self) -> None:
        for call in self._control.calls(since=self._seen):
            self._seen = call["revision"]
            if call["ok"] and call["method"] == "chat.postMessage":
                said = call["args"]
                what = "" if IS_OF_ONE in said["text"] else str(said["blocks"])
                self.posts[str(said["channel"]), said["text"], what] += 1
