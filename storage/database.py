"""Transactions, and what a database that does not answer becomes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import (
    Connection,
    Engine,
    bindparam,
    false,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage import anew
from storage.connecting import A_MOMENT, FOR_US, has_one_writer, only_reading, writing
from storage.first_come import FirstCome
from storage.instants import AN_HOUR_ON, as_of
from storage.outbox import SqlOutbox
from storage.parts.base import Remembered
from storage.parts.texts import live_texts
from storage.patience import Patience
from storage.questions import Questions
from storage.sealing import Seals
from storage.signatures import SqlSignatures
from storage.tables import outbox, people, wakes
from storage.vault import SqlVault, keys_of
from storage.work import SqlWork
from workflows.integrity import Signature
from workflows.ports import StaleDispute, StoreUnavailable
from workflows.retention.store import Anew
from workflows.stored import LiveText

#: Two transactions stood in each other's way, and PostgreSQL ended ours: trying again may do.
CLASHED = ("40001", "40P01")
#: The server has ended our transaction, of which it heard nothing for long; or it takes none that
#: writes.
ENDED, ONLY_READS = "25P03", "25006"
#: There is no room left: on the disk, or in what the database may grow to.
FULL = ("53100", "SQLITE_FULL")
#: Takes what a change takes: its place among the writers, and a database that lets anybody write.
_NO_ROW = update(outbox).where(false()).values(pending=outbox.c.pending)
#: The earliest and the latest of each are at the ends of an index. Asked whether any is before an
#: instant that it does not know, PostgreSQL takes a third of all to be, and goes through the table.
_IN_HAND = outbox.c.claimed_at.is_not(None)
_FIRST_DUE = select(func.min(wakes.c.at)).scalar_subquery()
_FIRST_IN_HAND = select(func.min(outbox.c.claimed_at)).where(_IN_HAND).scalar_subquery()
_LAST_IN_HAND = select(func.max(outbox.c.claimed_at)).where(_IN_HAND).scalar_subquery()
_WORK = select(
    or_(
        bindparam("now") > _FIRST_DUE,
        bindparam("before") > _FIRST_IN_HAND,
        _LAST_IN_HAND > AN_HOUR_ON,
    )
)


def keys_of_people(engine: Engine) -> list[str]:
    """Give the ids of the keys with which the people list is sealed."""
    with only_reading(engine) as connection:
        return list(keys_of(connection, people.c.key_id))


def texts_of_live_disputes(engine: Engine) -> tuple[LiveText, ...]:
    """Give each text that live disputes began under."""
    with or_unavailable(), only_reading(engine) as connection:
        return tuple(live_texts(connection))


class SqlStore:
    """Everything that is kept, in one SQL database."""

    def __init__(self, engine: Engine, seals: Seals) -> None:
        """Work on *engine* with *seals*; nothing is opened yet."""
        self._engine = engine
        self._seals = seals
        # One process-wide queue: without it, SQLite's writers starve in its own busy back-off.
        self._writers = FirstCome() if has_one_writer(engine) else None
        self._patience = Patience()
        self._remembered = Remembered()
        self._questions = Questions(engine)
        self.outbox = SqlOutbox(self.writing, self.reading)
        self.vault = SqlVault(self.writing, self.reading, seals)
        self.signatures = SqlSignatures(self.writing, self.reading, seals)

    def close(self) -> None:
        """Let go of the database."""
        self._questions.close()
        self._engine.dispose()

    def has_work(self, now: datetime, in_hand_before: datetime) -> bool:
        """Has anything come due, or been in hand since before that?"""
        with or_unavailable():
            return bool(self._questions.ask(_WORK, {**as_of(now), "before": in_hand_before}))

    def try_to_write(self) -> None:
        """Ask the database to change no row: does it take changes? Raises StoreUnavailable."""
        with self.writing() as connection:
            connection.execute(_NO_ROW)

    def write_anew(self) -> Anew:
        """Write the tables anew from which something was destroyed, if that can be done."""
        with self._alone(FOR_US), or_unavailable():
            return anew.write_anew(self._engine)

    def sign(self, text: bytes) -> Signature:
        """Sign a text with the newest key."""
        return self._seals.sign(text)

    def is_signed(self, text: bytes, signature: Signature) -> bool:
        """Was this text signed with a key that is held?"""
        return self._seals.is_signed(text, signature)

    @contextmanager
    def begin(self) -> Iterator[SqlWork]:
        """Begin a transaction that writes."""
        with self.writing() as connection:
            yield SqlWork(connection, self._seals, self._remembered, writes=True)

    @contextmanager
    def read(self) -> Iterator[SqlWork]:
        """Begin a transaction that only reads, and waits for no writer."""
        with self.reading() as connection:
            yield SqlWork(connection, self._seals, self._remembered, writes=False)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection of a transaction that writes."""
        with (
            self._patience.wait() as for_a_moment,
            self._alone(A_MOMENT if for_a_moment else FOR_US),
            or_unavailable(),
            writing(self._engine, for_a_moment=for_a_moment) as connection,
        ):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection of a transaction that only reads, and waits for no writer."""
        with or_unavailable(), only_reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _alone(self, patience: float) -> Iterator[None]:
        """Where the database takes one writer, be that one."""
        if self._writers is None:
            yield
            return
        with self._writers.turn(patience) as mine:
            if not mine:
                raise StoreUnavailable("another transaction holds the database")
            yield


@contextmanager
def or_unavailable() -> Iterator[None]:
    """Say that the database did not answer, without its words: they may quote what was written."""
    try:
        yield
    except (OperationalError, InterfaceError, InternalError, PoolTimeout) as error:
        if isinstance(error, InternalError) and _code(error) not in (ENDED, ONLY_READS):
            raise
        if isinstance(error, OperationalError) and _code(error) in CLASHED:
            raise StaleDispute("two transactions stood in each other's way") from None
        raise StoreUnavailable(_why(error)) from None


def _why(error: Exception) -> str:
    code = _code(error)
    return "the disk is full" if code in FULL else f"{type(error).__name__} {code}".strip()


def _code(error: Exception) -> str:
    """Give what the database calls what happened."""
    said = getattr(error, "orig", None)
    return str(getattr(said, "sqlstate", "") or getattr(said, "sqlite_errorname", "") or "")
