"""What comes over HTTP is read only once it is known to be Slack's, and nothing of it twice.

Slack's framework, too, looks at the signature, but it reads the body first.
https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import threading
import time
from collections.abc import Callable, Iterable
from io import BytesIO

from slack_bolt.request.internals import parse_body
from slack_sdk.signature import SignatureVerifier

from slackapp import payloads
from slackapp.faults import log
from slackapp.web import Application, Environment, Page, StartResponse
from slackapp.wording import status as say

#: A request is taken up to five minutes after its time, or before it where clocks differ.
OLDEST = 2 * 300
REFUSED = Page("401 Unauthorized", f"{say.NOT_SLACKS}\n")
UNREADABLE = Page("400 Bad Request", f"{say.UNREADABLE}\n")


class Signed:
    """An application that hears of nothing but what Slack signed within five minutes."""

    def __init__(
        self, application: Application, secret: str, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """*secret* is the one that Slack signs with; *seconds* tells how much time has passed."""
        self._seconds = seconds
        self._application = application
        self._verifier = SignatureVerifier(secret)
        self._taken: dict[str, float] = {}
        self._guard = threading.Lock()

    def __call__(self, environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the application does, or refuse without a look at the body."""
        body = environment["wsgi.input"].read(int(environment.get("CONTENT_LENGTH") or 0))
        signature = environment.get("HTTP_X_SLACK_SIGNATURE", "")
        stamp = environment.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        if not (self._is_slacks(body, stamp, signature) and self._is_first(signature)):
            return REFUSED(environment, start_response)
        if not _is_readable(body, environment.get("CONTENT_TYPE", "")):
            log.warning("refused: signed, but nothing that Slack sends")
            return UNREADABLE(environment, start_response)
        return self._application({**environment, "wsgi.input": BytesIO(body)}, start_response)

    def _is_slacks(self, body: bytes, stamp: str, signature: str) -> bool:
        try:
            return self._verifier.is_valid(body, stamp, signature)
        except (ValueError, TypeError, OverflowError):  # no time, no text, or no signature
            return False

    def _is_first(self, signature: str) -> bool:
        """Was it not taken before? Slack itself signs anew what it sends again, with its time."""
        now = self._seconds()
        with self._guard:
            while self._taken and now - next(iter(self._taken.values())) > OLDEST:
                del self._taken[next(iter(self._taken))]
            if signature in self._taken:
                return False
            self._taken[signature] = now
            return True


def _is_readable(body: bytes, content_type: str) -> bool:
    """Will Slack's framework be able to read it, and we?"""
    try:
        return payloads.is_one(parse_body(body.decode(), content_type))
    except (ValueError, RecursionError):
        return False
