"""What was refused goes again only while it is still asked of whoever it was for."""

from pathlib import Path

import pytest

from tests import dates, joint
from tests.dates import LATER
from tests.workflows.passing import form, with_seconds
from tests.workflows.playing import THE_ACTION
from tests.workflows.test_use_cases_mending import lose_everything
from tests.workflows.test_use_cases_outside_slack import outside
from tests.workflows.test_use_cases_passing_covered import is_covered
from tests.world import IS_DONE, PASS_UP, PLAN, RESOLVED, World, a_directory, a_world
from workflows.commands import AnswerDate, PassOn
from workflows.dispute import Dispute
from workflows.kinds import NEVER_TWICE, Kind
from workflows.notices import Facts, Notice
from workflows.use_cases import dating, leaving, mending, passing_on, setting_cover
from workflows.use_cases.settling import owe

MANAGER, OTHER, HEAD = "team_manager", "other_manager", "head_of_service"


@pytest.fixture
def council(world: World) -> World:
    world.people(with_seconds())
    return world


def may_go(world: World, kind: Kind, to: str) -> list[bool]:
    """Of each such message that did not arrive: may it be sent again?"""
    lose_everything(world)
    with world.desk.store.read() as work:
        kinds = {each.key: each.kind for each in work.lost(world.clock())}
    found = mending.undelivered(world.desk).named
    return [each.may_go_again for each in found if (kinds[each.key], each.to) == (kind, to)]


def pass_on(world: World, dispute: Dispute, by: str) -> None:
    command = PassOn(visit=world.now_is(dispute).visit, answers=form(OTHER))
    passing_on.pass_on(world.desk, by, dispute.id, command)


@pytest.mark.parametrize("kind", sorted(NEVER_TWICE))
def test_what_is_of_one_day_does_not_go_again(council: World, kind: Kind):
    with council.desk.store.begin() as work:
        owe(council.desk, work, Notice(key="once", kind=kind, to=MANAGER, facts=Facts()))
    council.pass_to(council.clock.at)

    assert may_go(council, kind, MANAGER) == [False]


def test_a_request_that_was_passed_on_goes_to_whoever_is_asked_now(council: World):
    dispute = council.raised()
    assert may_go(council, Kind.REQUEST, MANAGER) == [True]

    pass_on(council, dispute, MANAGER)

    assert may_go(council, Kind.REQUEST, MANAGER) == [False]
    assert may_go(council, Kind.REQUEST, OTHER) == [True]


def test_while_a_stage_waits_only_what_asks_to_open_it_goes_again(council: World):
    dispute = council.raised()
    council.choose(MANAGER, dispute, "pass_up", **PASS_UP)

    assert may_go(council, Kind.REQUEST, MANAGER) == [False]
    assert may_go(council, Kind.AGREEMENT, "chair") == [True]


def test_what_a_cover_was_asked_goes_again_only_while_they_cover(council: World):
    cover = is_covered(council, MANAGER, "service_manager")
    council.raised()
    assert may_go(council, Kind.REQUEST, "service_manager") == [True]

    setting_cover.end_now(council.desk, MANAGER, cover.id)

    assert may_go(council, Kind.REQUEST, "service_manager") == [False]
    assert may_go(council, Kind.REQUEST, MANAGER) == [True]


def test_whoever_chooses_another_is_told_again_until_somebody_is_chosen(council: World):
    dispute = council.raised()
    leaving.end_posts(council.desk, council.person(MANAGER))
    assert may_go(council, Kind.HAS_LEFT, "service_manager") == [True]

    pass_on(council, dispute, "service_manager")

    assert may_go(council, Kind.HAS_LEFT, "service_manager") == [False]


def test_a_joint_answer_is_asked_about_again_only_while_it_waits(tmp_path: Path):
    world = a_world(tmp_path, **joint.own_procedure(tmp_path))
    dispute = world.raised("stage_3")
    world.choose(HEAD, dispute, "reply", **PLAN, **joint.SIGNED)
    assert may_go(world, Kind.AGREE, MANAGER) == [True]
    assert may_go(world, Kind.REQUEST, MANAGER) == [False]

    world.choose(HEAD, dispute, "reply", **PLAN, **joint.SIGNED)

    assert may_go(world, Kind.AGREE, MANAGER) == [False, True]


def test_a_new_date_is_asked_about_again_only_while_it_waits(tmp_path: Path):
    world = a_world(tmp_path, **dates.own_procedure(tmp_path))
    dispute = world.raised()
    world.choose(MANAGER, dispute, "ask_for_time", **LATER)
    assert may_go(world, Kind.NEW_DATE, "chair") == [True]

    waits = world.now_is(dispute).new_date
    assert waits
    command = AnswerDate(visit=dispute.visit, number=waits.number, agrees=False)
    dating.answer_date(world.desk, "chair", dispute.id, command)

    assert may_go(world, Kind.NEW_DATE, "chair") == [False]


def test_that_somebody_is_asked_by_e_mail_is_told_again_while_they_are(world: World):
    world.people(outside(MANAGER))
    world.raised()
    assert may_go(world, Kind.ASKED_BY_EMAIL, "chair") == [True]

    world.people(a_directory())

    assert may_go(world, Kind.ASKED_BY_EMAIL, "chair") == [False]


def test_a_report_of_an_action_is_told_again_until_it_is_recorded(world: World):
    dispute = world.raised()
    world.choose(MANAGER, dispute, "reply", **PLAN)
    world.choose("chair", dispute, "resolved", **RESOLVED)
    world.mark("social_worker", dispute, THE_ACTION, **IS_DONE)
    assert may_go(world, Kind.REPORTED, "chair") == [True]

    world.mark("chair", dispute, THE_ACTION, **IS_DONE)

    assert may_go(world, Kind.REPORTED, "chair") == [False]
