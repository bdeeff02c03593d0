"""What Slack tells an app that somebody did, as it writes it over HTTP and over a socket."""

import hmac
import json
import secrets
import time
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from tests.office import APP
from tests.world import COUNCIL

Json = dict[str, Any]
TEAM = "T01"
CHAIR = COUNCIL["chair"][0]
_WHO = {
    "team": {"id": TEAM, "domain": "sample"},
    "user": {"id": CHAIR, "name": "sample", "team_id": TEAM},
}


@dataclass(frozen=True, kw_only=True)
class Click:
    """One thing that somebody did; *trigger* tells it from all others. *opens*: it opens a form."""

    kind: str
    payload: Json
    opens: bool = False
    trigger: str = field(default_factory=lambda: secrets.token_hex(8))

    @property
    def _body(self) -> Json:
        return {**self.payload, "trigger_id": self.trigger}

    def request(self) -> tuple[bytes, dict[str, str]]:
        """Write it as the body and the headers of a signed request."""
        if self.kind == "events_api":
            return _signed(json.dumps(self._body).encode(), "application/json")
        is_command = self.kind == "slash_commands"
        fields = self._body if is_command else {"payload": json.dumps(self._body)}
        return _signed(urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def envelope(self) -> str:
        """Write it as it comes over a socket; its trigger names the envelope."""
        told = {"envelope_id": self.trigger, "type": self.kind, "accepts_response_payload": True}
        return json.dumps({**told, "payload": self._body})


def _signed(body: bytes, kind: str) -> tuple[bytes, dict[str, str]]:
    stamp = str(int(time.time()))
    made = hmac.digest(APP.signing_secret.encode(), f"v0:{stamp}:".encode() + body, sha256)
    return body, {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={made.hex()}",
    }


def command() -> Click:
    """The chair types ``/drp new``."""
    who = {"user_id": CHAIR, "user_name": "sample", "team_id": TEAM, "team_domain": "sample"}
    where = {"channel_id": "C01", "channel_name": "sample", "api_app_id": APP.app_id}
    payload = {"command": "/drp", "text": "new", **who, **where}
    return Click(kind="slash_commands", payload=payload, opens=True)


def submission(view: Json, by: str) -> Click:
    """Somebody sends a form, in which nothing is to be filled in."""
    shown = {"type": "modal", "id": "V01", "team_id": TEAM, "hash": "1.a", "state": {"values": {}}}
    payload = {
        "type": "view_submission",
        "api_app_id": APP.app_id,
        "team": {"id": TEAM, "domain": "sample"},
        "user": {"id": by, "name": "sample", "team_id": TEAM},
        "view": {**view, **shown},
    }
    return Click(kind="interactive", payload=payload)


def pressed(action: str) -> Click:
    """The chair presses a button in a message, which opens something."""
    payload = {
        "type": "block_actions",
        "api_app_id": APP.app_id,
        **_WHO,
        "container": {"type": "message"},
        "actions": [{"type": "button", "action_id": action, "block_id": "b", "action_ts": "1.0"}],
    }
    return Click(kind="interactive", payload=payload, opens=True)


def search() -> Click:
    """The chair types into a menu of people."""
    about = {"type": "block_suggestion", "action_id": "who", "block_id": "b", "value": "sam"}
    return Click(kind="interactive", payload={**about, **_WHO, "api_app_id": APP.app_id})


def home_opened() -> Click:
    """The chair looks at their App Home."""
    event = {"type": "app_home_opened", "user": CHAIR, "tab": "home", "channel": "D01"}
    payload = {"type": "event_callback", "team_id": TEAM, "api_app_id": APP.app_id, "event": event}
    return Click(kind="events_api", payload=payload)
