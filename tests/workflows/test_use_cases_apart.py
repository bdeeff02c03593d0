"""Sending what needs no dispute, on a real database: who may, who is told, and that it is kept."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

import pytest

from tests.several_procedures import OWN, own_text, with_workers
from tests.workflows.compliments import THANKS, laid, send
from tests.workflows.playing import FILE, TEXT, at
from tests.workflows.posting import new, sent
from tests.world import COUNCIL, World, a_directory
from workflows import reading, references
from workflows.boxes import Box, Problem, Why
from workflows.commands import Reason, Refused
from workflows.desk import Library
from workflows.drafts import NOWHERE, Place, id_of, of_apart
from workflows.kinds import Kind
from workflows.use_cases import apart, apart_lists, apart_reading, drafting
from workflows.use_cases.apart import HandedOver
from workflows.use_cases.world import offered_apart

TOLD = [
    (Kind.APART, "social_worker"),
    (Kind.APART, "team_manager"),
    (Kind.APART_SENT, "chair"),
]
TWO = ("social_worker", "team_manager")
NOT_THEIRS = Refused(reason=Reason.NOT_INVOLVED)


@pytest.fixture
def world_with_it(world: World) -> World:
    assert isinstance(send(world), HandedOver)
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
    sent_now = apart.send(world.desk, "head_of_service", "compliment", THANKS)
    assert isinstance(sent_now, HandedOver)
    assert laid(world, "head_of_service").procedure == own


def test_each_of_the_two_and_the_sender_is_told_and_nothing_that_was_typed_is_said(
    world_with_it: World,
):
    messages = sent(world_with_it)

    assert sorted(new(messages)) == sorted(TOLD)
    for each in messages:
        assert "AB" not in str(each.facts)
        assert each.facts.reference == laid(world_with_it).sent.reference


def test_it_has_a_reference_of_its_own_with_the_prefix_of_the_file(world_with_it: World):
    assert re.fullmatch(r"CMP-[0-9A-Z]{4}-\d\d", laid(world_with_it).sent.reference)


def test_a_reference_that_is_taken_is_drawn_again(
    world_with_it: World, monkeypatch: pytest.MonkeyPatch
):
    taken = laid(world_with_it).sent.reference
    drawn = iter([taken, taken, "CMP-ZZZZ-24"])
    monkeypatch.setattr(references, "draw", lambda _: next(drawn))

    send(world_with_it)

    assert laid(world_with_it, number=2).sent.reference == "CMP-ZZZZ-24"


def test_whoever_sends_it_learns_who_has_a_message(world: World):
    handed = send(world)

    assert isinstance(handed, HandedOver)
    assert (handed.told, handed.held) == (("social_worker", "team_manager"), False)


def test_somebody_without_a_slack_account_is_refused_at_their_box(world: World):
    council = a_directory()
    outside = replace(council.people["team_manager"], slack_id=None)
    world.people(replace(council, people={**council.people, outside.id: outside}))

    refused = send(world)

    box = Box(form="compliment", field="team_manager")
    problem = Problem(box=box, why=Why.NOT_IN_SLACK)
    assert refused == Refused(reason=Reason.INCOMPLETE, problems=(problem,))
    assert sent(world) == []


def test_where_the_file_asks_for_no_acknowledgement_nobody_is_asked_or_reminded(world: World):
    text = TEXT.replace('waits for you.", acknowledge: true', 'waits for you."')
    procedure = reading.read(text, FILE)
    library = Library(procedures={procedure.key: procedure}, texts={procedure.key: text})
    world.desk = replace(world.desk, library=library)
    send(world)

    assert [each.facts.entry for each in sent(world)] == [0, 0, 0]
    assert apart_reading.acknowledge(world.desk, "social_worker", 1) == NOT_THEIRS
    world.clock.at = at("2026-12-20 09:30")
    assert sent(world) == []


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
    assert (sent(world), apart_reading.read(world.desk, "chair", 1)) == ([], NOT_THEIRS)


def test_whoever_may_not_send_it_is_refused(world: World):
    refused = apart.send(world.desk, "social_worker", "compliment", THANKS)

    assert refused == Refused(reason=Reason.NOT_YOURS)
    assert sent(world) == []


def test_an_open_form_counts_once_however_often_it_is_sent_at_once(world: World):
    with ThreadPoolExecutor(4) as people:
        each = list(people.map(lambda _: send(world, "the form"), range(4)))
    assert {handed.told for handed in each if isinstance(handed, HandedOver)} == {TWO}

    assert len(new(sent(world))) == len(TOLD)


def test_a_form_that_was_changed_after_it_was_sent_says_so(world: World):
    send(world, "the form")

    refused = send(world, "the form", details="Something else.")

    assert isinstance(refused, Refused)
    assert (refused.reason, isinstance(refused.at, datetime)) == (Reason.RECORDED_OTHERWISE, True)


def test_what_is_only_recorded_is_not_read_again(world: World):
    with world.desk.store.begin() as work:
        number = work.record_apart("safety_alert", "chair", {}, world.desk.now())

    assert apart_reading.read(world.desk, "chair", number) == NOT_THEIRS
    assert apart_lists.listed(world.desk, "chair", 1).total == 0


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

    assert (mine.apart, mine.under, mine.dispute) == ("compliment", "", None)
    assert isinstance(sent_now, HandedOver)
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
