"""Leads on call who read old disputes and then left: they had no other part in any of them.

Each opens a few, so that of some all are destroyed, and of others one is kept.
"""

from dataclasses import replace

from sqlalchemy import select

from storage.tables import people
from tests.world import World, a_directory
from workflows import on_call as words
from workflows.dispute import Dispute
from workflows.people import Directory, Person, Posting
from workflows.use_cases import on_call

#: So many disputes each lead opens.
EACH = 2


def lead_of(number: int) -> str:
    """Who opens the dispute of this number; no id of one is part of another's."""
    return f"lead{number // EACH:04}"


def come(world: World, disputes: int) -> None:
    """As many as are needed, each on call, and an officer who would read why."""
    ids = {lead_of(number) for number in range(disputes)}
    council = a_directory()
    leads = {each: Person(id=each, name=f"Marker {each}", slack_id=each.upper()) for each in ids}
    held = (
        Posting(person=each, post="chair", team="Nights", agency="Sample Council") for each in ids
    )
    both = Directory(people=council.people | leads, postings=(*council.postings, *held))
    on_duty = tuple(each.upper() for each in ids)
    world.desk = replace(world.desk, on_call=on_duty, officers=("U90",))
    world.people(both)


def opens(world: World, dispute: Dispute, number: int) -> None:
    """One of them reads it at night, and says why."""
    why = {words.FORM: {words.REASON: f"Marker night {number}."}}
    done = on_call.open_it(world.desk, lead_of(number), dispute.reference, why)
    assert done == dispute.id, done


def leave(world: World) -> None:
    """They all go."""
    world.people(a_directory())


def sealed_names(world: World) -> dict[str, bytes]:
    """Each lead's name, as it stands sealed."""
    with world.desk.store.read() as work:
        rows = work._connection.execute(select(people)).all()  # type: ignore[attr-defined]
    return {row.id: bytes(row.sealed) for row in rows if row.id.startswith("lead")}


def named(world: World) -> set[str]:
    """Whose names can still be read."""
    with world.desk.store.read() as work:
        everybody = work.directory_ever().people
    return {id for id, each in everybody.items() if id.startswith("lead") and each.name}
