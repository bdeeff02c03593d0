"""What is looked through after each campaign: a word that was typed is found wherever it stands."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from slack_sdk import WebClient

from slackapp.wording import times
from tests.canary import CANARY, LISTENING, Canary, files_in
from tests.databases import Database, on_postgresql
from tests.marks import BORN, mark
from tests.office import APP, Office


@pytest.fixture
def canary() -> Iterator[Canary]:
    canary = Canary()
    LISTENING.append(canary)
    yield canary
    LISTENING.remove(canary)


def test_a_dispute_leaves_nothing_to_be_found(office: Office, tmp_path: Path, canary: Canary):
    office.person("chair").types("/drp new")
    office.world.raised("stage_1")
    office.settle()
    canary.reads(tmp_path)

    assert canary.found == []
    assert canary.posted
    assert canary.views


def test_it_is_found_in_a_message_and_in_what_nobody_sees_of_a_view(office: Office, canary: Canary):
    slack = WebClient(APP.bot_token, base_url=office.sandbox.api_url)

    slack.chat_postMessage(channel="U01", text=f"About {CANARY}.")
    section = {"type": "section", "text": {"type": "plain_text", "text": f"About {CANARY}."}}
    slack.views_publish(
        user_id="U01", view={"type": "home", "blocks": [section], "private_metadata": CANARY}
    )

    where = ("chat.postMessage", "views.publish", "views.publish, unseen")
    assert sorted(canary.found) == sorted(f"{each}: a mark" for each in where)


@pytest.mark.parametrize(
    "said",
    [
        "About AB.",
        "Case number 1234567",
        f"{mark('child.initials')}, at stage 1",
        mark("child.initials").lower(),
        f"born on {times.day(BORN)}",
        f"born {BORN:%d/%m/%y}",
        BORN.isoformat(),
    ],
)
def test_initials_a_case_number_and_a_date_of_birth_are_found(canary: Canary, said: str):
    canary.hears("chat.update", {"text": f"You are asked. {said}"})

    assert len(canary.found) == 1


def test_what_only_looks_alike_is_not_found(canary: Canary):
    canary.hears(
        "chat.update", {"text": "DRP-AB12-34, due by 5pm on 4 May 2018.", "ts": "1234567.1"}
    )

    assert canary.found == []


def test_a_folder_may_go_while_it_is_read(tmp_path: Path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    files = files_in(tmp_path)
    read = next(files).parent
    shutil.rmtree(tmp_path / {"one": "other", "other": "one"}[read.name])

    assert list(files) == []


def test_a_folder_that_cannot_be_read_for_another_reason_is_no_empty_one(tmp_path: Path):
    (tmp_path / "file").touch()

    with pytest.raises(NotADirectoryError):
        list(files_in(tmp_path / "file"))


@on_postgresql
def test_it_is_found_in_a_row_though_its_file_is_compressed(database: Database, canary: Canary):
    with psycopg.connect(database.url) as connection:
        connection.execute("CREATE TABLE typed AS SELECT repeat(%s, 2000) AS words", [CANARY])
    canary.opens(database)

    assert "a row: a mark" in canary.found


@on_postgresql
def test_it_is_found_where_the_server_wrote_what_is_no_row_any_more(
    database: Database, canary: Canary
):
    with psycopg.connect(database.url) as connection:
        connection.execute("CREATE TABLE typed (words text)")
        connection.commit()
        connection.execute("INSERT INTO typed VALUES (%s)", [f"About {CANARY}."])
        connection.rollback()
    canary.opens(database)

    assert "a row: a mark" not in canary.found
    assert {each.split("/")[0] for each in canary.found} == {"base", "pg_wal"}
