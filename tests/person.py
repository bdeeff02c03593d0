"""Somebody at the local workspace, in the words in which a story is told.

Every look at the screen waits, five seconds at most, for what it is asked to find.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import httpx

Json = dict[str, Any]
Found = TypeVar("Found")

PATIENCE = 5.0


class NotOnScreen(AssertionError):
    """What the story expected was not there; the text says what was."""


class Control:
    """The sandbox's control API, and waiting for something to appear there."""

    def __init__(self, url: str) -> None:
        no_idle_sockets = httpx.Limits(max_keepalive_connections=0)
        self._http = httpx.Client(base_url=f"{url}/control", timeout=15, limits=no_idle_sockets)

    def see(self, path: str, **query: Any) -> Json:
        return self._answer(self._http.get(path, params=query))

    def do(self, path: str, **body: Any) -> Json:
        given = {key: value for key, value in body.items() if value is not None}
        return self._answer(self._http.post(path, json=given))

    def wait_for(self, look: Callable[[], Found | None], otherwise: Callable[[], str]) -> Found:
        """What *look* finds as soon as it finds something; *otherwise* says what was there."""
        end = time.monotonic() + PATIENCE
        while True:
            revision = self.see("/changes", timeout=0)["revision"]
            if (found := look()) is not None:
                return found
            left = end - time.monotonic()
            if left <= 0:
                raise NotOnScreen(otherwise())
            self.see("/changes", since=revision, timeout=left)

    def calls(self, method: str | None = None) -> list[Json]:
        """The Web API calls of the app so far, oldest first."""
        entries = self.see("/log")["entries"]
        return [e for e in entries if e["kind"] == "call" and method in (None, e["method"])]

    def acks(self) -> list[Json]:
        return [entry for entry in self.see("/log")["entries"] if entry["kind"] == "ack"]

    def app_in_channel(self, channel: str, *, present: bool) -> None:
        self.do(f"/channels/{channel}/app", present=present)

    @staticmethod
    def _answer(response: httpx.Response) -> Json:
        answer: Json = response.json()
        if response.is_error:
            raise NotOnScreen(answer["error"])
        return answer


def sandbox_person(url: str, person_id: str) -> "Person":
    return Person(Control(url), person_id)


class Person:
    def __init__(self, control: Control, person_id: str) -> None:
        self.control = control
        self.id = person_id

    # --- doing -----------------------------------------------------------------------------------

    def types(self, text: str, channel: str | None = None) -> bool:
        """Send a slash command; says whether the app answered in time."""
        return bool(self.do("command", text=text, channel=channel)["acked"])

    def uses(self, shortcut: str, channel: str | None = None) -> bool:
        """Choose a global shortcut, by its callback id."""
        return bool(self.do("shortcut", callback_id=shortcut, channel=channel)["acked"])

    def says(self, text: str, channel: str) -> str:
        """Write a plain message in a channel; returns its ts."""
        return str(self.do("say", text=text, channel=channel)["ts"])

    def do(self, deed: str, **body: Any) -> Json:
        return self.control.do(f"/people/{self.id}/{deed}", **body)

    # --- seeing ----------------------------------------------------------------------------------

    def modal(self, title: str | None = None) -> "Modal":
        """The form on top, as soon as there is one (of that title)."""

        def look() -> Modal | None:
            on_top = self.views()[-1:]
            right = on_top and title in (None, on_top[0]["title"]["text"])
            return Modal(self, on_top[0]["id"]) if right else None

        return self.control.wait_for(look, lambda: f"No form {title or ''}; {self._screen()}")

    def views(self) -> list[Json]:
        """The open forms as the app gave them, with their state and errors; the last is on top."""
        views: list[Json] = self.control.see(f"/people/{self.id}/views")["views"]
        return views

    def has_no_modal(self) -> bool:
        """Waits until every form is closed."""
        return self.control.wait_for(lambda: not self.views() or None, self._screen)

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
            return f"No message with {containing!r}; there was:\n{there}\n{self._screen()}"

        return self.control.wait_for(find, otherwise)

    def _screen(self) -> str:
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
class Message:
    """A message as it stood when it was looked at; after a change, look again."""

    person: Person
    source: Json

    @property
    def text(self) -> str:
        """What a notification and a screen reader say."""
        return str(self.source["text"])

    @property
    def words(self) -> str:
        return words(self.source.get("blocks", []))

    @property
    def ts(self) -> str:
        return str(self.source["ts"])

    @property
    def is_hidden(self) -> bool:
        return self.source["only_for"] is not None

    @property
    def buttons(self) -> list[str]:
        return [part.name for part in parts(self.source.get("blocks", [])) if part.is_button]

    @property
    def warns(self) -> bool:
        """Whether Slack shows this person that the app did not respond to a button."""
        return bool(self.source["unanswered"].get(self.person.id))

    def press(self, button: str) -> bool:
        part = one(parts(self.source.get("blocks", [])), button, 1)
        where = {"channel": self.source["channel"], "ts": self.ts}
        return bool(self.person.do("press", **where, **part.place)["acked"])


@dataclass(frozen=True)
class Outcome:
    """What became of a submitted form.

    `kind` is refused (by Slack itself, without asking the app), errors, closed, updated, pushed,
    cleared or trouble; `errors` has the sentence under each label.
    """

    kind: str
    errors: dict[str, str]


@dataclass(frozen=True)
class Modal:
    """One open form; everything read from it is read anew."""

    person: Person
    id: str

    # --- seeing ----------------------------------------------------------------------------------

    @property
    def view(self) -> Json:
        for view in self.person.views():
            if view["id"] == self.id:
                return view
        raise NotOnScreen(f"That form is closed; {self.person._screen()}")

    @property
    def title(self) -> str:
        return str(self.view["title"]["text"])

    @property
    def text(self) -> str:
        return words(self.view["blocks"])

    @property
    def submit_text(self) -> str | None:
        return str(self.view["submit"]["text"]) if self.view["submit"] else None

    @property
    def close_text(self) -> str | None:
        return str(self.view["close"]["text"]) if self.view["close"] else None

    @property
    def trouble(self) -> str | None:
        trouble: str | None = self.view["trouble"]
        return trouble

    @property
    def errors(self) -> dict[str, str]:
        """The sentence under each box, by its label."""
        view = self.view
        return _by_label(view, view["errors"])

    @property
    def buttons(self) -> list[str]:
        return [part.name for part in parts(self.view["blocks"]) if part.is_button]

    def labels(self) -> list[str]:
        return [part.name for part in parts(self.view["blocks"]) if not part.is_button]

    def value(self, label: str, nth: int = 1) -> Any:
        """What stands in a box: a text, a date, an option's text, a list of option texts."""
        part, view = self._part(label, nth), self.view
        block_id, action_id = part.place["block_id"], part.place["action_id"]
        answer = dict(view["state"]["values"][block_id][action_id])
        del answer["type"]
        [held] = answer.values()
        if isinstance(held, list):
            return [_option_text(one) for one in held]
        return _option_text(held)

    def shows(self, text: str) -> "Modal":
        """Waits until these words stand in the form."""
        self.person.control.wait_for(
            lambda: text in self.text or None, lambda: f"No {text!r}; {self.person._screen()}"
        )
        return self

    # --- doing -----------------------------------------------------------------------------------

    def fill(
        self, label: str, value: str | float | date, nth: int = 1, *, enter: bool = False
    ) -> None:
        """Type a text, a date, a time; an aware datetime for a box that asks for both."""
        given: Any = value
        if isinstance(value, datetime):
            given = int(value.timestamp())
        elif isinstance(value, date | float | int):
            given = str(value)
        self._put(self._part(label, nth), given, enter=enter)

    def choose(self, label: str, *options: str, nth: int = 1) -> None:
        """Choose by the options' words; ticked boxes are exactly those named."""
        part = self._part(label, nth)
        if part.kind in ("users_select", "multi_users_select"):
            self._put_chosen(part, [self._person_named(name) for name in options])
        else:
            self._put_chosen(part, [_value_of(part, option) for option in options])

    def pick(self, label: str, option: str, *, query: str | None = None, nth: int = 1) -> None:
        """Look for an option that the app suggests, then choose it by its words."""
        part = self._part(label, nth)
        found = self.options(label, option if query is None else query, nth)
        if option not in found:
            raise NotOnScreen(f"{label!r} does not suggest {option!r}, but {list(found)}")
        self._put_chosen(part, [found[option]])

    def options(self, label: str, query: str = "", nth: int = 1) -> dict[str, str]:
        """What an external menu suggests: the value by the words of each option."""
        part = self._part(label, nth)
        answer = self.person.do("suggest", view_id=self.id, query=query, **part.place)
        return {option["text"]["text"]: option["value"] for option in answer["options"]}

    def clear(self, label: str, nth: int = 1) -> None:
        part = self._part(label, nth)
        several = part.kind == "checkboxes" or part.kind.startswith("multi_")
        self._put(part, [] if several else "")

    def press(self, button: str, nth: int = 1) -> bool:
        """Press by the button's words or its accessibility label, confirming what it asks."""
        part = self._part(button, nth)
        return bool(self.person.do("press", view_id=self.id, **part.place)["acked"])

    def submit(self, *, unchecked: bool = False) -> Outcome:
        """Send the form; *unchecked* skips what Slack's own client would refuse."""
        before = self.view
        answer = self.person.do("submit", view_id=self.id, unchecked=unchecked)
        return Outcome(answer["outcome"], _by_label(before, answer.get("errors", {})))

    def close(self) -> None:
        """The Close button: back to the form below, if there is one."""
        self.person.do("close", view_id=self.id)

    def leave(self) -> None:
        """The cross in the corner, which leaves every open form."""
        self.person.do("close", view_id=self.id, everything=True)

    def _part(self, name: str, nth: int) -> "Part":
        def look() -> Part | None:
            fitting = [part for part in parts(self.view["blocks"]) if name in part.names]
            return fitting[nth - 1] if len(fitting) >= nth else None

        def otherwise() -> str:
            there = [part.name for part in parts(self.view["blocks"])]
            return f"No {name!r} (number {nth}) in {self.title!r}; there is {there}"

        return self.person.control.wait_for(look, otherwise)

    def _put_chosen(self, part: "Part", values: list[str]) -> None:
        several = part.kind == "checkboxes" or part.kind.startswith("multi_")
        self._put(part, values if several else values[0])

    def _put(self, part: "Part", value: Any, *, enter: bool = False) -> None:
        self.person.do("fill", view_id=self.id, value=value, enter=enter, **part.place)

    def _person_named(self, name: str) -> str:
        people = self.person.control.see("/workspace")["people"]
        for person in people:
            if person["name"] == name:
                return str(person["id"])
        raise NotOnScreen(f"Nobody is called {name!r}: {[person['name'] for person in people]}")


@dataclass(frozen=True)
class Part:
    """One element of a form or message, with the names by which a person would find it."""

    block: Json
    element: Json

    @property
    def kind(self) -> str:
        return str(self.element["type"])

    @property
    def is_button(self) -> bool:
        return self.kind == "button"

    @property
    def names(self) -> list[str]:
        own = [self.block.get("label"), self.element.get("text"), self.element.get("placeholder")]
        around = [self.block.get("text"), {"text": self.element.get("accessibility_label")}]
        named = [str(part["text"]) for part in own + around if part and part["text"]]
        return named or [self.element["action_id"]]

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def place(self) -> dict[str, str]:
        return {"block_id": self.block["block_id"], "action_id": self.element["action_id"]}


def parts(blocks: list[Json]) -> Iterator[Part]:
    for block in blocks:
        for element in [
            *([block["element"]] if block["type"] == "input" else []),
            *(block["elements"] if block["type"] == "actions" else []),
            *([block["accessory"]] if "accessory" in block else []),
        ]:
            yield Part(block, element)


def one(found: Iterator[Part], name: str, nth: int) -> Part:
    every = list(found)
    fitting = [part for part in every if name in part.names]
    if len(fitting) < nth:
        raise NotOnScreen(f"No {name!r}; there is {[part.name for part in every]}")
    return fitting[nth - 1]


def words(part: Any) -> str:
    """Every text of some blocks, in reading order, a line each."""
    return "\n".join(_texts(part))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from _texts(item)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in ("text", "alt_text") and isinstance(value, str):
                yield value
            elif not key.startswith("initial_") and key != "confirm":
                yield from _texts(value)


def _by_label(view: Json, errors: dict[str, str]) -> dict[str, str]:
    labels = {part.block["block_id"]: part.name for part in parts(view["blocks"])}
    return {labels.get(block_id, block_id): text for block_id, text in errors.items()}


def _option_text(held: Any) -> Any:
    return held["text"]["text"] if isinstance(held, dict) else held


def _value_of(part: Part, text: str) -> str:
    groups = part.element.get("option_groups", [])
    options = part.element.get("options") or [o for group in groups for o in group["options"]]
    for option in options:
        if option["text"]["text"] == text:
            return str(option["value"])
    raise NotOnScreen(f"{part.name!r} has no {text!r}: {[o['text']['text'] for o in options]}")
