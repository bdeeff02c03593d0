"""A joint answer on a real database: where its text stands, who may read it, whom it is told."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests import joint
from tests.databases import Database
from tests.joint import SIGNED
from tests.workflows.posting import new, sent
from tests.world import PASS_UP, PLAN, WORLDS, World, a_world
from workflows.commands import Accepted, Agree, Choose, Reason, Refused
from workflows.cover import Cover
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.kinds import Kind
from workflows.notices import CHANNEL
from workflows.overview import Show
from workflows.use_cases import acting, listing, opening, setting_cover
from workflows.use_cases.deciding import Acted
from workflows.use_cases.opening import Opened, lay_open, read_entry
from workflows.use_cases.setting_cover import Wanted

MANAGER, HEAD = "team_manager", "head_of_service"
REPLY = {**PLAN, **SIGNED}


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    """The sample council, whose stage 3 two people answer as one."""
    return a_world(tmp_path, DRP_DATABASE_URL=database.url, **joint.own_procedure(tmp_path))


def proposed(world: World) -> Dispute:
    """A joint reply that the team manager has written; what was asked of them is sent."""
    dispute = world.raised("stage_3")
    sent(world)
    world.choose(MANAGER, dispute, "reply", **REPLY)
    return world.now_is(dispute)


def agree(world: World, by: str, dispute: Dispute, **typed: Any) -> Acted:
    assert dispute.proposal
    command = Agree(visit=dispute.visit, proposal=dispute.proposal.number, answers=typed)
    return acting.agree(world.desk, by, dispute.id, command)


def opened(world: World, by: str, dispute: Dispute) -> Opened:
    found = lay_open(world.desk, by, dispute.id, "test")
    assert isinstance(found, Opened)
    return found


def test_what_waits_is_sealed_and_is_no_answer_yet(world: World):
    dispute = proposed(world)

    with world.desk.store.read() as work:
        latest = work.latest_answers(dispute.id)
        query = text("SELECT state FROM disputes UNION SELECT events FROM history")
        plain = work._connection.execute(query).scalars().all()  # type: ignore[attr-defined]

    assert "plan" not in latest
    assert "signature" not in latest
    assert "Start the assessment" not in " ".join(plain)


def test_it_is_the_answer_once_all_have_agreed_in_the_words_that_were_proposed(world: World):
    """S3-23, S4-49."""
    dispute = proposed(world)

    acted = agree(world, HEAD, dispute, **SIGNED)

    assert isinstance(acted.outcome, Accepted)
    found = opened(world, "chair", dispute)
    assert found.latest["plan"] == PLAN["plan"]
    assert [entry.number for entry in found.history if "plan" in entry.forms] == [2, 3]


def test_only_those_whose_answer_it_is_to_be_read_it_before(world: World):
    dispute = proposed(world)

    for party in (MANAGER, HEAD):
        assert opened(world, party, dispute).begins["plan"] == PLAN["plan"]
        assert not isinstance(read_entry(world.desk, party, dispute.id, 2), Refused)
    assert opened(world, HEAD, dispute).proposed.keys() == {"plan"}
    assert opened(world, "chair", dispute).proposed == {}
    no = Refused(reason=Reason.NOT_INVOLVED)
    assert read_entry(world.desk, "chair", dispute.id, 2) == no
    assert not isinstance(read_entry(world.desk, "chair", dispute.id, 1), Refused)


def test_whoever_raised_it_does_not_read_it_before_as_cover_for_one_of_them(world: World):
    dispute, today = proposed(world), world.clock().date()
    wanted = Wanted(away=HEAD, cover="chair", since=today, until=today, moves_open=True)
    assert isinstance(setting_cover.set_cover(world.desk, HEAD, wanted), Cover)

    found = opened(world, "chair", dispute)

    assert (found.proposed, found.may_read(found.history[1])) == ({}, False)
    no = Refused(reason=Reason.NOT_INVOLVED)
    assert read_entry(world.desk, "chair", dispute.id, 2) == no


def test_once_it_counts_everybody_reads_who_signed_first_and_never_what_was_replaced(world: World):
    # S3-13, S3-23
    replaced = proposed(world)
    world.choose(MANAGER, replaced, "reply", **REPLY)
    dispute = world.now_is(replaced)
    agree(world, HEAD, dispute, **SIGNED)

    first = read_entry(world.desk, "chair", dispute.id, dispute.version)

    assert not isinstance(first, Refused)
    assert "signature" in first[2]
    no = Refused(reason=Reason.NOT_INVOLVED)
    assert read_entry(world.desk, "chair", dispute.id, replaced.version) == no


def test_the_others_are_asked_to_agree_and_the_first_is_told_when_all_have(world: World):
    dispute = proposed(world)

    assert new(sent(world)) == [(Kind.AGREE, HEAD)]
    agree(world, HEAD, dispute, **SIGNED)
    told = new(sent(world))
    assert (Kind.AGREED, MANAGER) in told
    assert (Kind.POST_CHOSEN, CHANNEL) in told
    assert (Kind.REQUEST, "chair") in told


def cards(world: World, dispute: Dispute) -> dict[tuple[Kind, str], Any]:
    with world.desk.store.read() as work:
        return {(card.kind, card.to): card.facts for card in work.cards(dispute.id)}


def facts_of(world: World, kind: Kind, to: str) -> Any:
    """What the newest message of this kind to somebody says now."""
    return [each.facts for each in sent(world) if (each.kind, each.to) == (kind, to)][-1]


def test_the_first_requests_lose_their_buttons_and_say_whom_it_waits_for(world: World):
    dispute = proposed(world)

    closed = {each.to: each.facts.closing for each in sent(world) if each.kind is Kind.REQUEST}

    assert {to: closing.waits_for for to, closing in closed.items() if closing} == {
        MANAGER: "head of service",
        HEAD: "head of service",
    }
    assert list(cards(world, dispute)) == [(Kind.AGREE, HEAD)]


def test_of_three_the_message_of_whoever_agreed_is_closed_and_the_last_ones_stays(
    tmp_path: Path, database: Database
):
    settings = joint.own_procedure(tmp_path)
    file = tmp_path / "joint-drp.yaml"
    three = "[team_manager, service_manager, head_of_service]"
    file.write_text(file.read_text().replace("[team_manager, head_of_service]", three))
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url, **settings)
    dispute = proposed(world)
    sent(world)

    agree(world, HEAD, dispute, **SIGNED)

    assert list(cards(world, dispute)) == [(Kind.AGREE, "service_manager")]
    closing = facts_of(world, Kind.AGREE, HEAD).closing
    assert (closing.act.choice, closing.waits_for) == ("", "service manager")
    assert len(WORLDS) == 1


def test_a_request_to_agree_is_over_once_a_higher_stage_was_asked_for_together(world: World):
    dispute = world.raised("stage_3")
    world.choose(MANAGER, dispute, "pass_up", **PASS_UP, **SIGNED)
    sent(world)

    agree(world, HEAD, world.now_is(dispute), **SIGNED)

    assert [kind for kind, _ in cards(world, dispute)] == [Kind.AGREEMENT]


def test_something_else_that_happens_leaves_the_request_to_agree_as_it_is(world: World):
    dispute = proposed(world)

    world.choose(HEAD, dispute, "take_on")

    [facts] = cards(world, dispute).values()
    assert facts.closing is None
    assert facts.proposal == 2


def test_whoever_was_second_to_agree_is_told_that_all_had(world: World):
    dispute = proposed(world)
    agree(world, HEAD, dispute, **SIGNED)

    again = agree(world, HEAD, dispute, **SIGNED)

    assert isinstance(again.outcome, Refused)
    assert again.outcome.reason is Reason.NOTHING_TO_AGREE
    assert again.outcome.done
    assert again.outcome.done.by == (MANAGER, HEAD)


def test_the_lists_say_whom_it_waits_for_and_of_whom_nothing_is_asked(world: World):
    dispute = proposed(world)

    [row] = listing.listed(world.desk, HEAD, Show.WAITING, 1).rows
    assert (row.posts, row.mine, row.may_agree) == ("head of service", True, True)
    assert listing.listed(world.desk, MANAGER, Show.WAITING, 1).rows == ()
    offers = opening.offers(world.desk, HEAD, dispute.id)
    assert offers
    assert offers.may_agree


def test_before_anybody_proposes_both_are_named_as_asked(world: World):
    world.raised("stage_3")

    [row] = listing.listed(world.desk, HEAD, Show.WAITING, 1).rows

    assert row.posts == "team manager and head of service"


def test_nudges_go_to_those_who_have_not_agreed(world: World):
    proposed(world)
    sent(world)

    world.pass_to(datetime(2026, 11, 30, 17, 1, tzinfo=LONDON))

    nudged = [to for kind, to in new(sent(world)) if kind in (Kind.REMINDER, Kind.NUDGE)]
    assert set(nudged) == {HEAD}


def test_whoever_stands_in_for_a_silent_decider_may_read_what_they_are_to_agree_to(
    tmp_path: Path, database: Database
):
    settings = joint.own_procedure(tmp_path)
    file = tmp_path / "joint-drp.yaml"
    both = "[chair, head_of_service]"
    file.write_text(file.read_text().replace("[team_manager, head_of_service]", both))
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url, **settings)
    dispute = world.raised("stage_3")
    world.choose(HEAD, dispute, "reply", **REPLY)
    world.pass_to(datetime(2026, 12, 2, 12, tzinfo=LONDON))

    found = opened(world, "chair_manager", dispute)

    assert (found.may_agree, found.proposed.keys()) == (True, {"plan"})
    acted = agree(world, "chair_manager", world.now_is(dispute), **SIGNED)
    assert isinstance(acted.outcome, Accepted)


def test_a_choice_that_would_only_be_proposed_can_be_considered(world: World):
    dispute = world.raised("stage_3")

    would = acting.consider(
        world.desk, MANAGER, dispute.id, Choose(choice="reply", visit=1, answers=REPLY)
    )

    assert isinstance(would.outcome, Accepted)
    assert world.now_is(dispute).proposal is None
