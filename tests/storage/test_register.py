"""Nothing is destroyed that the register does not say, and nobody without a key writes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, Executable, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from storage import chain, records
from storage.connecting import connect
from storage.parts.register import LOG
from storage.sealing import Seals, new_key
from storage.tables import answers, apart, reasons, register, viewings
from tests.campaigns.tampering import found_by_verify, take_the_guards_away
from tests.databases import Database
from tests.workflows import ageing
from tests.workflows.compliments import send
from tests.world import World, a_world
from workflows.dispute import Dispute
from workflows.integrity import Head
from workflows.use_cases import legal_holds, opening

Tamper = Callable[["Kept", Connection], object]


@dataclass(frozen=True)
class Kept:
    """Two old disputes, one destroyed and one held, with the heads of the day after."""

    world: World
    engine: Engine
    heads: list[Head]
    gone: Dispute
    held: Dispute

    def found(self, connection: Connection, seals: Seals | None = None) -> int:
        own = self.world.desk.store._seals  # type: ignore[attr-defined]
        return found_by_verify(self.world.desk, connection, seals or own, self.heads)


@pytest.fixture
def kept(tmp_path: Path, database: Database) -> Iterator[Kept]:
    world = ageing.under(a_world(tmp_path, DRP_DATABASE_URL=database.url))
    gone, held = ageing.closed(world), ageing.closed(world)
    for each in (gone, held):
        opening.lay_open(world.desk, "chair", each.id, "the dispute")
    send(world)
    legal_holds.hold(world.desk, held.reference, "An inquiry.", "one")
    ageing.grown_old(world)
    ageing.ran(world, ageing.approved(world))
    with world.desk.store.read() as work:
        heads = [Head(at=world.clock.at, tips=work.tips(None))]
    engine = connect(database.url)
    yield Kept(world, engine, heads, gone, held)
    engine.dispose()


def test_the_database_itself_refuses_what_the_register_does_not_say(kept: Kept):
    for act in (
        delete(answers),
        delete(viewings),
        delete(register),
        update(register).values(plan="another"),
    ):
        with (
            kept.engine.connect() as connection,
            pytest.raises(DBAPIError, match="only ever added to"),
        ):
            connection.execute(act)


def test_whatever_is_done_to_it_without_a_key_is_found(kept: Kept):
    """Whoever owns the database takes its guards away first; nothing of it is kept."""
    with kept.engine.connect() as connection, connection.begin() as begun:
        assert kept.found(connection) == 0
        take_the_guards_away(connection)
        for name, tamper in TAMPERING.items():
            with connection.begin_nested() as undone:
                tamper(kept, connection)
                assert kept.found(connection), name
                undone.rollback()
        assert kept.found(connection) == 0
        another = Seals((new_key(),))
        assert kept.found(connection, another), "the key of the last row is not held"
        begun.rollback()


def an_answer_is_put_back(kept: Kept, connection: Connection) -> None:
    row = connection.execute(select(answers).where(answers.c.number == 1)).mappings().first()
    assert row
    connection.execute(insert(answers).values({**row, "dispute": kept.gone.id}))


def it_says_that_it_was_destroyed(kept: Kept, connection: Connection) -> None:
    """With a hash that fits, and a signature of another key."""
    last = connection.execute(select(register).order_by(register.c.number.desc())).first()
    assert last
    row = {
        **{name: getattr(last, name) for name in ("at", "by", "account", "plan")},
        "log": LOG,
        "number": last.number + 1,
        "act": "destroyed",
        "type": "dispute",
        "of": kept.held.id,
        "says": records.canonical({"line": 4, "rule": ""}),
    }
    hashed = chain.link(last.hash, {**row, "at": last.at.isoformat()})
    forged = Seals((new_key(),)).sign(hashed.encode())
    signed = {"key_id": last.key_id, "mac": forged.mac}
    connection.execute(insert(register).values(**row, hash=hashed, **signed))
    an_answer_vanishes(kept, connection)


def an_answer_vanishes(kept: Kept, connection: Connection) -> None:
    connection.execute(delete(answers).where(answers.c.dispute == kept.held.id))


def by(statement: Executable) -> Tamper:
    return lambda _, connection: connection.execute(statement)


_ONE = register.c.number == 2
TAMPERING: dict[str, Tamper] = {
    "an answer merely vanishes": an_answer_vanishes,
    "an answer is put back": an_answer_is_put_back,
    "it says that it was destroyed": it_says_that_it_was_destroyed,
    "a compliment is emptied": by(update(apart).values(key_id="", sealed=b"")),
    "another did it": by(update(register).where(_ONE).values(by="U99")),
    "a signature is changed": by(update(register).where(_ONE).values(mac="0" * 64)),
    "a row is gone": by(delete(register).where(_ONE)),
    "the last rows are gone": by(delete(register).where(register.c.number > 3)),
    "it was held for another reason": by(update(reasons).values(sealed=b"another reason")),
}
