"""What is taken over HTTP: signed by Slack, what Slack sends, and once."""

import time
from io import BytesIO
from typing import Any

import pytest

from slackapp.signed import OLDEST, Signed
from slackapp.web import Page
from tests.campaigns.at_the_door import SECRET, command, signed

HELP = command("help")


def posts(app: Signed, body: bytes, headers: dict[str, str]) -> str:
    """Give the status with which it is answered."""
    said: list[str] = []
    environment: dict[str, Any] = {
        "wsgi.input": BytesIO(body),
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": headers["Content-Type"],
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": headers["X-Slack-Request-Timestamp"],
        "HTTP_X_SLACK_SIGNATURE": headers["X-Slack-Signature"],
    }
    list(app(environment, lambda status, _: said.append(status)))
    return said[0]


def test_what_slack_signed_is_taken_once_and_forgotten_when_its_time_counts_no_more():
    passed = [0.0]
    app = Signed(Page("200 OK", "Taken."), SECRET, seconds=lambda: passed[0])
    headers = signed(HELP, at=time.time() + 200)  # Slack's clock is ahead of ours

    statuses = []
    for passed[0] in (0, 1, OLDEST, OLDEST + 1):
        statuses.append(posts(app, HELP, headers))

    assert statuses == ["200 OK", "401 Unauthorized", "401 Unauthorized", "200 OK"]


@pytest.mark.parametrize("body", [b"payload=" + b"[" * 100_000, b"payload={", b"payload=[]"])
def test_what_slack_never_sends_is_refused_once_it_is_signed_and_not_read_before(body: bytes):
    app = Signed(Page("200 OK", "Taken."), SECRET)

    assert posts(app, body, signed(body, "another-secret")) == "401 Unauthorized"
    assert posts(app, body, signed(body)) == "400 Bad Request"


def test_slack_may_look_at_the_certificate():
    body = b"token=not-a-secret&ssl_check=1"

    assert posts(Signed(Page("200 OK", "Taken."), SECRET), body, signed(body)) == "200 OK"
