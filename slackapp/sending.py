"""Sending what the outbox owes: to the right place, in order, and never a nudge twice."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from slackapp import letters, trouble, undelivered
from slackapp.fate import Fate
from slackapp.faults import log, record
from slackapp.leavers import Leavers
from workflows.desk import Desk
from workflows.kinds import NUDGES
from workflows.outbox import Outbox, Owed
from workflows.ports import StoreUnavailable

#: About one message a second and channel: https://docs.slack.dev/apis/web-api/rate-limits
PACE = 1.0
LONGEST_WAIT = 300
#: Seconds between questions to a Slack that does not answer.
SILENCE = 30


@dataclass
class Sender:
    """Sends what waits, one message at a time. Only one thread uses it."""

    desk: Desk
    client: WebClient
    channel: str
    pace: float = PACE
    #: Lets people's answers go first, before each message.
    give_way: Callable[[], object] = lambda: None
    #: Whoever stops the app sets it: what is in hand is finished, and nothing else is begun.
    stopping: threading.Event = field(default_factory=threading.Event)
    leavers: Leavers = field(init=False)
    #: The clock that nobody sets, and when it last looked for something to send, by that.
    elapsed: Callable[[], float] = time.monotonic
    looked_at: float = field(init=False)
    _last_post: dict[str, float] = field(default_factory=dict)
    #: Slack did not answer lately: it is asked whether it is there, before a message is risked.
    _in_doubt: bool = False
    _fate: Fate = field(default_factory=Fate)

    def __post_init__(self) -> None:
        """Whoever is not reached may have left."""
        self.looked_at = self.elapsed()
        self.leavers = Leavers(self.desk, self.client, self.stopping, self.pace)

    def send_waiting(self) -> int:
        """Send everything that may go now; give how many were taken in hand."""
        taken = 0
        self._fate.write_down()
        while not self.stopping.is_set() and (owed := self._claim()):
            taken += 1
            self._fate.unless_tried(partial(self._outbox.put_back, owed))
            self._send(owed)
        return taken

    @property
    def _outbox(self) -> Outbox:
        return self.desk.store.outbox

    def _claim(self) -> Owed | None:
        self.looked_at = self.elapsed()
        self.give_way()
        now = self.desk.now()
        return self._outbox.claim(now, in_hours=self.desk.calendar.in_working_hours(now))

    def _send(self, owed: Owed) -> None:
        """What fails before the call is tried later; once Slack was called, never for that."""
        try:
            go = self._way(owed)
        except StoreUnavailable:
            raise
        except Exception as error:
            record(error, f"sending {owed.kind}")
            go = partial(self._later, owed)
        go()

    def _way(self, owed: Owed) -> Callable[[], None]:
        """Say what is to be done with it; nothing is posted or settled yet."""
        if self._in_doubt and not self._is_there():
            return partial(self._hold, owed, SILENCE)
        if owed.kind in NUDGES and owed.facts.is_spent and not owed.ts:
            return partial(self._fate.settle, partial(self._outbox.drop, owed))
        if address := letters.address(self.desk, self.channel, owed):
            written = letters.written(self.desk, owed)
            return partial(self._post_or_change, owed, address, written)
        return partial(self._undeliverable, owed, "not in Slack")

    def _is_there(self) -> bool:
        """Ask Slack something that does no harm: does it answer again?"""
        try:
            self.client.auth_test()
            self._in_doubt = False
        except SlackApiError as error:
            self._in_doubt = trouble.is_ill(error)
        except (OSError, HTTPException) as error:
            log.warning("still no answer from Slack: %s", type(error).__name__)
        return not self._in_doubt

    # ---- the call ---------------------------------------------------------------------------

    def _post_or_change(self, owed: Owed, address: str, written: dict[str, Any]) -> None:
        if owed.ts and owed.channel:
            self._change(owed, owed.channel, owed.ts, written)
            return
        self._wait_for_turn(address)
        if self.stopping.is_set() or not self._outbox.may_still_go(owed, self.desk.now()):
            self._fate.settle(partial(self._outbox.put_back, owed))
        else:
            self._post(owed, address, written)

    def _post(self, owed: Owed, address: str, written: dict[str, Any]) -> None:
        has = self._taken(owed, lambda: self.client.chat_postMessage(channel=address, **written))
        if has:
            self._fate.settle(partial(self._outbox.sent, owed, str(has["channel"]), str(has["ts"])))

    def _change(self, owed: Owed, channel: str, ts: str, written: dict[str, Any]) -> None:
        shown = {part: written[part] for part in ("text", "blocks")}
        if self._taken(owed, lambda: self.client.chat_update(channel=channel, ts=ts, **shown)):
            self._fate.settle(partial(self._outbox.sent, owed, channel, ts))

    def _wait_for_turn(self, address: str) -> None:
        last = self._last_post.get(address)
        now = time.monotonic()
        if last is not None and now - last < self.pace:
            self.stopping.wait(self.pace - (now - last))
        self._last_post[address] = time.monotonic()

    # ---- what became of it ------------------------------------------------------------------

    def _taken(self, owed: Owed, call: Callable[[], SlackResponse]) -> SlackResponse | None:
        """Make the call; where Slack did not take it, see to that.

        Whatever else went wrong during the call, Slack may have taken it.
        """
        try:
            return call()
        except SlackApiError as error:
            if trouble.is_no_answer(error):
                self._no_answer(owed, error)
            else:
                self._refused(owed, error)
        except Exception as error:
            self._no_answer(owed, error)
        return None

    def _refused(self, owed: Owed, error: SlackApiError) -> None:
        """Slack said no: never, or not now, or nothing at all for a while."""
        code, wait = trouble.code(error), trouble.seconds_to_wait(error)
        self._in_doubt = trouble.is_ill(error)
        if wait is not None:
            (log.error if code in trouble.SHUT_OUT else log.warning)("everything waits: %s", code)
            self._hold(owed, wait)
        elif owed.ts and code in trouble.UNCHANGEABLE:
            log.warning("message not changed: %s", code)
            self._fate.settle(partial(self._outbox.sent, owed, owed.channel or "", owed.ts))
        elif code in trouble.NEVER:
            self._undeliverable(owed, code)
        else:
            log.warning("message refused for now: %s", code)
            self._later(owed)

    def _hold(self, owed: Owed, seconds: int) -> None:
        """Send nothing for so long; this message goes as if it had not been tried."""
        until = self.desk.now() + timedelta(seconds=seconds)

        def held() -> None:
            self._outbox.hold(until)
            self._outbox.put_back(owed)

        self._fate.settle(held)

    def _no_answer(self, owed: Owed, error: Exception) -> None:
        """Nobody answered: was it taken? Where no connection was made, it was not, nor refused."""
        log.warning("no answer from Slack: %s", type(getattr(error, "reason", error)).__name__)
        self._in_doubt = True
        if trouble.never_left(error):
            self._fate.settle(partial(self._outbox.delay, owed, self._next_try(owed)))
        elif owed.ts:
            self._later(owed)
        else:
            self._fate.settle(partial(undelivered.nobody_knows, self.desk, owed))

    def _later(self, owed: Owed) -> None:
        """Try it again; each time later, but for ever."""
        self._fate.settle(partial(undelivered.for_now, self.desk, owed, self._next_try(owed)))

    def _next_try(self, owed: Owed) -> datetime:
        return self.desk.now() + timedelta(seconds=min(2**owed.attempts, LONGEST_WAIT))

    def _undeliverable(self, owed: Owed, code: str) -> None:
        """It will never arrive: whoever can do something about it is told."""
        log.error("message cannot be delivered: %s, %s", owed.kind, code)
        self._fate.settle(partial(undelivered.for_good, self.desk, owed, code))
        self.leavers.not_reached(owed, code)
