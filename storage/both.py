"""Statements that say what to do where a row is there already: built once, for each database."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite


class OnBoth:
    """One statement in the words of each database. Building one costs as much as running it."""

    def __init__(self, build: Callable[[Callable[..., Any]], Any]) -> None:
        """Build it with the INSERT of each."""
        self._by_name = {"sqlite": build(sqlite.insert), "postgresql": build(postgresql.insert)}

    def on(self, connection: Connection) -> Any:
        """Give it for the database that *connection* leads to."""
        return self._by_name[connection.dialect.name]
