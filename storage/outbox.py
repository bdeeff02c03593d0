"""Claiming and settling the messages that are owed, each in a transaction of its own."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    exists,
    or_,
    select,
    update,
)

from storage import records
from storage.tables import outbox
from workflows.notices import NEVER_TWICE, Kind
from workflows.ports import Owed

_earlier = outbox.alias("earlier")


def _may_go(row: Any) -> ColumnElement[bool]:
    """Is it its time? A change to what was sent waits for no working hours."""
    in_time = or_(~row.c.in_hours, row.c.sent_revision > 0, bindparam("hours_now", type_=Boolean))
    return and_(row.c.not_before <= bindparam("now"), in_time)


#: An earlier message of the same dispute that goes first: it may go now, somebody has it in hand,
#: or it was refused for now. So of several who send, no two are at one dispute.
_BEHIND = exists().where(
    _earlier.c.dispute == outbox.c.dispute,
    _earlier.c.id < outbox.c.id,
    _earlier.c.pending,
    or_(
        _may_go(_earlier),
        _earlier.c.claimed_at.is_not(None),
        and_(_earlier.c.attempts > 0, _earlier.c.not_before > bindparam("now")),
    ),
)
_READY = (outbox.c.pending, outbox.c.claimed_at.is_(None), _may_go(outbox), ~_BEHIND)
_CLAIM = (
    update(outbox)
    .where(
        outbox.c.id
        == select(outbox.c.id)
        .where(*_READY)
        .order_by(outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    .values(claimed_at=bindparam("now"), attempts=outbox.c.attempts + 1)
    .returning(*outbox.c)
)


class SqlOutbox:
    """Implements ``workflows.ports.Outbox``."""

    def __init__(self, writing: Callable[[], AbstractContextManager[Connection]]) -> None:
        """Work in transactions that *writing* begins."""
        self._writing = writing

    def claim(self, now: datetime, *, in_hours: bool) -> Owed | None:
        """Take the oldest message that may go now; in the order of each dispute."""
        with self._writing() as connection:
            row = connection.execute(_CLAIM, {"now": now, "hours_now": in_hours}).one_or_none()
        return _owed(row) if row else None

    def sent(self, owed: Owed, channel: str, ts: str) -> None:
        """Slack has it, as of this revision; a newer one may have been asked for meanwhile."""
        has = {"state": "sent", "channel": channel, "ts": ts, "sent_revision": owed.revision}
        self._settle(owed, **has, pending=outbox.c.revision > owed.revision, attempts=0)

    def still_says(self, owed: Owed) -> bool:
        """Has nobody changed what it must say since it was taken in hand?"""
        now_is = select(outbox.c.id).where(
            outbox.c.key == owed.key, outbox.c.revision == owed.revision
        )
        with self._writing() as connection:
            return connection.execute(now_is).first() is not None

    def drop(self, owed: Owed) -> None:
        """It need not be sent any more."""
        self._settle(owed, state="cancelled", pending=False)

    def again(self, owed: Owed, at: datetime) -> None:
        """Slack has refused it for now; it goes no earlier than *at*."""
        self._settle(owed, not_before=at)

    def unknown(self, owed: Owed, now: datetime) -> None:
        """Slack may have it or not: never again what never goes twice, else once more."""
        if owed.kind in NEVER_TWICE or owed.repeated:
            self._settle(owed, state="unknown", pending=False)
        else:
            self._settle(owed, not_before=now, repeated=True)

    def undeliverable(self, owed: Owed, code: str) -> None:
        """Slack will never take it; *code* says why."""
        self._settle(owed, state="failed", pending=False, code=code)

    def _settle(self, owed: Owed, **values: Any) -> None:
        settled = update(outbox).where(outbox.c.key == owed.key)
        with self._writing() as connection:
            connection.execute(settled.values(claimed_at=None, **values))

    def recover(self, before: datetime) -> int:
        """Settle what a dead process had in hand since before this instant."""
        with self._writing() as connection:
            left = select(outbox).where(outbox.c.claimed_at < before)
            rows = connection.execute(left).all()
        for row in rows:
            owed = _owed(row)
            if owed.ts:
                self.again(owed, before)
            else:
                self.unknown(owed, before)
        return len(rows)


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
    )
