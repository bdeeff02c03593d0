"""On the date of each agreed action: who is asked, how often, and what their messages become."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.workflows.playing import THE_ACTION, at
from tests.workflows.posting import Postbox, chased, new, on, sent
from tests.workflows.two_chairs import both_teams
from tests.world import (
    AGREED,
    IS_DONE,
    NOT_DONE,
    NOT_RESOLVED,
    OUTCOME,
    PLAN,
    RESOLVED,
    World,
    a_directory,
)
from workflows.commands import Mark, Reason, Refused
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.overview import Count, Show
from workflows.use_cases import acting, following_up, opening
from workflows.use_cases.at_home import home
from workflows.use_cases.listing import Found, listed

ACTION = Kind.ACTION
FOR_THE_HEAD = {"for_head_of_service": {"know": "Nobody answers."}}


def followed(world: World, *due: str) -> Dispute:
    """A dispute of which actions are followed up to these dates, with everything sent so far."""
    row = PLAN["plan"]["actions"][0]
    rows = [{**row, "row": str(n), "due": day} for n, day in enumerate(due, start=1)]
    dispute = world.raised()
    plan = {"plan": {**PLAN["plan"], "actions": rows}}
    world.choose("team_manager", dispute, "reply", **plan)
    world.choose("chair", dispute, "resolved", **RESOLVED)
    sent(world)
    return world.now_is(dispute)


def facts_of(world: World, to: str) -> list[Any]:
    with world.desk.store.read() as work:
        dispute = next(iter(work.involving("chair")))
        return [each.facts for each in work.cards(dispute.id) if each.to == to]


def test_an_action_is_asked_about_on_its_date_and_then_each_working_day_of_the_raiser(world: World):
    # S1-106
    followed(world, "2026-12-03")
    postbox = Postbox(world)

    world.pass_to(at("2026-12-07 12:00"))

    assert on(postbox.timeline) == [
        ("2026-12-03 09:00", ACTION, "chair"),
        ("2026-12-03 09:00", ACTION, "social_worker"),
        ("2026-12-04 09:00", ACTION, "chair"),
        ("2026-12-07 09:00", ACTION, "chair"),
    ]


def test_an_action_due_on_a_saturday_is_asked_about_on_the_monday(world: World):
    followed(world, "2026-12-05")

    assert chased(world, "2026-12-05 09:00:01") == []
    assert chased(world, "2026-12-07 09:00:01") == [(ACTION, "chair"), (ACTION, "social_worker")]


def test_where_nothing_ran_on_the_date_both_are_asked_later_and_once(world: World):
    followed(world, "2026-12-03")

    assert chased(world, "2026-12-08 11:00") == [(ACTION, "chair"), (ACTION, "social_worker")]
    assert chased(world, "2026-12-09 09:00:01") == [(ACTION, "chair")]


def test_whoever_is_not_in_the_people_list_any_more_is_not_asked(world: World):
    followed(world, "2026-12-03")
    world.people(a_directory("social_worker"))

    assert chased(world, "2026-12-03 09:00:01") == [(ACTION, "chair")]


def test_whoever_has_said_already_what_became_of_an_action_is_not_asked_on_its_date(world: World):
    dispute = followed(world, "2026-12-03")
    world.mark("social_worker", dispute, THE_ACTION, **IS_DONE)
    sent(world)
    assert home(world.desk, "social_worker").parts[Show.ACTIONS].rows == ()

    assert chased(world, "2026-12-03 09:00:01") == [(ACTION, "chair")]


def test_two_actions_on_a_morning_are_one_message_and_each_line_goes_when_it_is_recorded(
    world: World,
):
    dispute = followed(world, "2026-12-03", "2026-12-03")
    assert chased(world, "2026-12-03 09:00:01") == [
        (Kind.MORNING, "chair"),
        (Kind.MORNING, "social_worker"),
    ]

    world.mark("chair", dispute, "plan.actions.2", **IS_DONE)

    redrawn = {each.to: each.facts for each in sent(world)}
    assert [line.over for line in redrawn["chair"].lines] == [False, True]
    assert [line.over for line in redrawn["social_worker"].lines] == [False, True]


def test_once_it_is_recorded_nobody_is_asked_any_more_and_the_messages_say_so(world: World):
    dispute = followed(world, "2026-12-03")
    chased(world, "2026-12-03 09:00:01")

    world.mark("chair", dispute, THE_ACTION, **IS_DONE)

    redrawn = {each.to: each.facts.closing for each in sent(world) if each.kind is ACTION}
    assert set(redrawn) == {"chair", "social_worker"}
    acts = [closing.act for closing in redrawn.values() if closing]
    assert [act.person for act in acts if act] == ["chair", "chair"]
    assert chased(world, "2026-12-04 09:00:01") == []


def test_a_report_goes_to_the_raiser_and_leaves_only_their_message_open(world: World):
    dispute = followed(world, "2026-12-03")
    chased(world, "2026-12-03 09:00:01")

    world.mark("social_worker", dispute, THE_ACTION, **IS_DONE)

    messages = sent(world)
    assert new(messages) == [(Kind.REPORTED, "chair")]
    report = next(each for each in messages if each.kind is Kind.REPORTED)
    assert (report.facts.number, report.facts.reported_done) == (1, True)
    assert [each.to for each in messages if each.facts.closing] == ["social_worker"]


def test_a_later_reminder_takes_the_place_of_the_earlier_one_about_the_same_action(world: World):
    followed(world, "2026-12-03", "2026-12-04")
    chased(world, "2026-12-03 09:00:01")

    chased(world, "2026-12-04 09:00:01")

    mine = facts_of(world, "chair")
    assert [(each.number, bool(each.closing)) for each in mine if each.action] == [(1, False)]


def test_a_new_date_is_asked_about_in_its_turn(world: World):
    dispute = followed(world, "2026-12-03")
    chased(world, "2026-12-03 09:00:01")
    later = {"action_record": {**NOT_DONE["action_record"], "new_date": "2026-12-10"}}

    world.mark("chair", dispute, THE_ACTION, **later)
    sent(world)

    assert chased(world, "2026-12-09 09:00:01") == []
    assert chased(world, "2026-12-10 09:00:01") == [(ACTION, "chair"), (ACTION, "social_worker")]


def test_when_it_is_reopened_the_old_actions_are_asked_about_no_more(world: World):
    # S1-107
    dispute = followed(world, "2026-12-03")
    chased(world, "2026-12-03 09:00:01")

    world.choose("chair", dispute, "not_done", **NOT_RESOLVED, agreement=AGREED)

    closed = [each for each in sent(world) if each.kind is ACTION]
    assert all(each.facts.closing for each in closed)
    assert ACTION not in [kind for kind, _ in chased(world, "2026-12-04 09:00:01")]


def test_when_all_is_done_both_hear_that_it_is_closed(world: World):
    dispute = followed(world, "2027-01-15")
    world.mark("chair", dispute, THE_ACTION, **IS_DONE)
    sent(world)

    world.choose("chair", dispute, "all_done", **OUTCOME)

    assert (Kind.CLOSED, "team_manager") in new(sent(world))


# ---- opening an action, and lists ---------------------------------------------------------------


def test_whoever_does_an_action_opens_that_action_and_nothing_else(world: World):
    dispute = followed(world, "2026-12-03")

    opened = following_up.lay_open(world.desk, "social_worker", dispute.id, THE_ACTION)

    assert not isinstance(opened, Refused)
    assert (opened.row["action"], opened.closes) == ("Start the assessment.", False)
    whole = opening.lay_open(world.desk, "social_worker", dispute.id, "the dispute")
    assert whole == Refused(reason=Reason.NOT_INVOLVED)
    offers = opening.offers(world.desk, "social_worker", dispute.id)
    assert offers is not None
    assert (offers.choices, offers.actions) == ((), (THE_ACTION,))


@pytest.mark.parametrize(
    ("person", "action", "reason"),
    [
        ("stranger", THE_ACTION, Reason.NOT_INVOLVED),
        ("team_manager", THE_ACTION, Reason.NO_SUCH_ACTION),
        ("chair", "plan.actions.9", Reason.NO_SUCH_ACTION),
    ],
)
def test_nobody_else_opens_an_action(world: World, person: str, action: str, reason: Reason):
    dispute = followed(world, "2026-12-03")

    assert following_up.lay_open(world.desk, person, dispute.id, action) == Refused(reason=reason)


def test_a_forged_dispute_and_one_that_is_not_resolved_have_no_action_to_open(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)

    forged = following_up.lay_open(world.desk, "chair", "forged", THE_ACTION)
    early = following_up.lay_open(world.desk, "chair", dispute.id, THE_ACTION)

    assert forged == Refused(reason=Reason.NOT_INVOLVED)
    assert early == Refused(reason=Reason.NO_SUCH_ACTION)


def test_a_stranger_learns_nothing_from_trying_to_record(world: World):
    dispute = followed(world, "2026-12-03")
    command = Mark(action=THE_ACTION, visit=dispute.visit, answers=IS_DONE)

    acted = acting.mark(world.desk, "stranger", dispute.id, command)

    assert acted.outcome == Refused(reason=Reason.NOT_INVOLVED)


def test_app_home_and_the_list_show_each_action_to_whoever_follows_it_up_and_whoever_does_it(
    world: World,
):
    dispute = followed(world, "2026-12-10", "2026-12-03")

    for person in ("chair", "social_worker"):
        shown = home(world.desk, person).parts[Show.ACTIONS]
        assert [row.action.number for row in shown.rows if row.action] == [2, 1]
        assert listed(world.desk, person, Show.ACTIONS, 1).total == 2
    assert home(world.desk, "team_manager").parts[Show.ACTIONS].rows == ()
    assert listed(world.desk, "social_worker", Show.INVOLVED, 1).total == 0
    world.mark("social_worker", dispute, "plan.actions.1", **IS_DONE)
    assert listed(world.desk, "social_worker", Show.ACTIONS, 1).total == 1
    assert listed(world.desk, "chair", Show.ACTIONS, 1).total == 2


def test_an_action_past_its_date_stands_with_what_is_past_its_date_soonest_first(world: World):
    waits = world.raised()
    followed(world, "2026-12-03", "2026-12-10")
    world.pass_to(at("2026-12-03 17:00"))
    assert numbers(home(world.desk, "chair").parts[Show.PAST]) == [0]
    assert numbers(home(world.desk, "chair").parts[Show.ACTIONS]) == [1, 2]

    world.pass_to(at("2026-12-03 17:01"))

    shown = home(world.desk, "chair")
    assert waits.clock.due.day < date(2026, 12, 3)
    assert numbers(shown.parts[Show.PAST]) == [0, 1]
    assert numbers(shown.parts[Show.ACTIONS]) == [2]
    assert numbers(home(world.desk, "social_worker").parts[Show.PAST]) == [1]
    assert numbers(listed(world.desk, "social_worker", Show.PAST, 1)) == [1]
    assert numbers(listed(world.desk, "social_worker", Show.WAITING, 1)) == [1, 2]
    assert numbers(listed(world.desk, "social_worker", Show.ACTIONS, 1)) == [1, 2]


def numbers(found: Found) -> list[int]:
    """Which actions stand there, in order; 0 is a dispute."""
    return [row.action.number if row.action else 0 for row in found.rows]


def test_the_chairs_manager_sees_what_is_open_in_supervision_chair_by_chair(world: World):
    # S1-108
    world.people(both_teams(other_chair="chair_manager"))
    first = world.raised()
    world.clock.at += timedelta(hours=1)
    second = world.raised()
    world.pass_to(at("2026-12-01 10:00"))

    shown = listed(world.desk, "chair_manager", Show.SUPERVISION, 1)

    assert [row.dispute.id for row in shown.rows] == [first.id, second.id]
    assert {row.raiser for row in shown.rows} == {"Sample Chair"}
    assert {row.tells for row in shown.rows} == {"tell_head"}
    assert shown.counts == {"chair": Count(open=2, past=2)}
    assert listed(world.desk, "chair_manager", Show.INVOLVED, 1).counts == {}
    assert len(home(world.desk, "chair_manager").supervised) == 2
    assert home(world.desk, "chair").supervised == ()


def test_the_head_of_service_hears_from_the_chairs_manager_and_finds_it_in_their_list(world: World):
    # S1-109
    world.people(both_teams())
    dispute = world.raised()
    sent(world)
    assert not listed(world.desk, "head", Show.INVOLVED, 1).rows

    told = world.choose("chair_manager", dispute, "tell_head", **FOR_THE_HEAD)

    assert not isinstance(told.outcome, Refused)
    messages = sent(world)
    assert new(messages) == [(Kind.TOLD, "head")]
    assert listed(world.desk, "head", Show.INVOLVED, 1).total == 1


def test_where_nobody_is_head_of_service_it_is_not_recorded_and_an_administrator_hears_it(
    world: World,
):
    dispute = world.raised()
    sent(world)

    for _ in range(2):
        told = world.choose("chair_manager", dispute, "tell_head", **FOR_THE_HEAD)

        nobody = Refused(reason=Reason.NOBODY_TO_TELL, what="chairs_head_of_service")
        assert told.outcome == nobody
        assert world.now_is(dispute) == dispute
    assert [kind for kind, _ in new(sent(world))] == [Kind.NOBODY_IN_POST]
