"""The app as it runs: Slack's line, the web server, what works behind them; one stop."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler

from slackapp.app import Counter, team_of
from slackapp.background import Background
from slackapp.client import Client
from slackapp.front import Front
from slackapp.hands import AtOnce
from slackapp.heads import Keeper
from slackapp.listeners import build
from slackapp.mail.sending import Mailer
from slackapp.quiet import Quiet
from slackapp.sending import PACE
from slackapp.signed import Signed
from slackapp.socket_mode import SocketMode
from slackapp.status import Answers, Status
from slackapp.turned_away import TurnedAway, watched
from slackapp.way_in import WayIn
from slackapp.web import Answering, Application, Web

#: A burst of people at once while Slack takes a second must not wait for a thread.
THREADS = 24
#: Where Slack posts to in HTTP mode.
EVENTS = "/slack/events"


class Runtime:
    """One running app. ``start`` returns once Slack can reach it."""

    def __init__(
        self,
        front: Front,
        client: Client,
        way_in: WayIn,
        channel: str,
        pace: float = PACE,
        mailer: Mailer | None = None,
        keeper: Keeper | None = None,
    ) -> None:
        """Put it together; asks Slack who we are, so it raises SlackApiError on a wrong token.

        Raises OSError where the port is taken.
        """
        self._executor = ThreadPoolExecutor(THREADS, thread_name_prefix="drp")
        quiet, answers = Quiet(), Answers()
        answers.registry.register(client.refused)
        self._away = TurnedAway(answers.registry)
        team = team_of(client)
        front = replace(front, known=AtOnce(client, team))
        behind = self._background = Background(
            front, client, channel, pace=pace, mailer=mailer, keeper=keeper, give_way=quiet.wait
        )
        self.carrier, self.homes = behind.carrier, behind.homes
        self.postman, self.watch = behind.postman, behind.watch
        counter = Counter(
            front=front,
            client=client,
            team=team,
            executor=self._executor,
            homes=self.homes,
            wake=behind.wake,
            answers=answers,
            quiet=quiet,
            away=self._away,
        )
        app = build(counter, way_in.signing_secret)
        self._answered = counter.afterwards.begin
        self._socket = self._line(app, way_in.app_token) if way_in.app_token else None
        self.status = Status(
            front.desk,
            answers,
            self.watch,
            self.postman,
            connected=lambda: self._socket is None or self._socket.is_open,
        )
        self._web = self._served(app, way_in)

    def _line(self, app: App, token: str) -> SocketMode:
        return SocketMode(app, token, THREADS, self._answered)

    def _served(self, app: App, way_in: WayIn) -> Web | None:
        if way_in.port is None:
            return None
        addresses: Mapping[str, Application] = self.status.addresses
        if self._socket is None:
            slack = Answering(SlackRequestHandler(app, EVENTS), self._answered)
            signed = Signed(slack, way_in.signing_secret)
            addresses = {**addresses, EVENTS: watched(signed, self._away)}
        return Web(way_in.host, way_in.port, THREADS, addresses)

    @property
    def port(self) -> int | None:
        """Where the web server listens, if it does."""
        return self._web.port if self._web else None

    def start(self) -> None:
        """Connect to Slack, and begin to answer, to tick and to send."""
        if self._socket:
            self._socket.start()
        if self._web:
            self._web.start()
        self._background.start()

    def stop(self) -> None:
        """Take nothing new, finish what is in hand, and end."""
        if self._socket:
            self._socket.stop()
        if self._web:
            self._web.stop()
        self._executor.shutdown(wait=True)
        self._background.stop()
