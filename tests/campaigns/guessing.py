"""Somebody who guesses references, one after the other; and the whole matrix of who sees what."""

import statistics
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.campaigns.at_the_door import Door, a_door, command, signed
from tests.workflows.test_who_sees_what import STATES
from tests.workflows.test_who_sees_what import (
    test_whoever_may_open_it_gets_what_they_ask_for_and_nobody_else_anything as look_at,
)
from tests.world import World, a_world
from workflows import references
from workflows.commands import Refused
from workflows.use_cases import opening

#: Somebody of the council who has no part in any of these disputes, and somebody who has none.
GUESSES = ("safeguarding_lead", "service_manager", "social_worker")
DISPUTES = 40


def guess(folder: Path, seed: int, guesses: int) -> tuple[Counter[str], float]:
    """Give how many were refused of each kind, and by how many ms what is there takes longer.

    That the check reads more where there is something to check is left so. Whoever could see a
    millisecond through Slack would learn that a reference is in use: four characters drawn by
    chance, which the reminders channel is told anyway, and which say nothing of anybody.
    """
    chance = Random(seed)  # noqa: S311 # no secret
    world = a_world(folder)
    there = [world.raised().reference for _ in range(DISPUTES)]
    seconds: dict[str, list[float]] = {"not there": [], "not theirs": []}
    with a_door(folder, world) as door:
        state = door.state
        for _ in range(guesses):
            is_there = chance.random() < 0.1
            reference = chance.choice(there) if is_there else references.draw(choose=chance.choice)
            kind = "not theirs" if reference in there else "not there"
            seconds[kind].append(_refused(world, chance.choice(GUESSES), reference))
        assert door.state == state
        _is_answered_alike(door, there[0])
    typical = {kind: statistics.median(each) for kind, each in seconds.items()}
    refused = Counter({f"refused, {kind}": len(each) for kind, each in seconds.items()})
    return refused, (typical["not theirs"] - typical["not there"]) * 1000


def _refused(world: World, person: str, reference: str) -> float:
    """Give how many seconds it took to refuse."""
    began = time.perf_counter()
    found = opening.find(world.desk, person, reference)
    took = time.perf_counter() - began
    assert isinstance(found, Refused), f"{person} guessed {reference}"
    return took


def _is_answered_alike(door: Door, reference: str) -> None:
    """In Slack, too, what is not theirs and what is not there are told by nothing."""
    said = []
    for each in (reference, references.draw()):
        body = command(f"show {each}", "U08")
        said.append(door.posts(body, signed(body)))
    assert said[0] == said[1]
    assert said[0][0] == 200


def whole_matrix(folder: Path) -> Counter[str]:
    """Look at every state as everybody, by every way; give how many looks there were, and leaks."""
    found = Counter[str]()
    for state in STATES:
        (folder / state.__name__).mkdir()
        world = a_world(folder / state.__name__)
        look_at(world, state, lambda name, number: found.update({name: number}))
    return found
