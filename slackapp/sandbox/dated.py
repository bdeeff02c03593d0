"""Dates each answer by the workspace's own clock, as Slack's are by Slack's."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Dated:
    def __init__(self, app: ASGIApp, now: Callable[[], datetime]) -> None:
        self._app, self._now = app, now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                at = self._now().astimezone(UTC)
                MutableHeaders(scope=message)["Date"] = format_datetime(at, usegmt=True)
            await send(message)

        await self._app(scope, receive, send_dated)
