"""Claiming and settling the messages that are owed, each in a transaction of its own."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Update, and_, bindparam, or_, select, update

from storage import instants, records
from storage.claiming import CLAIM, CLAIM_MAIL, NOT_HELD, in_order
from storage.instants import HELD_UNTIL, TAKEN_AT
from storage.tables import outbox
from workflows.kinds import Kind
from workflows.outbox import Owed
from workflows.wrong_clock import AHEAD

#: What begins a transaction.
Transactions = Callable[[], AbstractContextManager[Connection]]

_IS_CALLED = outbox.c.key == bindparam("our_key")
_IN_OUR_HAND = outbox.c.claimed_at == bindparam("we_took_it_at")
_OURS = update(outbox).where(_IS_CALLED, _IN_OUR_HAND)
#: Another process took us for dead, and nobody has sent it since: it can still be said that Slack
#: has it.
_GIVEN_UP = and_(
    outbox.c.claimed_at.is_(None), outbox.c.ts.is_(None), outbox.c.state.in_(["waiting", "unknown"])
)
_TAKEN = update(outbox).where(_IS_CALLED, or_(_IN_OUR_HAND, _GIVEN_UP))
_SENT = _TAKEN.values(
    state="sent",
    channel=bindparam("channel"),
    ts=bindparam("ts"),
    sent_revision=bindparam("sent_revision"),
    pending=outbox.c.revision > bindparam("sent_revision"),
    claimed_at=None,
    attempts=0,
    refused_at=None,
    stuck=False,
)
_MAILED = _TAKEN.values(
    state=bindparam("state"),
    sent_revision=bindparam("sent_revision"),
    settled_at=bindparam("settled_at"),
    claimed_at=None,
    refused_at=None,
)


def _ours(owed: Owed) -> dict[str, Any]:
    """Name a message as the process that took it in hand knows it."""
    return {"our_key": owed.key, "we_took_it_at": owed.taken_at}


class SqlOutbox:
    """Implements ``workflows.ports.Outbox``.

    Whoever took a message in hand settles it, once: a process that slept while another sent it
    changes nothing any more.
    """

    def __init__(self, writing: Transactions, reading: Transactions) -> None:
        """Work in transactions that these begin."""
        self._writing = writing
        self._reading = reading

    def claim(self, now: datetime, *, in_hours: bool) -> Owed | None:
        """Take the oldest message that may go now; in the order of each dispute."""
        with self._writing() as connection:
            in_order(connection)
            row = connection.execute(
                CLAIM, {**instants.as_of(now), "hours_now": in_hours}
            ).one_or_none()
        return _owed(row) if row else None

    def claim_mail(self, now: datetime) -> Owed | None:
        """Take the oldest e-mail that may go now, whatever Slack has asked for."""
        with self._writing() as connection:
            row = connection.execute(CLAIM_MAIL, instants.as_of(now)).one_or_none()
        return _owed(row) if row else None

    def is_still_ours(self, owed: Owed) -> bool:
        """Has nobody taken it out of our hands, or changed it, since?"""
        unchanged = select(outbox.c.id).where(*_is_ours(owed), outbox.c.revision == owed.revision)
        with self._reading() as connection:
            return connection.execute(unchanged).first() is not None

    def mailed(self, owed: Owed, at: datetime) -> None:
        """The mail server has taken it."""
        done = {"state": "sent", "sent_revision": owed.revision, "settled_at": at}
        with self._writing() as connection:
            connection.execute(_MAILED, {**_ours(owed), **done})

    def may_still_go(self, owed: Owed, now: datetime) -> bool:
        """Is it still ours, does it still say the same, and does nothing hold it by now?"""
        unchanged = select(outbox.c.id).where(*_is_ours(owed), outbox.c.revision == owed.revision)
        with self._reading() as connection:
            free = connection.execute(unchanged.where(NOT_HELD), instants.as_of(now))
            return free.first() is not None

    def hold(self, until: datetime) -> None:
        """Send nothing at all before this instant, whichever process it is."""
        with self._writing() as connection:
            instants.move_on(connection, HELD_UNTIL, until)

    def sent(self, owed: Owed, channel: str, ts: str) -> None:
        """Slack has it, as of this revision; a newer one may have been asked for meanwhile."""
        has = {"channel": channel, "ts": ts, "sent_revision": owed.revision}
        with self._writing() as connection:
            connection.execute(_SENT, {**_ours(owed), **has})
            instants.move_on(connection, TAKEN_AT, owed.taken_at)

    def drop(self, owed: Owed) -> None:
        """It need not be sent any more."""
        self._settled(owed, state="cancelled", pending=False)

    def put_back(self, owed: Owed) -> None:
        """It was not tried: nothing about it has changed."""
        self._settled(owed, attempts=owed.attempts - 1)

    def delay(self, owed: Owed, at: datetime) -> None:
        """Nobody has refused it; it goes no earlier than *at*."""
        self._settled(owed, not_before=at)

    def keep_back(self, owed: Owed, at: datetime, code: str) -> None:
        """It was not tried, for the reason *code*; it goes no earlier than *at*."""
        self._settled(owed, not_before=at, code=code, attempts=owed.attempts - 1)

    def again(self, owed: Owed, at: datetime, *, stuck: bool = False) -> None:
        """Slack has refused it for now; it goes no earlier than *at*.

        Where it is *stuck*, what comes after it waits for it no longer.
        """
        self._settled(owed, not_before=at, refused_at=owed.refused_at or owed.taken_at, stuck=stuck)

    def unknown(self, owed: Owed, now: datetime) -> None:
        """Slack may have it or not: never again what never goes twice, else once more."""
        if owed.may_be_repeated:
            self._settled(owed, not_before=now, repeated=True)
        else:
            self._settled(owed, state="unknown", pending=False)

    def undeliverable(self, owed: Owed, code: str) -> None:
        """Slack will never take it; *code* says why."""
        self._settled(owed, state="failed", pending=False, code=code)

    def in_hand_since(self, before: datetime) -> tuple[Owed, ...]:
        """Give what was taken in hand before this instant, and was not settled since.

        Or by a clock that was ahead: who had it is not known to live.
        """
        at = outbox.c.claimed_at
        is_left = at.is_not(None), or_(at < before, at > before + 2 * AHEAD)
        left = select(outbox).where(*is_left).order_by(at)  # by its index: they are few
        with self._reading() as connection:
            return tuple(_owed(row) for row in connection.execute(left))

    def took_any_since(self, at: datetime) -> bool:
        """Has Slack taken anything that was sent later than this?"""
        with self._reading() as connection:
            return bool(connection.execute(select(instants.is_later(TAKEN_AT, at))).scalar())

    def _settled(self, owed: Owed, **values: Any) -> None:
        with self._writing() as connection:
            _settle(connection, owed, **values)


def _is_ours(owed: Owed) -> tuple[ColumnElement[bool], ...]:
    return outbox.c.key == owed.key, outbox.c.claimed_at == owed.taken_at


def _settle(connection: Connection, owed: Owed, **values: Any) -> None:
    connection.execute(_settling(tuple(values)), {**_ours(owed), **values})


@cache
def _settling(names: tuple[str, ...]) -> Update:
    """Build a statement that settles a message, once for the columns that it sets."""
    return _OURS.values({name: bindparam(name) for name in names} | {"claimed_at": None})


def _owed(row: Any) -> Owed:
    return Owed(
        key=row.key,
        kind=Kind(row.kind),
        to=row.recipient,
        facts=records.facts(row.facts),
        dispute=row.dispute,
        revision=row.revision,
        attempts=row.attempts,
        repeated=row.repeated,
        channel=row.channel,
        ts=row.ts,
        taken_at=row.claimed_at,
        refused_at=row.refused_at,
        owed_at=row.owed_at,
    )
