"""Keeps other websites in the user's browser away from a server that asks for no password.

A page elsewhere can make the browser call 127.0.0.1, but it cannot forge Host or Origin.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_NAMES = ("127.0.0.1", "localhost")

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class OwnBrowserOnly:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        if scope["type"] == "lifespan" or _comes_from_here(scope):
            await self._app(scope, receive, send_with_headers)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4403})
        else:
            refusal = PlainTextResponse("This address serves its own pages only.", 403)
            await refusal(scope, receive, send)


def _comes_from_here(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    only_reads = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
    own = f"http://{host}"
    return name in OWN_NAMES and (only_reads or headers.get("origin", own) == own)
