"""The app's Socket Mode connections: one envelope to one of them, and the wait for its answer.

See docs.slack.dev/apis/events-api/using-socket-mode.
"""

import asyncio
import json
import secrets
import time
from dataclasses import dataclass
from itertools import count
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from slackapp.sandbox.journal import Journal

Json = dict[str, Any]

MOST_CONNECTIONS = 10
ANSWERED_IN_THE_ACK = ("slash_commands", "view_submission", "block_suggestion")


@dataclass(frozen=True)
class Ack:
    """The app's answer; without a payload it only says that the envelope arrived."""

    payload: Any = None


class Connections:
    def __init__(self, app_id: str, ack_seconds: float, journal: Journal) -> None:
        self._app_id = app_id
        self._ack_seconds = ack_seconds
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

    async def deliver(self, kind: str, payload: Json) -> Ack | None:
        """The app's answer, or None when it gave none in time; nothing is sent twice.

        *kind* is `slash_commands`, `interactive` or `events_api`.
        """
        started = time.monotonic()
        ack = await self._answer_to(kind, payload) if self._open else None
        self._journal.record(
            "ack",
            to=payload.get("type", kind),
            about=_subject(payload),
            acked=ack is not None,
            payload=ack.payload if ack else None,
            seconds=round(time.monotonic() - started, 3),
        )
        return ack

    async def _answer_to(self, kind: str, payload: Json) -> Ack | None:
        envelope_id = secrets.token_hex(16)
        future = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = future
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": payload.get("type", kind) in ANSWERED_IN_THE_ACK,
        }
        chosen = self._open[next(self._turn) % len(self._open)]
        try:
            await chosen.send_json(envelope)
            return await asyncio.wait_for(future, self._ack_seconds)
        except (TimeoutError, WebSocketDisconnect, RuntimeError):
            return None
        finally:
            del self._waiting[envelope_id]


def _subject(payload: Json) -> str:
    """Which command, buttons or view an envelope was about, for whoever reads the journal."""
    if "command" in payload:
        return f"{payload['command']} {payload['text']}".strip()
    if "actions" in payload:
        return ", ".join(action["action_id"] for action in payload["actions"])
    view = payload.get("view") or {}
    return str(payload.get("action_id") or payload.get("callback_id") or view.get("callback_id"))
