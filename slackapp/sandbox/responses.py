"""What the app sends to a response_url, five times within half an hour at most.

See docs.slack.dev/interactivity/handling-user-interaction (message responses).
"""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from slackapp.block_kit import message_problems
from slackapp.sandbox.backend import Backend
from slackapp.sandbox.mailbox import Conversation, Message
from slackapp.sandbox.tickets import ResponseAddress
from slackapp.sandbox.web_error import SlackError, blocks_refused

Json = dict[str, Any]


async def serve_response(request: Request) -> Response:
    backend: Backend = request.app.state.backend
    error = None
    try:
        answer = json.loads(await request.body() or b"{}")
        _obey(backend, request.path_params["key"], answer)
    except ValueError:
        answer, error = None, "invalid_payload"
    except SlackError as refusal:
        error = refusal.code
    backend.journal.record("response", args=answer, ok=error is None, error=error)
    missing = error in ("expired_url", "used_url")
    status = 200 if error is None else 404 if missing else 400
    return PlainTextResponse(error or "ok", status)


def _obey(backend: Backend, key: str, answer: Json) -> None:
    if not isinstance(answer, dict):
        raise SlackError("invalid_payload")
    deletes = answer.get("delete_original") is True
    if not deletes:
        _check(answer)
    address = backend.response_addresses.use(key)
    conversation = backend.mailbox.conversations[address.conversation_id]
    original = _original(conversation, address)
    if deletes and original is not None:
        backend.mailbox.remove(conversation, original)
    elif answer.get("replace_original") is True and original is not None:
        blocks = answer.get("blocks") or []
        backend.mailbox.change(original, answer.get("text") or "", blocks)
    elif not deletes:
        _post(backend, conversation, address, answer)


def _check(answer: Json) -> None:
    if not answer.get("text") and not answer.get("blocks"):
        raise SlackError("no_text")
    if problems := message_problems(answer):
        raise blocks_refused(problems)


def _original(conversation: Conversation, address: ResponseAddress) -> Message | None:
    return conversation.message(address.message_ts) if address.message_ts else None


def _post(
    backend: Backend, conversation: Conversation, address: ResponseAddress, answer: Json
) -> None:
    to_everybody = answer.get("response_type") == "in_channel"
    backend.mailbox.post(
        conversation,
        backend.app.bot_user_id,
        answer.get("text") or "",
        answer.get("blocks"),
        only_for=None if to_everybody else address.person_id,
    )
