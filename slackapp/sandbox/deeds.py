"""What people do, as JSON over HTTP; the pages and the tests both come through here."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from slackapp.sandbox import commands, events, pressing, shortcuts, submitting
from slackapp.sandbox.backend import Backend
from slackapp.sandbox.serving import json_object, refusal
from slackapp.sandbox.values import NotPossible

Json = dict[str, Any]


async def _command(backend: Backend, person_id: str, body: Json) -> Json:
    return await commands.type_command(backend, person_id, body["text"], body.get("channel"))


async def _shortcut(backend: Backend, person_id: str, body: Json) -> Json:
    callback_id, channel = body["callback_id"], body.get("channel")
    return await shortcuts.use_shortcut(backend, person_id, callback_id, channel)


async def _message_shortcut(backend: Backend, person_id: str, body: Json) -> Json:
    message = backend.at_message(person_id, body["channel"], body["ts"])
    return await shortcuts.use_message_shortcut(backend, message, body["callback_id"])


async def _say(backend: Backend, person_id: str, body: Json) -> Json:
    return commands.say(backend, person_id, body["text"], body["channel"])


async def _press(backend: Backend, person_id: str, body: Json) -> Json:
    screen = backend.screen(person_id, body)
    return await pressing.press(backend, screen, _place(body), body.get("value"))


async def _fill(backend: Backend, person_id: str, body: Json) -> Json:
    screen, enter = backend.screen(person_id, body), bool(body.get("enter"))
    value = _moment(backend, body["local_time"]) if "local_time" in body else body.get("value")
    return await pressing.fill(backend, screen, _place(body), value, enter=enter)


def _moment(backend: Backend, local: str) -> int | None:
    """A browser's date-and-time box knows no zone; the workspace's is meant."""
    if not local:
        return None
    try:
        moment = datetime.fromisoformat(local)
    except ValueError:
        raise NotPossible(f"{local!r} is not a date and time such as 2026-11-26T14:30.") from None
    return int(moment.replace(tzinfo=backend.workspace.zone).timestamp())


async def _suggest(backend: Backend, person_id: str, body: Json) -> Json:
    screen = backend.screen(person_id, body)
    return await pressing.suggest(backend, screen, _place(body), body["query"])


async def _submit(backend: Backend, person_id: str, body: Json) -> Json:
    unchecked = bool(body.get("unchecked"))
    return await submitting.submit(backend, person_id, body.get("view_id"), unchecked=unchecked)


async def _close(backend: Backend, person_id: str, body: Json) -> Json:
    everything = bool(body.get("everything"))
    return submitting.close(backend, person_id, body.get("view_id"), everything=everything)


async def _dismiss(backend: Backend, person_id: str, body: Json) -> Json:
    """Take away a message that only this person sees."""
    conversation = backend.mailbox.joined(person_id, body.get("channel"))
    message = conversation.message(body["ts"])
    if message is None or message.only_for != person_id:
        raise NotPossible("Only a message that nobody else sees can be dismissed.")
    backend.mailbox.remove(conversation, message)
    return {}


async def _read(backend: Backend, person_id: str, body: Json) -> Json:
    backend.mailbox.read(person_id, backend.mailbox.joined(person_id, body.get("channel")))
    return {}


async def _put_away(backend: Backend, person_id: str, body: Json) -> Json:
    backend.mailbox.put_away(person_id)
    return {}


async def _open_home(backend: Backend, person_id: str, body: Json) -> Json:
    events.open_app_home(backend, person_id, "home")
    return {}


async def _open_messages(backend: Backend, person_id: str, body: Json) -> Json:
    events.open_app_home(backend, person_id, "messages")
    return {}


def _place(body: Json) -> tuple[str, str]:
    return body["block_id"], body["action_id"]


Deed = Callable[[Backend, str, Json], Awaitable[Json]]

_PLACE = ("block_id", "action_id")

#: what a person does, and the keys without which it makes no sense
DEEDS: dict[str, tuple[Deed, tuple[str, ...]]] = {
    "command": (_command, ("text",)),
    "shortcut": (_shortcut, ("callback_id",)),
    "message-shortcut": (_message_shortcut, ("callback_id", "channel", "ts")),
    "say": (_say, ("text", "channel")),
    "press": (_press, _PLACE),
    "fill": (_fill, _PLACE),
    "suggest": (_suggest, (*_PLACE, "query")),
    "submit": (_submit, ()),
    "close": (_close, ()),
    "dismiss": (_dismiss, ("ts",)),
    "read": (_read, ()),
    "put-away": (_put_away, ()),
    "open-home": (_open_home, ()),
    "open-messages": (_open_messages, ()),
}


async def serve_deed(request: Request) -> Response:
    backend: Backend = request.app.state.backend
    name = request.path_params["deed"]
    if name not in DEEDS:
        return refusal(404, f"Nobody can {name!r} here.")
    deed, needed = DEEDS[name]
    try:
        body = await json_object(request, *needed)
        return JSONResponse(await deed(backend, request.path_params["person"], body))
    except NotPossible as impossible:
        return refusal(409, str(impossible))
