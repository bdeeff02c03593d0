"""The thread that sends, woken after each act; and the tick that looks for what has come due."""

import threading
import time
from collections.abc import Callable, Iterable
from datetime import timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from slackapp import undelivered
from slackapp.faults import log, record
from slackapp.heads import Keeper
from slackapp.sending import Sender
from workflows.desk import Desk
from workflows.ports import StoreUnavailable
from workflows.use_cases.chasing import chase, start_digests
from workflows.use_cases.world import today

#: Seconds between looks at the outbox when nobody wakes the thread, and between ticks.
LOOK = 2.0
TICK = 15
#: Seconds between looks whether what is done once a day is done.
ROUND = 300
#: What another process took in hand longer ago than this, it will not settle any more.
DEAD_AFTER = timedelta(minutes=2)
#: What draws the App Home of some Slack accounts anew.
Draws = Callable[[Iterable[str]], object]


def nobody(_: Iterable[str]) -> None:
    """Draw nobody's page: they are drawn when they are opened."""


class Postman:
    """Sends in the background until it is stopped; both of its loops outlive any one failure."""

    def __init__(
        self, desk: Desk, sender: Sender, draws: Draws = nobody, keeper: Keeper | None = None
    ) -> None:
        """Make it; nothing runs yet. *draws* draws people's App Home anew."""
        self._desk = desk
        self._sender = sender
        self._keeper = keeper
        self._draws = draws
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name="postman", daemon=True)
        self._scheduler = BackgroundScheduler(timezone="UTC")
        #: When it last looked for what is due, of ``time.monotonic``.
        self.ticked_at = time.monotonic()

    def start(self) -> None:
        """Begin to tick and to send."""
        start_digests(self._desk)
        self.tick()
        for does, seconds in ((self.tick, TICK), (self.daily_rounds, ROUND)):
            self._scheduler.add_job(
                does,
                "interval",
                seconds=seconds,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
        self._scheduler.start()
        self._thread.start()

    def wake(self) -> None:
        """Something may wait to be sent."""
        self._woken.set()

    def stop(self) -> None:
        """Finish what is in hand, and end; stopping again does no harm."""
        self._sender.stopping.set()  # first of all: a round that is under way takes a while
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join()  # no longer than Slack may take over one message

    def tick(self) -> None:
        """Look for what has come due. Running it twice or late changes nothing."""
        try:
            look(self._desk, self._draws)
            self.ticked_at = time.monotonic()
        except Exception as error:
            record(error, "the tick")
        self.wake()

    def daily_rounds(self) -> None:
        """Do what is done once a day, unless it is: write the heads, ask Slack who has left."""
        if self._keeper:
            self._keeper.daily_round()
        self._sender.leavers.daily_round()
        self.wake()

    def _run(self) -> None:
        while not self._sender.stopping.is_set():
            self._woken.wait(LOOK)
            self._woken.clear()
            try:
                self._sender.send_waiting()
            except StoreUnavailable as error:
                log.warning("the database does not answer; messages wait: %s", error)
            except Exception as error:
                record(error, "the postman")


def look(desk: Desk, draws: Draws = nobody) -> int:
    """Do what has come due, and settle what a dead process had in hand; give how much was due."""
    if not desk.store.has_work(desk.now(), desk.now() - DEAD_AFTER):
        return 0
    recover(desk)
    chased = chase(desk)
    for failure in chased.failed:
        record(failure, "one dispute that had come due")
    if chased.concerns:
        draws(_in_slack(desk, chased.concerns))
    return chased.done


def _in_slack(desk: Desk, people: Iterable[str]) -> list[str]:
    with desk.store.read() as work:
        listed = work.directory(today(desk)).people
    found = (listed[each].slack_id for each in people if each in listed)
    return sorted(filter(None, found))


def recover(desk: Desk) -> None:
    """Settle what a dead process had in hand: a change is made again, a message as of no answer."""
    now = desk.now()
    for owed in desk.store.outbox.in_hand_since(now - DEAD_AFTER):
        if owed.ts:
            desk.store.outbox.delay(owed, now)
        else:
            undelivered.nobody_knows(desk, owed)


def sweep(desk: Desk, sender: Sender, keeper: Keeper | None = None) -> tuple[int, int]:
    """Do one pass: what is due now, then what waits in the outbox. Give how many of each."""
    start_digests(desk)
    if keeper:
        keeper.daily_round()
    done = look(desk), sender.send_waiting()
    sender.leavers.daily_round()  # last, since it takes a second for each who is listed
    return done
