"""Sending what the outbox owes: to the right place, in order, and never a nudge twice."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackapp.faults import log, record
from slackapp.views.letter import Letter
from slackapp.views.messages import message
from workflows.notices import ADMINISTRATORS, CHANNEL, IN_SLACK, NUDGES, Facts, Kind, Notice
from workflows.ports import Desk, Owed, StoreUnavailable
from workflows.use_cases.common import owe, procedure_of, today
from workflows.working_calendar import LONDON

#: Slack will say this of the same message every time.
NEVER = frozenset({
    "channel_not_found", "not_in_channel", "is_archived", "user_not_found", "user_disabled",
    "cannot_dm_bot", "messages_tab_disabled", "restricted_action", "no_text", "msg_too_long",
    "invalid_blocks", "msg_blocks_too_long", "invalid_arguments", "ekm_access_denied",
})  # fmt: skip
#: And this of a change to one that it has: what stands there stays.
UNCHANGEABLE = NEVER | {
    "message_not_found", "cant_update_message", "edit_window_closed", "block_mismatch",
}  # fmt: skip
#: The channel itself is closed to the app: whoever runs the app can mend it.
CLOSED = frozenset({"channel_not_found", "not_in_channel", "is_archived", "restricted_action"})
#: About one message a second and channel: https://docs.slack.dev/apis/web-api/rate-limits
PACE = 1.0
LONGEST_WAIT = 300


@dataclass
class Sender:
    """Sends what waits, one message at a time. Only one thread uses it."""

    desk: Desk
    client: WebClient
    channel: str
    pace: float = PACE
    _last_post: dict[str, float] = field(default_factory=dict)
    _held_until: datetime | None = None

    def send_waiting(self) -> int:
        """Send everything that may go now; give how many were taken in hand."""
        taken = 0
        while owed := self._claim():
            taken += 1
            try:
                self._send(owed)
            except StoreUnavailable:
                raise
            except Exception as error:
                record(error, f"sending {owed.kind}")
                self._later(owed)
        return taken

    def _claim(self) -> Owed | None:
        now = self.desk.now()
        if self._held_until and now < self._held_until:
            return None
        in_hours = self.desk.calendar.in_working_hours(now)
        return self.desk.store.outbox.claim(now, in_hours=in_hours)

    def _send(self, owed: Owed) -> None:
        if owed.kind in NUDGES and owed.facts.is_spent and not owed.ts:
            self.desk.store.outbox.drop(owed)
            return
        address = self._address(owed)
        if not address:
            self._undeliverable(owed, "not in Slack")
            return
        try:
            self._post_or_change(owed, address, self._written(owed))
        except SlackApiError as error:
            self._refused(owed, error)
        except (URLError, HTTPException, OSError) as error:
            self._no_answer(owed, error)

    def _written(self, owed: Owed) -> dict[str, Any]:
        """Write the message as it must look now."""
        with self.desk.store.read() as work:
            procedure = self.desk.library.default
            if owed.dispute:
                procedure = procedure_of(self.desk, work, work.dispute(owed.dispute))
            letter = Letter(
                kind=owed.kind,
                to=owed.to,
                facts=owed.facts,
                dispute=owed.dispute or "",
                procedure=procedure,
                directory=work.directory(today(self.desk)),
            )
        return message(letter)

    def _address(self, owed: Owed) -> str:
        """Give the channel to post in: a person's Slack id opens their direct message."""
        if owed.to == CHANNEL:
            return self.channel
        if owed.to.startswith(IN_SLACK):
            return owed.to.removeprefix(IN_SLACK)
        with self.desk.store.read() as work:
            person = work.directory(today(self.desk)).people.get(owed.to)
        return (person.slack_id if person else "") or ""

    def _post_or_change(self, owed: Owed, address: str, written: dict[str, Any]) -> None:
        if owed.ts and owed.channel:
            shown = {"text": written["text"], "blocks": written["blocks"]}
            self.client.chat_update(channel=owed.channel, ts=owed.ts, **shown)
            self.desk.store.outbox.sent(owed, owed.channel, owed.ts)
            return
        self._wait_for_turn(address)
        if not self.desk.store.outbox.still_says(owed):
            self.desk.store.outbox.again(owed, self.desk.now())
            return
        has = self.client.chat_postMessage(channel=address, **written)
        self.desk.store.outbox.sent(owed, str(has["channel"]), str(has["ts"]))

    def _wait_for_turn(self, address: str) -> None:
        last = self._last_post.get(address)
        now = time.monotonic()
        if last is not None and now - last < self.pace:
            time.sleep(self.pace - (now - last))
        self._last_post[address] = time.monotonic()

    def _refused(self, owed: Owed, error: SlackApiError) -> None:
        """Slack said no: never, or not now."""
        code = str(error.response.get("error", "")) if error.response.data else ""
        if owed.ts and code in UNCHANGEABLE:
            log.warning("message not changed: %s", code)
            self.desk.store.outbox.sent(owed, owed.channel or "", owed.ts)
        elif code in NEVER:
            self._undeliverable(owed, code)
        else:
            log.warning("message refused for now: %s", code or error.response.status_code)
            self._hold(owed, error)

    def _hold(self, owed: Owed, error: SlackApiError) -> None:
        """Send nothing before the time that Slack has named, if it named one."""
        headers = {name.lower(): value for name, value in error.response.headers.items()}
        after = headers.get("retry-after")
        if after is None:
            self._later(owed)
            return
        self._held_until = self.desk.now() + timedelta(seconds=int(after))
        self.desk.store.outbox.again(owed, self._held_until)

    def _no_answer(self, owed: Owed, error: Exception) -> None:
        """Nobody answered: was it taken? Where no connection was made, it was not."""
        reason = error.reason if isinstance(error, URLError) else error
        log.warning("no answer from Slack: %s", type(reason).__name__)
        if owed.ts or _never_left(error):
            self._later(owed)
        else:
            self.desk.store.outbox.unknown(owed, self.desk.now())

    def _later(self, owed: Owed) -> None:
        wait = min(2**owed.attempts, LONGEST_WAIT)
        self.desk.store.outbox.again(owed, self.desk.now() + timedelta(seconds=wait))

    def _undeliverable(self, owed: Owed, code: str) -> None:
        """It will never arrive: whoever can do something about it is told."""
        log.error("message cannot be delivered: %s, %s", owed.kind, code)
        self.desk.store.outbox.undeliverable(owed, code)
        with self.desk.store.begin() as work:
            if owed.to == CHANNEL:
                owe(self.desk, work, _channel_closed(self.desk.now()))
            elif owed.dispute and owed.kind is not Kind.NOT_DELIVERED:
                raiser = work.dispute(owed.dispute).raised_by
                for to in (raiser, ADMINISTRATORS):
                    if to != owed.to:
                        owe(self.desk, work, _not_delivered(owed, to))


def _never_left(error: Exception) -> bool:
    """Was the request never sent? ``urllib`` says URLError of connecting, and of sending.

    Connecting is refused, takes too long, or fails at a name or a certificate; a connection that
    breaks may break while it is sent.
    """
    if not isinstance(error, URLError):
        return False
    refused = isinstance(error.reason, ConnectionRefusedError)
    return refused or not isinstance(error.reason, ConnectionError)


def _channel_closed(now: datetime) -> Notice:
    """Tell whoever runs the app, once a day."""
    day = now.astimezone(LONDON).date()
    key = f"{Kind.CHANNEL_CLOSED}:{day}"
    return Notice(key=key, kind=Kind.CHANNEL_CLOSED, to=ADMINISTRATORS, facts=Facts())


def _not_delivered(owed: Owed, to: str) -> Notice:
    facts = Facts(
        reference=owed.facts.reference,
        stage=owed.facts.stage,
        step=owed.facts.step,
        visit=owed.facts.visit,
    )
    key = f"{Kind.NOT_DELIVERED}:{owed.key}:{to}"
    return Notice(key=key, kind=Kind.NOT_DELIVERED, to=to, facts=facts, dispute=owed.dispute)
