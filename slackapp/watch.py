"""Notices that nothing looks at what is due, or too late, and tells administrators (R24).

It needs neither the tick nor the thread that sends, and is asked by ``/readyz`` too. How long
something has been so is counted by a clock that nobody sets, from when this process first saw it:
a machine that wakes after three days, a restart, a clock that jumps are no standstill.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http.client import HTTPException

from slack_sdk.errors import SlackApiError

from slackapp.faults import log, record
from slackapp.rounds import Round, stop_all
from slackapp.sending import Sender
from slackapp.wording import alarms
from workflows.desk import Desk
from workflows.notices import Notice
from workflows.ports import StoreUnavailable
from workflows.use_cases import standstill
from workflows.use_cases.standstill import Pulse, Why

#: Seconds between looks; and after so many without one, this process itself was asleep.
LOOK, ASLEEP = 15.0, 60.0
#: The tick says once a minute that it has looked. Without a word for so long, it has stopped: told
#: within five minutes of the last look, however the looks fall.
STOPPED = 225.0
#: What is due is looked at within seconds. A minute late, and that for so long: told within five
#: minutes of when it was due. A fault that passes, or a long queue of one morning, is over by then.
LATE, STANDS = timedelta(minutes=1), 165.0


@dataclass(frozen=True, kw_only=True)
class Found:
    """What is the matter, if anything, and since when; *well*: it was seen to be well."""

    why: Why | None = None
    since: datetime | None = None
    well: bool = False
    is_told: bool | None = None  # None: the database does not say
    looked_at: datetime | None = None


class Watch:
    """Judges how it stands; ``look`` tells, too."""

    def __init__(
        self,
        desk: Desk,
        sender: Sender,
        sends: Callable[[], bool],
    ) -> None:
        """Make it, with a *sender* of its own for where nobody else *sends*."""
        self._desk, self._sender, self._sends = desk, sender, sends
        self._elapsed = sender.elapsed
        self._round = Round("the watch", self.look, LOOK)
        self._alone = threading.Lock()
        self._pulse: Pulse | None = None
        self._judged_at = self._changed_at = sender.elapsed()
        self._late_since: float | None = None
        self._has_ticked = False
        self._told_straight = False

    def look(self) -> None:
        """Judge, and tell the administrators what is news."""
        found = self.judge()
        try:
            if found.why and not found.is_told:
                self._tell(found.why, found.since)
            elif found.well and (found.is_told or self._told_straight):
                self._tell_well()
            if found.why and not self._sends():
                self._sender.send_waiting()
        except StoreUnavailable:
            log.warning("the database does not answer; it is told later")

    def start(self) -> None:
        """Begin to look: first of all, so that a tick that hangs as the app starts is noticed."""
        self.judge()
        self._round.start()

    def stop(self) -> None:
        """Look no more, and send nothing more."""
        self._sender.stopping.set()
        stop_all(self._round)

    # ---- how it stands ----------------------------------------------------------------------

    def judge(self) -> Found:
        """Say how it stands now."""
        now, pulse = self._elapsed(), self._read()
        with self._alone:
            if now - self._judged_at > ASLEEP:
                self._changed_at, self._late_since, self._has_ticked = now, None, False
            self._judged_at = now
            self._note(now, pulse)
            return self._judged(now, pulse)

    def _read(self) -> Pulse | None:
        try:
            return standstill.pulse(self._desk)
        except StoreUnavailable:
            return None
        except Exception as error:
            record(error, "the watch")
            return None

    def _note(self, now: float, pulse: Pulse | None) -> None:
        if pulse is None:
            return
        if self._pulse and pulse.looked_at != self._pulse.looked_at:
            self._changed_at, self._has_ticked = now, True
        late = pulse.earliest is not None and self._desk.now() - pulse.earliest > LATE
        self._late_since = (self._late_since or now) if late else None
        self._pulse = pulse

    def _judged(self, now: float, pulse: Pulse | None) -> Found:
        known = self._pulse or Pulse(looked_at=None, earliest=None, is_told=False)
        found = Found(is_told=pulse.is_told if pulse else None, looked_at=known.looked_at)
        if now - self._changed_at > STOPPED:
            return replace(found, why=Why.STOPPED, since=known.looked_at)
        if self._late_since is not None and now - self._late_since > STANDS:
            return replace(found, why=Why.LATE, since=known.earliest)
        well = self._has_ticked and self._late_since is None and pulse is not None
        return replace(found, well=well)

    # ---- telling ----------------------------------------------------------------------------

    def _tell(self, why: Why, since: datetime | None) -> None:
        """Owe it, so that it is told once however many watch; straight, where nothing is kept."""
        if self._told_straight:
            return
        try:
            if standstill.tell(self._desk, why, since):
                log.error("what is due is not looked at: %s", why)
        except StoreUnavailable:
            log.error("what is due is not looked at, and the database takes nothing: %s", why)
            self._told_straight = self._post(standstill.alarm(self._desk, why, since))

    def _tell_well(self) -> None:
        if standstill.tell_well(self._desk):
            log.warning("what is due is looked at again")
        elif self._told_straight:
            self._post(standstill.all_clear(self._desk))
        self._told_straight = False

    def _post(self, notice: Notice) -> bool:
        """Tell each administrator past the outbox; say whether Slack took any of it."""
        taken = [self._posted(to, notice) for to in self._desk.administrators]
        return any(taken)

    def _posted(self, to: str, notice: Notice) -> bool:
        try:
            self._sender.client.chat_postMessage(channel=to, text=alarms.of_standstill(notice))
        except (SlackApiError, OSError, HTTPException) as error:
            log.warning("an administrator could not be told: %s", type(error).__name__)
            return False
        return True
