"""Somebody has a list each morning for years: what is over of them is not read at each act."""

from pathlib import Path

from sqlalchemy import insert, select, text

from slackapp import wiring
from storage import migrating
from storage.connecting import connect, take_time
from storage.parts.messages import _CARDS_OF_PERSON
from storage.sealing import Seals
from storage.tables import outbox
from tests.databases import Database
from tests.storage.earlier import take_back
from tests.workflows.playing import at
from tests.workflows.posting import Postbox
from tests.world import World, a_world
from workflows.kinds import Kind

KEY = wiring.new_key()


def three_mornings(folder: Path, database: Database) -> World:
    """Two disputes wait for one manager, who has a list of them on three mornings."""
    world = a_world(folder, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=KEY)
    for _ in range(2):
        world.raised()
    Postbox(world)
    world.pass_to(at("2026-12-03 12:00"))
    return world


def lists(database: Database) -> list[tuple[str, bool]]:
    """Give the manager's lists, and of each whether it is over."""
    theirs = outbox.c.kind == Kind.MORNING, outbox.c.recipient == "team_manager"
    asked = select(outbox.c.key, outbox.c.closed).where(*theirs).order_by(outbox.c.id)
    engine = connect(database.url)
    with engine.connect() as connection:
        found = [(each.key, each.closed) for each in connection.execute(asked)]
    engine.dispose()
    return found


def read(world: World) -> list[str]:
    with world.desk.store.read() as work:
        return [card.key for card in work.cards_of("team_manager")]


def after_years(database: Database) -> None:
    """Every message of the first days a thousand times, over long ago, and the database knows."""
    engine = connect(database.url)
    with engine.begin() as connection:
        if not database.is_sqlite:  # so many rows take longer than a press may
            take_time(connection)
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        every = [dict(row) for row in connection.execute(select(outbox)).mappings()]
        old = (
            {**row, "key": f"{row['key']} {n}", "closed": True, "pending": False}
            for row in every
            for n in range(1000)
        )
        copies = [{name: row[name] for name in row if name != "id"} for row in old]
        connection.execute(insert(outbox), copies)
        if not database.is_sqlite:  # it does so by itself within minutes
            connection.execute(text("ANALYZE outbox"))
    engine.dispose()


def how(world: World) -> str:
    """Say how the database finds what somebody has."""
    with world.desk.store.read() as work:
        connection = work._connection  # type: ignore[attr-defined]
        plan = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
        literal = {"literal_binds": True}
        asked = _CARDS_OF_PERSON.params(person="team_manager")
        words = str(asked.compile(dialect=connection.dialect, compile_kwargs=literal))
        steps = connection.exec_driver_sql(f"{plan} {words.replace('%', '%%')}")
        return "\n".join(str(step[-1]) for step in steps)


def test_only_the_last_list_is_read(tmp_path: Path, database: Database):
    world = three_mornings(tmp_path, database)

    *earlier, last = lists(database)

    assert [over for _, over in earlier] == [True] * len(earlier)
    assert len(earlier) > 1
    assert last[1] is False
    assert read(world) == [last[0]]

    after_years(database)
    assert read(world) == [last[0]]
    assert "ix_outbox_open" in how(world)


def test_what_was_over_before_it_was_noted_is_over_after_the_upgrade(
    tmp_path: Path, database: Database
):
    world = three_mornings(tmp_path, database)
    before = lists(database)
    world.desk.store.close()
    take_back(database, "0027")
    engine = connect(database.url)
    migrating.upgrade(engine, Seals((KEY,)))
    engine.dispose()

    assert any(over for _, over in before)
    assert lists(database) == before
