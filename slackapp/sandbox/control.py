"""What there is to see, as JSON, and the few things a test or the demo changes from outside.

There is nothing like it at Slack; see `deeds` for what people do.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.deeds import json_object, refusal, serve_deed
from slackapp.sandbox.mailbox import Conversation, Message
from slackapp.sandbox.values import NotPossible
from slackapp.sandbox.views import View

Json = dict[str, Any]
Sight = Callable[[Backend, Request], Awaitable[Json]]

LONGEST_WAIT = 30.0


async def _changes(backend: Backend, request: Request) -> Json:
    """Answers as soon as the revision is not *since* any more."""
    since = _number(request, "since", -1)
    timeout = min(_number(request, "timeout", LONGEST_WAIT), LONGEST_WAIT)
    return {"revision": await backend.journal.wait(int(since), timeout)}


async def _workspace(backend: Backend, request: Request) -> Json:
    return {
        "name": backend.workspace.name,
        "people": [
            {"id": person.id, "name": person.name, "title": person.title}
            for person in backend.workspace.people
        ],
        "channels": [
            {"id": c.id, "name": c.name, "members": sorted(c.members)}
            for c in backend.mailbox.conversations.values()
            if not c.is_direct
        ],
        "app": {"name": backend.app.name, "attached": backend.courier.attached},
        "clock": backend.clock.label() if backend.clock else None,
    }


async def _views(backend: Backend, request: Request) -> Json:
    stack = backend.views.stack(_person(backend, request))
    return {"views": [_view(backend, view) for view in stack]}


def _view(backend: Backend, view: View) -> Json:
    return {
        **backend.payloads.view(view),
        "errors": view.form.errors,
        "trouble": view.trouble,
        "unanswered": sorted(view.form.unanswered),
    }


async def _direct_messages(backend: Backend, request: Request) -> Json:
    conversation = backend.mailbox.direct(_person(backend, request))
    return {"messages": [_message(backend, conversation, m) for m in conversation.messages]}


async def _ephemeral(backend: Backend, request: Request) -> Json:
    person_id = _person(backend, request)
    found = [
        _message(backend, conversation, message)
        for conversation in backend.mailbox.of(person_id)
        for message in conversation.messages
        if message.only_for == person_id
    ]
    return {"messages": sorted(found, key=lambda message: str(message["ts"]))}


async def _channel_messages(backend: Backend, request: Request) -> Json:
    conversation = _channel(backend, request)
    everybodys = [m for m in conversation.messages if m.only_for is None]
    return {"messages": [_message(backend, conversation, m) for m in everybodys]}


def _message(backend: Backend, conversation: Conversation, message: Message) -> Json:
    return {
        **backend.payloads.message(message),
        "channel": conversation.id,
        "only_for": message.only_for,
        "unanswered": {who: sorted(form.unanswered) for who, form in message.forms.items()},
    }


async def _log(backend: Backend, request: Request) -> Json:
    return {"entries": backend.journal.entries(int(_number(request, "since", 0)))}


async def _invite(backend: Backend, request: Request) -> Json:
    """Bring the app into a channel, or remove it."""
    conversation, body = _channel(backend, request), await json_object(request, "present")
    change = conversation.members.add if body["present"] else conversation.members.discard
    change(backend.app.bot_user_id)
    backend.journal.change()
    return {"members": sorted(conversation.members)}


async def _jump(backend: Backend, request: Request) -> Json:
    """Move the demo's time; its owner may take a while over that."""
    step = (await json_object(request, "step"))["step"]
    if backend.clock is None or step not in dict(backend.clock.steps):
        raise NotPossible(f"There is no clock step {step!r}.")
    await run_in_threadpool(backend.clock.jump, step)
    backend.journal.change()
    return {"label": backend.clock.label()}


def _person(backend: Backend, request: Request) -> str:
    person = backend.workspace.person(request.path_params["person"])
    if person is None:
        raise NotPossible(f"There is nobody with the id {request.path_params['person']!r}.")
    return person.id


def _number(request: Request, name: str, otherwise: float) -> float:
    try:
        return float(request.query_params.get(name, otherwise))
    except ValueError:
        raise NotPossible(f"{name} must be a number.") from None


def _channel(backend: Backend, request: Request) -> Conversation:
    conversation = backend.mailbox.conversations.get(request.path_params["channel"])
    if conversation is None:
        raise NotPossible(f"There is no channel {request.path_params['channel']!r}.")
    return conversation


def _serving(sight: Sight) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        backend: Backend = request.app.state.backend
        try:
            answer = await sight(backend, request)
        except NotPossible as impossible:
            return refusal(409, str(impossible))
        return JSONResponse({"revision": backend.journal.revision, **answer})

    return serve


_PERSON = "/people/{person}"

ROUTES = [
    Route("/changes", _serving(_changes)),
    Route("/workspace", _serving(_workspace)),
    Route("/log", _serving(_log)),
    Route(f"{_PERSON}/views", _serving(_views)),
    Route(f"{_PERSON}/messages", _serving(_direct_messages)),
    Route(f"{_PERSON}/ephemeral", _serving(_ephemeral)),
    Route(f"{_PERSON}/{{deed}}", serve_deed, methods=["POST"]),
    Route("/channels/{channel}/messages", _serving(_channel_messages)),
    Route("/channels/{channel}/app", _serving(_invite), methods=["POST"]),
    Route("/clock", _serving(_jump), methods=["POST"]),
]
