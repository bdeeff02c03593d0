"""`conversations.open`, and finding the conversation that a call names.

See docs.slack.dev/reference/methods/conversations.open.
"""

from typing import Any

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.mailbox import Conversation
from slackapp.sandbox.web_api.people import shares_channel
from slackapp.sandbox.web_error import SlackError

Json = dict[str, Any]


def open_direct(backend: Backend, arguments: Json) -> Json:
    users = arguments.get("users") or ""
    wanted = users if isinstance(users, list) else [u for u in str(users).split(",") if u]
    if not wanted:
        raise SlackError("users_list_not_supplied")
    if len(wanted) > 1:
        raise SlackError("method_not_supported_for_channel_type")
    return {"channel": {"id": direct_messages(backend, wanted[0]).id}}


def direct_messages(backend: Backend, person_id: str) -> Conversation:
    """The person's direct messages, or Slack's reason why the app cannot have any with them."""
    if person_id == backend.app.bot_user_id:
        raise SlackError("cannot_dm_bot")
    person = backend.workspace.person(person_id)
    if person is None:
        raise SlackError("user_not_found")
    if person.is_bot:
        raise SlackError("cannot_dm_bot")
    if person.deleted:
        raise SlackError("user_disabled")
    stranger = person.team_id not in (None, backend.workspace.team_id)
    if stranger and not shares_channel(backend, person):
        raise SlackError("invalid_user_combination")
    return backend.mailbox.direct(person_id)


def writable(backend: Backend, channel: Any) -> Conversation:
    """Where the app may post: a channel it is in, direct messages, or a person's id."""
    conversation = _named(backend, str(channel))
    if conversation.is_direct and _has_left(backend, conversation):
        raise SlackError("channel_not_found")
    if conversation.is_archived:
        raise SlackError("is_archived")
    if backend.app.bot_user_id not in conversation.members:
        raise SlackError("channel_not_found" if conversation.is_private else "not_in_channel")
    return conversation


def _has_left(backend: Backend, conversation: Conversation) -> bool:
    people = backend.workspace.people
    return any(person.deleted for person in people if person.id in conversation.members)


def _named(backend: Backend, channel: str) -> Conversation:
    if channel.startswith(("U", "W")):
        try:
            return direct_messages(backend, channel)
        except SlackError as error:
            code = error.code if error.code == "cannot_dm_bot" else "channel_not_found"
            raise SlackError(code) from None
    return known(backend, channel)


def known(backend: Backend, channel: Any) -> Conversation:
    conversation = backend.mailbox.conversations.get(str(channel))
    if conversation is None:
        raise SlackError("channel_not_found")
    return conversation
