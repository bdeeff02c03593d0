"""Statements that say what to do where a row is there already: built once for each database."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

#: What builds a statement with the INSERT of a database.
Build = Callable[[Callable[..., Any]], Any]


class OnBoth:
    """One statement in the words of each database. Building one costs as much as running it."""

    def __init__(self, build: Build) -> None:
        """Build it with the INSERT of whichever database it is used on."""
        self._build = build
        self._by_name: dict[str, Any] = {}

    def on(self, connection: Connection) -> Any:
        """Give it for the database that *connection* leads to."""
        name = connection.dialect.name
        if name not in self._by_name:
            self._by_name[name] = self._build(_insert(name))
        return self._by_name[name]


def _insert(name: str) -> Callable[..., Any]:
    """Import the words of one database only: those of both take 30 ms."""
    if name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as of_sqlite

        return of_sqlite
    from sqlalchemy.dialects.postgresql import insert as of_postgresql

    return of_postgresql
