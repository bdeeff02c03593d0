"""The matrix: everybody, in every state, by every way of seeing or touching a dispute.

Who may open it is written down by hand for each state, and every way agrees with that.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from storage.tables import outbox
from tests.workflows.playing import TYPED
from tests.workflows.two_chairs import (
    EVERYBODY,
    REPLIES,
    becomes,
    both_teams,
    moves,
    moves_to,
)
from tests.workflows.ways_to_see import (
    LISTING,
    READING,
    TOUCHING,
    opens_on_call,
    presses,
    reads_on_call,
)
from tests.world import AGREED, NOT_NEGOTIATED, RESOLVED, World
from workflows.commands import Accepted, PassOn
from workflows.cover import Cover
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.notices import CHANNEL, IN_SLACK
from workflows.pass_on import PASSING
from workflows.use_cases import leaving, passing_on, setting_cover
from workflows.use_cases.setting_cover import Wanted

ALWAYS = {"chair", "chair_manager"}
ASKED = {*ALWAYS, "team_manager"}
AT_TWO = {*ASKED, "service_manager"}
TRUST = "Sample Health Trust"
ESCALATES = {**NOT_NEGOTIATED, "agreement": AGREED}


def asked(world: World) -> Dispute:
    return world.raised()


def late(world: World) -> Dispute:
    dispute = world.raised()
    world.pass_to(datetime(2026, 12, 2, 12, tzinfo=LONDON))
    assert world.now_is(dispute).late == 2
    return dispute


def waits_for_stage_2(world: World) -> Dispute:
    return moves(world, world.raised(), ("team_manager", "pass_up", TYPED["pass_up"]))


def replied(world: World) -> Dispute:
    return moves(world, world.raised(), REPLIES)


def at_stage_2(world: World) -> Dispute:
    return moves(world, world.raised(), REPLIES, ("chair", "escalate", ESCALATES))


def begun_at_stage_4(world: World) -> Dispute:
    return world.raised("stage_4")


def informal(world: World) -> Dispute:
    return world.raised("informal")


def followed_up(world: World) -> Dispute:
    return moves(world, world.raised(), REPLIES, ("chair", "resolved", RESOLVED))


def told_to_the_head(world: World) -> Dispute:
    typed = {"for_head_of_service": {"know": "Please look at it."}}
    return moves(world, world.raised(), ("chair_manager", "tell_head", typed))


def resolved(world: World) -> Dispute:
    return world.close(replied(world))


def withdrawn(world: World) -> Dispute:
    typed = {"withdrawal": {"reason": "It was settled by telephone."}}
    return moves(world, world.raised(), ("chair", "withdraw", typed))


def asked_of_somebody_else(world: World) -> Dispute:
    return world.raised(people={"manager": "head_of_service"})


def passed_on(world: World) -> Dispute:
    dispute = world.raised()
    typed = {PASSING: {"to": "service_manager", "why": "The decision was made there."}}
    command = PassOn(visit=dispute.visit, answers=typed)
    done = passing_on.pass_on(world.desk, "team_manager", dispute.id, command)
    assert isinstance(done.outcome, Accepted)
    return done.dispute


def covered(world: World, by: str = "head_of_service") -> Dispute:
    today = world.clock.at.date()
    wanted = Wanted(away="team_manager", cover=by, since=today, until=today, moves_open=True)
    assert isinstance(setting_cover.set_cover(world.desk, "team_manager", wanted), Cover)
    return world.raised()


def covered_but_for_what_was_open(world: World) -> Dispute:
    dispute, today = world.raised(), world.clock.at.date()
    wanted = Wanted(
        away="team_manager", cover="head_of_service", since=today, until=today, moves_open=False
    )
    assert isinstance(setting_cover.set_cover(world.desk, "team_manager", wanted), Cover)
    return dispute


def covered_by_the_worker_it_names(world: World) -> Dispute:
    return covered(world, "social_worker")


def raised_by_whom_the_other_side_covers_for(world: World) -> Dispute:
    dispute, today = world.raised(), world.clock.at.date()
    wanted = Wanted(
        away="chair", cover="service_manager", since=today, until=today, moves_open=True
    )
    assert isinstance(setting_cover.set_cover(world.desk, "chair", wanted), Cover)
    return dispute


def left_by_whom_it_was_asked_of(world: World) -> Dispute:
    dispute = world.raised()
    assert leaving.end_posts(world.desk, world.person("team_manager")) == []
    return world.now_is(dispute)


def moved_to_another_post(world: World) -> Dispute:
    dispute = world.raised()
    moves_to(world, "team_manager", "social_worker", "Sample Council")
    return dispute


def moved_to_another_post_after_it_was_over(world: World) -> Dispute:
    dispute = resolved(world)
    assert dispute.is_closed
    moves_to(world, "team_manager", "social_worker", "Sample Council")
    return dispute


def moved_to_another_agency(world: World) -> Dispute:
    dispute = world.raised()
    moves_to(world, "team_manager", "team_manager", TRUST)
    return dispute


def raised_by_somebody_who_moved_to_another_agency(world: World) -> Dispute:
    dispute = world.raised()
    moves_to(world, "chair", "chair", TRUST)
    return moves(world, dispute, REPLIES)


def moved_and_came_back(world: World) -> Dispute:
    dispute = moved_to_another_agency(world)
    becomes(world, both_teams())
    return dispute


STATES: Mapping[Callable[[World], Dispute], set[str]] = {
    asked: ASKED,
    late: ASKED,
    waits_for_stage_2: ASKED,
    replied: ASKED,
    at_stage_2: AT_TWO,
    begun_at_stage_4: {*ALWAYS, "service_director"},
    informal: ASKED,
    followed_up: ASKED,
    told_to_the_head: {*ASKED, "head"},
    resolved: ASKED,
    withdrawn: ASKED,
    asked_of_somebody_else: {*ALWAYS, "head_of_service"},
    passed_on: AT_TWO,
    covered: {*ASKED, "head_of_service"},
    covered_but_for_what_was_open: ASKED,
    covered_by_the_worker_it_names: ASKED,
    raised_by_whom_the_other_side_covers_for: ASKED,
    left_by_whom_it_was_asked_of: {*ALWAYS, "service_manager"},
    moved_to_another_post: ASKED,
    moved_to_another_post_after_it_was_over: ALWAYS,
    moved_to_another_agency: {*ALWAYS, "service_manager"},
    raised_by_somebody_who_moved_to_another_agency: {"chair_manager", "team_manager"},
    moved_and_came_back: AT_TWO,
}
#: Whoever has left was told of it before.
TOLD_BEFORE = {
    left_by_whom_it_was_asked_of: {"team_manager"},
    moved_to_another_post_after_it_was_over: {"team_manager"},
    moved_to_another_agency: {"team_manager"},
    raised_by_somebody_who_moved_to_another_agency: {"chair"},
}
#: Whoever does an action hears of that action, and of nothing else.
DOES = {followed_up: {"social_worker"}}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_whoever_may_open_it_gets_what_they_ask_for_and_nobody_else_anything(
    world: World, state: Callable[[World], Dispute], record_property: Callable[[str, int], None]
):
    world.people(both_teams())
    dispute = world.now_is(state(world))
    may, hears = STATES[state], STATES[state] | DOES.get(state, set())
    steps = world.desk.library.default.steps
    choices = {name for step in steps for name in world.desk.library.default.choices_of(step)}
    choices |= set(world.desk.library.default.any_time) - {"safety_alert"}
    buttons = {f"presses {name}": presses(name) for name in sorted(choices)}

    got = {
        (name, person): way(world, person, dispute)
        for name, way in {**READING, **TOUCHING, **LISTING, **buttons}.items()
        for person in EVERYBODY
    }

    leaks = {each for each, has in got.items() if has and each[1] not in hears}
    record_property("looked at", len(got))
    record_property("leaks", len(leaks))
    assert leaks == set()
    assert {each for each, has in got.items() if has and each[0] in READING} == {
        (name, person) for name in READING for person in may
    }


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_message_about_it_is_to_somebody_who_may_hear_of_it(
    world: World, state: Callable[[World], Dispute]
):
    world.people(both_teams())
    dispute = state(world)
    hears = STATES[state] | DOES.get(state, set())
    before = every_message(world, dispute)
    world.pass_to(world.clock.at + timedelta(days=3))

    since = list((Counter(every_message(world, dispute)) - Counter(before)).elements())
    told_before = TOLD_BEFORE.get(state, set())

    assert before
    for kind, to in [each for each in before if each[1] not in told_before] + since:
        is_nobody = to == CHANNEL or to.startswith(IN_SLACK)
        assert is_nobody or to in hears, (kind, to)


def every_message(world: World, dispute: Dispute) -> list[tuple[str, str]]:
    """Kind and receiver of all that was ever owed because of a dispute."""
    owed = select(outbox.c.kind, outbox.c.recipient).where(outbox.c.dispute == dispute.id)
    with world.desk.store.read() as work:
        return [(row.kind, row.recipient) for row in work._connection.execute(owed)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("state", [asked, covered], ids=lambda made: made.__name__)
def test_on_call_it_is_read_by_whoever_opened_it_and_touched_by_nobody(
    world: World, state: Callable[[World], Dispute], record_property: Callable[[str, int], None]
):
    world.people(both_teams())
    lead = "safeguarding_lead"
    on_call = replace(world, desk=replace(world.desk, on_call=("U08",), officers=("U02",)))
    dispute = on_call.now_is(state(on_call))
    before = {each for each in EVERYBODY if reads_on_call(on_call, each, dispute)}

    opens_on_call(on_call, lead, dispute)

    ways = {**READING, **TOUCHING, **LISTING, "reads on call": reads_on_call}
    got = {
        (name, person)
        for name, way in ways.items()
        for person in (lead, "social_worker", "stranger")
        if way(on_call, person, dispute)
    }
    others = {each for each in EVERYBODY if opens_on_call(on_call, each, dispute)} - {lead}
    record_property("looked at", len(ways) * 3 + 2 * len(EVERYBODY))
    record_property("leaks", len(before) + len(others) + len(got) - 1)
    assert before == others == set()
    assert got == {("reads on call", lead)}
