"""What a person types into the composer: a slash command or a plain message.

See docs.slack.dev/interactivity/implementing-slash-commands.
"""

from typing import Any

from slackapp.block_kit import message_problems
from slackapp.sandbox.backend import Backend
from slackapp.sandbox.mailbox import SLACKBOT, Conversation
from slackapp.sandbox.values import NotPossible
from slackapp.sandbox.workspace import Person

Json = dict[str, Any]


async def type_command(
    backend: Backend, person_id: str, text: str, channel_id: str | None = None
) -> Json:
    """Send a slash command; what the app acknowledges it with is shown to this person alone."""
    person = backend.actor(person_id)
    conversation = backend.mailbox.joined(person_id, channel_id)
    command, _, rest = text.strip().partition(" ")
    if command not in {known.command for known in backend.app.commands}:
        slackbot(backend, person, conversation, f"{command} is not a command of this workspace.")
        return {"acked": False}
    payload = backend.payloads.command(
        person,
        conversation,
        command,
        rest.strip(),
        trigger_id=backend.triggers.issue(person_id),
        response_url=backend.response_url(person, conversation),
    )
    ack = await backend.courier.deliver("slash_commands", payload)
    if ack is None:
        failure = f"{command} failed because the app did not respond. Try again in a moment."
        slackbot(backend, person, conversation, failure)
    elif ack.payload:
        _show_answer(backend, person, conversation, command, ack.payload)
    return {"acked": ack is not None}


def _show_answer(
    backend: Backend, person: Person, conversation: Conversation, command: str, answer: Any
) -> None:
    if not isinstance(answer, dict) or message_problems(answer):
        failure = f'{command} failed with the error "invalid_command_response".'
        slackbot(backend, person, conversation, failure)
        return
    to_everybody = answer.get("response_type") == "in_channel"
    backend.mailbox.post(
        conversation,
        backend.app.bot_user_id,
        answer.get("text") or "",
        answer.get("blocks"),
        only_for=None if to_everybody else person.id,
    )


def slackbot(backend: Backend, person: Person, conversation: Conversation, text: str) -> None:
    """What Slack itself tells somebody, who alone sees it."""
    backend.mailbox.post(conversation, SLACKBOT, text, only_for=person.id)


def say(backend: Backend, person_id: str, text: str, channel_id: str) -> Json:
    """Write to the other people in a channel; the app hears nothing of it."""
    person = backend.actor(person_id)
    conversation = backend.mailbox.joined(person_id, channel_id)
    if conversation.is_direct:
        raise NotPossible("This app reads no messages. Type / to see its commands.")
    if not text.strip():
        raise NotPossible("There is nothing to send.")
    return {"ts": backend.mailbox.post(conversation, person.id, text).ts}
