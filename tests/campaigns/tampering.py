"""Somebody who may write to the database, and knows its hashes, changes the record."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select, update

from storage import chain
from storage.parts.base import Remembered
from storage.sealing import Seals
from storage.signatures import SqlSignatures
from storage.tables import (
    answers,
    disputes,
    drafts,
    history,
    involved,
    people_changes,
    procedures,
    register,
    viewings,
    viewings_apart,
)
from storage.vault import SqlVault
from storage.work import SqlWork
from tests.campaigns.deciding_rows import DecidingRows
from workflows.desk import Desk
from workflows.integrity import Head, Signature
from workflows.use_cases import verifying

CHAINS = {
    history: "dispute",
    viewings: "dispute",
    viewings_apart: "apart",
    people_changes: "log",
}
Row = dict[str, Any]


def take_the_guards_away(connection: Connection) -> None:
    """Who owns the database can also drop what keeps the record from being changed."""
    if connection.dialect.name == "sqlite":
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in connection.exec_driver_sql(guards).all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        return
    for table in (*CHAINS, answers, register):
        connection.exec_driver_sql(f"ALTER TABLE {table.name} DISABLE TRIGGER USER")


@dataclass(frozen=True)
class Inside:
    """The store as whoever tampers sees it, before anything of it is committed."""

    work: SqlWork
    vault: SqlVault
    signatures: SqlSignatures
    seals: Seals

    def is_signed(self, text: bytes, signature: Signature) -> bool:
        return self.seals.is_signed(text, signature)

    @contextmanager
    def read(self) -> Iterator[SqlWork]:
        yield self.work


def found_by_verify(desk: Desk, connection: Connection, seals: Seals, heads: list[Head]) -> int:
    work = SqlWork(connection, seals, Remembered(), writes=False)
    it = partial(nullcontext, connection)
    inside: Any = Inside(work, SqlVault(it, it, seals), SqlSignatures(it, it, seals), seals)
    found = verifying.verify(replace(desk, store=inside), heads)
    return len(found.broken) + len(found.unopened)


class Tamperer:
    """Does one thing to the record, of many that could be done, by chance."""

    def __init__(self, connection: Connection, chance: random.Random) -> None:
        self._connection, self._chance = connection, chance

    def tamper(self) -> str:
        """Do it, and say what was done."""
        does: Callable[[], str] = self._chance.choice(
            [
                self.change_a_row,
                self.take_a_row_out,
                self.put_a_row_in,
                self.swap_two_rows,
                self.cut_the_end_off,
                self.cut_the_end_off_and_hide_it,
                self.write_a_chain_anew,
                self.take_a_dispute_out,
                self.change_an_answer,
                self.take_an_answer_out,
                self.put_an_answer_in,
                self.swap_two_answers,
                self.agree_for_others,
                self.change_a_procedure,
                *DecidingRows(self._connection, self._chance).kinds,
            ]
        )
        return f"{does.__name__}: {does()}"

    # ---- the chains ------------------------------------------------------------------------------

    def change_a_row(self) -> str:
        table, row = self._a_row()
        column = self._chance.choice([each.name for each in table.c if each.name != "number"])
        if column == CHAINS[table]:
            column = "hash"
        self._set(table, row, {column: self._other(row[column])})
        return f"{table.name}.{column}"

    def take_a_row_out(self) -> str:
        table, row = self._a_row()
        self._connection.execute(delete(table).where(*_is(table, row)))
        return table.name

    def put_a_row_in(self) -> str:
        """A row more, with a hash that is right for its place; those after it move up."""
        table, row = self._a_row()
        rows = self._rows(table, row)
        at = self._chance.randrange(len(rows))
        self._write_anew(table, [*rows[:at], dict(rows[at]), *rows[at:]], rehash=at + 1)
        return table.name

    def swap_two_rows(self) -> str:
        table, row = self._a_row(longer_than=1)
        rows = self._rows(table, row)
        one, other = self._chance.sample(range(len(rows)), 2)
        rows[one], rows[other] = rows[other], rows[one]
        self._write_anew(table, rows, rehash=0)
        return table.name

    def cut_the_end_off(self) -> str:
        table, row = self._a_row()
        self._connection.execute(delete(table).where(*_after(table, row)))
        return table.name

    def cut_the_end_off_and_hide_it(self) -> str:
        row = self._a_row(history, longer_than=1)[1]
        kept = max(1, row["number"] - 1)
        of = history.c.dispute == row["dispute"]
        self._connection.execute(
            delete(answers).where(answers.c.dispute == row["dispute"], answers.c.number > kept)
        )
        self._connection.execute(delete(history).where(of, history.c.number > kept))
        hidden = update(disputes).where(disputes.c.id == row["dispute"]).values(version=kept)
        self._connection.execute(hidden)
        return f"after row {kept}"

    def write_a_chain_anew(self) -> str:
        """A row is changed, and every hash from there on made to fit."""
        table, row = self._a_row()
        rows = self._rows(table, row)
        at = row["number"] - 1
        rows[at]["person"] = "somebody_else"
        self._write_anew(table, rows, rehash=len(rows) + 1)
        return table.name

    def take_a_dispute_out(self) -> str:
        of = self._chance.choice(list(self._connection.execute(select(disputes.c.id)).scalars()))
        for table in (answers, history, viewings, involved):
            self._connection.execute(delete(table).where(table.c.dispute == of))
        self._connection.execute(delete(drafts).where(drafts.c.dispute == of))
        self._connection.execute(delete(disputes).where(disputes.c.id == of))
        return "all of it"

    # ---- what the chains commit to ---------------------------------------------------------------

    def change_an_answer(self) -> str:
        row = self._an_answer()
        at = self._chance.randrange(len(row["sealed"]))
        flipped = bytearray(row["sealed"])
        flipped[at] ^= 1 << self._chance.randrange(8)
        self._set_answer(row, sealed=bytes(flipped))
        return f"byte {at}"

    def take_an_answer_out(self) -> str:
        row = self._an_answer()
        self._connection.execute(delete(answers).where(*_is_answer(row)))
        return str(row["form"])

    def put_an_answer_in(self) -> str:
        row = self._an_answer()
        self._connection.execute(insert(answers).values({**row, "form": f"{row['form']}_more"}))
        return str(row["form"])

    def swap_two_answers(self) -> str:
        rows = self._answers()
        one, other = self._chance.sample(rows, 2)
        self._set_answer(one, sealed=other["sealed"], key_id=other["key_id"])
        self._set_answer(other, sealed=one["sealed"], key_id=one["key_id"])
        return f"{one['form']}, {other['form']}"

    def agree_for_others(self) -> str:
        row = self._an_answer()
        self._set_answer(row, proposed=not row["proposed"])
        return str(row["form"])

    def change_a_procedure(self) -> str:
        row = self._connection.execute(select(procedures)).first()
        assert row
        changed = row.text.replace("working_days: 5", "working_days: 50", 1)
        assert changed != row.text
        self._connection.execute(update(procedures).values(text=changed))
        return "5 working days are 50"

    # ---- at hand ---------------------------------------------------------------------------------

    def _a_row(self, table: Table | None = None, *, longer_than: int = 0) -> tuple[Table, Row]:
        which = table if table is not None else self._chance.choice(list(CHAINS))
        rows = [dict(each) for each in self._connection.execute(select(which)).mappings()]
        counted = [each for each in rows if len(self._like(which, each, rows)) > longer_than]
        if not counted:
            return self._a_row(history, longer_than=longer_than)
        return which, self._chance.choice(counted)

    def _like(self, table: Table, row: Row, rows: list[Row]) -> list[Row]:
        return [each for each in rows if each[CHAINS[table]] == row[CHAINS[table]]]

    def _rows(self, table: Table, row: Row) -> list[Row]:
        same = select(table).where(table.c[CHAINS[table]] == row[CHAINS[table]])
        found = self._connection.execute(same.order_by(table.c.number)).mappings()
        return [dict(each) for each in found]

    def _write_anew(self, table: Table, rows: list[Row], rehash: int) -> None:
        """Number the rows from 1, and make the hash of the first so many fit."""
        previous, kept = chain.START, list[Row]()
        for number, row in enumerate(rows, start=1):
            now = {**row, "number": number}
            if number <= rehash:
                hashed = {**now, "at": now["at"].isoformat()}
                del hashed["hash"]
                now["hash"] = chain.link(previous, hashed)
            previous = now["hash"]
            kept.append(now)
        of = table.c[CHAINS[table]] == rows[0][CHAINS[table]]
        self._connection.execute(delete(table).where(of))
        self._connection.execute(insert(table), kept)

    def _set(self, table: Table, row: Row, values: Row) -> None:
        self._connection.execute(update(table).where(*_is(table, row)).values(values))

    def _other(self, value: Any) -> Any:
        if value is None:
            return "somebody"
        if isinstance(value, int):
            return value + self._chance.choice([-1, 1])
        if isinstance(value, str):
            at = self._chance.randrange(len(value)) if value else 0
            return f"{value[:at]}{'x' if value[at : at + 1] != 'x' else 'y'}{value[at + 1 :]}"
        return value.replace(microsecond=(value.microsecond + 1) % 1_000_000)

    def _answers(self) -> list[Row]:
        return [dict(each) for each in self._connection.execute(select(answers)).mappings()]

    def _an_answer(self) -> Row:
        return self._chance.choice(self._answers())

    def _set_answer(self, row: Row, **values: Any) -> None:
        self._connection.execute(update(answers).where(*_is_answer(row)).values(values))


def _is(table: Table, row: Row) -> tuple[Any, ...]:
    of = CHAINS[table]
    return (table.c[of] == row[of], table.c.number == row["number"])


def _after(table: Table, row: Row) -> tuple[Any, ...]:
    of = CHAINS[table]
    return (table.c[of] == row[of], table.c.number >= row["number"])


def _is_answer(row: Row) -> tuple[Any, ...]:
    return tuple(answers.c[name] == row[name] for name in ("dispute", "number", "form"))


def tamper_and_look(
    desk: Desk, engine: Engine, seals: Seals, heads: list[Head], chance: random.Random
) -> tuple[str, int]:
    """Tamper with the record once, look, and undo it; say what was done and how much found."""
    with engine.connect() as connection:
        begun = connection.begin()
        try:
            take_the_guards_away(connection)
            done = Tamperer(connection, chance).tamper()
            return done, found_by_verify(desk, connection, seals, heads)
        finally:
            begun.rollback()
