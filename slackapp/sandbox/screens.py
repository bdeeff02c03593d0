"""Where a person is working: inside a modal, or at a message."""

from dataclasses import dataclass

from slackapp.sandbox.forms import Form
from slackapp.sandbox.mailbox import Conversation, Message
from slackapp.sandbox.views import View
from slackapp.sandbox.workspace import Person


@dataclass(frozen=True)
class InView:
    person: Person
    view: View

    @property
    def form(self) -> Form:
        return self.view.form


@dataclass(frozen=True)
class AtMessage:
    person: Person
    conversation: Conversation
    message: Message

    @property
    def form(self) -> Form:
        return self.message.form_of(self.person.id)


Screen = InView | AtMessage
