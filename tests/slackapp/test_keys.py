"""``drp keys rotate`` and what ``drp doctor`` says of keys, as a council's IT person reads them."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from slackapp import heads, wiring
from slackapp.cli import keys
from slackapp.doctor.finding import How
from slackapp.doctor.on_call import on_call
from slackapp.doctor.sealed import sealed
from slackapp.faults import record
from storage.connecting import connect
from storage.tables import answers
from tests.databases import Database
from tests.world import World, a_world, no_settings, settings_for
from workflows.desk import Desk
from workflows.ports import KeyNotHeld

OLD, NEW = wiring.new_key(), wiring.new_key()
Says = Callable[[str], tuple[int, list[str]]]


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    """A dispute under the old key, and a file of heads that it signed."""
    made = a_world(tmp_path, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=OLD)
    made.raised("stage_1")
    (tmp_path / "heads").mkdir()
    heads.Keeper(made.desk, tmp_path / "heads").daily_round()
    return made


@pytest.fixture
def rotated(
    world: World,
    tmp_path: Path,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Says:
    """Run it with these keys; give its exit status and its lines."""
    monkeypatch.setenv("DRP_SETTINGS", no_settings(tmp_path))
    monkeypatch.setenv("DRP_DATABASE_URL", database.url)
    monkeypatch.setenv("DRP_HEADS_DIR", str(tmp_path / "heads"))

    def run(given: str) -> tuple[int, list[str]]:
        monkeypatch.setenv("DRP_ENCRYPTION_KEYS", given)
        code = keys.rotate(Namespace())
        return code, capsys.readouterr().out.splitlines()

    return run


def ids(given: str, tmp_path: Path, database: Database) -> tuple[str, ...]:
    has = settings_for(tmp_path, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=given)
    with wiring.open_desk(has) as desk:
        return desk.store.vault.keys


def test_it_says_what_was_done_and_which_key_is_needed_no_more(
    rotated: Says, world: World, tmp_path: Path, database: Database
):
    code, said = rotated(f"{NEW},{OLD}")
    [_, old] = ids(f"{NEW},{OLD}", tmp_path, database)

    assert code == 0
    assert said[0].startswith("Sealed or signed anew: ")
    assert said[0].endswith("Marked anew: the children of 1 disputes.")
    assert said[1:] == [
        f"Key 2 ({old}): no row needs it, but it signed the newest file of heads. Leave it until "
        "tomorrow's file is written, then run this again."
    ]
    [newest] = (tmp_path / "heads").iterdir()
    newest.unlink()
    code, said = rotated(f"{NEW},{OLD}")
    assert (code, said) == (
        0,
        [
            "Sealed or signed anew: 0 rows. Marked anew: the children of 0 disputes.",
            f"Key 2 ({old}): nothing needs it. Once every process runs with key 1, take it out of "
            "DRP_ENCRYPTION_KEYS. Keep it for as long as you keep backups that were made before "
            "now.",
        ],
    )


def test_with_one_key_it_says_how_to_begin(rotated: Says):
    code, said = rotated(OLD)

    assert code == 0
    assert said[-1].startswith("There is one key. To change it, put a new one before it")


def test_what_does_not_open_is_named_and_its_key_still_needed(
    rotated: Says, world: World, tmp_path: Path, database: Database
):
    engine = connect(database.url)
    with engine.begin() as connection:
        moved = update(answers).where(answers.c.form == "concern").values(form="moved")
        connection.execute(moved)
    engine.dispose()
    with world.desk.store.read() as work:
        [dispute] = work.every_dispute()

    code, said = rotated(f"{NEW},{OLD}")

    [_, old] = ids(f"{NEW},{OLD}", tmp_path, database)
    assert code == 1
    assert said[1:] == [
        f"Answers, row {dispute} 1 moved: does not open. It was changed, or moved from another "
        "place, and is left as it is.",
        f"Dispute {dispute}: its answers cannot be read, so the marks of its children are left as "
        "they are. Run: drp db verify",
        f"Key 2 ({old}): still needed by answers and the marks by which disputes about the same "
        "child are found. Leave it. If a process still runs with it as its first key, give it the "
        "new one, then run this again.",
    ]


def test_the_doctor_says_which_keys_things_stand_under(
    world: World, tmp_path: Path, database: Database
):
    def finds(given: str) -> list[tuple[How, str]]:
        has = settings_for(tmp_path, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=given)
        with wiring.open_desk(has) as desk:
            return [(each.how, each.says) for each in sealed(desk)]

    assert finds(OLD) == [(How.OK, "Everything stands under the newest encryption key.")]
    [(how, says)] = finds(f"{NEW},{OLD}")
    assert (how, says[:24]) == (How.LOOK, "Under an older key: answ")
    assert says.endswith("Run: drp keys rotate")


def test_the_doctor_says_which_key_is_lacking(world: World, database: Database):
    engine = connect(database.url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE answers SET key_id = 'deadbeef'")
    engine.dispose()

    [found] = sealed(world.desk)

    assert found.how is How.MEND
    assert found.says.startswith("Key deadbeef is not in DRP_ENCRYPTION_KEYS, and answers cannot")


def test_a_process_that_lacks_a_key_says_so_in_its_log(caplog: pytest.LogCaptureFixture):
    record(KeyNotHeld("deadbeef"), "reading")

    [first, second] = [each.getMessage() for each in caplog.records]
    assert first.startswith("the key deadbeef is not in DRP_ENCRYPTION_KEYS of this process")
    assert "KeyNotHeld" in second


@pytest.mark.parametrize(
    ("named", "officers", "found"),
    [
        ((), (), []),
        (("U08",), (), [(How.MEND, "DRP_ON_CALL is set and DRP_DATA_PROTECTION_OFFICERS is not")]),
        (("U08",), ("U90",), [(How.OK, "Everybody in DRP_ON_CALL holds a post.")]),
        (("U08", "U77"), ("U90",), [(How.LOOK, "U77 stands in DRP_ON_CALL and holds no post")]),
    ],
)
def test_the_doctor_looks_at_who_is_on_call(
    world: World,
    named: tuple[str, ...],
    officers: tuple[str, ...],
    found: list[tuple[How, str]],
):
    desk: Desk = replace(world.desk, on_call=named, officers=officers)

    looked = list(on_call(desk))

    assert [each.how for each in looked] == [how for how, _ in found]
    assert all(each.says.startswith(says) for each, (_, says) in zip(looked, found, strict=True))
