"""Signed requests to the app's Request URL, which is the way without Socket Mode.

See docs.slack.dev/authentication/verifying-requests-from-slack.
"""

import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import httpx

from slackapp.sandbox.transport import Ack, Delivery, Failure, NotAcknowledged

Json = dict[str, Any]

FORM = "application/x-www-form-urlencoded"


class RequestUrl:
    def __init__(self, url: str, signing_secret: str) -> None:
        self._url = url
        self._secret = signing_secret
        self._http = httpx.AsyncClient(
            timeout=None,  # whoever waits for the answer says how long  # noqa: S113
            trust_env=False,
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    @property
    def attached(self) -> bool:
        return True

    async def answer(self, delivery: Delivery) -> Ack:
        content_type, body = _written(delivery)
        headers = {"Content-Type": content_type, **self._signed(body), **_again(delivery)}
        try:
            response = await self._http.post(self._url, content=body, headers=headers)
        except httpx.TransportError:
            raise NotAcknowledged(Failure.UNREACHABLE) from None
        if response.status_code != httpx.codes.OK:
            raise NotAcknowledged(Failure.ERROR)
        return Ack(_read(delivery, response))

    def _signed(self, body: bytes) -> dict[str, str]:
        at = str(int(time.time()))
        signed = b":".join([b"v0", at.encode(), body])
        digest = hmac.new(self._secret.encode(), signed, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={digest}"}


def _written(delivery: Delivery) -> tuple[str, bytes]:
    """Events come as JSON, commands as plain fields, everything else as JSON in one field."""
    match delivery.kind:
        case "events_api":
            return "application/json", json.dumps(delivery.payload).encode()
        case "slash_commands":
            return FORM, urlencode(delivery.payload).encode()
        case _:
            return FORM, urlencode({"payload": json.dumps(delivery.payload)}).encode()


def _again(delivery: Delivery) -> dict[str, str]:
    if delivery.why_again is None:
        return {}
    return {
        "X-Slack-Retry-Num": str(delivery.retry),
        "X-Slack-Retry-Reason": delivery.why_again,
    }


def _read(delivery: Delivery, response: httpx.Response) -> Any:
    """JSON as it is; a command may be answered with bare words too."""
    try:
        return response.json() if response.content else None
    except ValueError:
        text = response.text
        return {"text": text} if delivery.kind == "slash_commands" else text
