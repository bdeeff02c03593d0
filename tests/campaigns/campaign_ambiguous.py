"""Slack takes a message and hangs up: whether it has it, nobody can know."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.faulty_slack import NOBODY_KNOWS
from tests.campaigns.weather import hung_up_on
from tests.databases import Database, on_both
from tests.slackapp.scripted_slack import FORGETS

PROMISE = Promise(
    "R5",
    "Slack sees no duplicate of a nudge, and a first notice once more at most",
    "a council at work for weeks; Slack takes every second message and hangs up before it says "
    "so, or in the middle of saying it; what it took is held against the outbox, on SQLite and "
    "PostgreSQL",
    "With nudges sent once more where nobody knew (`may_be_repeated` in `workflows/outbox.py`): "
    "`nudges sent twice`, with each of them named. With a half-read answer taken for a refusal "
    "(`is_no_answer` in `slackapp/trouble.py`): `sent more than twice`, with nine named.",
)


@FORGETS
@on_both
def test_hung_up_on_no_nudge_goes_twice_and_no_first_notice_is_lost(
    tmp_path: Path,
    database: Database,
    size: Callable[[int, int], int],
    seed: int,
    shows: Callable[..., None],
):
    times = size(150, 1_000)

    found = hung_up_on(tmp_path, database, seed, times)

    assert found.is_good, f"\n{found}"
    assert (found.first_notices_lost_and_told, found.nudges_lost) == (0, 0)
    shows(
        PROMISE,
        {
            "sends of which nobody knows": sum(found.faults_met[how] for how in NOBODY_KNOWS),
            "nudges sent twice": len(found.nudges_sent_twice),
            "first notices lost": found.first_notices_lost_and_told,
            "first notices sent a second time": found.first_notices_sent_twice,
            "sent a third time": len(found.sent_more_than_twice),
        },
    )
