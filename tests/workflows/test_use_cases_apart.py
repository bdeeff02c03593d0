"""Sending, reading and acknowledging what needs no dispute, on a real database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.several_procedures import OWN, own_text, with_workers
from tests.workflows.playing import FILE, TEXT, at
from tests.workflows.posting import new, sent
from tests.world import COUNCIL, World
from workflows import reading
from workflows.boxes import Box, Problem, Why
from workflows.commands import Reason, Refused
from workflows.desk import Library
from workflows.drafts import NOWHERE, Place, id_of, of_apart
from workflows.kinds import Kind
from workflows.use_cases import apart, drafting
from workflows.use_cases.world import offered_apart

THANKS: dict[str, Any] = {
    "compliment": {
        "case_number": "1234567",
        "initials": "AB",
        "social_worker": "social_worker",
        "team_manager": "team_manager",
        "shows": ["risk", "outcome"],
        "details": "She met AB after school each week.",
        "changed": "AB speaks.",
    }
}
TOLD = [
    (Kind.APART, "social_worker"),
    (Kind.APART, "team_manager"),
    (Kind.APART_SENT, "chair"),
]
NOT_THEIRS = Refused(reason=Reason.NOT_INVOLVED)


def send(world: World, form: str = "", **changes: Any) -> Refused | None:
    typed = {"compliment": {**THANKS["compliment"], **changes}}
    return apart.send(world.desk, "chair", "compliment", typed, place=Place(form=form))


def laid(world: World, person: str = "chair") -> apart.Laid:
    found = apart.read(world.desk, person, 1)
    assert isinstance(found, apart.Laid)
    return found


@pytest.fixture
def world_with_it(world: World) -> World:
    assert send(world) is None
    return world


def test_those_whose_posts_the_file_names_may_send_it(world: World):
    with world.desk.store.read() as work:
        may = [who for who in COUNCIL if "compliment" in offered_apart(world.desk, work, who)]

    assert may == ["chair"]


def test_of_several_procedures_it_is_the_first_in_use_that_has_it(world: World):
    own = reading.read(own_text(), f"{OWN}.yaml")
    procedures = {"chair-drp": world.desk.library.default, OWN: own}
    texts = {"chair-drp": TEXT, OWN: own_text()}
    world.desk = replace(world.desk, library=Library(procedures=procedures, texts=texts))
    world.people(with_workers())

    def under(person: str) -> list[str]:
        with world.desk.store.read() as work:
            offered = offered_apart(world.desk, work, person)
        return [each.key for each in offered.values()]

    assert (under("chair"), under("head_of_service")) == (["chair-drp"], [OWN])
    assert apart.send(world.desk, "head_of_service", "compliment", THANKS) is None
    assert laid(world, "head_of_service").procedure == own


def test_each_of_the_two_and_the_sender_is_told_and_nothing_that_was_typed_is_said(
    world_with_it: World,
):
    messages = sent(world_with_it)

    assert sorted(new(messages)) == sorted(TOLD)
    for each in messages:
        assert "AB" not in str(each.facts)
        assert each.facts.reference == ""


def test_the_sender_and_the_two_read_it_as_it_was_written_and_nobody_else(world_with_it: World):
    for person in ("chair", "social_worker", "team_manager"):
        assert laid(world_with_it, person).sent.answers == THANKS
    others = set(COUNCIL) - {"chair", "social_worker", "team_manager"}
    assert {each: apart.read(world_with_it.desk, each, 1) for each in others} == dict.fromkeys(
        others, NOT_THEIRS
    )
    assert apart.read(world_with_it.desk, "chair", 2) == NOT_THEIRS


def test_it_is_read_with_the_questions_that_were_asked_however_the_file_changes(
    world_with_it: World,
):
    before = laid(world_with_it).procedure
    newer = TEXT.replace("What did they do?", "What was good?")
    procedure = reading.read(newer, FILE)
    library = Library(procedures={procedure.key: procedure}, texts={procedure.key: newer})
    world_with_it.desk = replace(world_with_it.desk, library=library)

    assert laid(world_with_it).procedure == before


def test_each_acknowledges_it_once_and_their_message_says_so(world_with_it: World):
    sent(world_with_it)
    world_with_it.clock.at = first = at("2026-11-24 09:30")

    assert apart.acknowledge(world_with_it.desk, "social_worker", 1) is None
    world_with_it.clock.at = at("2026-11-25 09:30")
    again = apart.acknowledge(world_with_it.desk, "social_worker", 1)

    assert again == Refused(reason=Reason.RECORDED, at=first)
    assert laid(world_with_it).sent.told == {"social_worker": first, "team_manager": None}
    (changed,) = sent(world_with_it)
    assert (changed.to, [act.at for act in changed.facts.marks]) == ("social_worker", [first])


def test_a_message_that_goes_after_it_was_acknowledged_says_so_at_once(world_with_it: World):
    assert apart.acknowledge(world_with_it.desk, "team_manager", 1) is None

    marked = {each.to: len(each.facts.marks) for each in sent(world_with_it)}
    assert marked == {"social_worker": 0, "team_manager": 1, "chair": 0}


def test_where_the_file_asks_for_no_acknowledgement_the_message_offers_none(world: World):
    text = TEXT.replace('you a compliment.", acknowledge: true', 'you a compliment."')
    procedure = reading.read(text, FILE)
    library = Library(procedures={procedure.key: procedure}, texts={procedure.key: text})
    world.desk = replace(world.desk, library=library)
    send(world)

    assert [each.facts.entry for each in sent(world)] == [0, 0, 0]


@pytest.mark.parametrize("person", ["chair", "head_of_service"])
def test_nobody_else_acknowledges_it(world_with_it: World, person: str):
    assert apart.acknowledge(world_with_it.desk, person, 1) == NOT_THEIRS
    assert apart.acknowledge(world_with_it.desk, person, 7) == NOT_THEIRS


def test_one_who_is_both_is_told_once(world: World):
    send(world, team_manager="social_worker")

    assert new(sent(world)) == [(Kind.APART, "social_worker"), (Kind.APART_SENT, "chair")]
    assert list(laid(world).sent.told) == ["social_worker"]


def test_what_is_wrong_is_said_and_nothing_is_kept(world: World):
    refused = send(world, social_worker="left", details=" ")

    box = {name: Box(form="compliment", field=name) for name in ("social_worker", "details")}
    assert refused == Refused(
        reason=Reason.INCOMPLETE,
        problems=(
            Problem(box=box["social_worker"], why=Why.NOT_KNOWN),
            Problem(box=box["details"], why=Why.BLANK),
        ),
    )
    assert (sent(world), apart.read(world.desk, "chair", 1)) == ([], NOT_THEIRS)


def test_whoever_may_not_send_it_is_refused(world: World):
    refused = apart.send(world.desk, "social_worker", "compliment", THANKS)

    assert refused == Refused(reason=Reason.NOT_YOURS)
    assert sent(world) == []


def test_an_open_form_counts_once_however_often_it_is_sent_at_once(world: World):
    with ThreadPoolExecutor(4) as people:
        assert list(people.map(lambda _: send(world, "the form"), range(4))) == [None] * 4

    assert len(new(sent(world))) == len(TOLD)


def test_a_form_that_was_changed_after_it_was_sent_says_so(world: World):
    send(world, "the form")

    refused = send(world, "the form", details="Something else.")

    assert refused is not None
    assert (refused.reason, isinstance(refused.at, datetime)) == (Reason.RECORDED_OTHERWISE, True)


def test_what_is_only_recorded_is_not_read_again(world: World):
    with world.desk.store.begin() as work:
        number = work.record_apart("safety_alert", "chair", {}, world.desk.now())

    assert apart.read(world.desk, "chair", number) == NOT_THEIRS


def keep(world: World, words: str, place: Place = NOWHERE, who: str = "chair") -> str:
    """Type the details into the form; give its draft."""
    about = of_apart("compliment")
    draft, typed = id_of(who, about), {"compliment": {"details": words}}
    drafting.keep(world.desk, who, draft, about, typed, place)
    return draft


def test_what_is_typed_stands_among_the_drafts_until_it_is_sent(world: World):
    draft = keep(world, "She met AB.")
    [mine] = drafting.all_of(world.desk, "chair")

    sent_now = apart.send(world.desk, "chair", "compliment", THANKS, draft)

    assert (mine.apart, mine.under, mine.dispute) == ("Send a compliment", "", None)
    assert sent_now is None
    assert drafting.all_of(world.desk, "chair") == ()


def test_nothing_is_sent_before_what_another_device_wrote_was_seen(world: World):
    desk = Place(form="desk")
    draft = keep(world, "She listened.", Place(form="telephone"))

    refused = apart.send(world.desk, "chair", "compliment", THANKS, draft, desk)

    assert refused == Refused(reason=Reason.CHANGED_ELSEWHERE)
    assert [each.draft.id for each in drafting.all_of(world.desk, "chair")] == [draft]


def test_a_draft_of_somebody_who_sends_it_no_more_is_still_theirs(world: World):
    keep(world, "She met AB.", who="social_worker")

    [mine] = drafting.all_of(world.desk, "social_worker")

    assert mine.apart == ""
    assert mine.draft.about.is_apart
