"""The whole app, attached over Slack's own protocols to the local stand-in for Slack.

The fixtures are for ``tests/conftest.py``.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Boolean, bindparam, or_, select

from slackapp import equipping, ids, wiring
from slackapp.doctor.at_slack import SCOPES
from slackapp.runtime import Runtime
from slackapp.sandbox.server import Sandbox
from slackapp.sandbox.workspace import (
    Channel,
    GlobalShortcut,
    InstalledApp,
    MessageShortcut,
    SlashCommand,
    Workspace,
)
from slackapp.sandbox.workspace import Person as Member
from slackapp.settings import Settings
from storage.tables import outbox
from tests import canary
from tests.databases import Aside, Database
from tests.person import Channel as ChannelOnScreen
from tests.person import Control, Person
from tests.world import CHANNEL, Clock, World, a_directory, settings_for
from workflows.people import Directory
from workflows.people import Person as Listed

APP = InstalledApp(
    name="Dispute Resolution",
    app_id="A01",
    bot_user_id="U99",
    bot_token="xoxb-sample",
    app_token="xapp-sample",
    signing_secret="sample-secret",
    commands=[SlashCommand(ids.COMMAND)],
    shortcuts=[
        GlobalShortcut("Raise a dispute", ids.RAISE_SHORTCUT),
        GlobalShortcut("Send a compliment", ids.APART_SHORTCUT),
    ],
    message_shortcuts=[MessageShortcut("Raise from this message", ids.MESSAGE_SHORTCUT)],
    scopes=SCOPES,
)


#: How many seconds anything is waited for: on a machine with much else to do, most of them.
PATIENCE = 20


#: What waits to be sent, and may go now: put together once, since it is asked after each hour.
_WAITING = select(outbox.c.id).where(
    outbox.c.pending,
    outbox.c.not_before <= bindparam("at"),
    or_(~outbox.c.in_hours, outbox.c.sent_revision > 0, bindparam("in_hours", type_=Boolean)),
)


@dataclass
class Office:
    """Everybody at work: people in Slack, the app, the clock."""

    world: World
    sandbox: Sandbox
    control: Control
    runtime: Runtime
    has: Settings
    directory: Directory

    def start(self, runtime: Runtime) -> None:
        """Start an app; over HTTP Slack is told where it is."""
        self.runtime = runtime
        runtime.start()
        if self.has.over_http:
            self.sandbox.post_to(f"{self.app_url}/slack/events")

    def start_again(self) -> None:
        """Start the app anew, after it was stopped or killed."""
        self.start(a_runtime(self.has, self.world))

    @property
    def app_url(self) -> str:
        """Where the app's own web server is."""
        return f"http://127.0.0.1:{self.runtime.port}"

    def person(self, who: str) -> Person:
        return Person(self.control, slack_id(self.directory.people[who]))

    def stranger(self) -> Person:
        return Person(self.control, "U90")

    def settle(self) -> None:
        """Wait until nothing waits to be sent that may go now."""
        end = time.monotonic() + PATIENCE
        while not self._nothing_waits():
            assert time.monotonic() < end, "something still waits to be sent"
            self.runtime.postman.wake()
            time.sleep(0.005)

    def _nothing_waits(self) -> bool:
        at = self.world.clock()
        now = {"at": at, "in_hours": self.world.desk.calendar.in_working_hours(at)}
        with self.world.desk.store.read() as work:
            return work._connection.execute(_WAITING, now).first() is None  # type: ignore[attr-defined]

    def settle_mail(self) -> None:
        """Wait until every e-mail that may go now was tried."""
        end = time.monotonic() + PATIENCE
        at = self.world.clock()
        waits = (outbox.c.kind == "e-mail", outbox.c.state == "waiting", outbox.c.not_before <= at)
        waiting = select(outbox.c.id).where(*waits)
        while True:
            with self.world.desk.store.read() as work:
                if work._connection.execute(waiting).first() is None:  # type: ignore[attr-defined]
                    return
            assert time.monotonic() < end, "an e-mail still waits to be sent"
            if self.runtime.carrier:
                self.runtime.carrier.wake()
            time.sleep(0.01)

    def see_pages_drawn(self) -> None:
        """Wait until nobody's App Home is in hand any more."""
        end = time.monotonic() + PATIENCE
        while self.runtime.homes._in_hand:
            assert time.monotonic() < end, "somebody's App Home is still being drawn"
            time.sleep(0.005)

    def stop_sending(self) -> None:
        """Let messages stay as they are on the screen, as they do for whoever is quick."""
        self.settle()
        self.runtime.postman.stop()

    def close(self) -> None:
        self.runtime.stop()
        self.sandbox.stop()
        self.world.desk.store.close()

    def channel(self) -> ChannelOnScreen:
        return self.person("chair").channel(CHANNEL)


#: How Slack and the app reach each other, with what is set for it.
TRANSPORTS = {
    "socket": {},
    "http": {"SLACK_APP_TOKEN": None, "SLACK_SIGNING_SECRET": APP.signing_secret},
}
over_both = pytest.mark.parametrize("transport", list(TRANSPORTS), indirect=True)


@pytest.fixture
def transport(request: pytest.FixtureRequest) -> str:
    """Socket Mode, but for a test that is told over both."""
    return getattr(request, "param", "socket")


@pytest.fixture
def own_settings() -> dict[str, object]:
    """What a council sets for itself; a story with a procedure of its own says which."""
    return {}


@pytest.fixture
def others() -> dict[str, str]:
    """Who else is in the workspace, by Slack id; a story with people of its own names them."""
    return {}


@pytest.fixture
def accounts() -> list[Member]:
    """Accounts that Slack says more of: of a guest, an app, somebody who has left."""
    return []


@pytest.fixture
def directory() -> Directory:
    """Who works here when a story begins; one with posts of its own says who holds them."""
    return a_directory()


def slack_id(somebody: Listed) -> str:
    """Give the Slack account of somebody who has one."""
    assert somebody.slack_id
    return somebody.slack_id


@pytest.fixture
def office(
    tmp_path: Path,
    database: Database,
    transport: str,
    own_settings: dict[str, object],
    others: dict[str, str],
    accounts: list[Member],
    directory: Directory,
    aside: Aside,
) -> Iterator[Office]:
    members = [
        Member(id=slack_id(each), name=each.name, title=each.id.replace("_", " "))
        for each in directory.people.values()
    ]
    members += [*accounts, *(Member(id=id, name=name) for id, name in others.items())]
    members.append(Member(id="U90", name="Sample Stranger"))
    everybody = frozenset(member.id for member in members) | {APP.bot_user_id}
    clock = Clock()
    sandbox = Sandbox(
        workspace=Workspace(
            name="Sample Council",
            team_id="T01",
            people=members,
            channels=[Channel(id=CHANNEL, name="dispute-reminders", members=everybody)],
        ),
        app=APP,
        now=clock,
        rate_limits=False,
        noted=canary.noted,
    )
    sandbox.start()
    has = settings_for(
        tmp_path,
        SLACK_API_URL=sandbox.api_url,
        DRP_DATABASE_URL=database.url,
        **TRANSPORTS[transport],
        **own_settings,
    )
    world = World(desk=wiring.desk(has, now=clock), clock=clock)
    world.people(directory)
    runtime = a_runtime(has, world)
    made = Office(world, sandbox, Control(sandbox.url), runtime, has, directory)
    made.start(runtime)
    world.each_hour = made.settle
    yield made
    aside(lambda: (made.close(), database.drop()))


def a_runtime(has: Settings, world: World) -> Runtime:
    """The app, ready to start; it does not wait between messages."""
    front = equipping.front(has, world.desk)
    mailer = equipping.mailer(has, world.desk)
    return Runtime(
        front, equipping.client(has), equipping.way_in(has), CHANNEL, pace=0, mailer=mailer
    )
