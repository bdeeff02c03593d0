"""The thread that sends, woken after each act; and the tick that looks for what has come due."""

import threading
from collections.abc import Callable, Iterable
from datetime import timedelta

from slackapp import undelivered
from slackapp.faults import log, record
from slackapp.heads import Keeper
from slackapp.rounds import LONGEST, Round, stop_all
from slackapp.sending import Sender
from slackapp.wording import outbox as say
from workflows.desk import Desk
from workflows.ports import StoreUnavailable
from workflows.use_cases import holding, standstill, wrong_clock
from workflows.use_cases.chasing import chase, start_digests
from workflows.use_cases.world import today

#: Seconds between looks at the outbox when nobody wakes the thread, and between ticks.
LOOK = 2.0
TICK = 15
#: Seconds between looks whether what is done once a day is done.
ROUND = 300
#: Seconds after which it is said again that something looks at what is due.
BEAT = 60
#: What another process took in hand longer ago than this, it will not settle any more.
DEAD_AFTER = timedelta(minutes=2)
#: What draws the App Home of some Slack accounts anew.
Draws = Callable[[Iterable[str]], object]


#: Seconds without a look at the outbox after which its thread is taken for dead: one message takes
#: no longer than Slack may take over it.
STUCK = 60


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
        self._rounds = (
            Round("the tick", self.tick, TICK),
            Round("the daily round", self.daily_rounds, ROUND),
        )
        #: When it last looked for what is due, of the sender's clock; and when it last said so.
        self.ticked_at = sender.elapsed()
        self._beat_at: float | None = None

    def start(self) -> None:
        """Begin to tick and to send; say where nothing is sent whatever waits."""
        if not_sending := why_nothing_is_sent(self._desk):
            log.error(not_sending)
        start_digests(self._desk)
        self.tick()
        for each in self._rounds:
            each.start()
        self._thread.start()

    def sends(self) -> bool:
        """Does its thread send, or look whether it must?"""
        return self._sender.elapsed() - self._sender.looked_at < STUCK

    def wake(self) -> None:
        """Something may wait to be sent."""
        self._woken.set()

    def stop(self) -> None:
        """Finish what is in hand, and end; stopping again does no harm."""
        self._sender.stopping.set()  # first of all: a round that is under way takes a while
        stop_all(*self._rounds)
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(LONGEST)  # more than Slack may take over one message

    def tick(self) -> None:
        """Look for what has come due. Running it twice or late changes nothing."""
        try:
            done = look(self._desk, self._draws)
            self.ticked_at = self._sender.elapsed()
            self._say_so(news=done > 0)
        except Exception as error:
            record(error, "the tick")
        self.wake()

    def _say_so(self, *, news: bool) -> None:
        """Let every process know that what is due was looked at.

        One word a minute is enough, but one at once where something was due: by it is seen later
        that the clock was ahead.
        """
        if news or self._beat_at is None or self.ticked_at - self._beat_at >= BEAT:
            say_so(self._desk)
            self._beat_at = self.ticked_at

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


def say_so(desk: Desk) -> None:
    """Say that what is due was looked at; set again what a clock that was ahead has put off."""
    if standstill.beat(desk):
        log.error("the clock was ahead; what it put off is set again")
        wrong_clock.put_right(desk)


def why_nothing_is_sent(desk: Desk) -> str:
    """Say why nothing at all is sent, if so, since a backup was restored. Or nothing."""
    with desk.store.read() as work:
        if not work.is_still():
            return ""
        return say.STILL if holding.is_broken_off(work) else say.FOR_TRYING


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
    due = look(desk)
    say_so(desk)
    sent = sender.send_waiting()
    sender.leavers.daily_round()  # last, since it takes a second for each who is listed
    return due, sent
