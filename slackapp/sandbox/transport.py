"""What every way to the app has in common: what is handed over, and what may come back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

Json = dict[str, Any]


class Failure(StrEnum):
    """Why a delivery failed, as Slack says it: docs.slack.dev/apis/events-api (retries)."""

    TIMEOUT = "http_timeout"
    ERROR = "http_error"
    UNREACHABLE = "connection_failed"


class NotAcknowledged(Exception):
    """The app took something otherwise than with the answer that Slack waits for."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


@dataclass(frozen=True)
class Delivery:
    """One payload on its way; *kind* is `slash_commands`, `interactive` or `events_api`."""

    kind: str
    payload: Json
    retry: int = 0  #: how often it failed to arrive before
    why_again: Failure | None = None


@dataclass(frozen=True)
class Ack:
    """The app's answer; without a payload it only says that the delivery arrived."""

    payload: Any = None


class Transport(Protocol):
    @property
    def attached(self) -> bool:
        """Whether there is an app at the other end, as far as anybody can know."""

    async def answer(self, delivery: Delivery) -> Ack:
        """Hand over, and wait for the answer as long as it takes; or raise NotAcknowledged."""
