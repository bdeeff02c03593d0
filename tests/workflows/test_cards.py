"""Messages with buttons stay true: after an act, after their date, after a later reminder."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.workflows.playing import (
    AGREES,
    PROCEDURE,
    SAYS_NO,
    TYPED,
    at,
    begin,
    chosen,
    here,
    now_is,
    open_stage,
    raised,
    scene_of,
    scene_of_choice,
    standing_at,
    ticked,
)
from tests.world import MONDAY, MORE_TIME, NOT_NEGOTIATED, PASS_UP, PLAN, RESOLVED
from workflows import cards, notices, telling
from workflows.cards import WITH_BUTTONS, Card
from workflows.dispute import Dispute
from workflows.history import Act
from workflows.kinds import NUDGES, Kind
from workflows.notices import Closing, Facts, Scene

TUESDAY = at("2026-11-24 10:00")
LATE, LATER = at("2026-12-01 09:00"), at("2026-12-03 09:00")


def cards_of(scene: Scene) -> list[Card]:
    return [
        Card(key=notice.key, kind=notice.kind, to=notice.to, facts=notice.facts)
        for notice in telling.owed(scene)
        if notice.kind in WITH_BUTTONS
    ]


def card(scene: Scene, kind: Kind = Kind.REQUEST) -> Card:
    return next(each for each in cards_of(scene) if each.kind is kind)


def request() -> Card:
    """What the team manager has once a dispute was raised at stage 1."""
    return card(scene_of(None, begin(), "chair"))


def after(kept: Card, scene: Scene) -> Card:
    return replace(kept, facts=cards.after_act(kept, scene))


def by_manager(choice: str, dispute: Dispute | None = None, now: datetime = TUESDAY) -> Scene:
    return scene_of_choice(dispute or raised(), "team_manager", choice, now, **TYPED[choice])


def act(
    choice: str, person: str = "team_manager", step: str = "answer", when: Any = TUESDAY
) -> Act:
    return Act(choice=choice, step=step, person=person, at=when)


def asked(choice: str, person: str = "team_manager", when: Any = TUESDAY) -> Act:
    """A choice that asked for stage 2."""
    return replace(act(choice, person, when=when), to_stage="stage_2")


def test_accepting_takes_its_own_button_and_leaves_a_line():
    before = request()

    assert after(before, by_manager("take_on")).facts == replace(
        before.facts, choices=("reply", "pass_up"), marks=(act("take_on"),)
    )


def test_moving_it_up_leaves_a_line_and_only_the_reply_since_nothing_is_taken_on_any_more():
    before = request()

    assert after(before, by_manager("pass_up")).facts == replace(
        before.facts, choices=("reply",), marks=(asked("pass_up"),)
    )


def test_a_no_brings_the_button_back_and_takes_the_line_of_moving_up_away():
    accepted, first = by_manager("take_on"), request()
    moved = by_manager("pass_up", accepted.now_is)
    kept = after(after(first, accepted), moved)
    refusal = scene_of(moved.now_is, open_stage(moved.now_is, "chair", **SAYS_NO), "chair")

    assert kept.facts.marks == (act("take_on"), asked("pass_up"))
    assert after(kept, refusal).facts == replace(
        first.facts, choices=("reply", "pass_up"), marks=(act("take_on"),)
    )


@pytest.mark.parametrize(
    ("place", "by", "choice", "typed", "closing"),
    [
        (
            "stage_1 answer",
            "team_manager",
            "reply",
            PLAN,
            {"step": "review", "post": "chair"},
        ),
        (
            "stage_1 review",
            "chair",
            "one_more_day",
            MORE_TIME,
            {"step": "update", "post": "team manager", "yours": True},
        ),
        (
            "stage_1 review",
            "chair",
            "escalate",
            {**NOT_NEGOTIATED, **AGREES},
            {"step": "answer", "post": "service manager", "to_stage": "stage_2"},
        ),
        (
            "stage_1 review",
            "chair",
            "resolved",
            RESOLVED,
            {"step": "follow_up", "post": "chair"},
        ),
        (
            "stage_4 review",
            "chair",
            "unresolved",
            NOT_NEGOTIATED,
            {"step": "review", "end": "unresolved"},
        ),
        (
            "informal informal_answer",
            "chair",
            "finalise",
            RESOLVED,
            {"step": "informal_answer", "end": "resolved"},
        ),
    ],
)
def test_once_the_question_is_answered_every_card_of_it_closes_and_says_what_was_done(
    place: str, by: str, choice: str, typed: Any, closing: dict[str, Any]
):
    # S1-94
    dispute = standing_at(*place.split())
    kept = Card(
        key="k",
        kind=Kind.REQUEST,
        to="team_manager",
        facts=replace(notices.standing(PROCEDURE, dispute), choices=("reply",)),
    )

    scene = scene_of_choice(dispute, by, choice, MONDAY, **typed)

    assert after(kept, scene).facts == replace(
        kept.facts,
        choices=(),
        opens=False,
        closing=Closing(act=act(choice, by, dispute.step, MONDAY), **closing),
    )


def test_a_reply_in_the_very_second_of_raising_did_not_move_it_up():
    scene = by_manager("reply", now=MONDAY)

    closing = after(request(), scene).facts.closing
    assert closing is not None
    assert (closing.to_stage, closing.step) == ("", "review")


# ---- the task of recording an agreement ---------------------------------------------------------


def agreement() -> tuple[Card, Dispute]:
    scene = by_manager("pass_up", now=MONDAY)
    return card(scene, Kind.AGREEMENT), scene.now_is


def test_while_the_stage_waits_its_card_stays_as_it_is():
    kept, dispute = agreement()

    scene = scene_of_choice(dispute, "team_manager", "take_on", TUESDAY)

    assert after(kept, scene).facts == kept.facts


def test_an_agreement_that_is_refused_closes_its_card():
    kept, dispute = agreement()
    scene = scene_of(dispute, open_stage(dispute, "chair", TUESDAY, **SAYS_NO), "chair", TUESDAY)

    assert after(kept, scene).facts == replace(
        kept.facts, opens=False, closing=Closing(act=act("", "chair", ""))
    )


def test_an_agreement_closes_its_card_and_the_managers_request():
    kept, dispute = agreement()
    scene = scene_of(dispute, open_stage(dispute, "chair", TUESDAY, **AGREES), "chair", TUESDAY)
    closing = Closing(
        act=act("", "chair", ""), to_stage="stage_2", step="answer", post="service manager"
    )

    assert after(kept, scene).facts == replace(kept.facts, opens=False, closing=closing)
    assert after(request(), scene).facts == replace(request().facts, choices=(), closing=closing)


def test_a_reply_while_it_waits_closes_the_task():
    kept, dispute = agreement()

    scene = by_manager("reply", dispute)

    assert after(kept, scene).facts == replace(
        kept.facts,
        opens=False,
        closing=Closing(act=act("reply"), step="review", post="chair", yours=True),
    )


# ---- nudges -------------------------------------------------------------------------------------


def nudged(dispute: Dispute, kind: Kind, now: datetime = LATE) -> tuple[Card, Dispute]:
    scene = scene_of(dispute, ticked(dispute, now), "", now)
    return card(scene, kind), scene.now_is


def test_a_call_leaves_a_line_on_the_card_that_offered_it_and_on_no_other():
    # S1-103
    decide, dispute = nudged(raised(), Kind.DECIDE)
    nudge, _ = nudged(raised(), Kind.NUDGE)

    scene = scene_of_choice(dispute, "chair", "telephoned", LATER, **TYPED["telephoned"])

    assert after(decide, scene).facts == replace(
        decide.facts, marks=(act("telephoned", "chair", when=LATER),)
    )
    assert after(nudge, scene).facts == nudge.facts


def test_an_escalation_that_waits_leaves_a_line_takes_the_buttons_and_keeps_the_subject():
    decide, dispute = nudged(raised(), Kind.DECIDE)

    scene = scene_of_choice(dispute, "chair", "escalate_late", LATER, **TYPED["escalate_late"])

    assert after(decide, scene).facts == replace(
        decide.facts,
        choices=(),
        marks=(asked("escalate_late", "chair", LATER),),
    )


def test_a_nudge_to_record_an_agreement_opens_until_it_is_recorded():
    nudge, dispute = nudged(by_manager("pass_up").now_is, Kind.NUDGE)
    scene = scene_of(dispute, open_stage(dispute, "chair", LATER, **SAYS_NO), "chair", LATER)

    assert (nudge.to, nudge.facts.opens, nudge.facts.to_stage) == ("chair", True, "stage_2")
    assert after(nudge, scene).facts == replace(nudge.facts, opens=False, to_stage="")


def test_immediate_safety_changes_no_card():
    kept = request()

    scene = scene_of_choice(raised(), "chair", "safety_alert", TUESDAY)

    assert after(kept, scene).facts == kept.facts


# ---- by the clock -------------------------------------------------------------------------------


def test_a_request_says_that_it_is_late_once_its_date_has_passed():
    kept = request()
    scene = scene_of(raised(), ticked(raised(), LATE), "", LATE)

    assert cards.after_tick(kept, scene) == replace(kept.facts, late=True)


@pytest.mark.parametrize("kind", sorted(NUDGES | {Kind.AGREEMENT}))
def test_other_messages_stay_as_they_were_sent(kind: Kind):
    kept = replace(request(), kind=kind)
    scene = scene_of(raised(), ticked(raised(), LATE), "", LATE)

    assert cards.after_tick(kept, scene) == kept.facts


def test_a_request_of_an_earlier_question_stays_as_it_is():
    kept = request()
    review = standing_at("stage_1", "review")

    assert cards.after_tick(kept, scene_of(review, ticked(review, LATE), "", LATE)) == kept.facts


def test_a_request_is_not_late_because_the_agreement_for_the_next_stage_is():
    moved = by_manager("pass_up")
    kept = after(request(), moved)
    late = at("2026-11-25 17:00:01")
    scene = scene_of(moved.now_is, ticked(moved.now_is, late), "", late)

    assert scene.now_is.late == 1
    assert cards.after_tick(kept, scene) == kept.facts


def test_a_request_that_was_late_stays_late_while_a_stage_waits():
    late = now_is(ticked(raised(), LATE))
    kept = replace(request(), facts=replace(request().facts, late=True))
    waiting = chosen(late, "team_manager", "pass_up", LATE, **PASS_UP)

    scene = scene_of(waiting, ticked(waiting, LATER), "", LATER)

    assert cards.after_tick(kept, scene).late


# ---- a later reminder in its place --------------------------------------------------------------


@pytest.mark.parametrize("later", sorted(NUDGES))
@pytest.mark.parametrize("kind", sorted(NUDGES))
def test_a_later_nudge_replaces_an_earlier_one(kind: Kind, later: Kind):
    kept = replace(request(), kind=kind)

    assert cards.replaced(kept, later) == replace(kept.facts, choices=(), closing=Closing())


@pytest.mark.parametrize(
    ("kind", "later", "facts"),
    [
        (Kind.REQUEST, Kind.NUDGE, Facts()),
        (Kind.AGREEMENT, Kind.NUDGE, Facts()),
        (Kind.NUDGE, Kind.REQUEST, Facts()),
        (Kind.NUDGE, Kind.DIGEST, Facts()),
        (Kind.NUDGE, Kind.NUDGE, Facts(closing=Closing())),
    ],
)
def test_nothing_else_is_replaced_and_nothing_twice(kind: Kind, later: Kind, facts: Facts):
    assert cards.replaced(Card(key="k", kind=kind, to="chair", facts=facts), later) is None


def test_what_is_offered_on_a_card_is_offered_to_whom_it_was_sent():
    decide, dispute = nudged(raised(), Kind.DECIDE)
    there = here("chair", LATE, dispute=dispute)

    assert decide.facts.choices == notices.buttons(Kind.DECIDE, PROCEDURE, dispute, there)
