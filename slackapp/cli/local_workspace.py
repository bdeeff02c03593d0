"""The workspace of ``drp demo``: a stand-in for Slack, the app in it, and an invented council."""

from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path

from slack_sdk import WebClient

from slackapp import calendars, equipping, ids, settings, wiring
from slackapp.demo import invented
from slackapp.demo.clock import DemoClock, end_of_month, step_to, ten_o_clock
from slackapp.demo.council import people_file
from slackapp.demo.doing import Doing
from slackapp.demo.story import Story
from slackapp.doctor.at_slack import SCOPES
from slackapp.postman import sweep
from slackapp.procedure_files import library
from slackapp.runtime import Runtime
from slackapp.sandbox.mail_catcher import MailCatcher
from slackapp.sandbox.server import Sandbox
from slackapp.sandbox.workspace import (
    Channel,
    ClockControl,
    GlobalShortcut,
    InstalledApp,
    MessageShortcut,
    Person,
    SlashCommand,
    Workspace,
)
from slackapp.sending import Sender
from slackapp.settings import Settings
from slackapp.way_in import WayIn
from slackapp.wording import commands, times
from slackapp.wording import demo as words
from workflows.desk import Desk
from workflows.due import LONDON
from workflows.use_cases import directory
from workflows.use_cases.chasing import start_digests

#: Where reminders go, and where a team talks.
CHANNEL, TEAM_CHANNEL = "C01", "C02"
BOT_TOKEN = "xoxb-sample"  # noqa: S105 # the local workspace takes any
APP_TOKEN = "xapp-sample"  # noqa: S105
#: Where everybody's e-mails are invented to be.
MAIL_DOMAIN = "sample.example"
#: In the workspace, and in no post of any procedure: whoever keeps the people list,
ADMINISTRATOR = Person(id="U80", name="Sample Administrator", title="keeps the people list")
#: and the officer who reads why something was opened on call;
PROTECTOR = Person(id="U81", name="Sample Data Protection Officer", title="in no post")
#: whoever in the sample council is shown the figures of reports, and may open a dispute on call,
OVERSEER = "U08"
OF_THE_SAMPLE_COUNCIL = {"DRP_OVERSEERS": OVERSEER, "DRP_ON_CALL": OVERSEER}
#: and people of partner agencies.
NURSE = Person(id="U90", name="Sample Nurse", title="health visitor, Sample Health Trust")
OFFICER = Person(id="U91", name="Sample Officer", title="police officer, Sample Police")


class LocalWorkspace:
    """The stand-in for Slack, the app in it, an invented council, and a clock that can jump."""

    def __init__(self, folder: Path, own: str | None = None) -> None:
        """Keep everything in *folder*, which goes with it.

        *own*: the key or the file of a procedure to try, with a council of its own and nothing
        raised yet. Raises NotAProcedure, CannotStart.
        """
        self._own = own
        self._mail = MailCatcher(now=self._now)
        try:
            self._settings = _with_mailboxes(_settings(folder, own, self._mail.url))
        except BaseException:
            self._mail.stop()
            raise
        wiring.upgrade(self._settings)
        calendar = calendars.calendar(self._settings, self._settings.calendar)
        today = wiring.system_clock().astimezone(LONDON).date()
        opens = ten_o_clock(today, calendar)
        before = calendar.at(calendar.shift(opens.date(), -7), opens.astimezone(LONDON).time())
        self.clock = DemoClock(opens if own else before - timedelta(hours=1))
        self._opens = opens
        self.desk: Desk = wiring.desk(self._settings, now=self.clock)
        self._import_people()
        workspace = self._workspace()
        self._members = [person.id for person in workspace.people]
        self.sandbox = Sandbox(
            workspace=workspace,
            app=_app(),
            now=self.clock,
            clock=ClockControl(label=self._clock_label, steps=words.CLOCK_STEPS, jump=self._jump),
            mail=self._mail,
            rate_limits=False,  # a week of messages goes in a moment, when the clock jumps
        )
        self._runtime: Runtime | None = None

    def _import_people(self) -> None:
        text = (resources.files("slackapp") / "demo" / "sample_people.csv").read_text("utf-8")
        if self._own:
            text = people_file(self.desk.library.default)
        directory.keep(self.desk, directory.plan(self.desk, text))

    def _workspace(self) -> Workspace:
        procedure = self.desk.library.default
        with self.desk.store.read() as work:
            listed = work.directory(self.clock().date())
        people = [
            Person(
                id=person.slack_id,
                name=person.name,
                title=procedure.post_titles(listed.posts_of(person.id)),
                email=person.email,
            )
            for person in listed.people.values()
            if person.slack_id
        ]
        partners = () if self._own else (NURSE, OFFICER)
        people.sort(key=lambda person: person.id)
        people += [ADMINISTRATOR, PROTECTOR, *partners]
        everybody = frozenset(person.id for person in people) | {_app().bot_user_id}
        return Workspace(
            name="Sample Council",
            team_id="T01",
            people=people,
            channels=[
                Channel(id=CHANNEL, name="dispute-reminders", members=everybody),
                Channel(id=TEAM_CHANNEL, name="north-team", members=everybody, is_private=True),
            ],
        )

    def start(self, port: int) -> str:
        """Serve, attach the app, play the sample disputes; give the address."""
        address = self.sandbox.start(port)
        client = self._client()
        front = equipping.front(self._settings, self.desk)
        self._play(client)
        mailer = equipping.mailer(self._settings, self.desk)
        self._runtime = Runtime(front, client, WayIn(app_token=APP_TOKEN), CHANNEL, mailer=mailer)
        self._runtime.start()
        return address

    def _client(self) -> WebClient:
        at = self._settings.model_copy(update={"api_url": self.sandbox.api_url})
        return equipping.client(at)

    def _play(self, client: WebClient) -> None:
        with self.desk.store.read() as work:
            listed = work.directory(self.clock().date())
        people = {each.slack_id or each.email: each.id for each in listed.people.values()}
        self._mover = Sender(self.desk, client, CHANNEL, pace=0)
        if self._own:
            start_digests(self.desk)
            return
        doing = Doing(self.desk, self.clock, self._mover, people)
        Story(doing, self._opens.astimezone(LONDON).date()).tell()
        self.sandbox.say(NURSE.id, invented.OF_THE_NURSE, TEAM_CHANNEL)

    def stop(self) -> None:
        """End the app first, then the workspace."""
        if self._runtime:
            self._runtime.stop()
        self.sandbox.stop()
        self._mail.stop()
        self.desk.store.close()

    def _now(self) -> datetime:
        return self.clock()

    def _clock_label(self) -> str:
        return words.it_is(times.moment(self.clock()))

    def _jump(self, step: str) -> None:
        """Move on, and let every reminder in between go when it would have gone."""
        now = self.clock()
        until = now + timedelta(hours=1)
        if step == words.NEXT_DAY:
            until = self.desk.calendar.next_morning(now) + timedelta(seconds=5)
        elif step == words.NEXT_MONTH:
            last_night = end_of_month(now)
            until = self.desk.calendar.next_morning(last_night) + timedelta(seconds=5)
        step_to(self.clock, until, self._look)
        if self._runtime:
            for member in self._members:  # as if everybody opened App Home anew
                self._runtime.homes.refresh(member)

    def _look(self) -> None:
        sweep(self.desk, self._mover)
        if self._runtime and self._runtime.carrier:
            self._runtime.carrier.wake()


def _settings(folder: Path, own: str | None, mail_url: str) -> Settings:
    """Settings of its own: of this machine's, only where the council's procedures are is used."""
    which: dict[str, object] = {} if own else {**OF_THE_SAMPLE_COUNCIL}
    if own:
        file = Path(own)
        is_file = file.is_file()
        which["DRP_PROCEDURES"] = file.stem if is_file else own
        which["DRP_PROCEDURES_DIR"] = file.parent if is_file else settings.read().procedures_dir
    return settings.of(
        SLACK_BOT_TOKEN=BOT_TOKEN,
        SLACK_APP_TOKEN=APP_TOKEN,
        DRP_DATABASE_URL=f"sqlite:///{folder / 'demo.db'}",
        DRP_ENCRYPTION_KEYS=wiring.new_key(),
        DRP_CHANNEL=CHANNEL,
        DRP_ADMINISTRATORS=ADMINISTRATOR.id,
        DRP_DATA_PROTECTION_OFFICERS=PROTECTOR.id,
        DRP_ORGANISATION="Sample Council",
        DRP_SMTP_URL=mail_url,
        DRP_MAIL_FROM=f"disputes@{MAIL_DOMAIN}",
        DRP_SECURE_DOMAINS=MAIL_DOMAIN,
        safety={"telephone": "01234 000008", "out_of_hours": "01234 000009"},
        **which,
    )


def _with_mailboxes(has: Settings) -> Settings:
    """Give each post outside an invented address."""
    procedures = library(has).procedures.values()
    posts = (post for each in procedures for post in each.posts.items())
    outside = [key for key, post in posts if post.found == "outside"]
    return has.model_copy(
        update={"outside": {key: f"{key.replace('_', '.')}@{MAIL_DOMAIN}" for key in outside}}
    )


def _app() -> InstalledApp:
    return InstalledApp(
        name="Dispute Resolution",
        app_id="A01",
        bot_user_id="U99",
        bot_token=BOT_TOKEN,
        app_token=APP_TOKEN,
        commands=[SlashCommand(ids.COMMAND, commands.DESCRIPTION, commands.USAGE)],
        shortcuts=[
            GlobalShortcut(commands.SHORTCUT, ids.RAISE_SHORTCUT),
            GlobalShortcut(commands.SEND_SHORTCUT, ids.APART_SHORTCUT),
        ],
        message_shortcuts=[MessageShortcut(commands.MESSAGE_SHORTCUT, ids.MESSAGE_SHORTCUT)],
        scopes=SCOPES,
    )
