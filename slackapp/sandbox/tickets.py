"""What Slack hands out to be used once or for a short while: trigger ids and response addresses.

See docs.slack.dev/interactivity/handling-user-interaction.
"""

import secrets
import time
from dataclasses import dataclass

from slackapp.sandbox.web_error import SlackError

RESPONSE_USES = 5
RESPONSE_SECONDS = 30 * 60


@dataclass
class Trigger:
    person_id: str
    issued: float
    used: bool = False


class Triggers:
    """Real seconds count here, whatever time the messages say."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._issued: dict[str, Trigger] = {}

    def issue(self, person_id: str) -> str:
        trigger_id = (
            f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        )
        self._issued[trigger_id] = Trigger(person_id, time.monotonic())
        return trigger_id

    def exchange(self, trigger_id: str) -> str:
        """The person whose interaction this was; the id is worth nothing afterwards."""
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() - trigger.issued > self._seconds:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger.person_id


@dataclass
class ResponseAddress:
    """Where an app may answer one interaction, and the message it came from, if any."""

    person_id: str
    conversation_id: str
    message_ts: str | None
    issued: float
    uses: int = 0


class ResponseAddresses:
    def __init__(self) -> None:
        self._issued: dict[str, ResponseAddress] = {}

    def issue(self, person_id: str, conversation_id: str, message_ts: str | None = None) -> str:
        key = secrets.token_urlsafe(18)
        now = time.monotonic()
        self._issued[key] = ResponseAddress(person_id, conversation_id, message_ts, now)
        return key

    def use(self, key: str) -> ResponseAddress:
        address = self._issued.get(key)
        if address is None or time.monotonic() - address.issued > RESPONSE_SECONDS:
            raise SlackError("expired_url")
        if address.uses == RESPONSE_USES:
            raise SlackError("used_url")
        address.uses += 1
        return address
