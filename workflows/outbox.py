"""What the sending of messages asks of the outbox."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from workflows.kinds import NEVER_TWICE, Kind
from workflows.notices import Facts


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A message to post, or, where ``ts`` is known, to change in place.

    ``repeated``: it was sent once before, and nobody knows whether Slack took it. ``refused_at``:
    when Slack first refused it, of those times that it has refused it since it last took it.
    ``owed_at``: since when.
    """

    key: str
    kind: Kind
    to: str
    facts: Facts
    dispute: str | None
    revision: int
    attempts: int
    repeated: bool
    channel: str | None
    ts: str | None
    taken_at: datetime
    refused_at: datetime | None
    owed_at: datetime | None = None

    @property
    def may_be_repeated(self) -> bool:
        """May it be sent once more where nobody knows whether Slack took it?"""
        return self.kind not in NEVER_TWICE and not self.repeated


class Outbox(Protocol):
    """The messages that are owed; each call is a transaction of its own."""

    def claim(self, now: datetime, *, in_hours: bool) -> Owed | None:
        """Take the oldest message that may go now; in the order of each dispute."""

    def claim_mail(self, now: datetime) -> Owed | None:
        """Take the oldest e-mail that may go now, whatever Slack has asked for."""

    def is_still_ours(self, owed: Owed) -> bool:
        """Has nobody taken it out of our hands, or changed it, since?"""

    def mailed(self, owed: Owed, at: datetime) -> None:
        """The mail server has taken it."""

    def may_still_go(self, owed: Owed, now: datetime) -> bool:
        """Is it still ours, does it still say the same, and does nothing hold it by now?"""

    def hold(self, until: datetime) -> None:
        """Send nothing at all before this instant, whichever process it is."""

    def sent(self, owed: Owed, channel: str, ts: str) -> None:
        """Slack has it, as of this revision."""

    def drop(self, owed: Owed) -> None:
        """It need not be sent any more."""

    def put_back(self, owed: Owed) -> None:
        """It was not tried: nothing about it has changed."""

    def delay(self, owed: Owed, at: datetime) -> None:
        """Nobody has refused it; it goes no earlier than *at*."""

    def keep_back(self, owed: Owed, at: datetime, code: str) -> None:
        """It was not tried, for the reason *code*; it goes no earlier than *at*."""

    def again(self, owed: Owed, at: datetime, *, stuck: bool = False) -> None:
        """Slack has refused it for now; it goes no earlier than *at*.

        Where it is *stuck*, what comes after it waits for it no longer.
        """

    def unknown(self, owed: Owed, now: datetime) -> None:
        """Slack may have it or not: never again what never goes twice, else once more."""

    def undeliverable(self, owed: Owed, code: str) -> None:
        """Slack will never take it; *code* says why."""

    def in_hand_since(self, before: datetime) -> tuple[Owed, ...]:
        """Give what was taken in hand before this instant, and was not settled since."""

    def took_any_since(self, at: datetime) -> bool:
        """Has Slack taken anything that was sent later than this?"""
