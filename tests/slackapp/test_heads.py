"""The heads of the record: a file a day outside the database, held against what stands in it."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from slackapp import heads, wiring
from slackapp.__main__ import main
from slackapp.heads import Keeper
from storage.connecting import connect
from storage.tables import viewings
from tests.campaigns.tampering import take_the_guards_away
from tests.databases import Database
from tests.world import WORLDS, World, a_world, settings_for
from workflows.use_cases import opening

KEY = wiring.new_key()


@dataclass
class Place:
    """A running app, its folder of heads outside the database, and what is set."""

    world: World
    folder: Path
    database: Database

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.iterdir())

    def keeps(self) -> None:
        Keeper(self.world.desk, self.folder).daily_round()

    def a_day_later(self) -> None:
        self.world.clock.at += timedelta(days=1)
        self.shows_one()
        self.keeps()

    def shows_one(self) -> None:
        dispute = self.world.raised("stage_1")
        opening.lay_open(self.world.desk, "chair", dispute.id, "page")

    def cut_off(self) -> None:
        engine = connect(self.database.url)
        with engine.begin() as connection:
            take_the_guards_away(connection)
            connection.execute(delete(viewings))
        engine.dispose()


@pytest.fixture
def at(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    folder = tmp_path / "heads"
    folder.mkdir()
    has = {"DRP_DATABASE_URL": database.url, "DRP_ENCRYPTION_KEYS": KEY}
    for name, value in {**has, "DRP_HEADS_DIR": str(folder)}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    world = a_world(tmp_path, **has)
    place = Place(world, folder, database)
    place.shows_one()
    place.keeps()
    return place


def verify(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["db", "verify", *more])
    return code, capsys.readouterr().out


def test_what_is_whole_is_said_to_be(at: Place, capsys: pytest.CaptureFixture[str]):
    at.a_day_later()

    code, said = verify(capsys)

    assert code == 0
    assert "Looked at: 2 disputes, 0 sent without one, 2 files of heads." in said
    assert "Everything is as it was written." in said


def test_a_log_that_is_cut_off_is_found_and_said_what_to_do(
    at: Place, capsys: pytest.CaptureFixture[str]
):
    at.cut_off()

    code, said = verify(capsys)

    assert code == 1
    assert "row 1: this row, and perhaps more after it, is gone." in said
    assert "Change nothing, keep a copy of the database and of the heads as they are" in said


def test_without_heads_it_is_said_what_nobody_can_see(
    at: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("DRP_HEADS_DIR")
    at.cut_off()

    code, said = verify(capsys)

    assert code == 0
    assert "No heads were looked at" in said
    assert verify(capsys, "--heads", str(at.folder))[0] == 1


def test_a_folder_without_any_heads_vouches_for_no_more_than_none(
    at: Place, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    at.world.raised("stage_1")
    (tmp_path / "empty").mkdir()

    said = verify(capsys, "--heads", str(tmp_path / "empty"))[1]

    assert "No heads were looked at" in said


def test_a_folder_that_is_not_there_is_said(at: Place, capsys: pytest.CaptureFixture[str]):
    assert main(["db", "verify", "--heads", str(at.folder / "elsewhere")]) == 1

    assert str(at.folder / "elsewhere") in capsys.readouterr().err


def test_a_day_has_one_file_however_many_processes_there_are(at: Place):
    again = wiring.desk(
        settings_for(at.folder.parent, DRP_DATABASE_URL=at.database.url, DRP_ENCRYPTION_KEYS=KEY),
        now=at.world.clock,
    )
    WORLDS.append(World(**{**vars(at.world), "desk": again}))

    at.keeps()
    Keeper(again, at.folder).daily_round()

    assert len(at.files) == 1


def test_a_file_holds_what_has_grown_and_neither_a_name_nor_a_word(at: Place):
    at.world.clock.at += timedelta(days=5)
    at.keeps()
    at.world.clock.at += timedelta(days=5)
    at.a_day_later()

    first, _, last = (json.loads(each.read_text()) for each in at.files)

    assert len(first["tips"]["history"]) == len(last["tips"]["history"]) == 1
    assert not set(first["tips"]["history"]) & set(last["tips"]["history"])
    assert set(last) == {"at", "previous", "tips", "signature"}
    assert "Sample" not in at.files[-1].read_text()


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("changes the last", "is not signed with a key of this app"),
        ("changes the first", "does not follow the file before it"),
        ("takes the first away", "does not follow the file before it"),
        ("takes the last away", "lacks the newest file that was written"),
        ("takes all away", "lacks the newest file that was written"),
        ("writes over the last", "is no file of heads, or was changed"),
    ],
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_files_that_somebody_changed_are_not_believed(
    at: Place, capsys: pytest.CaptureFixture[str], does: str, says: str
):
    at.a_day_later()
    first, last = at.files
    if does.startswith("changes"):
        changed = last if "last" in does else first
        changed.write_text(changed.read_text().replace('"at": "20', '"at": "19'))
    elif does.startswith("takes"):
        for each in at.files if "all" in does else [last if "last" in does else first]:
            each.unlink()
    else:
        last.write_bytes(b"\x00 nothing")

    code, said = verify(capsys)

    assert code == 1
    assert says in said


def test_files_signed_with_an_earlier_key_are_believed_once_a_new_one_has_signed(
    at: Place, capsys: pytest.CaptureFixture[str]
):
    newer = wiring.new_key()
    has = {"DRP_DATABASE_URL": at.database.url, "DRP_ENCRYPTION_KEYS": f"{newer},{KEY}"}
    rekeyed = wiring.desk(settings_for(at.folder.parent, **has), now=at.world.clock)
    at.world = World(**{**vars(at.world), "desk": rekeyed})
    WORLDS.append(at.world)
    at.a_day_later()

    with rekeyed.store.read() as work:
        assert work.tips(None)
    found = heads.read(rekeyed.store, at.folder)

    assert len(found.heads) == 2
    assert found.wrong == ()


def test_a_folder_that_is_gone_is_logged_and_the_day_is_written_when_it_is_back(
    at: Place, caplog: pytest.LogCaptureFixture
):
    away = at.folder.with_name("away")
    at.folder.rename(away)
    with caplog.at_level(logging.ERROR):
        at.a_day_later()
    assert "the heads of the record are not written" in caplog.text

    away.rename(at.folder)
    at.keeps()

    assert len(at.files) == 2


def test_a_last_file_that_says_nothing_keeps_no_later_one_from_being_written(at: Place):
    at.files[0].write_bytes(b"")

    at.a_day_later()

    assert len(at.files) == 2
