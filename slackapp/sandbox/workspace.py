"""Who and what there is at the start: people, channels, the app and, if wanted, a clock control."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, kw_only=True)
class Person:
    """A member as `users.info` knows them: docs.slack.dev/reference/objects/user-object."""

    id: str
    name: str
    title: str = ""
    email: str = ""
    team_id: str | None = None  #: another organisation's; None is the workspace's own
    deleted: bool = False
    is_bot: bool = False
    is_restricted: bool = False

    @property
    def handle(self) -> str:
        return self.name.lower().replace(" ", ".")


@dataclass(frozen=True, kw_only=True)
class Channel:
    id: str
    name: str
    members: frozenset[str] = frozenset()  #: user ids, the app's bot among them if it was invited
    is_private: bool = False
    is_archived: bool = False


@dataclass(frozen=True, kw_only=True)
class Workspace:
    name: str
    team_id: str
    people: Sequence[Person]
    channels: Sequence[Channel] = ()
    timezone: str = "Europe/London"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def person(self, person_id: str) -> Person | None:
        return next((person for person in self.people if person.id == person_id), None)

    @property
    def domain(self) -> str:
        return "".join(letter for letter in self.name.lower() if letter.isalnum())


@dataclass(frozen=True)
class SlashCommand:
    command: str
    description: str = ""
    usage_hint: str = ""


@dataclass(frozen=True)
class GlobalShortcut:
    name: str
    callback_id: str


@dataclass(frozen=True)
class MessageShortcut:
    name: str
    callback_id: str


EVERY_SCOPE = frozenset({"commands", "chat:write", "users:read", "im:write"})
EVERY_EVENT = frozenset({"app_home_opened"})


@dataclass(frozen=True, kw_only=True)
class InstalledApp:
    """What an administrator would see on the app's page after installing it."""

    name: str
    app_id: str
    bot_user_id: str
    bot_token: str
    app_token: str
    signing_secret: str = ""  #: with which what goes to its Request URL is signed
    commands: Sequence[SlashCommand] = ()
    shortcuts: Sequence[GlobalShortcut] = ()
    message_shortcuts: Sequence[MessageShortcut] = ()
    scopes: frozenset[str] = EVERY_SCOPE
    events: frozenset[str] = EVERY_EVENT  #: those it subscribed to; it hears of no others

    @property
    def bot_id(self) -> str:
        return f"B{self.bot_user_id[1:]}"


@dataclass(frozen=True, kw_only=True)
class ClockControl:
    """Buttons that move the time of whoever owns it; what they do is not the sandbox's affair."""

    label: Callable[[], str]
    steps: Sequence[tuple[str, str]]  #: key and button text
    jump: Callable[[str], None]  #: may take a while; runs on a worker thread
