"""What every address of the control API has in common: how it is asked, and how it answers."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.mailbox import Conversation
from slackapp.sandbox.values import NotPossible

Json = dict[str, Any]
Answer = Callable[[Backend, Request], Awaitable[Json]]


def serving(find: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        backend: Backend = request.app.state.backend
        try:
            answer = await find(backend, request)
        except NotPossible as impossible:
            return refusal(409, str(impossible))
        return JSONResponse({"revision": backend.journal.revision, **answer})

    return serve


async def json_object(request: Request, *needed: str) -> Json:
    try:
        body = await request.json()
    except ValueError:
        raise NotPossible("The request is not JSON.") from None
    if not isinstance(body, dict) or not set(needed) <= body.keys():
        raise NotPossible(f"The request must be an object with: {', '.join(needed)}.")
    return body


def refusal(status: int, reason: str) -> Response:
    return JSONResponse({"error": reason}, status)


def person_in(backend: Backend, request: Request) -> str:
    person = backend.workspace.person(request.path_params["person"])
    if person is None:
        raise NotPossible(f"There is nobody with the id {request.path_params['person']!r}.")
    return person.id


def number_in(request: Request, name: str, otherwise: float) -> float:
    try:
        return float(request.query_params.get(name, otherwise))
    except ValueError:
        raise NotPossible(f"{name} must be a number.") from None


def channel_in(backend: Backend, request: Request) -> Conversation:
    conversation = backend.mailbox.conversations.get(request.path_params["channel"])
    if conversation is None:
        raise NotPossible(f"There is no channel {request.path_params['channel']!r}.")
    return conversation
