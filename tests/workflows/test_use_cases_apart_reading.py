"""Reading what needs no dispute, acknowledging it and saying something back, on a real database."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import text

from storage import chain
from storage.tables import viewings_apart
from tests.workflows.compliments import THANKS, laid, send
from tests.workflows.playing import FILE, TEXT, at
from tests.workflows.posting import new, sent
from tests.world import COUNCIL, World, a_directory
from workflows import reading
from workflows.commands import Reason, Refused
from workflows.desk import Library
from workflows.kinds import Kind
from workflows.outbox import Owed
from workflows.people import Posting
from workflows.references import Mistyped
from workflows.use_cases import apart_reading
from workflows.use_cases.apart_reading import LONGEST, acknowledge

NOT_THEIRS = Refused(reason=Reason.NOT_INVOLVED)
BACK = "It was a joy to see AB speak."
TWO = ("social_worker", "team_manager")


@pytest.fixture
def thanked(world: World) -> World:
    """One is sent, and the three messages that say so."""
    send(world)
    sent(world)
    return world


def test_the_sender_and_the_two_read_it_as_it_was_written_and_nobody_else(thanked: World):
    for person in ("chair", *TWO):
        assert laid(thanked, person).sent.answers == THANKS
    others = set(COUNCIL) - {"chair", *TWO}
    found = {each: apart_reading.read(thanked.desk, each, 1) for each in others}
    assert found == dict.fromkeys(others, NOT_THEIRS)
    assert apart_reading.read(thanked.desk, "chair", 2) == NOT_THEIRS


def test_its_reference_finds_it_for_those_who_may_read_it_and_an_unknown_one_says_no_more(
    thanked: World,
):
    reference = laid(thanked).sent.reference

    assert [apart_reading.find(thanked.desk, who, reference.lower()) for who in TWO] == [1, 1]
    assert apart_reading.find(thanked.desk, "head_of_service", reference) == NOT_THEIRS
    other = next(each for each in ("CMP-7F3K-09", "CMP-4H2T-83") if each != reference)
    for typed in (other, other.replace("CMP", "XYZ")):
        assert apart_reading.find(thanked.desk, "chair", typed) == NOT_THEIRS
    with pytest.raises(Mistyped):
        apart_reading.find(thanked.desk, "chair", "CMP-7F3K-10")


def test_it_is_read_with_the_questions_that_were_asked_however_the_file_changes(thanked: World):
    before = laid(thanked).procedure
    newer = TEXT.replace("What did they do?", "What was good?")
    procedure = reading.read(newer, FILE)
    library = Library(procedures={procedure.key: procedure}, texts={procedure.key: newer})
    thanked.desk = replace(thanked.desk, library=library)

    assert laid(thanked).procedure == before


def test_each_showing_is_recorded_in_a_chain_however_many_look_at_once(thanked: World):
    asked = ("chair", "team_manager", "head_of_service") * 5
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda person: apart_reading.read(thanked.desk, person, 1), asked))

    shown = Counter(row["person"] for row in viewings(thanked))
    assert shown == {"chair": 5, "team_manager": 5}
    previous = chain.START
    for row in viewings(thanked):
        said = {**row, "at": row["at"].isoformat()}
        previous = chain.link(previous, {key: said[key] for key in said if key != "hash"})
        assert row["hash"] == previous


def viewings(world: World) -> list[dict[str, Any]]:
    with world.desk.store.read() as work:
        ordered = viewings_apart.select().order_by(viewings_apart.c.number)
        rows = work._connection.execute(ordered)  # type: ignore[attr-defined]
        return [dict(row) for row in rows.mappings()]


def test_each_acknowledges_it_once_and_their_message_says_so(thanked: World):
    thanked.clock.at = first = at("2026-11-24 09:30")

    assert acknowledge(thanked.desk, "social_worker", 1) is None
    thanked.clock.at = at("2026-11-25 09:30")
    again = acknowledge(thanked.desk, "social_worker", 1)

    assert again == Refused(reason=Reason.RECORDED, at=first)
    told = laid(thanked).sent.told
    assert [told[who].at for who in TWO] == [first, None]
    changed = [each for each in sent(thanked) if each.ts]
    assert [(each.to, marks(each)) for each in changed] == [("social_worker", [first])]


def marks(owed: Owed) -> list[datetime]:
    return [act.at for act in owed.facts.marks]


def test_what_is_said_back_is_read_by_the_sender_and_by_whoever_said_it(thanked: World):
    acknowledge(thanked.desk, "social_worker", 1, BACK)

    read = {who: laid(thanked, who).words_of("social_worker") for who in ("chair", *TWO)}

    assert read == {"chair": BACK, "social_worker": BACK, "team_manager": ""}


def test_other_words_after_it_was_acknowledged_are_not_kept_and_that_is_said(thanked: World):
    acknowledge(thanked.desk, "social_worker", 1, BACK)

    refused = acknowledge(thanked.desk, "social_worker", 1, "And more.")
    same = acknowledge(thanked.desk, "social_worker", 1, BACK)

    assert isinstance(refused, Refused)
    assert isinstance(same, Refused)
    assert (refused.reason, same.reason) == (Reason.RECORDED_OTHERWISE, Reason.RECORDED)
    assert laid(thanked).words_of("social_worker") == BACK


def test_nothing_but_spaces_says_nothing_back_and_too_much_is_refused(thanked: World):
    too_long = acknowledge(thanked.desk, "team_manager", 1, "a" * (LONGEST + 1))

    assert too_long == Refused(reason=Reason.INCOMPLETE)
    assert acknowledge(thanked.desk, "team_manager", 1, " \n ") is None
    assert laid(thanked).words_of("team_manager") == ""


@pytest.mark.parametrize("person", ["chair", "head_of_service"])
def test_nobody_else_acknowledges_it(thanked: World, person: str):
    assert acknowledge(thanked.desk, person, 1) == NOT_THEIRS
    assert acknowledge(thanked.desk, person, 7) == NOT_THEIRS


def test_the_sender_is_told_once_for_each_by_post_and_without_a_word_of_it(thanked: World):
    for who in TWO:
        acknowledge(thanked.desk, who, 1, BACK)
        acknowledge(thanked.desk, who, 1, BACK)

    messages = sent(thanked)
    told = [each for each in messages if each.kind is Kind.APART_ACKNOWLEDGED]
    assert [(each.to, each.facts.post) for each in told] == [
        ("chair", "social worker"),
        ("chair", "team manager"),
    ]
    assert BACK not in str(messages)


def acknowledged_as(world: World, *postings: Posting) -> list[str]:
    """As which post the sender hears that the second of two has acknowledged it."""
    send(world, team_manager="head_of_service")
    council = a_directory()
    others = (each for each in council.postings if each.person != "head_of_service")
    world.people(replace(council, postings=(*others, *postings)))
    assert acknowledge(world.desk, "head_of_service", 1) is None
    told = [each for each in sent(world) if each.kind is Kind.APART_ACKNOWLEDGED]
    return [each.facts.post for each in told]


def holding(post: str) -> Posting:
    return Posting(person="head_of_service", post=post, team="North", agency="Sample Council")


def test_somebody_who_was_chosen_as_the_manager_is_called_by_the_post_they_hold(world: World):
    assert acknowledged_as(world, holding("head_of_service")) == ["head of service"]


def test_somebody_who_holds_that_post_too_is_called_by_it(world: World):
    two = (holding("head_of_service"), holding("team_manager"))

    assert acknowledged_as(world, *two) == ["team manager"]


def test_somebody_without_a_post_of_the_procedure_is_called_as_they_were_chosen(world: World):
    assert acknowledged_as(world, holding("of another procedure")) == ["team manager"]


def test_a_message_that_goes_after_it_was_acknowledged_says_so_at_once(world: World):
    send(world)
    assert acknowledge(world.desk, "team_manager", 1) is None

    marked = {each.to: len(marks(each)) for each in sent(world) if each.kind is Kind.APART}
    assert marked == {"social_worker": 0, "team_manager": 1}


def test_one_that_was_sent_before_there_were_references_learns_its_own(thanked: World):
    with thanked.desk.store.begin() as work:
        card = work.card(f"{Kind.APART}:1:social_worker")
        assert card
        work.redraw(card.key, replace(card.facts, reference="", what=""))
    sent(thanked)

    acknowledge(thanked.desk, "social_worker", 1)

    [changed] = [each for each in sent(thanked) if each.ts]
    assert changed.facts.reference == laid(thanked).sent.reference
    assert changed.facts.what == "compliment"


def test_one_whose_messages_are_gone_is_acknowledged_all_the_same(thanked: World):
    with thanked.desk.store.begin() as work:
        work._connection.execute(text("DELETE FROM outbox"))  # type: ignore[attr-defined]

    assert acknowledge(thanked.desk, "social_worker", 1) is None
    assert new(sent(thanked)) == [(Kind.APART_ACKNOWLEDGED, "chair")]
