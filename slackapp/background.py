"""What works without anybody's asking, in ``drp run`` and ``drp worker`` alike."""

from collections.abc import Callable

from slackapp.client import Client
from slackapp.front import Front
from slackapp.heads import Keeper
from slackapp.home import Homes
from slackapp.mail.carrier import Carrier
from slackapp.mail.sending import Mailer
from slackapp.postman import Postman
from slackapp.sending import PACE, Sender
from slackapp.watch import Watch


class Background:
    """The tick, the threads that send, whoever draws App Homes, and the watch over all of it."""

    def __init__(
        self,
        front: Front,
        client: Client,
        channel: str,
        *,
        pace: float = PACE,
        mailer: Mailer | None = None,
        keeper: Keeper | None = None,
        give_way: Callable[[], object] = lambda: None,
    ) -> None:
        """Put it together; nothing runs yet. *give_way* lets people's answers go first."""
        desk = front.desk
        sender = Sender(desk, client, channel, pace, give_way=give_way)
        self.carrier = Carrier(mailer) if mailer else None
        self.homes = Homes(front, client, give_way=give_way)
        self.postman = Postman(desk, sender, self.homes.refresh_in_turn, keeper)
        self.watch = Watch(desk, Sender(desk, client, channel, pace), self.postman.sends)

    def wake(self) -> None:
        """Something may wait to be sent."""
        self.postman.wake()
        if self.carrier:
            self.carrier.wake()

    def start(self) -> None:
        """Begin to tick and to send; the watch before all, so that it notices what hangs."""
        self.watch.start()
        self.postman.start()
        if self.carrier:
            self.carrier.start()

    def stop(self) -> None:
        """Finish what is in hand, and end."""
        self.watch.stop()
        self.homes.stop()
        if self.carrier:
            self.carrier.stop()
        self.postman.stop()
