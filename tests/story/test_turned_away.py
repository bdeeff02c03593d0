"""Whoever is turned away is logged by ids and counted, so that somebody can look into it."""

import logging
from datetime import UTC, datetime
from urllib.parse import urlencode

import httpx
import pytest

from slackapp import faults, ids, refusing
from slackapp.turned_away import MANY, QUIET, WITHIN, TurnedAway, is_not_theirs
from slackapp.views import small
from slackapp.wording import refusals
from tests.office import Office, over_both
from tests.person import Person
from tests.story.test_over_http import COMMAND, http_only, post, signed
from tests.world import a_directory


def turned_away(office: Office, why: str) -> float:
    """How often, as the figures say."""
    figure = f'drp_turned_away_total{{why="{why}"}}'
    lines = httpx.get(f"{office.app_url}/metrics", timeout=5).text.splitlines()
    return next((float(line.split()[-1]) for line in lines if line.startswith(figure)), 0)


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The lines of the log about it."""
    lines = (each.getMessage() for each in caplog.records)
    return [line for line in lines if line.startswith("turned away")]


@over_both
def test_a_reference_that_is_not_theirs_is_refused_and_it_is_known_who_asked(
    office: Office, caplog: pytest.LogCaptureFixture
):
    dispute = office.world.raised("stage_1")
    head = office.person("head_of_service")

    head.types(f"/drp show {dispute.reference}")

    assert head.ephemeral_message(refusals.NOT_INVOLVED)
    assert said(caplog) == [f"turned away: not theirs: {head.id} in /drp"]
    assert turned_away(office, "not theirs") == 1


def test_a_button_that_is_not_theirs_is_refused_and_it_is_known_who_pressed(
    office: Office, caplog: pytest.LogCaptureFixture
):
    dispute = office.world.raised("stage_1")
    head = office.person("head_of_service")
    button = {
        "type": "button",
        "action_id": ids.OPEN,
        "value": ids.about(dispute.id, dispute.visit),
        "text": {"type": "plain_text", "text": "Open"},
    }
    block = {"type": "actions", "block_id": "do", "elements": [button]}
    slack = office.runtime.postman._sender.client
    slack.chat_postMessage(channel=head.id, text="Forged", blocks=[block])

    head.direct_message("Forged").press("Open")

    assert head.modal("Nothing changed").shows(refusals.NOT_INVOLVED)
    assert said(caplog) == [f"turned away: not theirs: {head.id} in {ids.OPEN}"]


def test_somebody_in_no_list_is_turned_away_and_an_administrator_is_told_where_to_go_on(
    office: Office, caplog: pytest.LogCaptureFixture
):
    listed = office.directory.people
    office.world.people(a_directory("chair_manager"))
    keeps_the_list = listed["chair_manager"].slack_id
    assert keeps_the_list in office.world.desk.administrators

    Person(office.control, keeps_the_list).types("/drp list")
    office.stranger().types("/drp list")

    assert said(caplog) == ["turned away: not listed: U90 in /drp"]


@http_only
def test_requests_that_slack_did_not_sign_are_counted_and_do_not_fill_the_log(
    office: Office, caplog: pytest.LogCaptureFixture
):
    body = urlencode(COMMAND)

    for _ in range(5):
        assert post(office, body, signed(body, "another-secret")).status_code == 401

    assert turned_away(office, "not signed") == 5
    assert said(caplog) == ["turned away: not signed by Slack, or too old: 1"]


@http_only
def test_somebody_of_another_workspace_is_logged_with_no_word_of_what_they_typed(
    office: Office, caplog: pytest.LogCaptureFixture
):
    body = urlencode(COMMAND | {"team_id": "T99"})

    post(office, body, signed(body))

    assert said(caplog) == ["turned away: another workspace: U01 in /drp"]


@http_only
def test_a_request_that_names_no_workspace_is_nobodys(
    office: Office, caplog: pytest.LogCaptureFixture
):
    body = urlencode({name: value for name, value in COMMAND.items() if name != "team_id"})

    answer = post(office, body, signed(body))

    assert "You are not in this app's people list." in answer.json()["text"]
    assert turned_away(office, "another workspace") == 1


def test_strangers_at_the_door_are_one_line_a_minute(caplog: pytest.LogCaptureFixture):
    now = [0.0]
    away = TurnedAway(clock=lambda: now[0])

    for now[0] in (0, 1, QUIET - 1, QUIET, QUIET + 1):
        away.not_signed()

    assert [line.rpartition(" ")[2] for line in said(caplog)] == ["1", "3"]


@pytest.mark.parametrize(("apart", "alarms"), [(1, 1), (WITHIN / (MANY - 2), 0)])
def test_whoever_is_turned_away_again_and_again_within_an_hour_is_an_alarm(
    caplog: pytest.LogCaptureFixture, apart: float, alarms: int
):
    now = [0.0]
    away = TurnedAway(clock=lambda: now[0])

    for number in range(MANY):
        now[0] = number * apart
        away.person("not theirs", "U07", "/drp")
        away.person("not theirs", f"U1{number}", "/drp")

    loud = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert [each.getMessage() for each in loud] == ["turned away: U07, 20 times within an hour"] * (
        alarms
    )


def test_a_refusal_is_known_wherever_it_is_said():
    view = {"blocks": [{"type": "input", "block_id": "b.form.field", "element": {}}]}
    no = refusals.NOT_INVOLVED

    assert is_not_theirs(refusing.on_first_box(no, {"blocks": []}).ack)
    assert is_not_theirs({"response_action": "errors", "errors": {"b": no}})
    assert is_not_theirs(small.notice([no]))
    assert not is_not_theirs(small.notice([refusals.NO_SUCH]))
    assert not is_not_theirs(view)


def test_nothing_that_is_logged_can_begin_another_line():
    record = faults.log.makeRecord(
        "drp", logging.INFO, "", 0, "in %s", ("a\nforged \x1b[2J\x85\u2028line",), None
    )
    record.created, record.msecs = datetime(2026, 7, 1, 12, tzinfo=UTC).timestamp(), 5

    line = faults.OneLine().format(record)

    assert line.isprintable()
    assert "2026-07-01T12:00:00.005" in line
    assert line.count("forged") == 1
