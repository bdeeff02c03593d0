"""``drp db backup`` and ``drp db restore``: all of it comes back, and nothing old is sent again."""

import os
import re
import resource
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select, update

from slackapp import equipping, wiring
from slackapp.__main__ import main
from slackapp.doctor.finding import look, mend
from slackapp.doctor.running import work
from slackapp.postman import Postman
from slackapp.sending import Sender
from slackapp.settings import Settings
from slackapp.wording import outbox as say
from storage.connecting import connect
from storage.tables import answers, outbox
from tests.campaigns.dying_at import dies_at
from tests.campaigns.tampering import take_the_guards_away
from tests.databases import Database, Server
from tests.slackapp.scripted_slack import scripted_slack
from tests.storage.earlier import empty, take_back
from tests.workflows import compliments
from tests.world import CHANNEL, PLAN, WORLDS, World, a_world, settings_for
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.mail import Mail
from workflows.notices import OUTSIDE, Facts, Notice
from workflows.use_cases import holding
from workflows.use_cases.watching import figures

KEY = wiring.new_key()
#: The last revision before e-mail.
EARLIER = "0017"


@dataclass
class Machine:
    """A machine with a database, and what is set there; ``drp`` as it is typed."""

    folder: Path
    database: Database
    monkeypatch: pytest.MonkeyPatch

    def drp(self, *typed: object) -> int:
        self.monkeypatch.setenv("DRP_DATABASE_URL", self.database.url)
        return main([str(each) for each in typed])

    def app(self) -> World:
        more = {"DRP_DATABASE_URL": self.database.url, "DRP_ENCRYPTION_KEYS": KEY}
        world = World(desk=wiring.desk(settings_for(self.folder, **more)), clock=None)  # type: ignore[arg-type]
        WORLDS.append(world)
        return world


@pytest.fixture
def here(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRP_ENCRYPTION_KEYS", KEY)
    monkeypatch.setenv("DRP_ADMINISTRATORS", "U02")
    return Machine(tmp_path, database, monkeypatch)


@pytest.fixture
def there(here: Machine) -> Machine:
    """Another machine, with nothing on it yet."""
    url = f"sqlite:///{here.folder / 'restored.db'}"
    return Machine(here.folder, Database(url, drop=lambda: None), here.monkeypatch)


def lived_in(here: Machine) -> tuple[World, Dispute]:
    world = a_world(here.folder, DRP_DATABASE_URL=here.database.url, DRP_ENCRYPTION_KEYS=KEY)
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)
    compliments.send(world)
    return world, dispute


def test_all_of_it_is_in_one_file_for_nobody_else_and_comes_back(
    here: Machine, there: Machine, capsys: pytest.CaptureFixture[str]
):
    world, dispute = lived_in(here)
    with world.desk.store.read() as work:
        before = work.history(dispute.id), work.latest_answers(dispute.id)

    assert here.drp("db", "backup", "kept.db") == 0
    assert there.drp("db", "restore", "kept.db") == 0

    assert stat.S_IMODE(Path("kept.db").stat().st_mode) == 0o600
    assert stat.S_IMODE(Path("restored.db").stat().st_mode) == 0o600
    assert sorted(each.name for each in here.folder.glob("*kept*")) == ["kept.db"]
    with there.app().desk.store.read() as work:
        assert (work.history(dispute.id), work.latest_answers(dispute.id)) == before
    assert "Everything is as it was written." in capsys.readouterr().out


def test_a_backup_is_made_while_somebody_writes_and_is_of_one_instant(here: Machine):
    world, _ = lived_in(here)

    with world.desk.store.begin() as work:
        work.set_digest(world.desk.now())
        assert here.drp("db", "backup", "kept.db") == 0

    with sqlite3.connect("kept.db") as kept:
        assert kept.execute("SELECT count(*) FROM wakes WHERE dispute IS NULL").fetchone() == (0,)


def test_nothing_that_is_there_is_written_over_unless_it_is_said(
    here: Machine, capsys: pytest.CaptureFixture[str]
):
    lived_in(here)
    Path("kept.db").write_text("something else")

    assert here.drp("db", "backup", "kept.db") == 1
    assert "kept.db is there already" in capsys.readouterr().err
    assert Path("kept.db").read_text() == "something else"
    assert here.drp("db", "backup", "kept.db", "--force") == 0


def test_a_record_that_was_changed_is_copied_as_it_is_and_said(
    here: Machine, capsys: pytest.CaptureFixture[str]
):
    lived_in(here)
    engine = connect(here.database.url)
    with engine.begin() as connection:
        take_the_guards_away(connection)
        connection.execute(update(answers).values(sealed=b"nothing"))
    engine.dispose()

    assert here.drp("db", "backup", "kept.db") == 1
    assert "the text is not the one that was written" in capsys.readouterr().out
    assert Path("kept.db").exists()


def test_before_the_tables_change_a_backup_is_made_and_restored_into_the_new_ones(
    here: Machine, there: Machine, capsys: pytest.CaptureFixture[str]
):
    world, dispute = lived_in(here)
    world.desk.store.close()
    take_back(here.database, EARLIER)

    assert here.drp("db", "backup", "kept.db") == 0
    assert "After drp db upgrade" in capsys.readouterr().out
    assert there.drp("db", "restore", "kept.db") == 0

    with there.app().desk.store.read() as work:
        assert work.dispute(dispute.id).reference == dispute.reference


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_from_either_kind_of_database_to_the_other_and_back(here: Machine, there: Machine):
    world, dispute = lived_in(here)
    world.desk.store.close()
    here.drp("db", "backup", "kept.db")
    there.drp("db", "restore", "kept.db")
    there.drp("db", "backup", "again.db")

    empty(here.database)
    assert here.drp("db", "restore", "again.db") == 0

    for table in ("history", "answers", "people", "told_apart", "postings"):
        assert _rows("again.db", table) == _rows("kept.db", table)
    app = here.app()
    assert app.now_is(dispute).version == 2
    assert app.raised("stage_1") != dispute  # whatever is numbered goes on from there


def _rows(file: str, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(file) as kept:
        return kept.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "no backup": (lambda file: file.write_text("no backup at all" * 100), "is no backup"),
    "another program's": (lambda file: _change(file, "DROP TABLE alembic_version"), "is no backup"),
    "a later version's": (
        lambda file: _change(file, "UPDATE alembic_version SET version_num = '9999'"),
        "made by a later version",
    ),
    "damaged": (lambda file: _overwrite(file), "This backup is damaged"),
}


def _change(file: Path, statement: str) -> None:
    file.chmod(0o600)
    with sqlite3.connect(file) as kept:
        kept.execute(statement)


def _overwrite(file: Path) -> None:
    """The disk has lost a page in the middle."""
    content = bytearray(file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    file.write_bytes(content)


@pytest.fixture(scope="module")
def a_backup(upgraded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a database that somebody has lived in."""
    folder = tmp_path_factory.mktemp("a-backup")
    has = settings_for(folder, DRP_ENCRYPTION_KEYS=KEY)
    shutil.copy(upgraded, folder / "test.db")
    world = a_world(folder, DRP_DATABASE_URL=has.database_url, DRP_ENCRYPTION_KEYS=KEY)
    world.raised("stage_1")
    (folder / "kept.db").touch()
    assert wiring.back_up(has, folder / "kept.db")
    return folder / "kept.db"


@pytest.mark.parametrize("how", REFUSED)
def test_what_is_no_whole_backup_of_ours_is_not_restored(
    there: Machine, a_backup: Path, how: str, capsys: pytest.CaptureFixture[str]
):
    shutil.copy(a_backup, "kept.db")
    does, says = REFUSED[how]
    does(Path("kept.db"))

    assert there.drp("db", "restore", "kept.db") == 1

    assert says in capsys.readouterr().err
    assert not Path("restored.db").exists()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_text_that_postgresql_does_not_take_is_named_with_what_to_do(
    here: Machine, postgresql: Server, capsys: pytest.CaptureFixture[str]
):
    lived_in(here)
    with closing(sqlite3.connect(here.folder / "test.db")) as connection, connection:
        connection.execute("UPDATE postings SET team = ? WHERE id = 1", ["N" * 201])
    assert here.drp("db", "backup", "kept.db") == 1  # by SQL it is not signed; kept as it is
    new = postgresql.copy()
    there = Machine(here.folder, new, here.monkeypatch)

    assert there.drp("db", "restore", "kept.db") == 1

    said = capsys.readouterr().err
    assert "in the table postings, column team, is longer than the 200 characters" in said
    assert "Traceback" not in said
    shorten = said.partition('sqlite3 COPY "')[2].rstrip().removesuffix('"')
    with closing(sqlite3.connect(here.folder / "kept.db")) as connection, connection:
        connection.execute(shorten)
    assert there.drp("db", "restore", "kept.db") == 0
    new.drop()


def test_a_file_that_is_not_there_is_not_made(there: Machine):
    assert there.drp("db", "restore", "nothing.db") == 1
    assert not Path("nothing.db").exists()


def test_nothing_is_restored_over_what_stands_there(
    here: Machine, a_backup: Path, capsys: pytest.CaptureFixture[str]
):
    world, dispute = lived_in(here)

    assert here.drp("db", "restore", a_backup) == 1

    assert "Something stands in the database" in capsys.readouterr().err
    assert world.now_is(dispute)


def test_it_asks_and_says_up_to_when_it_holds_what_people_did(
    there: Machine, a_backup: Path, capsys: pytest.CaptureFixture[str]
):
    there.monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    there.monkeypatch.setattr("builtins.input", lambda _: "n")

    assert there.drp("db", "restore", a_backup) == 1

    said = capsys.readouterr().out
    assert "Its last entry was made at 10am on Monday 23 November 2026." in said
    assert "Nothing was restored." in said
    assert not Path("restored.db").exists()


def test_it_is_refused_without_the_key_that_it_was_written_with(
    there: Machine, a_backup: Path, capsys: pytest.CaptureFixture[str]
):
    there.monkeypatch.setenv("DRP_ENCRYPTION_KEYS", wiring.new_key())

    assert there.drp("db", "restore", a_backup) == 1

    assert "DRP_ENCRYPTION_KEYS lacks" in capsys.readouterr().err
    assert not Path("restored.db").exists()


def test_what_waits_is_listed_let_go_and_dropped(
    there: Machine, a_backup: Path, capsys: pytest.CaptureFixture[str]
):
    there.drp("db", "restore", a_backup, "--yes")
    assert "that may have been sent before" in capsys.readouterr().out
    there.drp("outbox", "held")
    listed = capsys.readouterr().out
    [request] = [line for line in listed.splitlines() if "Request" in line]
    number, reference = request.split()[0], re.findall(r"DRP-\w{4}-\d\d", request)[0]
    assert request.endswith("to Sample Team Manager")

    assert there.drp("outbox", "drop", "no such thing") == 1
    assert there.drp("outbox", "release", number) == 0
    assert there.drp("outbox", "drop", reference.lower()) == 0
    assert there.drp("outbox", "drop", "all") == 0
    capsys.readouterr()

    there.drp("outbox", "held")
    assert capsys.readouterr().out == "Nothing waits that was owed before a restore.\n"
    assert [row.state for row in _requests(there)] == ["waiting"]


def _requests(there: Machine) -> list[Any]:
    with there.app().desk.store.read() as work:
        query = select(outbox).where(outbox.c.kind == "request")
        return list(work._connection.execute(query))  # type: ignore[attr-defined]


def test_a_copy_to_try_things_with_sends_nothing_until_it_is_said(
    there: Machine, a_backup: Path, capsys: pytest.CaptureFixture[str]
):
    there.drp("db", "restore", a_backup, "--yes", "--for-trying")
    desk = there.app().desk
    owing = desk.store.outbox

    assert owing.claim(desk.now(), in_hours=True) is None
    assert owing.claim_mail(desk.now()) is None
    assert "nothing is sent" in capsys.readouterr().out

    there.drp("outbox", "hold")
    told = owing.claim(desk.now(), in_hours=True)
    assert told
    assert told.kind is Kind.HELD


def test_nothing_is_made_without_a_key_and_what_is_made_is_for_nobody_else(
    there: Machine, capsys: pytest.CaptureFixture[str]
):
    there.monkeypatch.setenv("DRP_ENCRYPTION_KEYS", "")
    assert there.drp("db", "upgrade") == 1
    assert "DRP_ENCRYPTION_KEYS" in capsys.readouterr().err
    assert not Path("restored.db").exists()

    there.monkeypatch.setenv("DRP_ENCRYPTION_KEYS", KEY)
    assert there.drp("db", "upgrade") == 0
    assert stat.S_IMODE(Path("restored.db").stat().st_mode) == 0o600


def test_where_there_is_no_folder_for_it_that_is_said(
    there: Machine, capsys: pytest.CaptureFixture[str]
):
    there.monkeypatch.setenv("DRP_DATABASE_URL", "sqlite:///nowhere/drp.db")
    assert main(["db", "upgrade"]) == 1
    assert "The database cannot be made" in capsys.readouterr().err


def test_an_earlier_version_of_the_app_does_not_touch_later_tables(
    there: Machine, a_backup: Path, capsys: pytest.CaptureFixture[str]
):
    shutil.copy(a_backup, "restored.db")
    _change(Path("restored.db"), "UPDATE alembic_version SET version_num = '9999'")

    for typed in (("db", "upgrade"), ("db", "backup", "kept.db"), ("db", "verify")):
        assert there.drp(*typed) == 1
        assert "a later version of the app" in capsys.readouterr().err
    assert not Path("kept.db").exists()


@contextmanager
def disk_full(after: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (after, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("after", [0, 200_000])
def test_where_there_is_no_room_nothing_is_left_and_it_is_said(
    here: Machine, there: Machine, a_backup: Path, after: int, capsys: pytest.CaptureFixture[str]
):
    lived_in(here)

    with disk_full(after):
        assert here.drp("db", "backup", "kept.db") == 1
        assert there.drp("db", "restore", a_backup) == 1

    said = capsys.readouterr().err
    assert "No backup was made." in said
    assert "There is no room" in said
    assert [each.name for each in here.folder.iterdir() if "kept" in each.name] == []
    assert there.drp("db", "restore", a_backup) == 0


def test_a_restore_that_is_killed_leaves_nothing_and_is_said_again(there: Machine, a_backup: Path):
    has = settings_for(there.folder, DRP_DATABASE_URL=there.database.url, DRP_ENCRYPTION_KEYS=KEY)
    for statement in (3, 400):
        assert not dies_at(statement, _restore, has, a_backup)
        with connect(there.database.url).connect() as connection:
            assert not inspect(connection).get_table_names()

    assert there.drp("db", "restore", a_backup) == 0


def _restore(has: Settings, file: Path) -> None:
    wiring.restore(has, file, wiring.system_clock(), lambda _: True)


def test_what_somebody_had_in_hand_waits_with_the_rest_and_so_do_e_mails(
    here: Machine, there: Machine
):
    world, dispute = lived_in(here)
    address = Mail(address="unit@example.gov.uk", title="A dispute")
    mail = Notice(
        key="mail", kind=Kind.EMAIL, to=OUTSIDE, facts=Facts(mail=address), dispute=dispute.id
    )
    with world.desk.store.begin() as writing:
        writing.owe(mail, world.desk.now())
    taken = world.desk.store.outbox.claim(world.desk.now(), in_hours=True)
    here.drp("db", "backup", "kept.db")

    there.drp("db", "restore", "kept.db")

    desk = there.app().desk
    held = [each.held for each in holding.listed(desk).waits]
    assert taken
    assert {taken.kind, Kind.EMAIL} <= {each.kind for each in held}
    assert desk.store.outbox.claim_mail(desk.now()) is None
    holding.release(desk, {each.number for each in held if each.kind is Kind.EMAIL})
    gone = desk.store.outbox.claim_mail(desk.now())
    assert gone
    assert gone.key == mail.key


def test_the_doctor_says_what_waits_and_that_nothing_is_sent(there: Machine, a_backup: Path):
    there.drp("db", "restore", a_backup, "--yes", "--for-trying")
    desk = there.app().desk
    assert look(say.FOR_TRYING) in list(work(desk))
    assert not figures(desk).broken_off
    with desk.store.begin() as kept:
        kept.ends(holding.FOR_TRYING)  # as where the command was killed before it had held anything
    assert mend(say.STILL) in list(work(desk))
    assert figures(desk).broken_off

    there.drp("outbox", "hold")

    waits = len(holding.listed(desk).waits)
    assert say.in_all(waits) in [each.says for each in work(desk)]


def test_whoever_starts_the_app_reads_in_the_log_that_nothing_is_sent(
    there: Machine, a_backup: Path, caplog: pytest.LogCaptureFixture
):
    there.drp("db", "restore", a_backup, "--yes", "--for-trying")
    has = there.app()
    with scripted_slack() as slack:
        client = equipping.client(settings_for(there.folder, SLACK_API_URL=slack.url))
        postman = Postman(has.desk, Sender(has.desk, client, CHANNEL))
        postman.start()
        postman.stop()
        assert slack.texts == []

    assert say.FOR_TRYING in caplog.text


def test_what_a_killed_backup_left_goes_with_the_next_and_one_under_way_does_not(
    here: Machine, tmp_path: Path
):
    """Else the copy would outlive the days for which backups are kept."""
    left = [tmp_path / f".old.db.1f.drp-part{beside}" for beside in ("", "-wal")]
    slow = [tmp_path / f".slow.db.2e.drp-part{beside}" for beside in ("", "-wal")]
    for each in (*left, *slow):
        each.write_bytes(b"Sample.")
    hours_ago = left[0].stat().st_mtime - 7200
    for each in (*left, slow[0]):  # SQLite writes on beside a file that it does not touch
        os.utime(each, (hours_ago, hours_ago))

    lived_in(here)

    assert here.drp("db", "backup", "new.db") == 0

    assert {each.name for each in tmp_path.glob(".*drp-part*")} == {each.name for each in slow}
