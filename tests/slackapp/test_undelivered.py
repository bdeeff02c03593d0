"""What did not arrive, or may not have: the raiser and an administrator are told, once."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from slackapp.postman import DEAD_AFTER, look, recover
from slackapp.sending import Sender
from tests.slackapp import apart_views
from tests.slackapp.outbox import states
from tests.slackapp.scripted_slack import DROP, OK, ScriptedSlack
from tests.slackapp.staying_away import (
    ADMINISTRATOR,
    CHAIR,
    LEAD,
    MANAGER,
    NOT_DELIVERED,
    NOT_DELIVERED_NO_REFERENCE,
    refusing,
    told,
)
from tests.world import World, a_directory
from workflows.due import LONDON
from workflows.outbox import Owed
from workflows.use_cases import safety

MAY_NOT_HAVE = "may not have reached the safeguarding lead. Telephone them now."


def test_a_channel_without_the_app_is_told_to_administrators_once_a_day(
    world: World, sender: Sender, slack: ScriptedSlack
):
    closed = {"ok": False, "error": "not_in_channel"}
    slack.script = [OK, closed]
    world.raised("stage_1")
    sender.send_waiting()
    slack.script = [OK, closed]
    world.raised("stage_1")
    sender.send_waiting()

    told = [
        call for _, call in slack.taken if "reminders channel cannot be reached" in call["text"]
    ]
    assert [call["channel"] for call in told] == ["U02"]
    assert told[0]["text"] == (
        "The reminders channel cannot be reached. In that channel type /invite and the app's name."
    )
    assert states(world)["post: raised"] == ["failed", "failed"]


@pytest.mark.parametrize(
    "code",
    ["user_disabled", "user_not_found", "user_not_visible", "channel_not_found", "cannot_dm_bot"],
)
def test_somebody_who_has_left_or_is_of_another_organisation_is_told_to_raiser_and_administrator(
    world: World, sender: Sender, slack: ScriptedSlack, code: str
):
    refusing(slack, MANAGER, answer={"ok": False, "error": code})
    dispute = world.raised("stage_1")

    sender.send_waiting()

    words = f"{dispute.reference}, stage 1: {NOT_DELIVERED}"
    assert sorted(told(slack)) == [(CHAIR, words), (ADMINISTRATOR, words)]
    assert states(world)["request"] == ["failed"]


def test_somebody_outside_slack_is_not_sent_into_the_void(
    world: World, sender: Sender, slack: ScriptedSlack
):
    dispute = world.raised("stage_1")
    council = a_directory()
    by_mail = replace(council.people["team_manager"], slack_id=None, email="tm@sample.example")
    world.people(replace(council, people={**council.people, "team_manager": by_mail}))

    sender.send_waiting()

    assert states(world)["request"] == ["failed"]
    words = f"{dispute.reference}, stage 1: {NOT_DELIVERED}"
    assert sorted(told(slack)) == [(CHAIR, words), (ADMINISTRATOR, words)]


def test_a_compliment_that_does_not_arrive_is_told_to_its_sender_and_to_others_not_which_it_was(
    world: World, sender: Sender, slack: ScriptedSlack
):
    refusing(slack, MANAGER, answer={"ok": False, "error": "user_disabled"})
    apart_views.live(world)
    sender.send_waiting()

    reference = apart_views.laid(world, "chair").sent.reference
    told = {call["channel"]: call["text"] for _, call in slack.taken if "delivered" in call["text"]}
    assert told == {
        CHAIR: f"{reference}: {NOT_DELIVERED}",
        ADMINISTRATOR: NOT_DELIVERED_NO_REFERENCE,
    }


def test_that_a_sender_is_not_told_of_their_compliment_is_told_to_administrators_alone(
    world: World, sender: Sender, slack: ScriptedSlack
):
    refusing(slack, CHAIR, answer={"ok": False, "error": "user_disabled"})
    apart_views.live(world)
    sender.send_waiting()

    assert set(told(slack)) == {(ADMINISTRATOR, NOT_DELIVERED_NO_REFERENCE)}
    assert set(states(world)["not delivered"]) == {"sent"}


@pytest.mark.parametrize("about", ["a dispute", "none"])
def test_a_lead_who_is_not_reached_is_told_to_whoever_asked_for_them(
    world: World, sender: Sender, slack: ScriptedSlack, about: str
):
    dispute = world.raised("stage_1") if about == "a dispute" else None
    sender.send_waiting()
    refusing(slack, LEAD, answer={"ok": False, "error": "user_disabled"})
    before = len(slack.taken)
    safety.record(world.desk, "team_manager", dispute.id if dispute else None, {})

    sender.send_waiting()

    a = f"{dispute.reference}: a" if dispute else "A"
    words = f"{a} request to telephone {MAY_NOT_HAVE}"
    said = {call["channel"]: call for _, call in slack.taken[before:]}
    assert said[MANAGER]["text"] == words
    assert said[ADMINISTRATOR]["text"] == NOT_DELIVERED_NO_REFERENCE
    assert "actions" not in said[ADMINISTRATOR]["blocks"]


@pytest.mark.parametrize("about", ["a dispute", "none"])
def test_a_lead_who_is_refused_for_now_on_a_friday_evening_is_told_at_once_and_once(
    world: World, sender: Sender, slack: ScriptedSlack, about: str
):
    dispute = world.raised("stage_1") if about == "a dispute" else None
    sender.send_waiting()
    refusing(slack, LEAD, answer={"ok": False, "error": "internal_error"})
    world.clock.at = datetime(2026, 11, 27, 18, tzinfo=LONDON)
    safety.record(world.desk, "team_manager", dispute.id if dispute else None, {})

    for _ in range(3):
        sender.send_waiting()
        world.clock.at += timedelta(minutes=5)

    assert not_reached(slack) == [MANAGER]
    assert states(world)["safety"] == ["waiting, waits"]


def test_a_lead_who_may_not_be_reached_is_told_after_the_first_silence(
    world: World, sender: Sender, slack: ScriptedSlack
):
    slack.script = [DROP]
    safety.record(world.desk, "team_manager", None, {})

    sender.send_waiting()

    assert not_reached(slack) == [MANAGER]
    assert states(world)["safety"] == ["sent"]


def not_reached(slack: ScriptedSlack) -> list[str]:
    """Say who was told that the safeguarding lead was not reached."""
    return [call["channel"] for _, call in slack.taken if call["text"].endswith(MAY_NOT_HAVE)]


def test_it_is_said_once_for_each_step_however_many_messages_do_not_arrive(
    world: World, sender: Sender, slack: ScriptedSlack
):
    refusing(slack, MANAGER, answer={"ok": False, "error": "user_disabled"})
    world.raised("stage_1")
    world.each_hour = sender.send_waiting

    world.pass_to(datetime(2026, 12, 3, 12, tzinfo=LONDON))

    assert states(world)["nudge"] == ["failed"] * 4
    assert sorted(channel for channel, _ in told(slack)) == [CHAIR, ADMINISTRATOR]


def test_a_list_of_a_morning_that_does_not_arrive_is_told_for_each_of_its_disputes(
    world: World, sender: Sender, slack: ScriptedSlack
):
    disputes = [world.raised("stage_1"), world.raised("stage_1")]
    world.each_hour = sender.send_waiting
    world.pass_to(datetime(2026, 11, 27, 8, 59, tzinfo=LONDON))
    refusing(slack, MANAGER, answer={"ok": False, "error": "user_disabled"})

    world.pass_to(datetime(2026, 11, 27, 9, 30, tzinfo=LONDON))

    assert states(world)["morning"] == ["failed"]
    expected = [
        (to, f"{dispute.reference}, stage 1: {NOT_DELIVERED}")
        for dispute in disputes
        for to in (CHAIR, ADMINISTRATOR)
    ]
    assert sorted(told(slack)) == sorted(expected)


def test_where_the_raiser_has_left_it_goes_to_administrators_only_and_round_no_circle(
    world: World, sender: Sender, slack: ScriptedSlack
):
    refusing(slack, CHAIR, MANAGER, answer={"ok": False, "error": "user_disabled"})
    world.raised("stage_1")

    for _ in range(5):
        sender.send_waiting()
        world.clock.at += timedelta(hours=1)

    assert {to for to, _ in told(slack)} == {CHAIR, ADMINISTRATOR}
    assert states(world)["not delivered"].count("sent") == 2  # of the chair's, of the manager's
    assert states(world)["not delivered"].count("failed") == 1  # to the chair, of the manager's


def test_where_nobody_can_be_reached_that_is_the_end_of_it(
    world: World, sender: Sender, slack: ScriptedSlack
):
    refusing(slack, CHAIR, ADMINISTRATOR, MANAGER, answer={"ok": False, "error": "user_disabled"})
    world.raised("stage_1")

    for _ in range(5):
        sender.send_waiting()
        world.clock.at += timedelta(hours=1)

    assert states(world)["not delivered"] == ["failed"] * 3


def test_a_first_notice_that_may_be_lost_is_told(
    world: World, sender: Sender, slack: ScriptedSlack
):
    slack.script = [OK, OK, DROP, DROP]
    dispute = world.raised("stage_1")

    sender.send_waiting()

    assert states(world)["request"] == ["unknown"]
    words = f"{dispute.reference}, stage 1: {NOT_DELIVERED}"
    assert sorted(told(slack)) == [(CHAIR, words), (ADMINISTRATOR, words)]


def test_a_first_notice_that_two_processes_died_with_is_told(world: World, sender: Sender):
    world.raised("stage_1")
    outbox = world.desk.store.outbox
    for _ in range(2):
        assert outbox.claim(world.clock(), in_hours=True)
        world.clock.at += DEAD_AFTER * 2
        recover(world.desk)

    assert states(world)["sent"] == ["unknown"]
    assert len(states(world)["not delivered"]) == 1  # to the administrator: it was the raiser's


def test_a_nudge_that_may_be_lost_is_told_nobody_since_the_next_follows(
    world: World, sender: Sender, slack: ScriptedSlack
):
    world.raised("stage_1")
    world.each_hour = sender.send_waiting
    world.pass_to(datetime(2026, 11, 27, 8, 30, tzinfo=LONDON))
    slack.script = [DROP]

    world.pass_to(datetime(2026, 11, 27, 9, 30, tzinfo=LONDON))

    assert states(world)["reminder"] == ["unknown"]
    assert told(slack) == []


def test_news_that_cannot_be_told_is_logged_and_holds_up_nothing(
    world: World, sender: Sender, slack: ScriptedSlack, caplog: pytest.LogCaptureFixture
):
    """The dispute cannot be read any more, so nobody knows who raised it."""
    dispute = world.raised("stage_1")
    world.desk.store.outbox.unknown(in_hand(world), world.clock())
    taken_twice = in_hand(world)
    with world.desk.store.begin() as work:
        work._connection.execute(text("UPDATE disputes SET state = '{}'"))  # type: ignore[attr-defined]
    world.clock.at += DEAD_AFTER * 2

    look(world.desk)

    assert taken_twice.repeated
    assert states(world)["sent"] == ["unknown"]
    assert "in telling of sent: " in caplog.text
    assert dispute.reference not in caplog.text


def in_hand(world: World) -> Owed:
    owed = world.desk.store.outbox.claim(world.clock(), in_hours=True)
    assert owed
    return owed
