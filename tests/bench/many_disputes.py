"""A database with many open disputes, some of which come due when they are told to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine, bindparam, delete, insert, text, update

from slackapp import wiring
from storage.connecting import take_time, without_hurry
from storage.tables import UtcDateTime, wakes
from tests.bench.databases import POSTGRESQL, Databases
from tests.bench.progress import say
from tests.world import MONDAY

#: When nobody has answered in time; and long after anything that is measured.
TIME_IS_UP = MONDAY + timedelta(days=8)
LATER = MONDAY + timedelta(days=3000)

_NUMBERS = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :many)"
_COPIES = text(f"""
    INSERT INTO disputes (id, reference, procedure, version, raised_at, raised_by, due_at, state)
    {_NUMBERS}
    SELECT 'c' || n, 'c' || n, procedure, version, raised_at, raised_by, :at,
           replace(replace(state, reference, 'c' || n), id, 'c' || n)
    FROM n, disputes WHERE id = :id
""")  # noqa: S608 # nothing in it comes from elsewhere
_THEIR_WAKES = text(f"""
    INSERT INTO wakes (dispute, because, at) {_NUMBERS} SELECT 'c' || n, 'limit', :at FROM n
""")  # noqa: S608
_AT = bindparam("at", type_=UtcDateTime())

Batch = Sequence[str]


@dataclass(frozen=True)
class ManyDisputes:
    """Where they are, and the batches of those that can be told to come due."""

    url: str
    open: int
    batches: Sequence[Batch]


def make_due(engine: Engine, batch: Batch) -> None:
    """Let one batch come due, and nothing else."""
    limits = (wakes.c.because == "limit", wakes.c.dispute.in_(batch))
    due = [{"dispute": id, "because": "limit", "at": MONDAY} for id in batch]
    with engine.begin() as connection:
        connection.execute(delete(wakes).where(*limits))
        if due:
            connection.execute(insert(wakes), due)


def many_disputes(
    databases: Databases, kind: str, open_: int, batches: int, due: int
) -> ManyDisputes:
    """Raise what will come due as people do, and copy the rest within the database."""
    say(f"Opening {open_:,} disputes in {kind} ... ")
    url = databases.staffed(kind)
    with databases.world(url) as world:
        raised = [[world.raised().id for _ in range(due)] for _ in range(batches)]
    engine = wiring.engine(databases.settings(url))
    _copy(engine, raised[0][0], open_)
    if kind == POSTGRESQL:
        _look_over(engine)
    engine.dispose()
    say("done\n")
    return ManyDisputes(url, open_, raised)


def _copy(engine: Engine, dispute: str, many: int) -> None:
    with engine.begin() as connection:
        without_hurry(connection)
        connection.execute(update(wakes).values(at=LATER))
        about = {"many": many, "at": LATER}
        connection.execute(_COPIES.bindparams(_AT), {**about, "id": dispute})
        connection.execute(_THEIR_WAKES.bindparams(_AT), about)


def _look_over(engine: Engine) -> None:
    """Do what PostgreSQL does by itself, soon after so much was written."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET statement_timeout = 0")
        take_time(connection)
        connection.exec_driver_sql("VACUUM ANALYZE")
