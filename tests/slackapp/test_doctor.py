"""``drp doctor`` against the local stand-in for Slack: what it finds, and how to mend it."""

from argparse import Namespace
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import case, update

from slackapp import calendars, settings, wiring
from slackapp.cli.doctor import doctor
from slackapp.doctor import at_slack, kept
from slackapp.wording import doctor as doctor_words
from storage.outliving import MUST
from storage.tables import outbox, wakes
from tests.databases import Database, another_owns, on_postgresql
from tests.office import Office
from tests.world import a_directory


@pytest.fixture
def asked(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """The environment of an installation in which everything is in order."""
    has = office.has
    for name, value in {
        "SLACK_BOT_TOKEN": "xoxb-sample",
        "SLACK_APP_TOKEN": "xapp-sample",
        "SLACK_API_URL": office.sandbox.api_url,
        "DRP_DATABASE_URL": has.database_url,
        "DRP_ENCRYPTION_KEYS": has.encryption_keys[0],
        "DRP_CHANNEL": has.channel,
        "DRP_ADMINISTRATORS": "U02",
        "DRP_HEADS_DIR": str(tmp_path),
        "DRP_SETTINGS": str(tmp_path / "drp.toml"),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setitem(MUST, "postgresql", {})  # that of the tests waits for no disk
    # what is due in the office is due by its own clock, whatever day it is outside
    monkeypatch.setattr(wiring, "system_clock", office.world.clock)
    (tmp_path / "drp.toml").write_text(
        '[safety]\ntelephone = "01234 000000"\n[closures]\nknown_until = 2099-01-01\n'
        '[retention]\nofficers = ["U02", "U07"]\ndrafts = "1 year after saved"\n'
    )
    monkeypatch.setenv("DRP_PORT", str(office.runtime.port))
    if has.database_url.startswith("sqlite:///"):
        Path(has.database_url.removeprefix("sqlite:///")).chmod(0o600)
    return monkeypatch


def found(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line for line in capsys.readouterr().out.splitlines() if not line.startswith("ok")]


@pytest.mark.usefixtures("asked")
def test_all_is_well_but_for_e_mail_and_two_empty_posts(capsys: pytest.CaptureFixture[str]):
    assert doctor(Namespace()) == 0

    beside = "look  The heads of the record stand on the database's own disk"  # as SQLite's do here
    assert [line for line in found(capsys)[:-1] if not line.startswith(beside)] == [
        "look  E-mail is not set up: e-mail notices wait, and the raiser is told. Set "
        "DRP_SMTP_URL and DRP_MAIL_FROM.",
        "look  Nobody holds the post of chairs' head of service. Add somebody under People in "
        "Slack, or to the file of the people list and import it again.",
        "look  Nobody holds the post of executive director. Add somebody under People in "
        "Slack, or to the file of the people list and import it again.",
    ]


def test_without_a_folder_for_the_heads_it_says_what_nobody_could_see(
    asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    asked.delenv("DRP_HEADS_DIR")
    assert doctor(Namespace()) == 0
    assert any("DRP_HEADS_DIR is not set" in line for line in found(capsys))
    asked.setenv("DRP_HEADS_DIR", str(tmp_path / "nowhere"))

    assert doctor(Namespace()) == 1

    assert any(line.startswith("mend") and "nowhere" in line for line in found(capsys))


@on_postgresql
def test_a_role_that_could_not_let_anything_go_for_good_is_told_before(
    asked: pytest.MonkeyPatch, database: Database, capsys: pytest.CaptureFixture[str]
):
    with another_owns(database) as address:
        asked.setenv("DRP_DATABASE_URL", address)
        doctor(Namespace())

    said = found(capsys)
    assert any("does not own the PostgreSQL database" in line for line in said), said


@pytest.mark.parametrize("transport", ["http"], indirect=True)
def test_over_http_it_asks_for_the_signing_secret_and_for_no_app_token(
    asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked.delenv("SLACK_APP_TOKEN")
    asked.setenv("SLACK_SIGNING_SECRET", "0123456789abcdef0123456789abcdef")
    assert doctor(Namespace()) == 0
    assert "ok    SLACK_SIGNING_SECRET is set" in capsys.readouterr().out
    asked.setenv("SLACK_SIGNING_SECRET", "xapp-sample")

    doctor(Namespace())

    assert any("does not look like one" in line for line in found(capsys))


def test_the_app_that_runs_is_asked_how_it_is(
    office: Office, asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    doctor(Namespace())
    assert f"ok    The app runs on port {office.runtime.port}" in capsys.readouterr().out
    office.runtime.postman.ticked_at -= 1000

    assert doctor(Namespace()) == 1

    said = "The app runs, and is not ready: tick has not looked at what is due for 17 minutes."
    assert any(said in line for line in found(capsys))
    office.runtime.stop()
    doctor(Namespace())
    assert f"ok    Port {office.runtime.port} is free" in capsys.readouterr().out


def test_something_else_on_the_port_is_said(
    office: Office, asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked.setenv("DRP_PORT", office.sandbox.url.rpartition(":")[2])

    assert doctor(Namespace()) == 1

    assert any("is taken on this machine. Set DRP_PORT" in line for line in found(capsys))


def test_what_nobody_has_looked_at_and_what_waits_is_said(
    office: Office, asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    office.stop_sending()
    office.world.raised("stage_1")
    long_ago = wiring.system_clock() - timedelta(days=40)
    with office.world.desk.store.begin() as work:
        connection = work._connection  # type: ignore[attr-defined]
        connection.execute(update(wakes).values(at=long_ago))
        connection.execute(update(outbox).values(not_before=long_ago))

    assert doctor(Namespace()) == 1

    said = found(capsys)
    assert any("ago, and nothing has looked at it. Start drp run" in line for line in said)
    assert any("wait to be sent, the oldest for 40 days" in line for line in said)


NOT_DELIVERED = (
    "look  In the last 7 days 1 message could not be delivered. "
    "The app's log says of each when, and why."
)
MAY_BE_LOST = (
    "look  In the last 7 days there was no answer to 2 messages, so Slack may not have taken them. "
    "A reminder is followed by the next."
)


@pytest.mark.parametrize(
    ("days", "says"), [(6, {NOT_DELIVERED, MAY_BE_LOST}), (8, set())], ids=["lately", "long ago"]
)
def test_what_was_not_delivered_lately_is_counted(
    office: Office,
    asked: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    days: int,
    says: set[str],
):
    office.world.raised("stage_1")
    office.settle()
    lost = case((outbox.c.in_hours, "failed"), else_="unknown")
    when = wiring.system_clock() - timedelta(days=days)
    with office.world.desk.store.begin() as work:
        connection = work._connection  # type: ignore[attr-defined]
        connection.execute(update(outbox).values(state=lost, not_before=when))

    doctor(Namespace())

    assert {NOT_DELIVERED, MAY_BE_LOST} & set(found(capsys)) == says


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"deleted": True}, "has left Slack"),
        ({"team_id": "T99"}, "belongs to another organisation"),
    ],
)
def test_somebody_whom_the_app_cannot_serve_is_named(
    office: Office,
    asked: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    changed: dict[str, object],
    says: str,
):
    office.control.do("/people/U06", **changed)

    doctor(Namespace())

    assert any("Sample Head of Service" in line and says in line for line in found(capsys))


def test_an_administrator_whom_slack_does_not_know_is_named(
    asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked.setenv("DRP_ADMINISTRATORS", "U404")

    doctor(Namespace())

    assert any("U404 of DRP_ADMINISTRATORS" in line for line in found(capsys))


def test_a_dispute_that_waits_for_somebody_who_has_gone_is_named(
    office: Office, asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    dispute = office.world.raised("stage_1")
    office.world.people(a_directory("team_manager"))

    doctor(Namespace())

    assert any(
        f"1 open dispute waits for somebody who has left: {dispute.reference}." in line
        for line in found(capsys)
    )


def test_a_permission_too_few_or_too_many_is_said(
    office: Office, asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked.setattr(at_slack, "SCOPES", frozenset({"commands", "chat:write", "files:write"}))

    assert doctor(Namespace()) == 1

    said = found(capsys)
    assert any("lacks the permission files:write." in line for line in said)
    assert any("more permissions than it needs: users:read." in line for line in said)


def test_a_clock_that_is_off_is_said(asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    late = wiring.system_clock() - timedelta(minutes=10)
    asked.setattr(wiring, "system_clock", lambda: late)

    assert doctor(Namespace()) == 1

    assert any("clock is 10 minutes behind Slack's" in line for line in found(capsys))


def test_a_database_that_others_can_read_and_a_full_disk_are_said(tmp_path: Path):
    (tmp_path / "drp.db").touch(mode=0o644)
    (tmp_path / "drp.db").chmod(0o644)
    has = settings.of(DRP_DATABASE_URL=f"sqlite:///{tmp_path / 'drp.db'}")

    said = [finding.says for finding in kept.file(has)]

    assert said[0] == "drp.db can be read by other users of this machine. Type: chmod 600 drp.db"
    assert [
        finding.says for finding in kept.file(settings.of(DRP_DATABASE_URL="postgresql://x"))
    ] == []
    assert doctor_words.little_room(499_000_000).startswith("Only 499 MB are free")


def test_nothing_is_posted_that_anybody_sees(
    office: Office, asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    doctor(Namespace())

    assert capsys.readouterr().out
    assert office.channel().messages() == []
    assert office.person("chair").ephemeral() == []


def test_everything_that_is_not_set_is_said_at_once(
    asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DRP_CHANNEL"):
        asked.delenv(name)

    assert doctor(Namespace()) == 1

    said = found(capsys)
    assert [line.split(" is not set")[0] for line in said[:3]] == [
        "mend  SLACK_BOT_TOKEN",
        "mend  SLACK_APP_TOKEN",
        "look  DRP_CHANNEL",
    ]
    assert said[-1] == "2 to mend before the app can run."


def test_a_channel_without_the_app(
    office: Office, asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    office.control.app_in_channel(office.has.channel, present=False)

    assert doctor(Namespace()) == 1

    assert (
        "mend  The reminders channel cannot be reached. In that channel type /invite and the "
        "app's name."
    ) in found(capsys)


@pytest.mark.parametrize("code", ["internal_error", "missing_scope", "user_not_in_channel"])
def test_a_channel_of_which_slack_says_anything_else_is_not_called_fine(
    office: Office,
    asked: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    code: str,
):
    office.control.fault("error", "chat.postEphemeral", error=code)

    assert doctor(Namespace()) == 1

    assert any("reminders channel" in line for line in found(capsys))


def test_a_setting_that_is_there_and_empty_is_not_set(
    asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked.setenv("SLACK_APP_TOKEN", "")

    assert settings.read().app_token is None
    assert doctor(Namespace()) == 1
    assert any("SLACK_APP_TOKEN is not set." in line for line in found(capsys))


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-wrong", "mend  Slack refuses SLACK_BOT_TOKEN (invalid_auth)."),
        ("SLACK_APP_TOKEN", "xapp-wrong", "mend  Slack refuses SLACK_APP_TOKEN (invalid_auth)."),
        ("SLACK_API_URL", "http://127.0.0.1:9/api/", "mend  Slack cannot be reached"),
        ("DRP_ENCRYPTION_KEYS", "", "mend  DRP_ENCRYPTION_KEYS: no key is set."),
        ("DRP_DATABASE_URL", "sqlite:////nowhere/at/all.db", "mend  The database does not answer."),
        ("DRP_DATABASE_URL", "oracle://x", "mend  DRP_DATABASE_URL must begin with"),
        ("DRP_CALENDAR", "GB", "mend  DRP_CALENDAR"),
        ("DRP_PROCEDURES", "nowhere", 'mend  There is no procedure "nowhere".'),
        ("DRP_CHANNEL", "", "look  DRP_CHANNEL is not set, so no channel posts are sent."),
        ("DRP_ADMINISTRATORS", "", "look  DRP_ADMINISTRATORS is not set"),
    ],
)
def test_what_is_wrong_is_named_with_how_to_mend_it(
    asked: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    says: str,
):
    asked.setenv(name, value)

    status = doctor(Namespace())

    lines = found(capsys)
    assert [line for line in lines if line.startswith(says)], lines
    assert status == (1 if says.startswith("mend") else 0)


def test_tokens_that_are_not_set_say_where_slack_shows_them(
    asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked.delenv("SLACK_APP_TOKEN")
    doctor(Namespace())
    assert any(
        "SLACK_APP_TOKEN is not set. In api.slack.com/apps" in line for line in found(capsys)
    )
    asked.delenv("SLACK_BOT_TOKEN")

    doctor(Namespace())

    assert any(
        "SLACK_BOT_TOKEN is not set. In api.slack.com/apps" in line for line in found(capsys)
    )


def test_somebody_who_has_left_slack_and_an_empty_list_are_found(
    office: Office, asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    council = a_directory()
    gone = replace(council.people["head_of_service"], slack_id="U404")
    office.world.people(replace(council, people={**council.people, "head_of_service": gone}))
    doctor(Namespace())
    assert any(
        line.startswith("look  Sample Head of Service has left Slack, or is not known there")
        for line in found(capsys)
    )
    office.world.people(replace(council, postings=()))

    doctor(Namespace())

    assert any(line.startswith("mend  The people list is empty.") for line in found(capsys))


def test_a_calendar_about_to_end_is_said(
    asked: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    (tmp_path / "drp.toml").write_text(
        '[safety]\ntelephone = "1"\n[closures]\nknown_until = 2026-12-28\n'
    )

    doctor(Namespace())

    assert any("known until Monday 28 December 2026 only" in line for line in found(capsys))


def test_the_environment_wins_over_the_file(asked: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "drp.toml").write_text('DRP_CHANNEL = "C99"\nDRP_CALENDAR = "SCT"\n')

    has = settings.read()

    assert (has.channel, has.calendar) == ("C01", "SCT")
    assert calendars.calendar(has, has.calendar).name == "SCT"
