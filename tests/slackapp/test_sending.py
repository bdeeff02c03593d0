"""Sending what is owed while Slack is well, slow, limited, down, or hangs up."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from slackapp import equipping
from slackapp.postman import recover
from slackapp.sending import Sender
from tests.slackapp.outbox import rows, states
from tests.slackapp.scripted_slack import DROP, OK, ScriptedSlack
from tests.world import CHANNEL, PLAN, World, settings_for
from workflows.dispute import Dispute
from workflows.due import LONDON

DUE = datetime(2026, 11, 30, 17, 0, 1, tzinfo=LONDON)


def test_messages_go_in_the_order_in_which_they_were_owed(
    world: World, sender: Sender, slack: ScriptedSlack
):
    dispute = world.raised("stage_1")

    sender.send_waiting()

    where = f"{dispute.reference}, stage 1"
    assert [text.partition(": ")[0] for text in slack.texts] == [where, dispute.reference, where]
    assert [call["channel"] for _, call in slack.taken] == ["U01", CHANNEL, "U04"]
    assert states(world) == {"sent": ["sent"], "post: raised": ["sent"], "request": ["sent"]}


def test_a_message_that_was_sent_is_changed_in_its_place(
    world: World, sender: Sender, slack: ScriptedSlack
):
    dispute = world.raised("stage_1")
    sender.send_waiting()
    world.choose("team_manager", dispute, "take_on")

    sender.send_waiting()

    [(_, update)] = [taken for taken in slack.taken if taken[0] == "chat.update"]
    assert (update["channel"], update["ts"]) == (OK["channel"], OK["ts"])
    assert "Accepted by you at 10am" in update["text"]


@pytest.mark.parametrize(
    "trouble",
    [
        {"ok": False, "error": "internal_error"},
        {"ok": False, "error": "token_expired"},
        (503, {}, {"ok": False, "error": "service_unavailable"}),
        (429, {"Retry-After": "30"}, {"ok": False, "error": "ratelimited"}),
        DROP,
    ],
)
def test_a_change_that_slack_does_not_take_now_is_made_later(
    world: World, sender: Sender, slack: ScriptedSlack, trouble: object
):
    dispute = world.raised("stage_1")
    sender.send_waiting()
    world.choose("team_manager", dispute, "take_on")
    slack.script = [trouble]
    sender.send_waiting()

    world.clock.at += timedelta(minutes=10)
    sender.send_waiting()

    changes = [call["text"] for method, call in slack.taken if method == "chat.update"]
    assert len(changes) == 2
    assert "Accepted by you at 10am" in changes[1]


def test_a_change_that_slack_will_never_take_is_given_up(
    world: World, sender: Sender, slack: ScriptedSlack
):
    dispute = world.raised("stage_1")
    sender.send_waiting()
    world.choose("team_manager", dispute, "take_on")
    slack.script = [{"ok": False, "error": "message_not_found"}]

    sender.send_waiting()
    world.clock.at += timedelta(minutes=10)

    assert sender.send_waiting() == 0


def late_by_a_minute(world: World, sender: Sender) -> Dispute:
    """A dispute whose nudges wait to be sent."""
    dispute = world.raised("stage_1")
    world.pass_to(datetime(2026, 11, 30, 12, tzinfo=LONDON))
    sender.send_waiting()
    world.pass_to(datetime(2026, 11, 30, 17, 0, 1, tzinfo=LONDON))
    return dispute


def test_a_reply_while_a_nudge_is_on_its_way_corrects_it(
    world: World, sender: Sender, slack: ScriptedSlack
):
    dispute = late_by_a_minute(world, sender)

    def reply() -> None:
        world.choose("team_manager", dispute, "reply", **PLAN)

    request_is_late, reminder_is_replaced = OK, OK
    slack.script = [request_is_late, reminder_is_replaced, reply]

    sender.send_waiting()

    [nudge] = [text for text in slack.texts if "no reply is recorded" in text]
    changed = [call["text"] for method, call in slack.taken if method == "chat.update"]
    assert nudge.split(":")[0] in changed[0]
    assert any("you replied at 5pm" in text for text in changed)
    assert states(world)["nudge"] == ["sent"]


def test_a_reply_just_before_a_nudge_is_posted_keeps_it_from_being_sent(
    world: World, slack: ScriptedSlack, tmp_path: Path
):
    class Slow(Sender):
        """Somebody replies while it waits for its turn in the channel."""

        def _wait_for_turn(self, address: str) -> None:
            waiting.pop()() if waiting else None

    waiting: list[Callable[[], object]] = []
    slow = Slow(
        world.desk,
        equipping.client(settings_for(tmp_path, SLACK_API_URL=slack.url)),
        CHANNEL,
        pace=0,
    )
    dispute = late_by_a_minute(world, slow)
    waiting.append(lambda: world.choose("team_manager", dispute, "reply", **PLAN))

    slow.send_waiting()

    assert not [text for text in slack.texts if "no reply is recorded" in text]
    assert states(world)["nudge"] == ["cancelled"]
    assert states(world)["decide"] == ["cancelled"]


def test_a_limit_is_obeyed_to_the_second_and_order_is_kept(
    world: World, sender: Sender, slack: ScriptedSlack
):
    slack.script = [(429, {"Retry-After": "30"}, {"ok": False, "error": "ratelimited"})]
    world.raised("stage_1")
    sender.send_waiting()
    assert len(slack.texts) == 1

    world.clock.at += timedelta(seconds=29)
    sender.send_waiting()
    assert len(slack.texts) == 1
    world.clock.at += timedelta(seconds=2)
    sender.send_waiting()

    assert slack.texts[1].endswith(
        ": sent. The team manager's reply is due by 5pm on Monday "
        "30 November 2026 (5 working days)."
    )
    assert len(slack.texts) == 4


def test_a_limit_holds_every_message_and_its_header_is_read_in_any_case(
    world: World, sender: Sender, slack: ScriptedSlack
):
    slack.script = [(429, {"retry-after": "30"}, {"ok": False, "error": "ratelimited"})]
    world.raised("stage_1")
    world.raised("stage_1")

    sender.send_waiting()

    assert len(slack.texts) == 1


@pytest.mark.parametrize(
    "trouble",
    [
        {"ok": False, "error": "internal_error"},
        {"ok": False, "error": "invalid_auth"},
        (500, {}, {}),
        (503, {}, {"ok": False, "error": "service_unavailable"}),
    ],
)
def test_trouble_delays_and_loses_nothing(
    world: World, sender: Sender, slack: ScriptedSlack, trouble: object
):
    slack.script = [trouble]
    world.raised("stage_1")
    sender.send_waiting()

    world.clock.at += timedelta(minutes=10)
    sender.send_waiting()

    assert set(states(world)) == {"sent", "post: raised", "request"}
    assert all(state == ["sent"] for state in states(world).values())


def test_a_first_notice_whose_fate_is_unknown_is_sent_once_more_and_no_oftener(
    world: World, sender: Sender, slack: ScriptedSlack
):
    slack.script = [DROP, DROP]
    world.raised("stage_1")

    sender.send_waiting()

    assert states(world)["sent"] == ["unknown"]
    assert len([each for each in slack.texts if ": sent." in each]) == 2
    assert states(world)["request"] == ["sent"]


def test_a_nudge_whose_fate_is_unknown_is_never_sent_again(
    world: World, sender: Sender, slack: ScriptedSlack
):
    world.raised("stage_1")
    world.pass_to(datetime(2026, 11, 26, 12, tzinfo=LONDON))
    sender.send_waiting()
    world.pass_to(datetime(2026, 11, 27, 9, 0, 1, tzinfo=LONDON))
    slack.script = [DROP]

    sender.send_waiting()
    world.clock.at += timedelta(hours=1)
    sender.send_waiting()

    assert states(world)["reminder"] == ["unknown"]
    assert len([each for each in slack.texts if "ask for it now" in each]) == 1


def test_no_connection_is_no_loss_and_no_duplicate(world: World, sender: Sender, tmp_path: Path):
    world.raised("stage_1")
    closed = settings_for(tmp_path, SLACK_API_URL="http://127.0.0.1:9/api/")
    nowhere = Sender(world.desk, equipping.client(closed), CHANNEL, pace=0)

    nowhere.send_waiting()

    assert all(state == ["waiting, waits"] for state in states(world).values())
    assert rows(world, "SELECT DISTINCT repeated FROM outbox") == [(False,)]
    world.clock.at += timedelta(minutes=10)
    sender.send_waiting()
    assert all(state == ["sent"] for state in states(world).values())


def test_a_message_that_can_no_longer_be_changed_is_let_be(
    world: World, sender: Sender, slack: ScriptedSlack
):
    dispute = world.raised("stage_1")
    sender.send_waiting()
    world.choose("team_manager", dispute, "take_on")
    slack.script = [{"ok": False, "error": "edit_window_closed"}]

    sender.send_waiting()

    assert states(world)["request"] == ["sent"]


def test_a_change_that_was_not_answered_is_made_again(
    world: World, sender: Sender, slack: ScriptedSlack
):
    dispute = world.raised("stage_1")
    sender.send_waiting()
    world.choose("team_manager", dispute, "take_on")
    slack.script = [DROP]
    sender.send_waiting()
    world.clock.at += timedelta(minutes=10)

    sender.send_waiting()

    updates = [call for method, call in slack.taken if method == "chat.update"]
    assert len(updates) == 2
    assert states(world)["request"] == ["sent"]


def test_a_reply_cancels_the_nudges_that_were_not_sent(
    world: World, sender: Sender, slack: ScriptedSlack
):
    dispute = world.raised("stage_1")
    world.pass_to(DUE)
    world.choose("team_manager", dispute, "reply", **PLAN)

    sender.send_waiting()

    assert states(world)["nudge"] == ["cancelled"]
    assert states(world)["decide"] == ["cancelled"]
    assert [each for each in slack.texts if "no reply is recorded" in each] == []


def test_a_nudge_that_waited_past_six_oclock_goes_the_next_morning(
    world: World, sender: Sender, slack: ScriptedSlack
):
    world.raised("stage_1")
    sender.send_waiting()
    world.pass_to(DUE)
    world.clock.at = DUE.replace(hour=20)
    sender.send_waiting()
    assert [each for each in slack.texts if "no reply is recorded" in each] == []

    world.clock.at = DUE.replace(day=1, month=12, hour=8)
    sender.send_waiting()

    assert len([each for each in slack.texts if "It was due from you" in each]) == 1


def test_a_fault_in_one_message_holds_up_no_other(
    world: World, sender: Sender, slack: ScriptedSlack
):
    one, two = world.raised("stage_1"), world.raised("stage_1")
    with world.desk.store.begin() as work:
        work._connection.execute(  # type: ignore[attr-defined]
            text("UPDATE disputes SET state = '{}' WHERE id = :id"), {"id": one.id}
        )

    sender.send_waiting()

    assert len([each for each in slack.texts if two.reference in each]) == 3
    assert states(world)["sent"] == ["waiting, waits", "sent"]


def test_what_a_dead_process_had_in_hand_is_settled(
    world: World, sender: Sender, slack: ScriptedSlack
):
    world.raised("stage_1")
    outbox = world.desk.store.outbox
    assert outbox.claim(world.clock(), in_hours=True)
    sender.send_waiting()
    assert slack.texts == []  # what comes after it in the same dispute waits for its turn

    world.clock.at += timedelta(minutes=5)
    recover(world.desk)
    sender.send_waiting()

    assert len(slack.texts) == 3
