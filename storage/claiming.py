"""Whose turn it is in the outbox: claiming the oldest message that may go, in one statement."""

from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
    update,
)

from storage import instants
from storage.instants import AN_HOUR_ON, HELD_UNTIL, STILL
from storage.tables import outbox
from workflows.kinds import Kind

_earlier = outbox.alias("earlier")


def may_go(row: Any) -> ColumnElement[bool]:
    """Is it its time? A change to what was sent waits for no working hours."""
    in_time = or_(~row.c.in_hours, row.c.sent_revision > 0, bindparam("hours_now", type_=Boolean))
    return and_(_is_not_before(row), in_time)


def _is_not_before(row: Any) -> ColumnElement[bool]:
    """Has its instant come? One far ahead of what was tried, or is there, a wrong clock has set."""
    was_tried = or_(row.c.attempts > 0, row.c.code.is_not(None), row.c.sent_revision > 0)
    wrongly = and_(was_tried, row.c.not_before > AN_HOUR_ON)
    return or_(row.c.not_before <= bindparam("now"), wrongly)


#: Refused for now, it still goes first; but not for ever.
_REFUSED = and_(_earlier.c.attempts > 0, _earlier.c.not_before > bindparam("now"))
#: An earlier message of the same dispute that goes first: it may go now, somebody has it in hand,
#: or it was refused for now. So of several who send, no two are at one dispute. What is held holds
#: up nothing that comes after it.
_BEHIND = exists().where(
    _earlier.c.dispute == outbox.c.dispute,
    _earlier.c.id < outbox.c.id,
    _earlier.c.pending,
    _earlier.c.held_at.is_(None),
    or_(
        _earlier.c.claimed_at.is_not(None),
        and_(~_earlier.c.stuck, or_(may_go(_earlier), _REFUSED)),
    ),
)
_NOT_STILL = ~instants.is_there(STILL)
NOT_HELD = and_(~instants.is_to_come(HELD_UNTIL), _NOT_STILL)
_IS_FREE = (outbox.c.claimed_at.is_(None), outbox.c.held_at.is_(None))
_READY = (outbox.c.pending, *_IS_FREE, may_go(outbox), ~_BEHIND, NOT_HELD)
CLAIM = (
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
_MAIL: ColumnElement[str] = literal_column(f"'{Kind.EMAIL}'")
_WAITING: ColumnElement[str] = literal_column("'waiting'")
#: Written out, as in the index of e-mails that wait: it is found for nothing else.
IS_WAITING_MAIL = (outbox.c.kind == _MAIL, outbox.c.state == _WAITING)
#: The oldest e-mail whose time has come: in a lane of its own, which Slack holds up in nothing.
CLAIM_MAIL = (
    update(outbox)
    .where(
        outbox.c.id
        == select(outbox.c.id)
        .where(
            *IS_WAITING_MAIL,
            *_IS_FREE,
            _is_not_before(outbox),
            _NOT_STILL,
        )
        .order_by(outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    .values(claimed_at=bindparam("now"), attempts=outbox.c.attempts + 1)
    .returning(*outbox.c)
)


def in_order(connection: Connection) -> None:
    """Let PostgreSQL go through what waits from its first row, and stop at one that may go.

    Without figures about a table that changes so fast it takes everything that waits to be next to
    nothing, works it all out, and sorts it: half a second for each message of a long queue.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_sort = off")
