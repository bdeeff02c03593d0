"""What the templates show, put into words: names, times, initials."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from slackapp.block_kit.composition import options_of
from slackapp.sandbox.backend import Backend
from slackapp.sandbox.forms import Form
from slackapp.sandbox.mailbox import SLACKBOT, Conversation, Message
from slackapp.sandbox.pages.mrkdwn import mrkdwn, plain
from slackapp.sandbox.values import content
from slackapp.sandbox.views import View
from slackapp.sandbox.workspace import Person

Json = dict[str, Any]

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.tests["textual"] = lambda kind: kind.endswith("_input") and kind != "file_input"
TEMPLATES.filters["content"] = content

COLOURS = 8


@dataclass(frozen=True)
class Line:
    """One message as one person sees it."""

    message: Message
    form: Form
    author: str
    is_app: bool
    sent: datetime

    @property
    def day(self) -> str:
        return f"{self.sent:%A} {self.sent.day} {self.sent:%B %Y}"

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.author.split()[:2]).upper()

    @property
    def colour(self) -> int:
        return sum(map(ord, self.message.author)) % COLOURS


@dataclass(frozen=True)
class Page:
    """Everything on one person's screen while they look at one conversation."""

    backend: Backend
    person: Person
    conversation: Conversation
    at_home: bool = False  #: at the app's Home tab, beside the messages

    def html(self) -> str:
        template = TEMPLATES.get_template("workspace.html")
        return template.render(page=self, text=self._text, choices=self._choices)

    @property
    def view(self) -> View | None:
        stack = self.backend.views.stack(self.person.id)
        return stack[-1] if stack else None

    @property
    def home(self) -> View | None:
        return self.backend.views.home(self.person.id)

    @property
    def tab(self) -> str:
        """Which tab of the app is shown, if this is the app at all."""
        if not self.conversation.is_direct:
            return ""
        return "home" if self.at_home else "messages"

    @property
    def unread(self) -> int:
        """How many messages this person reads by looking at this page."""
        return 0 if self.at_home else self.conversation.unread_by(self.person.id)

    @property
    def depth(self) -> int:
        return len(self.backend.views.stack(self.person.id))

    @property
    def conversations(self) -> list[Conversation]:
        return self.backend.mailbox.of(self.person.id)

    @property
    def colleagues(self) -> list[Person]:
        """Everybody; of these, nobody who has left can be acted as."""
        return [person for person in self.backend.workspace.people if not person.is_bot]

    def described(self, person: Person) -> str:
        """A name, a title, and what sets somebody apart from the others here."""
        titled = f"{person.name}, {person.title}" if person.title else person.name
        if person.deleted:
            return f"{titled} (has left)"
        if person.team_id not in (None, self.backend.workspace.team_id):
            return f"{titled} (of organisation {person.team_id})"
        return titled

    @property
    def lines(self) -> list[Line]:
        return [self._line(m) for m in self.conversation.seen_by(self.person.id)]

    @property
    def notice(self) -> Line | None:
        """What the person's telephone would show."""
        message = self.backend.mailbox.announced(self.person.id)
        return self._line(message) if message else None

    def called(self, conversation: Conversation) -> str:
        return self.backend.app.name if conversation.is_direct else conversation.name

    def local(self, seconds: int) -> str:
        """A moment as a date-and-time box holds it."""
        moment = datetime.fromtimestamp(seconds, self.backend.workspace.zone)
        return f"{moment:%Y-%m-%dT%H:%M}"

    def _line(self, message: Message) -> Line:
        app = self.backend.app
        return Line(
            message=message,
            form=message.form_of(self.person.id),
            author=self._names.get(message.author, message.author),
            is_app=message.author == app.bot_user_id,
            sent=datetime.fromtimestamp(float(message.ts), self.backend.workspace.zone),
        )

    @cached_property
    def _names(self) -> Mapping[str, str]:
        backend = self.backend
        return {
            **{person.id: person.name for person in backend.workspace.people},
            **{channel.id: channel.name for channel in backend.workspace.channels},
            backend.app.bot_user_id: backend.app.name,
            SLACKBOT: "Slackbot",
        }

    def _choices(self, element: Json) -> list[tuple[str, Markup, Markup]]:
        """Value, words and description of everything that can be ticked."""
        if element["type"] == "multi_users_select":
            people = self.backend.workspace.people
            return [(person.id, plain(person.name), plain(person.title)) for person in people]
        return [
            (o["value"], self._text(o["text"]), self._text(o.get("description", "")))
            for o in options_of(element)
        ]

    def _text(self, source: Json | str) -> Markup:
        """A text object, or the bare text of a message, as HTML."""
        formatted = partial(mrkdwn, names=self._names)
        if isinstance(source, str):
            return formatted(source)
        if source["type"] == "plain_text":
            return plain(source["text"])
        return formatted(source["text"], verbatim=source.get("verbatim", False))
