"""A small invented workspace, and how the tests attach a Bolt app to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from slackapp.sandbox.server import Sandbox
from slackapp.sandbox.workspace import (
    Channel,
    GlobalShortcut,
    InstalledApp,
    MessageShortcut,
    Person,
    SlashCommand,
    Workspace,
)

BOT = "U0BOT"
ANNA, BEN, GUEST = "U01", "U02", "U03"
GONE, ROBOT, STRANGER = "U04", "U05", "U06"
OPEN, WITHOUT_APP, ARCHIVED = "C01", "C02", "C03"

WORKSPACE = Workspace(
    name="Sample Council",
    team_id="T01",
    people=[
        Person(id=ANNA, name="Anna Sample", title="Chair"),
        Person(id=BEN, name="Ben Sample", title="Service manager"),
        Person(id=GUEST, name="Guest Sample", is_restricted=True),
        Person(id=GONE, name="Gone Sample", deleted=True),
        Person(id=ROBOT, name="Robot Sample", is_bot=True),
        Person(id=STRANGER, name="Stranger Sample", team_id="T99"),
    ],
    channels=[
        Channel(id=OPEN, name="general", members=frozenset({ANNA, BEN, BOT})),
        Channel(id=WITHOUT_APP, name="quiet", members=frozenset({ANNA})),
        Channel(id=ARCHIVED, name="old", members=frozenset({ANNA, BOT}), is_archived=True),
    ],
)
APP = InstalledApp(
    name="Sample App",
    app_id="A01",
    bot_user_id=BOT,
    bot_token="xoxb-sample",  # made up
    app_token="xapp-sample",  # made up
    signing_secret="sample secret",  # made up
    commands=[SlashCommand("/sample", "Try it", "new | list")],
    shortcuts=[GlobalShortcut("Start a sample", "start_sample")],
    message_shortcuts=[MessageShortcut("Keep this message", "keep_message")],
)

#: long enough for a real app on a busy machine, short enough for a test to wait for it
ACK_SECONDS = 1.0
TRIGGER_SECONDS = 0.8
#: how often Slack's client looks whether it is still connected
PING_SECONDS = 1


def a_sandbox(**settings: Any) -> Sandbox:
    """Quick to lose patience, and with no limit to how often it is called."""
    quick = {"ack_seconds": ACK_SECONDS, "trigger_seconds": TRIGGER_SECONDS, "rate_limits": False}
    return Sandbox(**{"workspace": WORKSPACE, "app": APP, **quick, **settings})


Attach = Callable[[Callable[[App], None]], None]
Aside = Callable[[Callable[[], None]], None]


@contextmanager
def attaching(sandbox: Sandbox, aside: Aside) -> Iterator[Attach]:
    """Attach an app whose listeners the given function adds; it goes, and the sandbox with it."""
    handlers: list[SocketModeHandler] = []

    def attach(add_listeners: Callable[[App], None]) -> None:
        client = WebClient(APP.bot_token, base_url=sandbox.api_url)
        app = App(client=client, process_before_response=True)
        add_listeners(app)
        handlers.append(SocketModeHandler(app, APP.app_token, ping_interval=PING_SECONDS))
        handlers[-1].connect()

    def detach() -> None:
        for handler in handlers:
            handler.client.auto_reconnect_enabled = False
        sandbox.stop()  # a client that listens cannot close before its server does
        for handler in handlers:
            handler.close()

    yield attach
    aside(detach)
