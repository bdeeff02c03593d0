"""Immediate safety: recorded with a dispute or without one, and somebody is always told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.workflows.playing import SAFETY, at
from tests.workflows.posting import new, sent
from tests.world import MONDAY, PLAN, World, a_directory
from workflows.boxes import Box, Problem, Why
from workflows.commands import Reason, Refused
from workflows.kinds import Kind
from workflows.notices import Facts
from workflows.people import Posting
from workflows.use_cases import safety
from workflows.use_cases.setting_cover import Wanted, set_cover

LEAD = [(Kind.SAFETY, "safeguarding_lead")]


def test_without_a_dispute_it_is_kept_apart_and_the_lead_is_asked_to_telephone(world: World):
    assert safety.record(world.desk, "team_manager", None, SAFETY) is None

    messages = sent(world)
    assert new(messages) == LEAD
    assert messages[0].facts == Facts(person="team_manager")
    assert messages[0].dispute is None


@pytest.mark.parametrize("about", ["a dispute", "none"])
def test_sent_again_from_the_same_form_it_is_recorded_and_asked_for_once(world: World, about: str):
    """Eight times at once, since nobody could be sure that it had arrived."""
    dispute = world.raised().id if about == "a dispute" else None
    sent(world)

    def records(_: int) -> Refused | None:
        return safety.record(world.desk, "team_manager", dispute, SAFETY, "the form")

    with ThreadPoolExecutor(8) as people:
        assert list(people.map(records, range(8))) == [None] * 8

    assert new(sent(world)) == LEAD


def test_with_a_dispute_it_stands_in_its_history_and_moves_nothing(world: World):
    dispute = world.raised()
    sent(world)

    assert safety.record(world.desk, "team_manager", dispute.id, SAFETY) is None

    now_is = world.now_is(dispute)
    assert now_is == replace(dispute, version=2)
    with world.desk.store.read() as work:
        entry = work.history(dispute.id)[-1]
    assert entry.chosen is not None
    assert (entry.person, entry.chosen.choice, entry.forms) == (
        "team_manager",
        "safety_alert",
        ("immediate_risk",),
    )
    messages = sent(world)
    assert new(messages) == LEAD
    assert (messages[0].facts.person, messages[0].facts.by) == ("team_manager", "colleague")


def test_after_the_end_it_is_recorded_all_the_same(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.close(dispute)
    sent(world)

    assert safety.record(world.desk, "chair", dispute.id, {}) is None
    assert new(sent(world)) == LEAD


@pytest.mark.parametrize("id", ["forged", ""])
def test_a_dispute_that_does_not_exist_holds_nobody_up(world: World, id: str):
    assert safety.record(world.desk, "chair", id, SAFETY) is None
    assert new(sent(world)) == LEAD


def test_a_dispute_that_is_not_theirs_is_not_touched_and_the_lead_is_told(world: World):
    dispute = world.raised()
    sent(world)

    assert safety.record(world.desk, "social_worker", dispute.id, SAFETY) is None

    assert world.now_is(dispute) == dispute
    messages = sent(world)
    assert new(messages) == LEAD
    assert (messages[0].dispute, messages[0].facts.reference) == (None, "")


@pytest.mark.parametrize("with_dispute", [True, False])
def test_what_is_wrong_is_said_and_nothing_is_kept(world: World, with_dispute: bool):
    dispute = world.raised()
    sent(world)
    wrong = {"immediate_risk": {"told": "left", "said": "x" * 1001}}

    refused = safety.record(world.desk, "chair", dispute.id if with_dispute else None, wrong)

    assert refused == Refused(
        reason=Reason.INCOMPLETE,
        problems=(
            Problem(box=Box(form="immediate_risk", field="told"), why=Why.NOT_KNOWN),
            Problem(box=Box(form="immediate_risk", field="said"), why=Why.TOO_LONG),
        ),
    )
    assert (sent(world), world.now_is(dispute)) == ([], dispute)


@pytest.mark.parametrize("with_dispute", [True, False])
def test_where_there_is_no_lead_each_administrator_is_told(world: World, with_dispute: bool):
    dispute = world.raised()
    sent(world)
    world.people(a_directory("safeguarding_lead"))

    safety.record(world.desk, "chair", dispute.id if with_dispute else None, {})

    messages = sent(world)
    assert new(messages) == [(Kind.NOBODY_IN_POST, "slack:U02")]
    assert messages[0].facts.post == "safeguarding lead"


def test_it_never_waits_for_working_hours(world: World):
    world.clock.at = at("2026-11-28 23:00")

    safety.record(world.desk, "chair", None, {})

    assert new(sent(world)) == LEAD


def test_while_the_lead_is_away_their_cover_is_asked_too_and_telephoned_first(world: World):
    wanted = Wanted(
        away="safeguarding_lead",
        cover="head_of_service",
        since=MONDAY.date(),
        until=MONDAY.date(),
        moves_open=True,
    )
    dispute = world.raised()
    set_cover(world.desk, "safeguarding_lead", wanted)
    sent(world)

    safety.record(world.desk, "team_manager", None, {})
    assert sorted(new(sent(world))) == [(Kind.SAFETY, "head_of_service"), *LEAD]
    safety.record(world.desk, "team_manager", dispute.id, {})
    assert sorted(new(sent(world))) == [(Kind.SAFETY, "head_of_service"), *LEAD]
    safety.record(world.desk, "head_of_service", None, {})
    assert new(sent(world)) == LEAD
    with world.desk.store.read() as work:
        lead = safety.lead_for(world.desk, work, "team_manager")
    assert lead
    assert lead.id == "head_of_service"


def test_two_alerts_are_two_messages(world: World):
    safety.record(world.desk, "chair", None, {})
    world.clock.at = at("2026-11-23 10:00:01")
    safety.record(world.desk, "chair", None, {})

    assert new(sent(world)) == LEAD * 2


def test_the_lead_is_that_of_the_persons_own_team(world: World):
    directory = a_directory()
    second = Posting(
        person="service_director", post="safeguarding_lead", team="North", agency="Sample Council"
    )
    world.people(replace(directory, postings=(*directory.postings, second)))

    with world.desk.store.read() as work:
        leads = {
            person: safety.lead_for(world.desk, work, person)
            for person in ("team_manager", "chair", "stranger")
        }

    assert leads["team_manager"] == directory.people["service_director"]
    assert leads["chair"] is None  # two in the agency, neither in the team: nobody is guessed
    assert leads["stranger"] is None


def test_the_disputes_that_somebody_may_name_are_those_they_raised_or_were_asked_in(world: World):
    first = world.raised()
    world.clock.at = at("2026-11-23 11:00")
    second = world.raised("stage_2")

    with world.desk.store.read() as work:
        named = {
            person: safety.references_of(world.desk, work, person)
            for person in ("chair", "team_manager", "service_manager", "social_worker")
        }

    one, two = (first.id, first.reference), (second.id, second.reference)
    assert named == {
        "chair": (two, one),
        "team_manager": (one,),
        "service_manager": (two,),
        "social_worker": (),
    }
