"""Small apps for the tests: one that fills Home tabs, one that suggests disputes."""

from collections.abc import Iterator
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from tests.person import Person
from tests.sandbox.blocks import actions, ask, button, header, home, modal, option, plain, section

Json = dict[str, Any]


class HomeTab:
    """An app that fills a Home tab whenever it is opened, and keeps what it hears."""

    def __init__(self) -> None:
        self.opened: list[Json] = []
        self.pressed: list[Json] = []

    def listeners(self, app: App) -> None:
        @app.event("app_home_opened")
        def opened(body: Json, event: Json, client: WebClient) -> None:
            self.opened.append(body)
            if event["tab"] == "home":
                client.views_publish(user_id=event["user"], view=self.view(len(self.opened)))

        @app.action("open")
        def open_form(ack: Ack, body: Json, client: WebClient) -> None:
            self.pressed.append(body)
            form = modal(section("A form"), title="From the Home tab")
            client.views_open(trigger_id=body["trigger_id"], view=form)
            ack()

        @app.action("kind")
        def chosen(ack: Ack, body: Json) -> None:
            self.pressed.append(body)
            ack()

    @staticmethod
    def view(times: int) -> Json:
        kinds = [option("late", "Late"), option("open", "Open")]
        menu = {
            "type": "static_select",
            "action_id": "kind",
            "placeholder": {"type": "plain_text", "text": "Kind"},
            "options": kinds,
        }
        return home(
            header("Awaiting you"),
            section(f"Opened {times} times"),
            actions(button("open", "Look", accessibility_label="Look at one"), menu),
            callback_id="desk",
        )


OPEN_ONES = [option("7F3K", "DRP-7F3K-92"), option("2B8M", "DRP-2B8M-41")]
CLOSED_ONES = [option("9Q1Z", "DRP-9Q1Z-07")]


def menu(kind: str = "external_select", **more: Any) -> Json:
    shown = {"placeholder": plain("Find a dispute"), "min_query_length": 0}
    return {"type": kind, "action_id": "find", **shown, **more}


class Finder:
    """An app that suggests disputes in two groups, and keeps what was asked and chosen."""

    def __init__(self) -> None:
        self.form = modal(ask("a", "Nothing"))
        self.forget()

    def forget(self) -> None:
        self.asked: list[Json] = []
        self.chosen: list[Json] = []

    def listeners(self, app: App) -> None:
        @app.command("/sample")
        def open_form(ack: Ack, body: Json, client: WebClient) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=self.form)
            ack()

        @app.options("find")
        def suggest(ack: Ack, body: Json) -> None:
            self.asked.append(body)
            ack(option_groups=list(self._groups(body["value"])))

        @app.action("find")
        def choose(ack: Ack, body: Json) -> None:
            self.chosen.append(body)
            ack()

        @app.view("form")
        def send(ack: Ack) -> None:
            ack()

    @staticmethod
    def _groups(query: str) -> Iterator[Json]:
        for label, options in [("Open", OPEN_ONES), ("Closed", CLOSED_ONES)]:
            found = [one for one in options if query.lower() in one["text"]["text"].lower()]
            if found:
                yield {"label": plain(label), "options": found}

    def last(self, anna: Person, count: int = 1) -> Json:
        """What was chosen last, as soon as so many choices were heard."""
        anna.control.wait_for(lambda: self.chosen[count - 1 :] or None, lambda: "nothing chosen")
        action: Json = self.chosen[-1]["actions"][0]
        return {key: action[key] for key in action if key.startswith("selected_")}
