"""The log: a line of JSON an event, and neither what was typed nor a secret, whatever fails."""

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App
from sqlalchemy import text

from slackapp import __main__, equipping, faults, settings, wiring
from slackapp.mail import server, smtp
from slackapp.settings import CannotStart, WrongSettings
from slackapp.socket_mode import SocketMode
from tests.mail.real_server import make_certificate, real_server
from tests.office import Office, over_both
from tests.slackapp.scripted_slack import DROP, ScriptedSlack
from tests.world import settings_for

#: Stands in everything that must never be logged.
CANARY = "Zq7canary"
DOWN = "http://127.0.0.1:9/api/"


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is written while every logger, whoever's it is, says all that it can."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    written, root = io.StringIO(), logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers[:] = []
    with warnings.catch_warnings(), monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", written)
        faults.set_up_logging(logging.DEBUG)
    loggers = [logging.getLogger(name) for name in [*logging.root.manager.loggerDict]]
    levels = [(each, each.level) for each in loggers]
    for each in loggers:
        each.setLevel(logging.DEBUG)
    yield written
    for each, was in levels:
        each.setLevel(was)
    root.handlers[:] = before
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def lines(logged: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in logged.getvalue().splitlines()]


def test_an_event_is_one_line_with_what_happened_and_with_what(logged: io.StringIO):
    faults.log.warning("message refused for now: %s", "internal_error")

    [line] = lines(logged)
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "warning",
        "from": "drp",
        "event": "message refused for now: %s",
        "says": "message refused for now: internal_error",
    }


def test_an_exception_is_logged_by_its_type_and_place_however_it_is_chained(logged: io.StringIO):
    try:
        try:
            raise ValueError(CANARY)
        except ValueError as error:
            raise RuntimeError(f"{CANARY}\n{CANARY}") from error
    except RuntimeError as error:
        number = faults.record(error, "a test")
        faults.log.exception("it failed")
        logging.getLogger("slack_bolt.App").exception("failed with %s", CANARY)
        logging.getLogger("slack_sdk.web").error(f"sent {CANARY}", exc_info=True)

    said = lines(logged)
    assert CANARY not in logged.getvalue()
    assert f"fault {number} in a test: RuntimeError at test_logs.py:" in said[0]["says"]
    assert said[1]["fault"].startswith("RuntimeError at test_logs.py:")
    assert [line["event"].partition(":")[0] for line in said[2:]] == [
        "something at test_logs.py",
        "something at test_logs.py",
    ]


def test_what_nobody_catches_in_a_thread_or_at_all_is_logged_alike(logged: io.StringIO):
    def fails() -> None:
        raise RuntimeError(CANARY)

    thread = threading.Thread(target=fails, name="the sample")
    thread.start()
    thread.join()
    try:
        fails()
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, None)
    logging.getLogger("py.warnings").warning(CANARY)

    said = [line.get("says", "") for line in lines(logged)]
    assert "in the thread the sample: RuntimeError at" in said[0]
    assert "in the whole app: RuntimeError at" in said[1]
    assert CANARY not in logged.getvalue()


def test_a_command_that_goes_wrong_says_its_fault_and_no_more(
    logged: io.StringIO, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fails(_: object) -> int:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("slackapp.cli.keys.new", fails)

    assert __main__.main(["keys", "new"]) == 1

    said = capsys.readouterr()
    assert "Something went wrong (fault " in said.err
    assert CANARY not in said.err + said.out + logged.getvalue()
    assert "in drp keys:new: RuntimeError at" in logged.getvalue()


@over_both
def test_of_a_whole_conversation_nothing_that_is_typed_and_no_token_is_logged(
    logged: io.StringIO, office: Office
):
    chair = office.person("chair")
    chair.types(f"/drp show {CANARY}")
    chair.types("/drp new")
    office.world.raised("stage_1", concern={"concern": CANARY})
    office.settle()

    found = logged.getvalue()
    assert "something at" in found  # others said much
    for secret in (CANARY, "xoxb-sample", "xapp-sample", "sample-secret"):
        assert secret not in found
    assert office.has.encryption_keys[0] not in found


# ---- every secret, and what fails with it -------------------------------------------------------


Fails = Callable[[ScriptedSlack, Path], object]


def a_bad_bot_token(slack: ScriptedSlack, folder: Path) -> None:
    slack.script.append({"ok": False, "error": "invalid_auth"})
    has = settings_for(folder, SLACK_BOT_TOKEN=f"xoxb-{CANARY}", SLACK_API_URL=slack.url)
    equipping.client(has).chat_postMessage(channel="C01", text=CANARY)


def slack_down(slack: ScriptedSlack, folder: Path) -> None:
    has = settings_for(folder, SLACK_BOT_TOKEN=f"xoxb-{CANARY}", SLACK_API_URL=DOWN)
    equipping.client(has).chat_postMessage(channel="C01", text=CANARY)


def slack_hangs_up(slack: ScriptedSlack, folder: Path) -> None:
    slack.script.append(DROP)
    has = settings_for(folder, SLACK_BOT_TOKEN=f"xoxb-{CANARY}", SLACK_API_URL=slack.url)
    equipping.client(has).chat_postMessage(channel="C01", text=CANARY)


def a_page_in_place_of_slack(slack: ScriptedSlack, folder: Path) -> None:
    slack.script.append((502, {}, f"<html>{CANARY}</html>"))
    has = settings_for(folder, SLACK_BOT_TOKEN=f"xoxb-{CANARY}", SLACK_API_URL=slack.url)
    equipping.client(has).chat_postMessage(channel="C01", text=CANARY)


def a_bad_app_token(slack: ScriptedSlack, folder: Path) -> None:
    slack.script.append({"ok": False, "error": "not_authed"})
    client = equipping.client(settings_for(folder, SLACK_API_URL=slack.url))
    app = App(client=client, signing_secret=CANARY, request_verification_enabled=False)
    SocketMode(app, f"xapp-{CANARY}", 1, lambda: None).start()


def a_bad_mail_login(_: ScriptedSlack, folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SSL_CERT_FILE", str(make_certificate(folder)))
        with real_server(folder, how="smtp+starttls", login=True) as running:
            url = f"smtp+starttls://sample:{CANARY}@localhost:{running.port}"
            with smtp.connected(server.read(url)):
                pass


def a_mail_address_that_cannot_be_read(_: ScriptedSlack, folder: Path) -> None:
    settings_for(folder, DRP_SMTP_URL=f"imap://sample:{CANARY}@localhost")


def a_bad_database_password(_: ScriptedSlack, folder: Path) -> None:
    url = f"postgresql://sample:{CANARY}@127.0.0.1:9/sample"
    wiring.desk(settings_for(folder, DRP_DATABASE_URL=url))


def a_database_of_no_known_kind(_: ScriptedSlack, folder: Path) -> None:
    wiring.desk(settings_for(folder, DRP_DATABASE_URL=f"mysql://sample:{CANARY}@localhost/x"))


def a_bad_key(_: ScriptedSlack, folder: Path) -> None:
    wiring.desk(settings_for(folder, DRP_ENCRYPTION_KEYS=CANARY))


def a_row_that_cannot_be_written(_: ScriptedSlack, folder: Path) -> None:
    has = settings_for(folder)
    wiring.upgrade(has)
    with wiring.engine(has).begin() as connection:
        connection.execute(text("INSERT INTO disputes (id) VALUES (:it)"), {"it": CANARY})


@pytest.mark.parametrize(
    "fails",
    [
        a_bad_bot_token,
        slack_down,
        slack_hangs_up,
        a_page_in_place_of_slack,
        a_bad_app_token,
        a_bad_mail_login,
        a_mail_address_that_cannot_be_read,
        a_bad_database_password,
        a_database_of_no_known_kind,
        a_bad_key,
        a_row_that_cannot_be_written,
    ],
    ids=lambda each: each.__name__,
)
def test_whatever_fails_no_secret_is_logged_or_said(
    logged: io.StringIO,
    slack: ScriptedSlack,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    fails: Fails,
):
    with pytest.raises(Exception) as raised:  # noqa: PT011 # of whatever kind
        fails(slack, tmp_path)
    faults.record(raised.value, "a test")
    faults.log.error("it failed", exc_info=raised.value)
    assert not isinstance(raised.value, AssertionError)
    shown = str(raised.value) if isinstance(raised.value, CannotStart | WrongSettings) else ""

    said = capsys.readouterr()
    assert "a test" in logged.getvalue()
    assert CANARY not in logged.getvalue() + said.out + said.err + shown


def test_wrong_settings_are_said_without_their_values(monkeypatch: pytest.MonkeyPatch):
    for name in ("DRP_PORT", "DRP_SMTP_URL", "DRP_MAIL_FROM"):
        monkeypatch.setenv(name, f"{CANARY}://{CANARY}")
    with pytest.raises(WrongSettings) as wrong:
        settings.read()

    assert "DRP_PORT" in str(wrong.value)
    assert CANARY not in str(wrong.value)
