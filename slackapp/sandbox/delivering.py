"""How everything reaches the app: by the transport in use, with one wait and one journal."""

import asyncio
import time
from typing import Any

from slackapp.sandbox.journal import Journal
from slackapp.sandbox.transport import Ack, Delivery, Failure, NotAcknowledged, Transport

Json = dict[str, Any]


class Courier:
    def __init__(self, transport: Transport, ack_seconds: float, journal: Journal) -> None:
        self._transport = transport
        self._ack_seconds = ack_seconds
        self._journal = journal

    @property
    def attached(self) -> bool:
        return self._transport.attached

    def use(self, transport: Transport) -> None:
        """Go another way from now on."""
        self._transport = transport
        self._journal.change()

    async def deliver(self, kind: str, payload: Json) -> Ack | None:
        """The app's answer, or None when it gave none in time; nothing is sent twice."""
        outcome = await self.attempt(Delivery(kind, payload))
        return outcome if isinstance(outcome, Ack) else None

    async def attempt(self, delivery: Delivery) -> Ack | Failure:
        """Hand over once, and write in the journal what came of it."""
        started = time.monotonic()
        outcome = await self._outcome(delivery)
        acked = isinstance(outcome, Ack)
        self._journal.record(
            "ack",
            to=delivery.payload.get("type", delivery.kind),
            about=_subject(delivery.payload),
            acked=acked,
            payload=outcome.payload if isinstance(outcome, Ack) else None,
            seconds=round(time.monotonic() - started, 3),
        )
        return outcome

    async def _outcome(self, delivery: Delivery) -> Ack | Failure:
        try:
            async with asyncio.timeout(self._ack_seconds):
                return await self._transport.answer(delivery)
        except TimeoutError:
            return Failure.TIMEOUT
        except NotAcknowledged as refusal:
            return refusal.failure


def _subject(payload: Json) -> str:
    """Which command, event, buttons or view a payload is about, for whoever reads the journal."""
    if "command" in payload:
        return f"{payload['command']} {payload['text']}".strip()
    if "event" in payload:
        return str(payload["event"]["type"])
    if "actions" in payload:
        return ", ".join(action["action_id"] for action in payload["actions"])
    view = payload.get("view") or {}
    return str(payload.get("action_id") or payload.get("callback_id") or view.get("callback_id"))
