"""What a person starts from a menu: a global shortcut, or one for a message.

See docs.slack.dev/interactivity/implementing-shortcuts.
"""

from typing import Any

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.commands import slackbot
from slackapp.sandbox.mailbox import Conversation
from slackapp.sandbox.screens import AtMessage
from slackapp.sandbox.values import NotPossible
from slackapp.sandbox.workspace import Person

Json = dict[str, Any]


async def use_shortcut(
    backend: Backend, person_id: str, callback_id: str, channel_id: str | None = None
) -> Json:
    person = backend.actor(person_id)
    conversation = backend.mailbox.joined(person_id, channel_id)
    name = {s.callback_id: s.name for s in backend.app.shortcuts}.get(callback_id)
    if name is None:
        raise NotPossible(f"There is no shortcut {callback_id!r}.")
    trigger_id = backend.triggers.issue(person_id)
    payload = backend.payloads.shortcut(person, callback_id, trigger_id)
    return await _start(backend, person, conversation, name, payload)


async def use_message_shortcut(backend: Backend, screen: AtMessage, callback_id: str) -> Json:
    person, conversation = screen.person, screen.conversation
    name = {s.callback_id: s.name for s in backend.app.message_shortcuts}.get(callback_id)
    if name is None:
        raise NotPossible(f"There is no message shortcut {callback_id!r}.")
    if screen.message.only_for is not None:
        raise NotPossible("A message that nobody else sees has no shortcuts.")
    payload = backend.payloads.message_shortcut(
        screen,
        callback_id,
        trigger_id=backend.triggers.issue(person.id),
        response_url=backend.response_url(person, conversation, screen.message.ts),
    )
    return await _start(backend, person, conversation, name, payload)


async def _start(
    backend: Backend, person: Person, conversation: Conversation, name: str, payload: Json
) -> Json:
    ack = await backend.courier.deliver("interactive", payload)
    if ack is None:
        failure = f'"{name}" failed because the app did not respond. Try again in a moment.'
        slackbot(backend, person, conversation, failure)
    return {"acked": ack is not None}
