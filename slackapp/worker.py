"""``drp worker`` as it runs: it takes nothing from Slack, and says how it is."""

from slackapp.background import Background
from slackapp.client import Client
from slackapp.front import Front
from slackapp.heads import Keeper
from slackapp.mail.sending import Mailer
from slackapp.status import Answers, Status
from slackapp.way_in import WayIn
from slackapp.web import Web

#: Only what watches it asks it anything.
THREADS = 2


class Worker:
    """One running worker. It listens where ``drp run`` would."""

    def __init__(
        self,
        front: Front,
        client: Client,
        way_in: WayIn,
        channel: str,
        *,
        mailer: Mailer | None = None,
        keeper: Keeper | None = None,
    ) -> None:
        """Put it together. Raises OSError where the port is taken."""
        answers = Answers()
        answers.registry.register(client.refused)
        self._background = Background(front, client, channel, mailer=mailer, keeper=keeper)
        watch, postman = self._background.watch, self._background.postman
        status = Status(front.desk, answers, watch, postman)
        self._web = Web(way_in.host, way_in.port or 0, THREADS, status.addresses)

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._web.port

    def start(self) -> None:
        """Begin to answer, to tick and to send."""
        self._web.start()
        self._background.start()

    def stop(self) -> None:
        """Finish what is in hand, and end."""
        self._web.stop()
        self._background.stop()
