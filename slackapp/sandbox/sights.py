"""What there is to see, as JSON; looking changes nothing, and there is nothing like it at Slack."""

from typing import Any

from starlette.requests import Request

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.mailbox import Conversation, Message
from slackapp.sandbox.serving import channel_in, number_in, person_in
from slackapp.sandbox.views import View

Json = dict[str, Any]

LONGEST_WAIT = 30.0


async def changes(backend: Backend, request: Request) -> Json:
    """Answers as soon as the revision is not *since* any more."""
    since = number_in(request, "since", -1)
    timeout = min(number_in(request, "timeout", LONGEST_WAIT), LONGEST_WAIT)
    return {"revision": await backend.journal.wait(int(since), timeout)}


async def workspace(backend: Backend, request: Request) -> Json:
    return {
        "name": backend.workspace.name,
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "title": person.title,
                "team_id": person.team_id or backend.workspace.team_id,
                "deleted": person.deleted,
            }
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


async def views(backend: Backend, request: Request) -> Json:
    stack = backend.views.stack(person_in(backend, request))
    return {"views": [_view(backend, view) for view in stack]}


def _view(backend: Backend, view: View) -> Json:
    return {
        **backend.payloads.view(view),
        "errors": view.form.errors,
        "trouble": view.trouble,
        "unanswered": sorted(view.form.unanswered),
    }


async def home(backend: Backend, request: Request) -> Json:
    view = backend.views.home(person_in(backend, request))
    return {"view": _view(backend, view) if view else None}


async def direct_messages(backend: Backend, request: Request) -> Json:
    conversation = backend.mailbox.direct(person_in(backend, request))
    return {"messages": [_message(backend, conversation, m) for m in conversation.messages]}


async def ephemeral(backend: Backend, request: Request) -> Json:
    person_id = person_in(backend, request)
    found = [
        _message(backend, conversation, message)
        for conversation in backend.mailbox.of(person_id)
        for message in conversation.messages
        if message.only_for == person_id
    ]
    return {"messages": sorted(found, key=lambda message: str(message["ts"]))}


async def channel_messages(backend: Backend, request: Request) -> Json:
    conversation = channel_in(backend, request)
    everybodys = [m for m in conversation.messages if m.only_for is None]
    return {"messages": [_message(backend, conversation, m) for m in everybodys]}


def _message(backend: Backend, conversation: Conversation, message: Message) -> Json:
    return {
        **backend.payloads.message(message),
        "channel": conversation.id,
        "only_for": message.only_for,
        "unanswered": {who: sorted(form.unanswered) for who, form in message.forms.items()},
    }


async def log(backend: Backend, request: Request) -> Json:
    journal, since = backend.journal, int(number_in(request, "since", 0))
    return {"entries": journal.entries(since), "forgotten": journal.forgotten}
