"""Instants that every process must know of; they only ever move on."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, exists

from storage.both import OnBoth
from storage.tables import instants

#: Nothing is sent before it.
HELD_UNTIL = "held until"
#: When the latest message that Slack took was taken in hand.
TAKEN_AT = "taken at"


def is_later(name: str, than: BindParameter[datetime] | datetime) -> ColumnElement[bool]:
    """Is this instant there, and later?"""
    return exists().where(instants.c.name == name, instants.c.at > than)


def _moved_on(insert: Callable[..., Any]) -> Any:
    new = insert(instants)
    return new.on_conflict_do_update(
        index_elements=["name"],
        set_={"at": new.excluded.at},
        where=instants.c.at < new.excluded.at,
    )


_MOVED_ON = OnBoth(_moved_on)


def move_on(connection: Connection, name: str, at: datetime) -> None:
    """Set an instant, unless it is later already."""
    connection.execute(_MOVED_ON.on(connection), {"name": name, "at": at})
