"""One thing that a person did in Slack, read from its payload, and what is answered to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from slackapp.views import meta, typed
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta


@dataclass(frozen=True, kw_only=True)
class Press:
    """A command, a shortcut, a button, a box that changed, a form that was sent, or a search.

    ``person`` is the one who did it, by the people list, and ``slack_id`` their account: whoever
    runs the app may be in no list, and then is no person. Whatever the payload says of authority
    is not believed: the dispute and the directory are asked again. ``message`` is the one
    that somebody chose to do something with. ``pressed_at`` is when a button was pressed, by
    Slack's clock; ``trigger`` is Slack's name of a form being sent.
    """

    id: str
    person: str
    slack_id: str = ""
    value: str = ""
    text: str = ""
    block_id: str = ""
    view: Json = field(default_factory=dict)
    message: Json = field(default_factory=dict)
    pressed_at: str = ""
    trigger: str = ""

    @property
    def view_id(self) -> str:
        """The form it was done in, or nothing."""
        return str(self.view.get("id", ""))

    @property
    def callback(self) -> str:
        """Which form it was done in."""
        return str(self.view.get("callback_id", ""))

    @property
    def meta(self) -> Meta:
        """What the form carries."""
        return meta.read(self.view.get("private_metadata", ""))

    @property
    def typed(self) -> typed.Typed:
        """What stands in the form's boxes."""
        return typed.answers(self.view)


def value_of(action: Json) -> str:
    """Give the value of a button, or of what was chosen in a menu."""
    chosen = action.get("selected_option") or {}
    return str(action.get("value") or chosen.get("value", ""))


class Hands(Protocol):
    """What can be done in Slack after the answer was given."""

    def open(self, view: Json) -> None:
        """Open a form, or push it over the one that is open."""

    def redraw(self, view: Json) -> None:
        """Draw the form again that the press was made in."""

    def follow(self, view: Json) -> None:
        """Draw another page in place of the one with which a form that was sent was answered."""

    def whisper(self, text: str) -> None:
        """Say something that only the person who pressed sees."""

    def known(self, slack_id: str) -> Json:
        """Give what Slack knows of somebody; nothing of whom it does not know, or does not say."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What Slack is told at once, when everything is committed, and what is done after that."""

    ack: Json = field(default_factory=dict)
    then: Callable[[Hands], None] | None = None


Handler = Callable[["Any", Press], Answer]


def opens(view: Json) -> Answer:
    """Answer by opening a form; Slack being slow then never costs the answer."""
    return Answer(then=lambda hands: hands.open(view))


def opens_drawn(draw: Callable[[], Json]) -> Answer:
    """Answer at once, and draw and open a form after that: drawing costs the answer nothing."""
    return Answer(then=lambda hands: hands.open(draw()))


def redraws(view: Json) -> Answer:
    """Answer by drawing the same form again."""
    return Answer(then=lambda hands: hands.redraw(view))


def replaces(view: Json) -> Answer:
    """Answer a form that was sent with another in its place."""
    return Answer(ack={"response_action": "update", "view": view})


def pushes(view: Json) -> Answer:
    """Answer a form that was sent with another over it."""
    return Answer(ack={"response_action": "push", "view": view})


def errors(by_block: dict[str, str]) -> Answer:
    """Answer a form that was sent with what to do about its boxes; it stays open with its text."""
    return Answer(ack={"response_action": "errors", "errors": by_block})
