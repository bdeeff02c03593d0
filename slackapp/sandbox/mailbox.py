"""Channels, direct messages and what stands in them, with who has read how far.

See docs.slack.dev/reference/objects/conversation-object and docs.slack.dev/messaging.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from slackapp.sandbox.forms import Form, with_ids
from slackapp.sandbox.journal import Journal
from slackapp.sandbox.values import NotPossible
from slackapp.sandbox.workspace import Workspace

Json = dict[str, Any]

SLACKBOT = "USLACKBOT"
NO_TEXT = "This content can't be displayed."


@dataclass(eq=False)
class Message:
    ts: str
    author: str
    text: str
    blocks: list[Json]
    only_for: str | None = None  #: who alone sees it; None when it stands for everybody
    thread_ts: str | None = None
    edited: bool = False
    forms: dict[str, Form] = field(default_factory=dict)
    announced_text: str = field(init=False)  #: a telephone hears of a message, not of its changes

    def __post_init__(self) -> None:
        self.announced_text = self.text

    def form_of(self, person_id: str) -> Form:
        """The message's boxes and menus as this person has set them."""
        if person_id not in self.forms:
            self.forms[person_id] = Form(self.blocks)
        return self.forms[person_id]


@dataclass(eq=False)
class Conversation:
    id: str
    name: str
    members: set[str]
    is_direct: bool = False
    is_private: bool = False
    is_archived: bool = False
    messages: list[Message] = field(default_factory=list)
    read_until: dict[str, str] = field(default_factory=dict)

    def seen_by(self, person_id: str) -> list[Message]:
        return [m for m in self.messages if m.only_for in (None, person_id)]

    def unread_by(self, person_id: str) -> int:
        until = self.read_until.get(person_id, "")
        return sum(m.ts > until and m.author != person_id for m in self.seen_by(person_id))

    def message(self, ts: str) -> Message | None:
        return next((message for message in self.messages if message.ts == ts), None)


class Mailbox:
    def __init__(
        self, workspace: Workspace, bot_user_id: str, now: Callable[[], datetime], journal: Journal
    ) -> None:
        self._bot = bot_user_id
        self._now = now
        self._journal = journal
        self._last = datetime.fromtimestamp(0, tz=now().tzinfo)
        self._announced: dict[str, Message] = {}
        self.conversations = {
            channel.id: Conversation(
                channel.id,
                channel.name,
                set(channel.members),
                is_private=channel.is_private,
                is_archived=channel.is_archived,
            )
            for channel in workspace.channels
        }

    def direct(self, person_id: str) -> Conversation:
        """The person's direct messages with the app, opened if they were not."""
        conversation_id = f"D{person_id}"
        if conversation_id not in self.conversations:
            members = {person_id, self._bot}
            self.conversations[conversation_id] = Conversation(
                conversation_id, "directmessage", members, is_direct=True
            )
        return self.conversations[conversation_id]

    def of(self, person_id: str) -> list[Conversation]:
        """The channels this person is in, then their direct messages."""
        joined = [c for c in self.conversations.values() if person_id in c.members]
        return [c for c in joined if not c.is_direct] + [self.direct(person_id)]

    def joined(self, person_id: str, conversation_id: str | None) -> Conversation:
        """A conversation of this person's own; their direct messages when none is named."""
        if conversation_id is None:
            return self.direct(person_id)
        for conversation in self.of(person_id):
            if conversation.id == conversation_id:
                return conversation
        raise NotPossible(f"{person_id} is not in the conversation {conversation_id!r}.")

    def post(
        self,
        conversation: Conversation,
        author: str,
        text: str,
        blocks: list[Json] | None = None,
        *,
        only_for: str | None = None,
        thread_ts: str | None = None,
    ) -> Message:
        message = Message(
            self._next_ts(), author, text, with_ids(blocks or []), only_for, thread_ts
        )
        conversation.messages.append(message)
        if conversation.is_direct and author == self._bot and only_for is None:
            self._announced.update(dict.fromkeys(conversation.members, message))
        self._journal.change()
        return message

    def change(self, message: Message, text: str, blocks: list[Json]) -> None:
        message.text, message.blocks, message.edited = text, with_ids(blocks), True
        for form in message.forms.values():
            form.redraw(message.blocks)
        self._journal.change()

    def remove(self, conversation: Conversation, message: Message) -> None:
        conversation.messages.remove(message)
        self._announced = {who: m for who, m in self._announced.items() if m is not message}
        self._journal.change()

    def announced(self, person_id: str) -> Message | None:
        """The direct message that stands on this person's telephone.

        Slack announces direct messages there unless told otherwise, but not what channels hear.
        """
        return self._announced.get(person_id)

    def put_away(self, person_id: str) -> None:
        if self._announced.pop(person_id, None):
            self._journal.change()

    def read(self, person_id: str, conversation: Conversation) -> None:
        if conversation.unread_by(person_id):
            conversation.read_until[person_id] = conversation.messages[-1].ts
            self._journal.change()

    def _next_ts(self) -> str:
        """Later than every other message, also when the clock was put back."""
        self._last = max(self._now(), self._last + timedelta(microseconds=1))
        seconds = int(self._last.timestamp())
        return f"{seconds}.{self._last.microsecond:06d}"
