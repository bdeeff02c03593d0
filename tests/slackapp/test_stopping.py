"""Stopping finishes what is in hand within seconds, and leaves the rest for the next start."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from slackapp import equipping, settings, wiring
from slackapp.mail.carrier import Carrier
from slackapp.postman import Postman
from slackapp.sending import Sender
from storage.tables import outbox
from tests.databases import Database, locked
from tests.mail.conftest import Council, council, server
from tests.office import Office
from tests.slackapp.scripted_slack import ScriptedSlack, scripted_slack
from tests.world import CHANNEL, COUNCIL, World, a_world

__all__ = ["council", "server"]

ROOT = Path(__file__).parents[2]


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


def test_a_round_that_asks_about_everybody_does_not_hold_up_stopping(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("slackapp.postman.ROUND", 0.01)
    with scripted_slack() as slack:
        has = settings.of(SLACK_BOT_TOKEN="xoxb-sample", SLACK_API_URL=slack.url)
        postman = Postman(world.desk, Sender(world.desk, equipping.client(has), CHANNEL, pace=1.0))
        postman.start()
        while not slack.about:
            time.sleep(0.01)
        began = time.monotonic()
        postman.stop()

        assert time.monotonic() - began < 2
        assert len(slack.about) < len(COUNCIL)


def test_a_tick_that_hangs_is_left_after_a_while_as_by_a_kill(
    world: World, slack: ScriptedSlack, monkeypatch: pytest.MonkeyPatch
):
    hangs, reached = threading.Event(), threading.Event()

    def hang(*_: object) -> bool:
        reached.set()
        return hangs.wait()

    monkeypatch.setattr("slackapp.postman.TICK", 0.01)
    monkeypatch.setattr("slackapp.rounds.LONGEST", 0.2)
    has = settings.of(SLACK_BOT_TOKEN="xoxb-sample", SLACK_API_URL=slack.url)
    postman = Postman(world.desk, Sender(world.desk, equipping.client(has), CHANNEL, pace=0))
    postman.start()
    world.desk.store.has_work = hang  # type: ignore[method-assign]
    assert reached.wait(5)
    began = time.monotonic()

    postman.stop()

    assert 0.2 <= time.monotonic() - began < 3
    hangs.set()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_somebody_has_just_asked_for_is_kept_and_answered(office: Office):
    """Another program holds the database for a moment; meanwhile the app is told to stop."""
    dispute = office.world.raised("stage_1")
    office.settle()
    chair, answered = office.person("chair"), list[object]()
    asks = threading.Thread(
        target=lambda: answered.append(chair.types(f"/drp show {dispute.reference}"))
    )
    stops = threading.Thread(target=office.runtime.stop)
    with locked(office.has.database_url):
        asks.start()
        time.sleep(0.2)
        stops.start()
        time.sleep(0.3)
        assert not answered

    asks.join(10)
    stops.join(10)

    assert len(answered) == 1
    assert not stops.is_alive()
    with office.world.desk.store.read() as work:
        assert [each.person for each in work.viewings(dispute.id)] == ["chair"]


def test_an_e_mail_in_hand_is_handed_over_and_marked(council: Council):
    council.raised()
    council.server.slow = 0.4
    carrier = Carrier(council.mailer)
    carrier.start()
    carrier.wake()
    assert council.server.was_given.wait(5)
    assert in_hand(council.world) == 1
    began = time.monotonic()

    carrier.stop()

    assert time.monotonic() - began < 5
    assert len(council.server.received) == 1
    assert in_hand(council.world) == 0


def in_hand(world: World) -> int:
    with world.desk.store.read() as work:
        query = select(func.count()).where(outbox.c.claimed_at.is_not(None))
        return int(work._connection.execute(query).scalar())  # type: ignore[attr-defined]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_process_that_is_told_twice_finishes_its_message_once(
    tmp_path: Path, slack: ScriptedSlack, database: Database
):
    """``drp worker``: SIGTERM comes, and comes again, while Slack takes its time over a message."""
    key = wiring.new_key()
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=key)
    world.clock.at = wiring.system_clock() - timedelta(minutes=1)
    for _ in range(3):
        world.raised()
    found: list[subprocess.Popen[bytes]] = []

    def told_twice() -> None:
        for _ in range(2):
            found[0].send_signal(signal.SIGTERM)
            time.sleep(0.3)

    slack.script.append(told_twice)
    environment = {
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": "xoxb-sample",
        "SLACK_API_URL": slack.url,
        "DRP_DATABASE_URL": database.url,
        "DRP_ENCRYPTION_KEYS": key,
        "DRP_PORT": "0",
    }
    command = [sys.executable, "-m", "slackapp", "worker"]
    found.append(subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE))

    _, said = found[0].communicate(timeout=20)

    assert found[0].returncode == 0, said
    assert b"stopping" in said
    assert (len(slack.texts), in_hand(world)) == (1, 0)
