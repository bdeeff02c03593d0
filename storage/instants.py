"""Instants that every process must know of; they only ever move on."""

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Connection, exists

from storage.parts.base import inserting
from storage.tables import instants

#: Nothing is sent before it.
HELD_UNTIL = "held until"
#: When the latest message that Slack took was taken in hand.
TAKEN_AT = "taken at"


def is_later(name: str, than: BindParameter[datetime] | datetime) -> ColumnElement[bool]:
    """Is this instant there, and later?"""
    return exists().where(instants.c.name == name, instants.c.at > than)


def move_on(connection: Connection, name: str, at: datetime) -> None:
    """Set an instant, unless it is later already."""
    new = inserting(connection, instants).values(name=name, at=at)
    later = new.on_conflict_do_update(
        index_elements=["name"],
        set_={"at": new.excluded.at},
        where=instants.c.at < new.excluded.at,
    )
    connection.execute(later)
