"""A database in which each of many disputes owes one message, each to somebody else."""

from dataclasses import dataclass

from sqlalchemy import Engine, String, cast, delete, func, literal, select, update

from slackapp import wiring
from storage.tables import outbox
from tests.bench.databases import Databases
from tests.bench.progress import say
from workflows.kinds import Kind
from workflows.notices import IN_SLACK

_SOMEBODY = literal(IN_SLACK) + cast(outbox.c.id, String)
_UNSENT = {
    "state": "waiting",
    "pending": True,
    "attempts": 0,
    "sent_revision": 0,
    "claimed_at": None,
    "channel": None,
    "ts": None,
}


@dataclass(frozen=True)
class Owing:
    """The messages, which can be owed again and again."""

    url: str
    engine: Engine
    many: int

    def owe_again(self) -> None:
        """Owe all of them, as if none had ever been sent."""
        with self.engine.begin() as connection:
            connection.execute(update(outbox).values(_UNSENT))

    def unsent(self) -> int:
        """Count what is still owed."""
        with self.engine.connect() as connection:
            waits = select(func.count()).where(outbox.c.state != "sent")
            return int(connection.execute(waits).scalar_one())


def owing(databases: Databases, kind: str, many: int) -> Owing:
    """Raise so many disputes; of each, keep what asks for a reply."""
    say(f"Owing {many} messages ... ")
    url = databases.staffed(kind)
    with databases.world(url) as world:
        for _ in range(many):
            world.raised()
    engine = wiring.engine(databases.settings(url))
    with engine.begin() as connection:
        connection.execute(delete(outbox).where(outbox.c.kind != Kind.REQUEST))
        connection.execute(update(outbox).values(recipient=_SOMEBODY))
    say("done\n")
    return Owing(url, engine, many)
