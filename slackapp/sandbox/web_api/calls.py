"""One call of the Web API: whose token, which method, which arguments, and the answer.

See docs.slack.dev/apis/web-api.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.web_api import chat, conversations, people, views
from slackapp.sandbox.web_error import RateLimited, SlackError

Json = dict[str, Any]

#: arguments that clients may send as a JSON text
NESTED = ("attachments", "blocks", "metadata", "view")


@dataclass(frozen=True)
class Method:
    answer: Callable[[Backend, Json], Json]
    scope: str | None = None


def _open_connection(backend: Backend, arguments: Json) -> Json:
    """docs.slack.dev/reference/methods/apps.connections.open"""
    url = backend.url.replace("http://", "ws://", 1)
    return {"url": f"{url}/socket?ticket={backend.connections.ticket()}"}


METHODS: dict[str, Method] = {
    "api.test": Method(lambda backend, arguments: {"args": arguments}),
    "auth.test": Method(people.test_token),
    "chat.postMessage": Method(chat.post_message, "chat:write"),
    "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write"),
    "chat.update": Method(chat.update, "chat:write"),
    "chat.delete": Method(chat.delete, "chat:write"),
    "conversations.open": Method(conversations.open_direct, "im:write"),
    "users.info": Method(people.info, "users:read"),
    "views.open": Method(views.open_view),
    "views.publish": Method(views.publish),
    "views.push": Method(views.push),
    "views.update": Method(views.update),
}
WITH_APP_TOKEN: dict[str, Method] = {"apps.connections.open": Method(_open_connection)}


async def serve_call(request: Request) -> Response:
    """Answer with status 200 but for too many calls, as Slack does; write it in the journal."""
    backend: Backend = request.app.state.backend
    name = request.path_params["method"]
    try:
        arguments, token = await _read(request)
    except ValueError:
        return JSONResponse({"ok": False, "error": "invalid_json"})
    response, error = _answered(backend, name, token, arguments)
    backend.journal.record("call", method=name, args=arguments, ok=error is None, error=error)
    return response


def _answered(
    backend: Backend, name: str, token: str, arguments: Json
) -> tuple[Response, str | None]:
    """The answer, and the word with which it says no, if it does."""
    try:
        method = _find(backend, name, token)
        backend.rate_limits.call(name)
        headers = {"x-oauth-scopes": ",".join(sorted(backend.app.scopes))}
        return JSONResponse(
            {"ok": True, **method.answer(backend, arguments)}, headers=headers
        ), None
    except RateLimited as limit:
        headers = {"Retry-After": str(limit.seconds)}
        return JSONResponse(limit.as_json(), 429, headers), limit.code
    except SlackError as error:
        return JSONResponse(error.as_json()), error.code


def _find(backend: Backend, name: str, token: str) -> Method:
    if name == "api.test":
        return METHODS[name]
    if name not in METHODS and name not in WITH_APP_TOKEN:
        raise SlackError("unknown_method", req_method=name)
    if not token:
        raise SlackError("not_authed")
    right, other = backend.app.bot_token, backend.app.app_token
    if name in WITH_APP_TOKEN:
        right, other = other, right
    if token != right:
        raise SlackError("not_allowed_token_type" if token == other else "invalid_auth")
    method = METHODS.get(name) or WITH_APP_TOKEN[name]
    if method.scope is not None and method.scope not in backend.app.scopes:
        provided = ",".join(sorted(backend.app.scopes))
        raise SlackError("missing_scope", needed=method.scope, provided=provided)
    return method


async def _read(request: Request) -> tuple[Json, str]:
    """The arguments, and the token from the header or from among them."""
    if request.headers.get("content-type", "").startswith("application/json"):
        arguments = json.loads(await request.body() or b"{}")
    else:
        arguments = {**request.query_params, **await request.form()}
    if not isinstance(arguments, dict):
        raise ValueError("arguments must be an object")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    in_body = str(arguments.pop("token", ""))
    return _unfolded(arguments), token.strip() if scheme.lower() == "bearer" else in_body


def _unfolded(arguments: Json) -> Json:
    """Nested arguments as objects; one that is no JSON stays a text, for its method to refuse."""
    for key in NESTED:
        if isinstance(arguments.get(key), str):
            try:
                arguments[key] = json.loads(arguments[key])
            except ValueError:
                continue
    return arguments
