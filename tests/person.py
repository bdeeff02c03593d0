"""Somebody at the local workspace, in the words in which a story is told.

Every look at the screen waits, five seconds at most, for what it is asked to find.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.people.control import Control, Found, NotOnScreen
from tests.people.reading import words
from tests.people.shown import Shown
from tests.people.views import Home, Modal, Outcome

__all__ = [
    "Channel",
    "Control",
    "Home",
    "Message",
    "Modal",
    "NotOnScreen",
    "Outcome",
    "Person",
    "sandbox_person",
]

Json = dict[str, Any]


def sandbox_person(url: str, person_id: str) -> "Person":
    return Person(Control(url), person_id)


class Person:
    def __init__(self, control: Control, person_id: str) -> None:
        self.control = control
        self.id = person_id

    # --- doing -----------------------------------------------------------------------------------

    def types(self, text: str, channel: str | None = None) -> bool:
        """Send a slash command; says whether the app answered in time.

        An open form covers what is beneath it: as in Slack, it is left before anything is typed.
        """
        self.leaves_forms()
        return bool(self.do("command", text=text, channel=channel)["acked"])

    def uses(self, shortcut: str, channel: str | None = None) -> bool:
        """Choose a global shortcut, by its callback id; forms are left first, too."""
        self.leaves_forms()
        return bool(self.do("shortcut", callback_id=shortcut, channel=channel)["acked"])

    def says(self, text: str, channel: str) -> str:
        """Write a plain message in a channel; returns its ts."""
        return str(self.do("say", text=text, channel=channel)["ts"])

    def home(self) -> Home:
        """Open the app's Home tab, of which the app is told."""
        self.do("open-home")
        return self.home_now()

    def do(self, deed: str, **body: Any) -> Json:
        return self.control.do(f"/people/{self.id}/{deed}", **body)

    def leaves_forms(self) -> None:
        """Every open form, by the cross in its corner."""
        for view in self.views()[-1:]:
            self.do("close", view_id=view["id"], everything=True)

    # --- seeing ----------------------------------------------------------------------------------

    def modal(self, title: str | None = None, *, over: "Modal | None" = None) -> "Modal":
        """The form on top, as soon as there is one (of that title, or *over* another)."""

        def look() -> Modal | None:
            on_top = self.views()[-1:]
            right = on_top and title in (None, on_top[0]["title"]["text"])
            is_new = on_top and (over is None or on_top[0]["id"] != over.id)
            return Modal(self, on_top[0]["id"]) if right and is_new else None

        return self.control.wait_for(look, lambda: f"No form {title or ''}; {self.on_screen()}")

    def views(self) -> list[Json]:
        """The open forms as the app gave them, with their state and errors; the last is on top."""
        views: list[Json] = self.control.see(f"/people/{self.id}/views")["views"]
        return views

    def has_no_modal(self) -> bool:
        """Waits until every form is closed."""
        return self.control.wait_for(lambda: not self.views() or None, self.on_screen)

    def home_now(self) -> Home:
        """The Home tab as it was left, without opening it anew."""
        return Home(self)

    def direct_messages(self) -> list["Message"]:
        """What the app has written to this person, oldest first."""
        return [m for m in self._messages(f"/people/{self.id}/messages") if not m.is_hidden]

    def direct_message(self, containing: str) -> "Message":
        """The newest direct message with these words, as soon as there is one."""
        return self._newest(self.direct_messages, containing)

    def ephemeral(self) -> list["Message"]:
        """What is only visible to this person."""
        return self._messages(f"/people/{self.id}/ephemeral")

    def ephemeral_message(self, containing: str) -> "Message":
        return self._newest(self.ephemeral, containing)

    def channel(self, channel: str) -> "Channel":
        return Channel(self, channel)

    def _messages(self, path: str) -> list["Message"]:
        return [Message(self, source) for source in self.control.see(path)["messages"]]

    def _newest(self, look: Callable[[], list["Message"]], containing: str) -> "Message":
        def find() -> Message | None:
            fitting = [m for m in look() if containing in m.text or containing in m.words]
            return fitting[-1] if fitting else None

        def otherwise() -> str:
            there = "\n".join(f"- {message.text}" for message in look()) or "nothing"
            return f"No message with {containing!r}; there was:\n{there}\n{self.on_screen()}"

        return self.control.wait_for(find, otherwise)

    def on_screen(self) -> str:
        views = self.views()
        if not views:
            heard = [message.text for message in self.ephemeral()[-2:]]
            return f"no form is open for {self.id}; last heard: {heard}"
        top = views[-1]
        return f"on top is {top['title']['text']!r} ({top['trouble'] or 'no trouble'}): " + (
            words(top["blocks"])
        )


@dataclass(frozen=True)
class Channel:
    person: Person
    id: str

    def messages(self) -> list["Message"]:
        return self.person._messages(f"/channels/{self.id}/messages")

    def message(self, containing: str) -> "Message":
        return self.person._newest(self.messages, containing)


@dataclass(frozen=True)
class Message(Shown):
    """A message as it stood when it was looked at; after a change, look again."""

    person: Person
    source: Json

    @property
    def text(self) -> str:
        """What a notification and a screen reader say."""
        return str(self.source["text"])

    @property
    def words(self) -> str:
        return words(self.blocks)

    @property
    def ts(self) -> str:
        return str(self.source["ts"])

    @property
    def is_hidden(self) -> bool:
        return self.source["only_for"] is not None

    @property
    def warns(self) -> bool:
        """Whether Slack shows this person that the app did not respond to a button."""
        return bool(self.source["unanswered"].get(self.person.id))

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.source.get("blocks", [])
        return blocks

    @property
    def where(self) -> Json:
        return {"channel": self.source["channel"], "ts": self.ts}

    def uses(self, shortcut: str) -> bool:
        """Choose a message shortcut, by its callback id."""
        deed = self.person.do("message-shortcut", callback_id=shortcut, **self.where)
        return bool(deed["acked"])

    def _found(self, look: Callable[[], Found | None], otherwise: Callable[[], str]) -> Found:
        """What was looked at does not change any more."""
        if (found := look()) is None:
            raise NotOnScreen(otherwise())
        return found
