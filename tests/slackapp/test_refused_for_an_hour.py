"""What is refused for a working hour while others go through is told, and gives way."""

from datetime import datetime, timedelta
from pathlib import Path

from slackapp import equipping
from slackapp.postman import DEAD_AFTER, recover
from slackapp.sending import Sender
from tests.slackapp.outbox import rows, states
from tests.slackapp.scripted_slack import ScriptedSlack
from tests.slackapp.staying_away import ADMINISTRATOR, CHAIR, MANAGER, NOT_DELIVERED, refusing, told
from tests.world import CHANNEL, World, settings_for
from workflows.due import LONDON

BROKEN = {"ok": False, "error": "internal_error"}


def test_what_is_refused_for_one_working_hour_while_others_go_through_is_told_once_and_keeps_trying(
    world: World, sender: Sender, slack: ScriptedSlack
):
    refusing(slack, MANAGER, answer=BROKEN)
    dispute = world.raised("stage_1")

    def after(minutes: int) -> list[str]:
        for _ in range(minutes):
            sender.send_waiting()
            world.clock.at += timedelta(minutes=1)
        return [to for to, _ in told(slack)]

    assert after(30) == []
    world.raised("stage_2")  # somebody else's, which goes through
    assert after(30) == []
    assert sorted(after(10)) == [CHAIR, ADMINISTRATOR]
    assert sorted(after(120)) == [CHAIR, ADMINISTRATOR]
    assert states(world)["request"] == ["waiting, waits", "sent"]

    del slack.answer  # type: ignore[method-assign]
    after(10)
    assert states(world)["request"] == ["sent", "sent"]
    assert f"{dispute.reference}, stage 1: {NOT_DELIVERED}" in slack.texts


def test_an_hour_that_nobody_works_is_not_counted(
    world: World, sender: Sender, slack: ScriptedSlack
):
    refusing(slack, MANAGER, answer=BROKEN)
    monday = datetime(2026, 11, 30, 9, 0, tzinfo=LONDON)
    world.clock.at = datetime(2026, 11, 27, 17, 30, tzinfo=LONDON)  # a Friday
    world.raised("stage_1")
    sender.send_waiting()
    world.clock.at += timedelta(minutes=5)
    world.raised("stage_2")  # somebody else's, which goes through

    while world.clock.at < monday:
        sender.send_waiting()
        world.clock.at += timedelta(minutes=15)
    assert told(slack) == []
    sender.send_waiting()

    assert sorted(to for to, _ in told(slack)) == [CHAIR, ADMINISTRATOR]


def test_an_hour_in_which_slack_could_not_be_reached_is_not_counted(
    world: World, sender: Sender, slack: ScriptedSlack, tmp_path: Path
):
    closed = settings_for(tmp_path, SLACK_API_URL="http://127.0.0.1:9/api/")
    world.raised("stage_1")
    Sender(world.desk, equipping.client(closed), CHANNEL, pace=0).send_waiting()
    world.clock.at += timedelta(minutes=65)
    world.raised("stage_2")  # somebody else's, which goes through

    for _ in range(2):
        slack.script = [BROKEN]
        sender.send_waiting()
        world.clock.at += timedelta(minutes=1)

    assert states(world)["sent"] == ["waiting, waits", "sent"]
    assert told(slack) == []


def test_a_change_that_a_dead_process_had_in_hand_was_refused_by_nobody(
    world: World, sender: Sender
):
    dispute = world.raised("stage_1")
    sender.send_waiting()
    world.choose("team_manager", dispute, "take_on")
    assert world.desk.store.outbox.claim(world.clock(), in_hours=True)
    world.clock.at += DEAD_AFTER * 2

    recover(world.desk)

    assert states(world)["request"] == ["sent, waits"]
    assert rows(world, "SELECT DISTINCT refused_at FROM outbox") == [(None,)]


def test_while_nothing_goes_through_nobody_is_told_of_one(
    world: World, sender: Sender, slack: ScriptedSlack
):
    slack.script = [BROKEN] * 1000
    world.raised("stage_1")
    world.raised("stage_2")

    for _ in range(180):
        sender.send_waiting()
        world.clock.at += timedelta(minutes=1)

    assert "not delivered" not in states(world)


def test_what_comes_after_a_message_that_is_refused_waits_for_it_but_not_for_ever(
    world: World, sender: Sender, slack: ScriptedSlack
):
    refusing(slack, MANAGER, answer=BROKEN)
    dispute = world.raised("stage_1")
    sender.send_waiting()
    world.choose("team_manager", dispute, "take_on")

    sender.send_waiting()
    assert states(world)["stayed"] == ["waiting, waits"]
    world.raised("stage_2")
    for _ in range(70):
        world.clock.at += timedelta(minutes=1)
        sender.send_waiting()

    assert states(world)["stayed"] == ["sent"]
    assert states(world)["request"] == ["waiting, waits", "sent"]
