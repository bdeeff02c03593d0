"""The database goes while Slack has a message in hand: what Slack said is remembered."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from slackapp import equipping
from slackapp.postman import DEAD_AFTER, recover
from slackapp.sending import Sender
from tests.databases import Database, locked
from tests.slackapp.outbox import rows, states
from tests.slackapp.scripted_slack import OK, ScriptedSlack
from tests.world import CHANNEL, World, settings_for
from workflows.due import LONDON
from workflows.ports import StoreUnavailable

#: What Slack answers, once the database has gone.
Goes = Callable[..., Callable[[], Any]]


@pytest.fixture
def back() -> Iterator[ExitStack]:
    """Closed when the database is back."""
    with ExitStack() as held:
        yield held


@pytest.fixture
def goes(database: Database, back: ExitStack) -> Goes:
    """The database goes, and then Slack gives an answer."""

    def going(answer: Any = OK) -> Callable[[], Any]:
        return lambda: (back.enter_context(locked(database.url)), answer)[1]

    return going


def send_while_the_database_goes(sender: Sender, back: ExitStack) -> None:
    with pytest.raises(StoreUnavailable):
        sender.send_waiting()
    back.close()


def a_reminder_is_due(world: World, sender: Sender) -> None:
    world.raised("stage_1")
    world.pass_to(datetime(2026, 11, 26, 12, tzinfo=LONDON))
    sender.send_waiting()
    world.pass_to(datetime(2026, 11, 27, 9, 0, 1, tzinfo=LONDON))


def kept(world: World, kind: str) -> list[tuple[Any, ...]]:
    query = f"SELECT state, channel, ts, claimed_at FROM outbox WHERE kind = '{kind}'"  # noqa: S608
    return [tuple(row) for row in rows(world, query)]


#: The request that went earlier stands in the way of marking the reminder, and of nothing else.
REFUSE_TO_MARK = "CREATE UNIQUE INDEX one ON outbox (state) WHERE kind IN ('request', 'reminder')"
MARK_AGAIN = "DROP INDEX one"


def change(world: World, statement: str) -> None:
    with world.desk.store.begin() as work:
        work._connection.execute(text(statement))  # type: ignore[attr-defined]


IS_SENT = [("sent", OK["channel"], OK["ts"], None)]


def test_a_first_notice_that_slack_took_is_sent_once_and_marked_when_the_database_is_back(
    world: World, sender: Sender, slack: ScriptedSlack, back: ExitStack, goes: Goes
):
    world.raised("stage_1")
    slack.script = [goes()]

    with pytest.raises(StoreUnavailable):
        sender.send_waiting()
    send_while_the_database_goes(sender, back)
    assert sender.send_waiting() == 2

    assert len(slack.texts) == len(set(slack.texts)) == 3
    assert kept(world, "sent") == IS_SENT


def test_a_nudge_that_slack_took_is_not_taken_for_lost(
    world: World, sender: Sender, slack: ScriptedSlack, back: ExitStack, goes: Goes
):
    a_reminder_is_due(world, sender)
    slack.script = [goes()]

    send_while_the_database_goes(sender, back)
    sender.send_waiting()

    assert kept(world, "reminder") == IS_SENT


def test_a_message_that_was_given_up_meanwhile_is_marked_all_the_same(
    world: World, sender: Sender, slack: ScriptedSlack, back: ExitStack, goes: Goes
):
    """The database was gone for so long that the tick takes its sender for dead."""
    a_reminder_is_due(world, sender)
    slack.script = [goes()]
    send_while_the_database_goes(sender, back)
    world.clock.at += DEAD_AFTER * 2
    recover(world.desk)
    assert states(world)["reminder"] == ["unknown"]

    sender.send_waiting()

    assert kept(world, "reminder") == IS_SENT


def test_a_nudge_that_slack_refused_for_now_goes_when_both_are_back(
    world: World, sender: Sender, slack: ScriptedSlack, back: ExitStack, goes: Goes
):
    a_reminder_is_due(world, sender)
    slack.script = [goes((429, {"Retry-After": "30"}, {"ok": False, "error": "ratelimited"}))]
    send_while_the_database_goes(sender, back)
    assert sender.send_waiting() == 0

    world.clock.at += timedelta(seconds=30)
    sender.send_waiting()

    assert kept(world, "reminder") == IS_SENT


def test_what_slack_will_never_take_is_settled_and_told(
    world: World, sender: Sender, slack: ScriptedSlack, back: ExitStack, goes: Goes
):
    world.raised("stage_1")
    slack.script = [OK, OK, goes({"ok": False, "error": "user_disabled"})]

    send_while_the_database_goes(sender, back)
    sender.send_waiting()

    assert states(world)["request"] == ["failed"]
    assert states(world)["not delivered"] == ["sent", "sent"]


def test_a_nudge_that_slack_took_and_the_database_will_not_mark_goes_once(
    world: World, sender: Sender, slack: ScriptedSlack
):
    """It answers, and takes other writing."""
    a_reminder_is_due(world, sender)
    slack.script = [lambda: change(world, REFUSE_TO_MARK)]

    for _ in range(3):
        with pytest.raises(IntegrityError):
            sender.send_waiting()
        world.clock.at += timedelta(minutes=1)
    change(world, MARK_AGAIN)
    sender.send_waiting()

    assert len([each for each in slack.texts if "ask for it now" in each]) == 1
    assert kept(world, "reminder") == IS_SENT


def test_a_nudge_that_was_not_even_tried_when_the_database_went_is_not_taken_for_lost(
    world: World, slack: ScriptedSlack, tmp_path: Path
):
    class Slow(Sender):
        """While it waits for its turn, the database stops answering."""

        def _wait_for_turn(self, address: str) -> None:
            if gone:
                raise gone.pop()

    gone: list[StoreUnavailable] = []
    client = equipping.client(settings_for(tmp_path, SLACK_API_URL=slack.url))
    slow = Slow(world.desk, client, CHANNEL, pace=0)
    a_reminder_is_due(world, slow)
    gone.append(StoreUnavailable())

    with pytest.raises(StoreUnavailable):
        slow.send_waiting()
    slow.send_waiting()

    assert kept(world, "reminder") == IS_SENT
