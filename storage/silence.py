"""Connections to PostgreSQL that wait only so long for a server that says nothing.

A server ends a statement that takes too long; one that hangs, or whose disk does, ends nothing, and
its machine still takes what it is sent. Whoever has waited in vain spares a crowd the wait: Slack
waits once.
"""

import time
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus

Given = TypeVar("Given")

#: Seconds for which a server that has said nothing is asked next to nothing; how long is waited
#: for it then; and how long its word, that a statement took too long, may be on the way.
AFTERWARDS, A_MOMENT, ON_THE_WAY = 1.0, 0.1, 0.2


class Line:
    """Opens the connections of a process, and knows whether the server was silent just now."""

    def __init__(self, patience: float) -> None:
        """Wait *patience* seconds for each answer; nobody has waited in vain yet."""
        self.patience = patience + ON_THE_WAY
        self._answered_at = self._silent_at = float("-inf")

    def open(self, *said: Any, **given: Any) -> psycopg.Connection[Any]:
        """Connect. Raises psycopg.OperationalError: at once, where somebody has waited in vain."""
        if self.is_silent():
            raise psycopg.OperationalError("the server has said nothing just now")
        began = time.monotonic()
        try:
            made = Impatient.connect(*said, **given)
        except psycopg.errors.ConnectionTimeout:
            self.was_silent(began)
            raise
        made.line = self
        return made

    def is_silent(self) -> bool:
        """Has somebody just waited in vain, and nobody been answered since?"""
        return time.monotonic() < self._silent_at + AFTERWARDS

    def was_silent(self, since: float) -> None:
        """Somebody has waited since then (of ``time.monotonic``); it counts if all others have."""
        if self._answered_at < since:
            self._silent_at = time.monotonic()

    def answered(self) -> None:
        """It has said something."""
        self._answered_at, self._silent_at = time.monotonic(), float("-inf")


class Impatient(psycopg.Connection[Any]):
    """Gives up a server that says nothing, and itself: what it has asked may still be done."""

    line: Line | None = None
    #: Is waited for as long as it takes: a whole database is copied or changed.
    takes_its_time = False

    def wait(self, gen: PQGen[Given], *said: Any, **given: Any) -> Given:
        """Wait for an answer. Raises psycopg.OperationalError where none comes in time."""
        if self.line is None or self.takes_its_time:
            return super().wait(gen, *said, **given)
        began, for_a_moment = time.monotonic(), self._is("IDLE") and self.line.is_silent()
        try:
            answer = super().wait(gen, timeout=A_MOMENT if for_a_moment else self.line.patience)
        except psycopg.OperationalError:
            if self._is("ACTIVE"):
                self.pgconn.finish()
                if not for_a_moment:
                    self.line.was_silent(began)
            raise
        self.line.answered()
        return answer

    def _is(self, status: str) -> bool:
        return self.pgconn.transaction_status == TransactionStatus[status]
