"""The app's Socket Mode connections: one envelope to one of them, and its answer.

See docs.slack.dev/apis/events-api/using-socket-mode.
"""

import asyncio
import contextlib
import json
import secrets
import time
from itertools import count
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from slackapp.sandbox.journal import Journal
from slackapp.sandbox.lines import cut
from slackapp.sandbox.transport import Ack, Delivery, Failure, NotAcknowledged

Json = dict[str, Any]

MOST_CONNECTIONS = 10
GONE = (WebSocketDisconnect, RuntimeError)  #: what sending raises once the other end has left
#: seconds that a client has to connect anew before its connection closes, by Slack's reason
TIME_TO_LEAVE = {"warning": 10.0, "refresh_requested": 2.0}
ANSWERED_IN_THE_ACK = ("slash_commands", "view_submission", "block_suggestion")


class Connections:
    def __init__(self, app_id: str, journal: Journal) -> None:
        self._app_id = app_id
        self._journal = journal
        self._tickets: set[str] = set()
        self._open: list[WebSocket] = []
        self._turn = count()
        self._waiting: dict[str, asyncio.Future[Ack]] = {}

    def ticket(self) -> str:
        """Good for one connection: docs.slack.dev/reference/methods/apps.connections.open."""
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return ticket

    @property
    def attached(self) -> bool:
        return bool(self._open)

    async def serve(self, websocket: WebSocket) -> None:
        """Keep one connection until the app or the server ends it."""
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await websocket.close()
            return
        self._tickets.remove(ticket)
        await websocket.accept()
        if len(self._open) == MOST_CONNECTIONS:
            await websocket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await websocket.close()
            return
        self._open.append(websocket)
        await self._listen(websocket)

    async def _listen(self, websocket: WebSocket) -> None:
        try:
            await websocket.send_json(self._hello())
            self._journal.change()
            async for text in websocket.iter_text():
                self._receive(text)
        except WebSocketDisconnect:
            pass
        finally:
            self._open.remove(websocket)
            self._journal.change()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "connection_info": {"app_id": self._app_id},
            "debug_info": {
                "host": "sandbox",
                "started": time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime()),
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
        }

    def _receive(self, text: str) -> None:
        try:
            answer = json.loads(text)
            future = self._waiting.get(answer["envelope_id"])
        except (ValueError, KeyError, TypeError):
            self._journal.record("unreadable", text=text)
            return
        if future is None or future.done():
            self._journal.record("late", payload=answer.get("payload"))
        else:
            future.set_result(Ack(answer.get("payload")))

    async def disconnect(self, reason: str) -> None:
        """Tell every connection that it will close, and close those that have not left by then."""
        message = {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
        leaving = list(self._open)
        for websocket in leaving:
            with contextlib.suppress(*GONE):
                await websocket.send_json(message)
        await asyncio.sleep(TIME_TO_LEAVE[reason])
        for websocket in leaving:
            with contextlib.suppress(*GONE):
                await websocket.close()

    def cut(self) -> None:
        """Break off every connection without a word."""
        for websocket in self._open:
            cut(websocket)

    async def answer(self, delivery: Delivery) -> Ack:
        if not self._open:
            raise NotAcknowledged(Failure.UNREACHABLE)
        envelope_id = secrets.token_hex(16)
        future: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = future
        chosen = self._open[next(self._turn) % len(self._open)]
        try:
            await chosen.send_json({"envelope_id": envelope_id, **_envelope(delivery)})
            return await future
        except GONE:
            raise NotAcknowledged(Failure.UNREACHABLE) from None
        finally:
            del self._waiting[envelope_id]


def _envelope(delivery: Delivery) -> Json:
    kind, payload = delivery.kind, delivery.payload
    return {
        "type": kind,
        "payload": payload,
        "accepts_response_payload": payload.get("type", kind) in ANSWERED_IN_THE_ACK,
        **(_again(delivery) if kind == "events_api" else {}),
    }


def _again(delivery: Delivery) -> Json:
    """Over a socket nothing is HTTP, so its reasons are told without that word."""
    reason = (delivery.why_again or "").removeprefix("http_")
    return {"retry_attempt": delivery.retry, "retry_reason": reason}
