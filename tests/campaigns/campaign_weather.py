"""Thousands of messages through Slack's troubles."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.weather import through_all_weather
from tests.databases import Database, on_both
from tests.slackapp.scripted_slack import FORGETS

PROMISE = Promise(
    "R7",
    "Slack's troubles delay messages, and lose none",
    "a council at work for weeks, and two processes that send: 429 with Retry-After, 500, 502, "
    "503, refusals for now, a refused token, silence, lines closed before and after a message is "
    "taken, closed and reset in the middle of the answer, an hour's outage; what Slack took is "
    "held against the outbox",
    "Without the wait for earlier messages of the same dispute (`_BEHIND` in "
    "`storage/claiming.py`): `out of order`, with the pairs named.",
)


@FORGETS
@on_both
def test_of_thousands_of_messages_nothing_is_lost_early_out_of_order_or_twice(
    tmp_path: Path,
    database: Database,
    size: Callable[[int, int], int],
    seed: int,
    shows: Callable[..., None],
):
    found = through_all_weather(tmp_path, database, seed, posts=size(600, 10_000))

    assert found.is_good, f"\n{found}"
    met = sum(number for what, number in found.faults_met.items() if what != "well")
    shows(
        PROMISE,
        {
            "messages": found.messages,
            "faults met": met,
            "lost and nobody told": len(found.lost_and_not_told),
            "out of order in a dispute": len(found.out_of_order),
            "sent before a wait ended": found.sent_before_a_wait_ended,
            "nudges sent twice": len(found.nudges_sent_twice),
            "first notices sent twice, as nobody knew": found.first_notices_sent_twice,
            "lost in silence, and told": found.first_notices_lost_and_told,
        },
    )
