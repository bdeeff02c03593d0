"""Figures for whoever watches the app: how much is open, waits and is late."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, case, func, literal_column, select

from storage import records
from storage.claiming import IS_WAITING_MAIL, may_go
from storage.instants import as_of
from storage.parts.wakes import Wakes
from storage.tables import disputes, outbox
from workflows.kinds import Kind
from workflows.notices import CHANNEL, IN_SLACK
from workflows.stored import Emails, Figures, Lane, Lost

#: How far back it is counted what was not delivered.
LATELY = timedelta(days=7)

_NOW: BindParameter[datetime] = bindparam("now")
_OPEN = select(func.count()).select_from(disputes).where(disputes.c.due_at.is_not(None))
_PAST = select(func.count()).select_from(disputes).where(disputes.c.due_at < _NOW)
_IS_MAIL = outbox.c.kind == literal_column(f"'{Kind.EMAIL}'")
#: When a message was to go is near enough to when it was given up.
_STATES = (
    select(outbox.c.state, _IS_MAIL.label("is_mail"), func.count().label("many"))
    .where(outbox.c.state.in_(["failed", "unknown"]), outbox.c.not_before > bindparam("lately"))
    .group_by(outbox.c.state, _IS_MAIL)
)
_LOST = (
    select(outbox)
    .where(outbox.c.state.in_(["failed", "unknown"]), outbox.c.not_before > bindparam("lately"))
    .order_by(outbox.c.id)
)
#: To whom a message goes: to the channel, to an account that need hold no post, or to a person.
_TO = case(
    (outbox.c.recipient == literal_column(f"'{CHANNEL}'"), literal_column("'channel'")),
    (outbox.c.recipient.like(f"{IN_SLACK}%"), literal_column("'account'")),
    else_=literal_column("'person'"),
)
_MAY_GO = (
    select(
        _TO.label("place"), func.count().label("many"), func.min(outbox.c.not_before).label("first")
    )
    .where(outbox.c.pending, outbox.c.held_at.is_(None), may_go(outbox))
    .group_by(_TO)
)
_EMAILS = select(func.count()).select_from(outbox).where(*IS_WAITING_MAIL)
_EMAILS_OWED = select(func.count().label("many"), func.min(outbox.c.owed_at).label("first")).where(
    *IS_WAITING_MAIL, outbox.c.held_at.is_(None), outbox.c.owed_at <= _NOW
)


class Counting(Wakes):
    """Counting, with the indexes of what is open and what waits."""

    def figures(self, now: datetime, *, in_hours: bool) -> Figures:
        """Say how much is open, waits and is late; what waits for working hours does not count."""
        rows = self._connection.execute(_STATES, {"lately": now - LATELY})
        states = {(row.state, bool(row.is_mail)): int(row.many) for row in rows}
        rows = self._connection.execute(_MAY_GO, {**as_of(now), "hours_now": in_hours})
        lanes = {row.place: Lane(row.many, _since(row.first, now)) for row in rows}
        return Figures(
            open=self._number(_OPEN),
            past_date=self._number(_PAST, now=now),
            waiting=sum(lane.waiting for lane in lanes.values()),
            oldest=max((lane.oldest for lane in lanes.values()), default=timedelta()),
            lanes=lanes,
            failed=states.get(("failed", False), 0),
            unknown=states.get(("unknown", False), 0),
            late=_since(self.earliest(), now),
            emails=self._emails(states, now),
        )

    def _emails(self, states: Mapping[tuple[str, bool], int], now: datetime) -> Emails:
        owed = self._connection.execute(_EMAILS_OWED, {"now": now}).one()
        return Emails(
            waiting=owed.many,
            oldest=_since(owed.first, now),
            failed=states.get(("failed", True), 0),
            unknown=states.get(("unknown", True), 0),
        )

    def lost(self, now: datetime) -> Iterator[Lost]:
        """Give the messages that never arrived, or may not have, oldest first."""
        rows = self._connection.execute(_LOST, {"lately": now - LATELY})
        return map(_lost, rows)

    def number_of_emails(self) -> int:
        """Say how many e-mails wait until somebody sends e-mails here."""
        return self._number(_EMAILS)

    def _number(self, query: Select[Any], **values: Any) -> int:
        return int(self._connection.execute(query, values).scalar_one())


def _lost(row: Any) -> Lost:
    return Lost(
        key=row.key,
        kind=Kind(row.kind),
        to=row.recipient,
        dispute=row.dispute,
        facts=records.facts(row.facts),
        since=row.not_before,
        refused=row.state == "failed",
    )


def _since(at: datetime | None, now: datetime) -> timedelta:
    return now - at if at and at < now else timedelta()
