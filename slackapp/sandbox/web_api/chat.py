"""Posting, changing and deleting messages: docs.slack.dev/reference/methods/chat.postMessage."""

from typing import Any

from slackapp.block_kit import message_problems
from slackapp.block_kit.surfaces import LONGEST_TEXT
from slackapp.sandbox.backend import Backend
from slackapp.sandbox.mailbox import NO_TEXT, Conversation, Message
from slackapp.sandbox.web_api.conversations import known, writable
from slackapp.sandbox.web_error import SlackError, blocks_refused

Json = dict[str, Any]

LONGEST_UPDATE = 4_000


def post_message(backend: Backend, arguments: Json) -> Json:
    conversation = writable(backend, arguments.get("channel"))
    text, blocks = _content(arguments)
    thread_ts = _thread(conversation, arguments.get("thread_ts"))
    backend.rate_limits.message(conversation.id)
    bot = backend.app.bot_user_id
    message = backend.mailbox.post(conversation, bot, text, blocks, thread_ts=thread_ts)
    return {
        "channel": conversation.id,
        "ts": message.ts,
        "message": backend.payloads.message(message),
        **_warning(arguments),
    }


def post_ephemeral(backend: Backend, arguments: Json) -> Json:
    """docs.slack.dev/reference/methods/chat.postEphemeral"""
    conversation = writable(backend, arguments.get("channel"))
    person_id = str(arguments.get("user"))
    if person_id not in conversation.members:
        raise SlackError("user_not_in_channel")
    text, blocks = _content(arguments)
    bot = backend.app.bot_user_id
    message = backend.mailbox.post(conversation, bot, text, blocks, only_for=person_id)
    return {"message_ts": message.ts, **_warning(arguments)}


def update(backend: Backend, arguments: Json) -> Json:
    """docs.slack.dev/reference/methods/chat.update; blocks stay unless others, or none, come."""
    conversation = known(backend, arguments.get("channel"))
    message = _own(backend, conversation, arguments, "cant_update_message")
    text, blocks = _content({"blocks": message.blocks, **arguments})
    if len(text) > LONGEST_UPDATE:
        raise SlackError("msg_too_long")
    backend.mailbox.change(message, text, blocks)
    return {
        "channel": conversation.id,
        "ts": message.ts,
        "text": text,
        "message": backend.payloads.message(message),
        **_warning(arguments),
    }


def delete(backend: Backend, arguments: Json) -> Json:
    conversation = known(backend, arguments.get("channel"))
    message = _own(backend, conversation, arguments, "cant_delete_message")
    backend.mailbox.remove(conversation, message)
    return {"channel": conversation.id, "ts": message.ts}


def _own(backend: Backend, conversation: Conversation, arguments: Json, refusal: str) -> Message:
    """A message that stands for everybody and that this app wrote."""
    message = conversation.message(str(arguments.get("ts")))
    if message is None or message.only_for is not None:
        raise SlackError("message_not_found")
    if message.author != backend.app.bot_user_id:
        raise SlackError(refusal)
    return message


def _content(arguments: Json) -> tuple[str, list[Json]]:
    text, blocks = str(arguments.get("text") or ""), arguments.get("blocks") or []
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    if not text and not blocks:
        raise SlackError("no_text")
    if problems := message_problems({"text": text[:LONGEST_TEXT], "blocks": blocks}):
        raise blocks_refused(problems)
    return text[:LONGEST_TEXT] or NO_TEXT, blocks


def _thread(conversation: Conversation, thread_ts: Any) -> str | None:
    if thread_ts is None:
        return None
    if conversation.message(str(thread_ts)) is None:
        raise SlackError("thread_not_found")
    return str(thread_ts)


def _warning(arguments: Json) -> Json:
    """Blocks alone are allowed, but screen readers and telephones then have nothing to say."""
    if arguments.get("text"):
        return {}
    name = "missing_text_in_message"
    return {"warning": name, "response_metadata": {"warnings": [name]}}
