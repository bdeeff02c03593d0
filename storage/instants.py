"""Instants that every process must know of. Most only ever move on.

What a clock that was ahead has set counts for nothing, and the next takes its place.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    or_,
    select,
)

from storage.both import OnBoth
from storage.tables import UtcDateTime, instants
from workflows.wrong_clock import AHEAD

#: Nothing is sent before it.
HELD_UNTIL = "held until"
#: When the latest message that Slack took was taken in hand.
TAKEN_AT = "taken at"
#: While it is there nothing is sent at all: the database was restored, and nobody has yet said what
#: of it waits.
STILL = "still"
_NOW = bindparam("now", type_=UtcDateTime())
#: What lies after it was set by a clock that was ahead.
AN_HOUR_ON = bindparam("an_hour_on", type_=UtcDateTime())


def as_of(now: datetime) -> dict[str, datetime]:
    """Give both to a statement that asks about them."""
    return {"now": now, "an_hour_on": now + AHEAD}


def is_there(name: str) -> ColumnElement[bool]:
    """Is this instant there at all?"""
    return exists().where(instants.c.name == name)


def is_later(name: str, than: BindParameter[datetime] | datetime) -> ColumnElement[bool]:
    """Is this instant there, and later?"""
    return exists().where(instants.c.name == name, instants.c.at > than)


def is_to_come(name: str) -> ColumnElement[bool]:
    """Is this instant there, and yet to come?"""
    return exists().where(
        instants.c.name == name, instants.c.at > _NOW, instants.c.at <= AN_HOUR_ON
    )


def is_since(name: str, since: BindParameter[datetime] | datetime) -> ColumnElement[bool]:
    """Is this instant there, and none before *since*?"""
    return exists().where(
        instants.c.name == name, instants.c.at >= since, instants.c.at <= AN_HOUR_ON
    )


def _moved_on(insert: Callable[..., Any]) -> Any:
    new = insert(instants)
    return new.on_conflict_do_update(
        index_elements=["name"],
        set_={"at": new.excluded.at},
        where=or_(instants.c.at < new.excluded.at, instants.c.at > AN_HOUR_ON),
    )


_MOVED_ON = OnBoth(_moved_on)


def _first_since(insert: Callable[..., Any]) -> Any:
    """Say it of an instant that is not there yet, is earlier than ``since``, or was never."""
    new = insert(instants)
    return new.on_conflict_do_update(
        index_elements=["name"],
        set_={"at": new.excluded.at},
        where=or_(
            instants.c.at < bindparam("since", type_=UtcDateTime()), instants.c.at > AN_HOUR_ON
        ),
    ).returning(instants.c.name)


_FIRST_SINCE = OnBoth(_first_since)


def is_first_since(connection: Connection, name: str, since: datetime, now: datetime) -> bool:
    """Is an instant earlier than *since*, or not there? Then it is *now* from here on."""
    row = {"name": name, "at": now, "since": since, "an_hour_on": now + AHEAD}
    return connection.execute(_FIRST_SINCE.on(connection), row).first() is not None


def move_on(connection: Connection, name: str, at: datetime) -> None:
    """Set an instant, unless it is later already."""
    row = {"name": name, "at": at, "an_hour_on": at + AHEAD}
    connection.execute(_MOVED_ON.on(connection), row)


# ---- those that do not only move on: a clock may be set back, and what has begun ends -----------


def _put(insert: Callable[..., Any]) -> Any:
    new = insert(instants)
    return new.on_conflict_do_update(index_elements=["name"], set_={"at": new.excluded.at})


def _begun(insert: Callable[..., Any]) -> Any:
    return (
        insert(instants).on_conflict_do_nothing(index_elements=["name"]).returning(instants.c.name)
    )


_PUT, _BEGUN = OnBoth(_put), OnBoth(_begun)
_OF = select(instants.c.at).where(instants.c.name == bindparam("of"))
_ENDED = delete(instants).where(instants.c.name == bindparam("of")).returning(instants.c.name)


def of(connection: Connection, name: str) -> datetime | None:
    """Give an instant, if it is there."""
    return connection.execute(_OF, {"of": name}).scalar()


def put(connection: Connection, name: str, at: datetime) -> None:
    """Set an instant, also to an earlier one."""
    connection.execute(_PUT.on(connection), {"name": name, "at": at})


def begins(connection: Connection, name: str, at: datetime) -> bool:
    """Set an instant that is not there; False where it is, whoever has set it."""
    row = {"name": name, "at": at}
    return connection.execute(_BEGUN.on(connection), row).first() is not None


def ends(connection: Connection, name: str) -> bool:
    """Take an instant away; False where it is not there."""
    return connection.execute(_ENDED, {"of": name}).first() is not None
