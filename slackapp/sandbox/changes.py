"""The few things that a test or the demo changes from outside, with no person doing them."""

from dataclasses import fields
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from slackapp.sandbox import events
from slackapp.sandbox.backend import Backend
from slackapp.sandbox.connections import TIME_TO_LEAVE
from slackapp.sandbox.faults import Fault
from slackapp.sandbox.serving import channel_in, json_object, person_in
from slackapp.sandbox.values import NotPossible

Json = dict[str, Any]


async def invite(backend: Backend, request: Request) -> Json:
    """Bring the app into a channel, or remove it."""
    conversation, body = channel_in(backend, request), await json_object(request, "present")
    change = conversation.members.add if body["present"] else conversation.members.discard
    change(backend.app.bot_user_id)
    backend.journal.change()
    return {"members": sorted(conversation.members)}


async def change_person(backend: Backend, request: Request) -> Json:
    """Let somebody leave (`deleted`), be a guest (`is_restricted`), or of elsewhere (`team_id`)."""
    person_id, body = person_in(backend, request), await json_object(request)
    unknown = body.keys() - {"deleted", "is_restricted", "team_id"}
    if unknown:
        raise NotPossible(f"Of a person, {', '.join(sorted(unknown))} cannot be changed.")
    backend.change_person(person_id, **body)
    return {}


async def jump(backend: Backend, request: Request) -> Json:
    """Move the demo's time; its owner may take a while over that."""
    step = (await json_object(request, "step"))["step"]
    if backend.clock is None or step not in dict(backend.clock.steps):
        raise NotPossible(f"There is no clock step {step!r}.")
    await run_in_threadpool(backend.clock.jump, step)
    backend.journal.change()
    return {"label": backend.clock.label()}


async def order_fault(backend: Backend, request: Request) -> Json:
    """A fault as JSON; `"times": null` lets it go on until the faults are cleared."""
    body = await json_object(request, "kind")
    unknown = body.keys() - {field.name for field in fields(Fault)}
    if unknown:
        raise NotPossible(f"A fault has no {', '.join(sorted(unknown))}.")
    try:
        backend.faults.add(Fault(**body))
    except ValueError as wrong:
        raise NotPossible(str(wrong)) from None
    return {}


async def clear_faults(backend: Backend, request: Request) -> Json:
    backend.faults.clear()
    return {}


async def outage(backend: Backend, request: Request) -> Json:
    backend.outage(bool((await json_object(request, "on"))["on"]))
    return {}


async def disconnect(backend: Backend, request: Request) -> Json:
    """End the app's sockets for one of Slack's reasons, or `dropped` as by a failing network."""
    reason = (await json_object(request, "reason"))["reason"]
    if reason == "dropped":
        backend.connections.cut()
    elif reason in TIME_TO_LEAVE:
        backend.later(backend.connections.disconnect(reason))
    else:
        raise NotPossible(f"A socket ends by dropped, {', '.join(TIME_TO_LEAVE)}; not {reason!r}.")
    return {}


async def redeliver(backend: Backend, request: Request) -> Json:
    """An event a second time: the newest, unless its id says which."""
    body = await json_object(request)
    return await events.redeliver(backend, body.get("event_id"))
