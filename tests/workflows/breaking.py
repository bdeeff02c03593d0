"""Spoiling what is stored, as a fault of the disk would."""

from sqlalchemy import select, update

from storage.tables import disputes
from tests.world import World
from workflows.dispute import Dispute


def break_it(world: World, dispute: Dispute, state: str = "{}") -> str:
    """Spoil one stored state; give what it was."""
    this = disputes.c.id == dispute.id
    with world.desk.store.begin() as work:
        connection = work._connection  # type: ignore[attr-defined]
        kept = connection.execute(select(disputes.c.state).where(this)).scalar_one()
        connection.execute(update(disputes).where(this).values(state=state))
    return str(kept)
