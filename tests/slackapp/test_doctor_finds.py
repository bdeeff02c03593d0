"""Each thing that is set up wrongly, one at a time: ``drp doctor`` says which, and what to do.

docs/operations.md has the same table; the last test holds the two together.
"""

import os
import shutil
import socket
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text, update

from slackapp import wiring
from slackapp.cli.doctor import doctor
from slackapp.doctor.at_slack import SCOPES
from slackapp.sandbox.mail_catcher import MailCatcher
from slackapp.sandbox.server import Sandbox
from slackapp.sandbox.workspace import Channel, Workspace
from slackapp.sandbox.workspace import Person as Member
from storage.connecting import PRAGMAS
from storage.tables import wakes
from tests.databases import locked
from tests.office import APP
from tests.person import Control
from tests.world import CHANNEL, COUNCIL, a_directory, settings_for
from workflows.desk import Desk
from workflows.people import Directory
from workflows.use_cases import standstill


@dataclass
class Installation:
    """One in which everything is in order, until something is changed."""

    folder: Path
    slack: Sandbox
    control: Control
    set_: pytest.MonkeyPatch
    #: Closed once doctor has looked.
    after: ExitStack = field(default_factory=ExitStack)

    @property
    def database(self) -> Path:
        return self.folder / "drp.db"

    def sets(self, **values: str) -> None:
        for name, value in values.items():
            self.set_.setenv(name, value)

    def sql(self, statement: str) -> None:
        has = settings_for(self.folder, DRP_DATABASE_URL=f"sqlite:///{self.database}")
        engine = wiring.engine(has)
        with engine.begin() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def people(self, directory: Directory) -> None:
        desk = self.desk()
        with desk.store.begin() as work:
            work.keep_directory(directory, desk.now().date())
        desk.store.close()

    def desk(self) -> Desk:
        return wiring.desk(
            settings_for(
                self.folder,
                DRP_DATABASE_URL=f"sqlite:///{self.database}",
                DRP_ENCRYPTION_KEYS=os.environ["DRP_ENCRYPTION_KEYS"],
            )
        )


def a_workspace() -> Sandbox:
    members = [Member(id=id, name=name) for id, name, _ in COUNCIL.values()]
    everybody = frozenset(each.id for each in members) | {APP.bot_user_id}
    channels = [
        Channel(id=CHANNEL, name="dispute-reminders", members=everybody),
        Channel(id="C02", name="elsewhere", members=frozenset()),
    ]
    workspace = Workspace(name="Sample Council", team_id="T01", people=members, channels=channels)
    return Sandbox(
        workspace=workspace, app=replace(APP), now=wiring.system_clock, rate_limits=False
    )


@pytest.fixture(scope="module")
def workspace() -> Iterator[Sandbox]:
    """One for all that do not change it."""
    sandbox = a_workspace()
    sandbox.start()
    yield sandbox
    sandbox.stop()


@pytest.fixture
def installed(
    tmp_path: Path, upgraded: Path, workspace: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Installation]:
    shutil.copy(upgraded, tmp_path / "drp.db")
    (tmp_path / "drp.db").chmod(0o600)
    (tmp_path / "heads").mkdir(mode=0o700)
    (tmp_path / "drp.toml").write_text(
        '[safety]\ntelephone = "01234 000000"\n[closures]\nknown_until = 2099-01-01\n'
    )
    for name in [each for each in os.environ if each.startswith(("DRP_", "SLACK_"))]:
        monkeypatch.delenv(name)
    made = Installation(tmp_path, workspace, Control(workspace.url), monkeypatch)
    made.sets(
        SLACK_BOT_TOKEN="xoxb-sample",
        SLACK_APP_TOKEN="xapp-sample",
        SLACK_API_URL=workspace.api_url,
        DRP_DATABASE_URL=f"sqlite:///{made.database}",
        DRP_ENCRYPTION_KEYS=wiring.new_key(),
        DRP_CHANNEL=CHANNEL,
        DRP_ADMINISTRATORS="U02",
        DRP_HEADS_DIR=str(tmp_path / "heads"),
        DRP_SETTINGS=str(tmp_path / "drp.toml"),
        DRP_PORT=str(a_free_port()),
    )
    made.people(a_directory())
    with made.after:
        yield made


def a_free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


# ---- what can be wrong --------------------------------------------------------------------------

Wrong = Callable[[Installation], object]


def _sets(**values: str) -> Wrong:
    return lambda it: it.sets(**values)


def _in_file(more: str) -> Wrong:
    def write(it: Installation) -> None:
        file = it.folder / "drp.toml"
        file.write_text(file.read_text() + more)

    return write


def _another_workspace(it: Installation) -> None:
    """Slack itself is another: it is started anew."""
    sandbox = a_workspace()
    sandbox.start()
    it.after.callback(sandbox.stop)
    it.sets(SLACK_API_URL=sandbox.api_url)
    it.control = Control(sandbox.url)


def _deactivated(*ids: str) -> Wrong:
    def leave(it: Installation) -> None:
        _another_workspace(it)
        for id in ids:
            it.control.do(f"/people/{id}", deleted=True)

    return leave


def _scopes(*granted: str) -> Wrong:
    def grant(it: Installation) -> None:
        sandbox = a_workspace()
        sandbox = Sandbox(
            workspace=sandbox.workspace,
            app=replace(APP, scopes=frozenset(granted)),
            now=wiring.system_clock,
            rate_limits=False,
        )
        sandbox.start()
        it.after.callback(sandbox.stop)
        it.sets(SLACK_API_URL=sandbox.api_url)

    return grant


def _clock_off(it: Installation) -> None:
    it.set_.setattr(
        "slackapp.wiring.system_clock",
        lambda now=wiring.system_clock: now() + timedelta(minutes=9),
    )


def _another_key(it: Installation) -> None:
    it.sets(DRP_ENCRYPTION_KEYS=wiring.new_key())


def _no_database(it: Installation) -> None:
    it.database.unlink()


def _on_the_network(it: Installation) -> None:
    mounts = it.folder / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {it.folder} nfs4 rw 0 0\n")
    it.set_.setattr("slackapp.doctor.kept.MOUNTS", mounts)


def _sqlite_told(pragma: str) -> Wrong:
    return lambda it: it.set_.setattr("storage.connecting.PRAGMAS", (*PRAGMAS, pragma))


def _held(it: Installation) -> None:
    it.after.enter_context(locked(f"sqlite:///{it.database}"))


def _port_taken(it: Installation) -> None:
    taken = it.after.enter_context(socket.socket())
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    it.set_.setattr("slackapp.doctor.running.PATIENCE", 0.1)
    it.sets(DRP_PORT=str(taken.getsockname()[1]))


def _heads_open(it: Installation) -> None:
    (it.folder / "heads").chmod(0o777)


def _a_circle(it: Installation) -> None:
    council = a_directory()
    postings = tuple(
        replace(each, line_manager="team_manager") if each.person == "service_manager" else each
        for each in council.postings
    )
    it.people(replace(council, postings=postings))


def _nobody_above(it: Installation) -> None:
    council = a_directory()
    postings = tuple(
        replace(each, line_manager="social_worker") if each.person == "service_manager" else each
        for each in council.postings
        if each.person != "social_worker"
    )
    it.people(replace(council, postings=postings))


def _nobody(it: Installation) -> None:
    it.sql("DELETE FROM postings")


def _wrong_procedure(it: Installation) -> None:
    (it.folder / "ours.yaml").write_text("key: ours\n")
    it.sets(DRP_PROCEDURES="ours", DRP_PROCEDURES_DIR=str(it.folder))


def _nothing_looks(it: Installation) -> None:
    desk = it.desk()
    with desk.store.begin() as work:
        work.note(standstill.LOOKED_AT, desk.now() - timedelta(hours=2))
    desk.store.close()


def _due_and_not_seen_to(it: Installation) -> None:
    desk = it.desk()
    with desk.store.begin() as work:
        work.set_digest(desk.now())
        connection = work._connection  # type: ignore[attr-defined]
        connection.execute(update(wakes).values(at=desk.now() - timedelta(days=1)))
    desk.store.close()


def _mail(it: Installation) -> None:
    catcher = MailCatcher(now=wiring.system_clock)
    it.after.callback(catcher.stop)
    it.sets(DRP_SMTP_URL=catcher.url, DRP_MAIL_FROM="a@example.gov.uk")


def _full(it: Installation) -> None:
    it.set_.setattr("slackapp.doctor.kept.ROOM", 1 << 62)


def _full_up(it: Installation) -> None:
    it.set_.setattr("slackapp.doctor.kept.NO_ROOM", 1 << 62)


def _file_open(it: Installation) -> None:
    it.database.chmod(0o644)


@dataclass(frozen=True)
class Case:
    """What is wrong, what doctor says, and whether the app can run so."""

    wrong: Wrong
    says: str
    runs: bool = False


RUNS = True
CASES = {
    "no bot token": Case(_sets(SLACK_BOT_TOKEN=""), "SLACK_BOT_TOKEN is not set. In api.slack"),
    "a bot token of another kind": Case(
        _sets(SLACK_BOT_TOKEN="xapp-sample"), "SLACK_BOT_TOKEN does not begin with xoxb-"
    ),
    "a bot token that Slack refuses": Case(
        _sets(SLACK_BOT_TOKEN="xoxb-other"), "Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy"
    ),
    "neither app token nor signing secret": Case(
        _sets(SLACK_APP_TOKEN=""), "SLACK_APP_TOKEN is not set. In api.slack"
    ),
    "an app token of another kind": Case(
        _sets(SLACK_APP_TOKEN="xoxb-sample"), "SLACK_APP_TOKEN does not begin with xapp-"
    ),
    "an app token that Slack refuses": Case(
        _sets(SLACK_APP_TOKEN="xapp-other"), "Slack refuses SLACK_APP_TOKEN"
    ),
    "both an app token and a signing secret": Case(
        _sets(SLACK_SIGNING_SECRET="0123456789abcdef" * 2), "are both set: Socket Mode", RUNS
    ),
    "a signing secret that is none": Case(
        _sets(SLACK_APP_TOKEN="", SLACK_SIGNING_SECRET="x"),
        "SLACK_SIGNING_SECRET does not look like one",
        RUNS,
    ),
    "Slack cannot be reached": Case(
        _sets(SLACK_API_URL="http://127.0.0.1:9/api/"), "Slack cannot be reached (URLError). Look"
    ),
    "a permission is missing": Case(
        _scopes("commands", "chat:write"), "The app lacks the permission users:read. In api.slack"
    ),
    "more permissions than needed": Case(
        _scopes(*SCOPES, "files:read"), "more permissions than it needs: files:read. Take", RUNS
    ),
    "this machine's clock is wrong": Case(_clock_off, "clock is 9 minutes ahead of Slack's"),
    "a token of another workspace": Case(
        _deactivated(*(id for id, _, _ in COUNCIL.values())), "Slack knows nobody of the people"
    ),
    "no channel": Case(_sets(DRP_CHANNEL=""), "DRP_CHANNEL is not set", RUNS),
    "a channel by its name": Case(
        _sets(DRP_CHANNEL="#dispute-reminders"), "DRP_CHANNEL is not the id of a channel"
    ),
    "the app is not in the channel": Case(
        _sets(DRP_CHANNEL="C02"), "The reminders channel cannot be reached. In that channel type"
    ),
    "a setting that is misspelt": Case(
        _sets(DRP_ADMINISTRATOR="U02"), "Is DRP_ADMINISTRATORS meant?", RUNS
    ),
    "a table of drp.toml that is misspelt": Case(
        _in_file('[mailboxs]\nx = "y@example.org"\n'), "Is mailboxes meant?", RUNS
    ),
    "a setting that cannot be read": Case(_sets(DRP_PORT="many"), "DRP_PORT: "),
    "a drp.toml that cannot be read": Case(
        _in_file("[safety\n"), "The settings file cannot be read"
    ),
    "no administrators": Case(
        _sets(DRP_ADMINISTRATORS=""), "DRP_ADMINISTRATORS is not set, so nobody is told", RUNS
    ),
    "an administrator by name": Case(
        _sets(DRP_ADMINISTRATORS="Sample Chair"), "DRP_ADMINISTRATORS has one that is not a person"
    ),
    "an administrator whom Slack does not know": Case(
        _sets(DRP_ADMINISTRATORS="U404"), "U404 of DRP_ADMINISTRATORS", RUNS
    ),
    "an overseer whom Slack does not know": Case(
        _sets(DRP_OVERSEERS="U404"), "U404 of DRP_OVERSEERS", RUNS
    ),
    "a data protection officer whom Slack does not know": Case(
        _sets(DRP_DATA_PROTECTION_OFFICERS="U404"), "U404 of DRP_DATA_PROTECTION_OFFICERS", RUNS
    ),
    "a retention officer whom Slack does not know": Case(
        _in_file('[retention]\nofficers = ["U02", "U404"]\n'), "U404 of officers under", RUNS
    ),
    "somebody on call whom Slack does not know": Case(
        _sets(DRP_ON_CALL="U404", DRP_DATA_PROTECTION_OFFICERS="U02"), "U404 of DRP_ON_CALL", RUNS
    ),
    "the only officer is on call": Case(
        _sets(DRP_ON_CALL="U08", DRP_DATA_PROTECTION_OFFICERS="U08"), "they read their own reasons"
    ),
    "one of two officers is on call": Case(
        _sets(DRP_ON_CALL="U08", DRP_DATA_PROTECTION_OFFICERS="U02,U08"),
        "U08 stands in DRP_ON_CALL and in DRP_DATA_PROTECTION_OFFICERS",
        RUNS,
    ),
    "no encryption key": Case(_sets(DRP_ENCRYPTION_KEYS=""), "DRP_ENCRYPTION_KEYS: no key is set"),
    "a key that is too short": Case(_sets(DRP_ENCRYPTION_KEYS="c2hvcnQ="), "a key is not"),
    "another key than the database's": Case(_another_key, "DRP_ENCRYPTION_KEYS lacks"),
    "no database there": Case(_no_database, "There is no database at DRP_DATABASE_URL. Look"),
    "a database of another kind": Case(
        _sets(DRP_DATABASE_URL="mysql://x/y"), "DRP_DATABASE_URL must begin with"
    ),
    "a database server that does not answer": Case(
        _sets(DRP_DATABASE_URL="postgresql://drp@127.0.0.1:9/drp"), "The database does not answer"
    ),
    "a database elsewhere that anybody could pretend to be": Case(
        _sets(DRP_DATABASE_URL="postgresql:///drp", PGHOST="db.example.gov.uk"),
        "(db.example.gov.uk). Add ?sslmode=verify-full",
    ),
    "a database that is not upgraded": Case(
        lambda it: it.sql("UPDATE alembic_version SET version_num = '0018'"),
        "The database is not up to date. Run: drp db upgrade",
    ),
    "a database of a later version": Case(
        lambda it: it.sql("UPDATE alembic_version SET version_num = '9999'"),
        "brought up to date by a later version of the app. Run that version",
    ),
    "a database that cannot be written": Case(_held, "The database can be read and not written"),
    "SQLite on a network drive": Case(_on_the_network, "stands on a network drive (nfs4)"),
    "SQLite without a journal that lets people read and write": Case(
        _sqlite_told("journal_mode=DELETE"), "SQLite's journal is of the kind delete, not WAL", RUNS
    ),
    "a database that a power cut undoes": Case(
        _sqlite_told("synchronous=NORMAL"), "The database runs with synchronous = 1: a power cut"
    ),
    "a database file open to others": Case(_file_open, "can be read by other users", RUNS),
    "a disk that is nearly full": Case(
        _full, "MB are free on the database's disk. Make room", RUNS
    ),
    "a disk that is full": Case(_full_up, "The database's disk is full: "),
    "an address with a name": Case(
        _sets(DRP_HOST="*"), "Write one address of this machine in figures: 127.0.0.1"
    ),
    "an address of another machine": Case(
        _sets(DRP_HOST="192.0.2.1"), "192.0.2.1 is no address of this machine. Set DRP_HOST to"
    ),
    "a port that is taken": Case(_port_taken, "is taken on this machine. Set DRP_PORT"),
    "no folder for the heads": Case(_sets(DRP_HEADS_DIR=""), "DRP_HEADS_DIR is not set", RUNS),
    "a folder for the heads that is not there": Case(
        _sets(DRP_HEADS_DIR="/nowhere/heads"),
        "DRP_HEADS_DIR names no folder for the heads of the record. There is no folder",
    ),
    "the heads beside the database": Case(
        lambda _: None, "The heads of the record stand on the database's own disk", RUNS
    ),
    "heads that others can change": Case(
        _heads_open, "The folder of the heads can be written by other users", RUNS
    ),
    "nobody in the people list": Case(_nobody, "The people list is empty. Import it"),
    "a post that nobody holds": Case(
        lambda it: it.people(a_directory("head_of_service")), "Nobody holds the post of", RUNS
    ),
    "a line manager who holds no post": Case(_nobody_above, "drp people check says which", RUNS),
    "managers above each other in a circle": Case(_a_circle, "above each other in a circle", RUNS),
    "somebody who has left Slack": Case(_deactivated("U06"), "has left Slack", RUNS),
    "a procedure that is not there": Case(_sets(DRP_PROCEDURES="none-such"), "none-such"),
    "a procedure file that is wrong": Case(_wrong_procedure, "ours"),
    "bank holidays that end soon": Case(
        lambda it: (it.folder / "drp.toml").write_text(
            f"[closures]\nknown_until = {wiring.system_clock().date() + timedelta(days=9)}\n"
        ),
        "Bank holidays are known until",
        RUNS,
    ),
    "no telephone number for immediate safety": Case(
        lambda it: (it.folder / "drp.toml").write_text("[closures]\nknown_until = 2099-01-01\n"),
        "No telephone number for immediate safety is set",
        RUNS,
    ),
    "no mail server": Case(lambda _: None, "E-mail is not set up", RUNS),
    "a mail server that does not answer": Case(
        _sets(DRP_SMTP_URL="smtp://127.0.0.1:9", DRP_MAIL_FROM="a@example.gov.uk"),
        "The mail server 127.0.0.1:9 does not answer",
    ),
    "no sender": Case(_sets(DRP_SMTP_URL="smtp://127.0.0.1:9"), "DRP_MAIL_FROM"),
    "no secure domains": Case(_mail, "DRP_SECURE_DOMAINS is not set", RUNS),
    "a post outside without a mailbox": Case(
        _sets(DRP_PROCEDURES="solihull"), "Put partnership under [mailboxes]", RUNS
    ),
    "an app that does not look at what is due": Case(
        _nothing_looks, "Nothing has looked at what is due since", RUNS
    ),
    "something due that nobody has seen to": Case(
        _due_and_not_seen_to, "and nothing has looked at it. Start drp run"
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_doctor_says_what_is_wrong_and_whether_the_app_can_run_so(
    installed: Installation, capsys: pytest.CaptureFixture[str], case: Case
):
    case.wrong(installed)

    status = doctor(Namespace())

    said = capsys.readouterr().out
    [line, *_] = [each for each in said.splitlines() if case.says in each] or [said]
    assert case.says in line
    assert line.startswith("look" if case.runs else "mend"), line
    assert status == (0 if case.runs else 1), said
    for secret in ("xoxb-other", "xapp-other", os.environ.get("DRP_ENCRYPTION_KEYS") or "-" * 9):
        assert secret not in said


def test_the_page_for_whoever_runs_it_lists_them_all():
    page = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")

    assert [name for name in CASES if f"| {name} |" not in page] == []
    assert len(CASES) > 50
