"""Questions that are asked every few seconds, and nearly always answered with no."""

import threading
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Select

from storage.connecting import has_one_writer


class Questions:
    """Asks a database one thing at a time, at next to no cost.

    In PostgreSQL over a connection that is kept: getting one, and trying whether it still works,
    costs as much as the question. Where it has broken, the question fails, and the next has a new
    one.
    """

    def __init__(self, engine: Engine) -> None:
        """Ask nothing yet."""
        self._engine = engine
        self._kept: Connection | None = None
        self._alone = threading.Lock()

    def ask(self, question: Select[Any], values: Mapping[str, Any]) -> Any:
        """Give the first value of the answer."""
        if has_one_writer(self._engine):
            with self._engine.connect() as connection:
                connection.execution_options(only_reads=True)
                return connection.execute(question, values).scalar()
        with self._alone:
            try:
                return self._connection().execute(question, values).scalar()
            except Exception:
                self._let_go()
                raise

    def close(self) -> None:
        """Keep no connection."""
        with self._alone:
            self._let_go()

    def _connection(self) -> Connection:
        if self._kept is None:
            self._kept = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        return self._kept

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.invalidate()
            self._kept.close()
            self._kept = None
