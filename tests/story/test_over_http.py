"""Slack posts to the app: signed requests only, and nothing of the others is believed or logged."""

import hmac
import json
import logging
import time
from hashlib import sha256
from urllib.parse import urlencode

import httpx
import pytest

from slackapp import faults
from tests.office import APP, Office

http_only = pytest.mark.parametrize("transport", ["http"], indirect=True)
pytestmark = http_only

COMMAND = {"command": "/drp", "text": "Zq7canary", "user_id": "U01", "team_id": "T01"}


def signed(body: str, secret: str = APP.signing_secret, at: float = 0) -> dict[str, str]:
    """The headers with which Slack signs a request."""
    stamp = str(int(at or time.time()))
    made = hmac.digest(secret.encode(), f"v0:{stamp}:{body}".encode(), sha256).hex()
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={made}",
    }


def post(office: Office, body: str, headers: dict[str, str]) -> httpx.Response:
    return httpx.post(f"{office.app_url}/slack/events", content=body, headers=headers, timeout=5)


def test_a_signed_request_is_answered(office: Office):
    body = urlencode(COMMAND)

    answer = post(office, body, signed(body))

    assert answer.status_code == 200
    assert "That is not one of the choices." in answer.json()["text"]


@pytest.mark.parametrize(
    ("secret", "age"), [("another-secret", 0), (APP.signing_secret, 400)], ids=["forged", "old"]
)
def test_a_forged_or_old_request_is_refused_and_none_of_it_is_logged(
    office: Office, caplog: pytest.LogCaptureFixture, secret: str, age: float
):
    faults.set_up_logging(logging.DEBUG)
    caplog.set_level(logging.DEBUG)
    faults.quieten()
    body = urlencode(COMMAND)

    answer = post(office, body, signed(body, secret, time.time() - age))

    assert answer.status_code == 401
    assert "Zq7canary" not in caplog.text


def test_somebody_of_another_workspace_is_refused_though_the_request_is_signed(office: Office):
    body = urlencode(COMMAND | {"team_id": "T99"})

    answer = post(office, body, signed(body))

    assert "You are not in this app's people list." in answer.json()["text"]


def test_slack_can_check_the_address_before_it_uses_it(office: Office):
    """https://docs.slack.dev/reference/events/url_verification"""
    body = json.dumps({"type": "url_verification", "challenge": "say this"})
    headers = signed(body) | {"Content-Type": "application/json"}

    answer = post(office, body, headers)

    assert (answer.status_code, answer.json()) == (200, {"challenge": "say this"})


def test_what_is_too_large_or_no_request_at_all_harms_nobody(office: Office):
    large = "text=" + "x" * 3_000_000

    refused = post(office, large, signed(large))
    nonsense = post(office, "\x00%%%", signed("\x00%%%"))
    elsewhere = httpx.get(f"{office.app_url}/slack")

    assert refused.status_code == 413
    assert (nonsense.status_code, nonsense.text) == (400, "This is nothing that Slack sends.\n")
    assert elsewhere.status_code == 404
    body = urlencode(COMMAND)
    assert post(office, body, signed(body)).status_code == 200
