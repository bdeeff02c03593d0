"""What is said of what was destroyed, and to the officers who agree on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from slackapp.views import destroyed
from tests.workflows import ageing
from tests.world import World, a_world
from workflows.commands import Refused
from workflows.people import Directory
from workflows.use_cases import opening

View = dict[str, Any]


def a_world_of_old(folder: Path, directory: Directory) -> World:
    """A plan was made, approved and run."""
    folder.mkdir(exist_ok=True)
    world = ageing.under(a_world(folder))
    world.people(directory)
    ageing.closed(world)
    ageing.grown_old(world)
    ageing.ran(world, ageing.approved(world))
    return world


def views(folder: Path, directory: Directory) -> Iterator[tuple[str, View]]:
    world = a_world_of_old(folder, directory)
    with world.desk.store.read() as work:
        [dispute] = work.every_dispute()
    refused = opening.lay_open(world.desk, "chair", dispute, "the dispute")
    assert isinstance(refused, Refused)
    yield "destroyed", destroyed.page(refused)
