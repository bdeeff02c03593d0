"""Somebody goes to another agency: what they took part in is theirs no more, and goes on."""

from dataclasses import replace

import pytest

from tests.workflows.playing import at
from tests.workflows.posting import new, sent
from tests.workflows.two_chairs import REPLIES, becomes, both_teams, moves, moves_to
from tests.world import PLAN, RESOLVED, World
from workflows.commands import Accepted, Choose, PassOn, Reason, Refused
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.overview import Show
from workflows.pass_on import PASSING
from workflows.people import Posting
from workflows.use_cases import (
    acknowledging,
    acting,
    at_home,
    directory,
    leaving,
    listing,
    opening,
    passing_on,
    safety,
)

TRUST = "Sample Health Trust"
COLUMNS = "slack_id,name,email,post,team,agency,line_manager\n"


@pytest.fixture(autouse=True)
def council(world: World) -> None:
    becomes(world, both_teams())


def to_the_trust(world: World, who: str, post: str = "social_worker") -> None:
    moves_to(world, who, post, TRUST)


def refused(world: World, who: str, dispute: Dispute) -> bool:
    found = opening.lay_open(world.desk, who, dispute.id, "test")
    return isinstance(found, Refused) and found.reason is Reason.NOT_INVOLVED


def references(world: World, who: str, show: Show) -> list[str]:
    return [each.dispute.reference for each in listing.listed(world.desk, who, show, 1).rows]


def test_a_form_that_was_open_before_is_refused_after_it(world: World):
    dispute = world.raised()
    to_the_trust(world, "team_manager")
    command = Choose(choice="reply", visit=dispute.visit, answers=PLAN)

    acted = acting.choose(world.desk, "team_manager", dispute.id, command)

    assert acted.outcome == Refused(reason=Reason.NOT_INVOLVED)
    assert world.now_is(dispute).visit == dispute.visit


def test_their_manager_of_then_chooses_at_once_and_whoever_is_chosen_goes_on(world: World):
    dispute = world.raised()
    sent(world)
    to_the_trust(world, "team_manager")

    assert new(sent(world)) == [(Kind.HAS_LEFT, "service_manager")]
    typed = {PASSING: {"to": "head_of_service", "why": "They left."}}
    command = PassOn(visit=dispute.visit, answers=typed)
    passed = passing_on.pass_on(world.desk, "service_manager", dispute.id, command)
    assert isinstance(passed.outcome, Accepted)
    assert isinstance(world.choose("head_of_service", dispute, "reply", **PLAN).outcome, Accepted)


def test_what_is_answered_for_a_raiser_who_has_left_goes_to_their_manager_of_then(world: World):
    """Their new line manager has nothing to do with it, though of the same post."""
    dispute = world.raised()
    moved = Posting(
        person="chair", post="chair", team="Others", agency=TRUST, line_manager="other_manager"
    )
    listed = both_teams("chair")
    becomes(world, replace(listed, postings=(*listed.postings, moved)))
    sent(world)

    moves(world, dispute, REPLIES)

    told = new(sent(world))
    assert (Kind.HAS_LEFT, "chair_manager") in told
    assert {"chair", "other_manager"}.isdisjoint(to for _, to in told)
    assert refused(world, "chair", dispute)
    assert refused(world, "other_manager", dispute)
    assert references(world, "other_manager", Show.SUPERVISION) == []
    assert references(world, "chair_manager", Show.SUPERVISION) == [dispute.reference]
    assert references(world, "chair", Show.ALL) == []


def test_a_closed_one_stays_with_whoever_stands_above_and_goes_from_whoever_left_the_post(
    world: World,
):
    dispute = world.close(moves(world, world.raised(), REPLIES))
    moves_to(world, "chair", "social_worker", "Sample Council")

    assert references(world, "chair", Show.CLOSED) == []
    assert references(world, "chair_manager", Show.CLOSED) == [dispute.reference]
    assert refused(world, "chair", dispute)


def test_an_action_is_not_shown_any_more_to_whoever_did_it_and_left(world: World):
    dispute = moves(world, world.raised(), REPLIES, ("chair", "resolved", RESOLVED))
    assert references(world, "social_worker", Show.ACTIONS) == [dispute.reference]

    to_the_trust(world, "social_worker")

    assert references(world, "social_worker", Show.ACTIONS) == []
    assert opening.offers(world.desk, "social_worker", dispute.id) is None


def test_they_can_neither_acknowledge_nor_name_it_in_an_alert(world: World):
    typed = {"for_head_of_service": {"know": "Please look at it."}}
    dispute = moves(world, world.raised(), ("chair_manager", "tell_head", typed))
    to_the_trust(world, "head", "team_manager")

    said = acknowledging.acknowledge(world.desk, "head", dispute.id, dispute.version)
    with world.desk.store.read() as work:
        named = dict(safety.references_of(world.desk, work, "head"))

    assert said == Refused(reason=Reason.NOT_INVOLVED)
    assert named == {}


def test_whom_a_rule_tells_who_has_left_is_not_told_and_administrators_are(world: World):
    """They hold the post for their new agency alone."""
    typed = {"for_head_of_service": {"know": "Please look at it."}}
    dispute = moves(world, world.raised(), ("chair_manager", "tell_head", typed))
    to_the_trust(world, "head", "chairs_head_of_service")
    sent(world)

    moves(world, dispute, ("chair_manager", "tell_head", typed))

    assert (Kind.NOBODY_IN_POST, "slack:U02") in new(sent(world))
    assert refused(world, "head", dispute)


def test_an_import_asks_somebody_else_at_once(world: World):
    dispute = world.raised()
    sent(world)
    rows = [
        f"{person.slack_id},{person.name.replace('_', ' ')},,{each.post},{each.team},"
        f"{agency_of(each)},{slack_id(world, each.line_manager)}"
        for each in both_teams().postings
        if (person := world.person(each.person))
    ]

    planned = directory.plan(world.desk, COLUMNS + "\n".join(rows))
    assert directory.keep(world.desk, planned) == []

    assert new(sent(world)) == [(Kind.HAS_LEFT, "service_manager")]
    assert refused(world, "team_manager", dispute)
    again = directory.plan(world.desk, COLUMNS + "\n".join(rows))
    assert not again.changes.any  # it says no first day, and is the same list


def agency_of(posting: Posting) -> str:
    return TRUST if posting.person == "team_manager" else posting.agency


def slack_id(world: World, person: str | None) -> str:
    return world.person(person).slack_id or "" if person else ""


def test_what_waits_for_them_is_named_until_another_is_chosen(world: World):
    dispute = world.raised()
    to_the_trust(world, "team_manager")

    assert leaving.left_behind(world.desk) == [dispute.reference]
    home = at_home.home(world.desk, "team_manager")
    assert dispute.reference not in repr(home)


def test_whoever_comes_back_has_their_part_again(world: World):
    dispute = world.raised()
    to_the_trust(world, "team_manager")
    becomes(world, both_teams())

    assert not refused(world, "team_manager", dispute)
    assert world.now_is(dispute).left == {}


def test_where_the_raiser_has_left_whoever_stands_in_hears_as_soon_as_it_is_late(world: World):
    dispute = world.raised()
    to_the_trust(world, "chair")
    sent(world)

    world.pass_to(at("2026-11-30 17:30"))

    told = new(sent(world))
    assert (Kind.DECIDE, "chair_manager") in told
    assert "chair" not in {to for _, to in told}
    assert world.now_is(dispute).late == 1
