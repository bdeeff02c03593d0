"""Slack limits us, shuts us out, is ill or silent: what waits, for how long, and who is asked."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from slackapp import equipping
from slackapp.sending import Sender
from tests.slackapp.outbox import rows, states
from tests.slackapp.scripted_slack import DROP, HANG, OK, ScriptedSlack
from tests.world import CHANNEL, World, settings_for

LIMITED = {"ok": False, "error": "ratelimited"}


def another_process(world: World, slack: ScriptedSlack, folder: Path) -> Sender:
    """It shares nothing but the database: no memory, and no connection to Slack."""
    client = equipping.client(settings_for(folder, SLACK_API_URL=slack.url))
    return Sender(world.desk, client, CHANNEL, pace=0)


def test_what_slack_asks_to_wait_holds_for_another_process_and_after_a_restart(
    world: World, sender: Sender, slack: ScriptedSlack, tmp_path: Path
):
    slack.script = [(429, {"Retry-After": "30"}, LIMITED)]
    world.raised("stage_1")
    sender.send_waiting()
    other = another_process(world, slack, tmp_path)
    world.raised("stage_1")

    world.clock.at += timedelta(seconds=29)
    assert other.send_waiting() == 0
    world.clock.at += timedelta(seconds=1)

    assert other.send_waiting() == 6


def test_whoever_has_a_message_in_hand_when_slack_asks_to_wait_puts_it_back(
    world: World, slack: ScriptedSlack, tmp_path: Path
):
    class Slow(Sender):
        """While it waits for its turn, another process is asked to wait."""

        def _wait_for_turn(self, address: str) -> None:
            self.desk.store.outbox.hold(world.clock() + timedelta(seconds=30))

    client = equipping.client(settings_for(tmp_path, SLACK_API_URL=slack.url))
    slow = Slow(world.desk, client, CHANNEL, pace=0)
    world.raised("stage_1")

    slow.send_waiting()

    assert slack.texts == []
    assert rows(world, "SELECT DISTINCT attempts, claimed_at FROM outbox") == [(0, None)]


def test_a_shorter_wait_does_not_end_a_longer_one(
    world: World, sender: Sender, slack: ScriptedSlack
):
    world.raised("stage_1")
    outbox = world.desk.store.outbox
    outbox.hold(world.clock() + timedelta(seconds=60))
    outbox.hold(world.clock() + timedelta(seconds=5))

    world.clock.at += timedelta(seconds=59)
    assert sender.send_waiting() == 0
    world.clock.at += timedelta(seconds=1)
    assert sender.send_waiting() == 3


@pytest.mark.parametrize(
    "limited",
    [
        (429, {"Retry-After": "soon"}, LIMITED),
        (429, {"Retry-After": "-5"}, LIMITED),
        (429, {"Retry-After": "1e3"}, LIMITED),
        (429, {"Retry-After": "Mon, 23 Nov 2026 11:00:00 GMT"}, LIMITED),
        (429, {"Retry-After": "9" * 400}, LIMITED),
        (429, {}, LIMITED),
        (429, {}, "<html>Too many requests</html>"),
        LIMITED,
    ],
)
def test_a_limit_that_does_not_say_how_long_in_seconds_counts_as_thirty(
    world: World, sender: Sender, slack: ScriptedSlack, limited: object
):
    slack.script = [limited]
    world.raised("stage_1")
    sender.send_waiting()

    world.clock.at += timedelta(seconds=29)
    assert sender.send_waiting() == 0
    world.clock.at += timedelta(seconds=1)
    assert sender.send_waiting() == 3


@pytest.mark.parametrize(
    "code", ["invalid_auth", "account_inactive", "token_revoked", "token_expired", "missing_scope"]
)
def test_while_the_app_is_shut_out_everything_waits_and_it_is_logged_once_a_minute(
    world: World,
    sender: Sender,
    slack: ScriptedSlack,
    caplog: pytest.LogCaptureFixture,
    code: str,
):
    slack.script = [{"ok": False, "error": code}] * 3
    for _ in range(3):
        world.raised("stage_1")

    for _ in range(3 * 60):
        sender.send_waiting()
        world.clock.at += timedelta(seconds=1)

    assert len(slack.texts) == 3
    errors = [each.message for each in caplog.records if each.levelno == logging.ERROR]
    assert errors == [f"everything waits: {code}"] * 3
    assert rows(world, "SELECT DISTINCT attempts, refused_at FROM outbox") == [(0, None)]
    assert sender.send_waiting() == 9
    assert all(set(state) == {"sent"} for state in states(world).values())


@pytest.mark.parametrize("silence", [DROP, HANG])
def test_a_slack_that_goes_silent_costs_one_try_and_is_asked_before_anything_is_risked(
    world: World, sender: Sender, slack: ScriptedSlack, silence: str
):
    slack.script, slack.is_there = [silence], False
    sender.client.timeout = 1
    for _ in range(5):
        world.raised("stage_1")

    for _ in range(60):
        sender.send_waiting()
        world.clock.at += timedelta(minutes=1)

    assert len(slack.texts) == 1
    assert 50 <= slack.asked <= 60
    slack.is_there = True
    sender.send_waiting()
    assert len(slack.texts) == 16
    assert all(set(state) == {"sent"} for state in states(world).values())


def test_a_slack_that_is_ill_is_asked_whether_it_is_well_again(
    world: World, sender: Sender, slack: ScriptedSlack
):
    slack.script, slack.is_there = [(503, {}, "<html>Unavailable</html>")], False
    world.raised("stage_1")
    world.raised("stage_1")

    sender.send_waiting()

    assert (len(slack.texts), slack.asked) == (1, 1)


@pytest.mark.parametrize("page", ["<html>Sign in to the network</html>", '{"ok": tr', "[]", "null"])
def test_another_s_page_in_place_of_slack_s_answer_leaves_open_whether_it_was_taken(
    world: World, sender: Sender, slack: ScriptedSlack, page: str
):
    slack.script = [(200, {}, page), (200, {}, page)]
    world.raised("stage_1")

    sender.send_waiting()

    assert states(world)["sent"] == ["unknown"]


def test_what_slack_or_a_page_says_at_length_is_not_logged(
    world: World, sender: Sender, slack: ScriptedSlack, caplog: pytest.LogCaptureFixture
):
    slack.script = [{"ok": False, "error": "No: AB does not know who collects them."}]
    world.raised("stage_1")

    sender.send_waiting()

    assert "AB" not in caplog.text


def test_a_process_that_slept_with_a_message_in_hand_sends_it_no_more(
    world: World, sender: Sender, slack: ScriptedSlack
):
    """Another settled it meanwhile, and sent it."""
    world.raised("stage_1")
    outbox = world.desk.store.outbox
    slept = outbox.claim(world.clock(), in_hours=True)
    assert slept
    world.clock.at += timedelta(minutes=3)
    outbox.unknown(slept, world.clock())
    sender.send_waiting()

    assert not outbox.may_still_go(slept, world.clock())
    outbox.unknown(slept, world.clock())
    outbox.sent(slept, "D02", "2")

    assert rows(world, "SELECT channel, ts, state FROM outbox WHERE kind = 'sent'") == [
        (OK["channel"], OK["ts"], "sent")
    ]
