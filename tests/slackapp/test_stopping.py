"""Stopping finishes the message in hand, and leaves the rest for the next start."""

import time

from sqlalchemy import func, select

from slackapp import equipping, settings
from slackapp.postman import Postman
from slackapp.sending import Sender
from storage.tables import outbox
from tests.slackapp.scripted_slack import scripted_slack
from tests.world import CHANNEL, COUNCIL, World


def test_a_long_queue_does_not_hold_up_stopping_and_nothing_stays_in_hand(world: World):
    for _ in range(8):
        world.raised("stage_1")
    with scripted_slack() as slack:
        has = settings.of(SLACK_BOT_TOKEN="xoxb-sample", SLACK_API_URL=slack.url)
        postman = Postman(world.desk, Sender(world.desk, equipping.client(has), CHANNEL, pace=1.0))
        postman.start()
        while not slack.texts:
            time.sleep(0.01)
        began = time.monotonic()
        postman.stop()
        took, sent = time.monotonic() - began, len(slack.texts)
        time.sleep(0.3)

        assert took < 2
        assert len(slack.texts) == sent < 8
    with world.desk.store.read() as work:
        in_hand = select(func.count()).where(outbox.c.claimed_at.is_not(None))
        assert work._connection.execute(in_hand).scalar() == 0  # type: ignore[attr-defined]


def test_a_round_that_asks_about_everybody_does_not_hold_up_stopping(world: World):
    with scripted_slack() as slack:
        has = settings.of(SLACK_BOT_TOKEN="xoxb-sample", SLACK_API_URL=slack.url)
        postman = Postman(world.desk, Sender(world.desk, equipping.client(has), CHANNEL, pace=1.0))
        postman.start()
        postman._scheduler.add_job(postman.daily_rounds)
        while not slack.about:
            time.sleep(0.01)
        began = time.monotonic()
        postman.stop()

        assert time.monotonic() - began < 2
        assert len(slack.about) < len(COUNCIL)
