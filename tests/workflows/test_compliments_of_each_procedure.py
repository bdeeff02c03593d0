"""Every procedure that ships lets its raising posts thank somebody, in that procedure's words."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.world import World, a_world
from workflows.forms import Answers
from workflows.people import Directory, Person, Posting
from workflows.procedure import Procedure
from workflows.references import prefix_of
from workflows.use_cases import apart, apart_reading
from workflows.use_cases.apart import HandedOver
from workflows.use_cases.apart_reading import Laid
from workflows.use_cases.world import offered_apart

#: Who sends it under each, and whom it is for.
PEOPLE = {
    "chair-drp": ("chair", "social_worker", "team_manager"),
    "conference-chair": ("chair", "social_worker", "team_manager"),
    "solihull": ("worker", "other_worker", "other_worker_manager"),
    "sunderland": ("practitioner", "other_practitioner", "other_line_manager"),
    "professional-differences": ("professional", "other_professional", "other_line_manager"),
}


def a_partnership(*posts: str) -> Directory:
    """Somebody in each of these posts, called after it, and the last above the others."""
    people = {
        post: Person(id=post, name=f"Sample {post}", slack_id=f"U{number}")
        for number, post in enumerate(posts, 31)
    }
    postings = tuple(
        Posting(person=post, post=post, team="North", agency="Sample Trust", line_manager=posts[-1])
        for post in posts
    )
    return Directory(people=people, postings=postings)


def thanks(procedure: Procedure, worker: str, manager: str) -> Answers:
    """Fill in every box of its form, the others with something short."""
    typed: dict[str, Any] = {worker: worker, manager: manager, "shows": ["creative"]}
    fields = procedure.forms["compliment"].fields
    return {"compliment": {name: typed.get(name, "AB") for name in fields}}


@pytest.mark.parametrize("key", PEOPLE)
def test_whoever_raises_sends_one_and_each_of_the_two_acknowledges_it(key: str, tmp_path: Path):
    world = a_world(tmp_path, DRP_PROCEDURES=key)
    sender, worker, manager = PEOPLE[key]
    world.people(a_partnership(sender, worker, manager))
    procedure = world.desk.library.default

    sent = apart.send(world.desk, sender, "compliment", thanks(procedure, worker, manager))

    assert isinstance(sent, HandedOver), sent
    assert sent.told == (worker, manager)
    for who in sent.told:
        assert apart_reading.acknowledge(world.desk, who, 1, "Thank you.") is None
    laid = apart_reading.read(world.desk, sender, 1)
    assert isinstance(laid, Laid)
    assert prefix_of(laid.sent.reference) == "CMP"
    assert laid.mine is None
    assert {laid.words_of(who) for who in sent.told} == {"Thank you."}


def may_send(world: World, person: str) -> dict[str, str]:
    with world.desk.store.read() as work:
        offered = offered_apart(world.desk, work, person)
    return {kind: procedure.key for kind, procedure in offered.items()}


def test_one_who_raises_under_several_sends_it_under_the_first_in_use(tmp_path: Path):
    world = a_world(tmp_path, DRP_PROCEDURES="sunderland,solihull")
    trust = a_partnership("worker", "practitioner")
    both = replace(trust.postings[1], person="worker")
    world.people(replace(trust, postings=(*trust.postings, both)))

    assert may_send(world, "worker") == {"compliment": "sunderland"}
    assert may_send(world, "practitioner") == {"compliment": "sunderland"}
