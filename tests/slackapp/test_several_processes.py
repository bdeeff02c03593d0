"""Several processes on one PostgreSQL: each thing is said once, and in order."""

from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from slackapp import equipping, wiring
from slackapp.postman import look
from slackapp.sending import Sender
from tests.campaigns.processes import killed_at_random
from tests.campaigns.replicas import killed_while_things_come_due
from tests.databases import Database
from tests.office import Office
from tests.slackapp.scripted_slack import scripted_slack
from tests.world import CHANNEL, WORLDS, Clock, World, a_directory, settings_for
from workflows.due import LONDON
from workflows.use_cases.chasing import Chased, chase, start_digests

only_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


def processes(folder: Path, database: Database, number: int, **more: str) -> list[World]:
    """The same database opened several times: nothing but the database is shared."""
    has = settings_for(folder, DRP_DATABASE_URL=database.url, **more)
    clock = Clock()
    made = [World(desk=wiring.desk(has, now=clock), clock=clock) for _ in range(number)]
    WORLDS.extend(made)
    made[0].people(a_directory())
    return made


@only_postgresql
def test_three_who_look_and_send_at_once_say_each_thing_once(tmp_path: Path, database: Database):
    with scripted_slack() as slack:
        worlds = processes(tmp_path, database, 3, SLACK_API_URL=slack.url)
        client = equipping.client(
            settings_for(tmp_path, DRP_DATABASE_URL=database.url, SLACK_API_URL=slack.url)
        )
        senders = [Sender(world.desk, client, CHANNEL, pace=0) for world in worlds]
        start_digests(worlds[0].desk)
        disputes = [worlds[0].raised("stage_1") for _ in range(12)]

        def work(number: int) -> None:
            for _ in range(4):
                look(worlds[number].desk)
                senders[number].send_waiting()

        for day, hour in ((23, 11), (27, 9), (30, 9), (30, 17)):
            worlds[0].clock.at = datetime(2026, 11, day, hour, 0, 1, tzinfo=LONDON)
            with ThreadPoolExecutor(3) as at_once:
                list(at_once.map(work, range(3)))

        posted = Counter(
            (call["channel"], call["text"])
            for method, call in slack.taken
            if method == "chat.postMessage"
        )
        assert [each for each, times in posted.items() if times > 1] == []
        in_order = defaultdict[str, list[str]](list)
        for text in slack.texts:
            for dispute in disputes:
                if text.startswith(dispute.reference):
                    in_order[dispute.reference].append(text)
        for texts in in_order.values():
            assert ": sent." in texts[0]
            assert "no reply is recorded" in texts[-1]
        lists = [text for text in slack.texts if "replies are asked of you." in text]
        assert lists == ["12 replies are asked of you."]


@only_postgresql
def test_real_processes_that_are_killed_lose_nothing_keep_the_order_and_say_it_once(
    office: Office, tmp_path: Path
):
    found = killed_at_random(office, tmp_path, seed=7, disputes=4, kills=2)

    assert (found["messages"] >= 3 * 4, found["kills"]) == (True, 2)


@only_postgresql
def test_a_process_that_is_killed_while_things_come_due_leaves_each_to_be_said_once(
    office: Office, tmp_path: Path
):
    found, _ = killed_while_things_come_due(
        office, tmp_path, seed=7, limits=20, kills=1, commands=("worker", "worker")
    )

    assert found["limits passed"] == 20


@only_postgresql
def test_while_one_looks_for_what_has_come_due_another_leaves_it_to_that_one(
    tmp_path: Path, database: Database
):
    one, other = processes(tmp_path, database, 2)
    one.raised("stage_1")
    one.clock.at = datetime(2026, 12, 1, 9, 0, 1, tzinfo=LONDON)

    with one.desk.store.begin() as work:
        assert work.only_one("chasing")
        assert chase(other.desk) == Chased(done=0, failed=())

    assert chase(other.desk).done == 1


@only_postgresql
def test_what_somebody_is_acting_in_is_looked_at_again_later(tmp_path: Path, database: Database):
    one, other = processes(tmp_path, database, 2)
    acting_in, quiet = one.raised("stage_1"), one.raised("stage_2")
    one.clock.at = datetime(2026, 11, 30, 17, 0, 1, tzinfo=LONDON)

    with one.desk.store.begin() as work:
        assert work.hold([acting_in.id]) == {acting_in.id}
        chase(other.desk)
        assert (other.now_is(acting_in).late, other.now_is(quiet).late) == (0, 1)

    one.clock.at = datetime(2026, 11, 30, 17, 0, 2, tzinfo=LONDON)
    chase(other.desk)
    assert other.now_is(acting_in).late == 1
