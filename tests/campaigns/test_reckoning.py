"""The reckoning itself: a message that may be lost counts as told where everybody was told."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from tests.campaigns.council import Council, a_council
from tests.campaigns.faulty_slack import FaultySlack
from tests.campaigns.reckoning import reckon
from tests.databases import Database
from tests.slackapp.outbox import rows
from tests.slackapp.scripted_slack import serving
from tests.world import Clock


@pytest.fixture
def council(tmp_path: Path, database: Database) -> Iterator[Council]:
    """Two disputes are raised, and Slack hangs up on whatever is sent, each time."""
    chance, clock = Random(7), Clock()  # noqa: S311 # weather, and no secret
    with serving(FaultySlack(chance, clock)) as slack:
        slack.weather = {"hung up before it was taken": 1}
        council = a_council(tmp_path, database, slack, chance, clock)
        for _ in range(2):
            council.world.raised("stage_1")
        for _ in range(2):
            council.senders[0].send_waiting()
            clock.at += timedelta(minutes=1)
        yield council


def test_everything_that_was_lost_is_told(council: Council):
    reckoning = reckon(council)

    assert reckoning.first_notices_lost_and_told > 6  # raised, sent and asked, of both; and news
    assert reckoning.lost_and_not_told == []


def test_a_telling_that_is_missing_is_missed_of_the_very_message_it_was_about(council: Council):
    every = rows(council.world, "SELECT key, dispute FROM outbox WHERE kind = 'request'")
    one, other = every

    for told in ("chair", "administrators:U02"):
        forget(council, f"not delivered:{one.dispute}:1:team_manager:{told}")
        assert reckon(council).lost_and_not_told == [one.key]
    forget(council, f"not delivered:{other.dispute}:1:team_manager:chair")
    assert sorted(reckon(council).lost_and_not_told) == sorted((one.key, other.key))


def test_a_channel_that_nobody_was_told_of_that_day_is_missed(council: Council):
    forget(council, "channel closed:2026-11-23:U02")

    missed = reckon(council).lost_and_not_told

    assert [key.rpartition(":")[2] for key in missed] == ["channel", "channel"]


def forget(council: Council, key: str) -> None:
    """Take away one message that was owed."""
    forget = text("DELETE FROM outbox WHERE key = :key")
    with council.world.desk.store.begin() as work:
        forgotten = work._connection.execute(forget, {"key": key})  # type: ignore[attr-defined]
    assert forgotten.rowcount == 1
