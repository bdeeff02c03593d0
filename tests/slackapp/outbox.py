"""Looking into the outbox: what became of each message."""

from typing import Any

from sqlalchemy import text

from tests.world import World


def rows(world: World, query: str, **given: Any) -> list[Any]:
    with world.desk.store.read() as work:
        return list(work._connection.execute(text(query), given))  # type: ignore[attr-defined]


def states(world: World) -> dict[str, list[str]]:
    """Give the state of each message, by kind."""
    found: dict[str, list[str]] = {}
    for kind, state, pending in rows(world, "SELECT kind, state, pending FROM outbox ORDER BY id"):
        found.setdefault(kind, []).append(f"{state}, waits" if pending else state)
    return found
