"""Doors of a stage, rungs that are left out, posts that stand aside, choices beside the ladder."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.rungs import FILE, PROCEDURE, TEXT
from tests.workflows import playing
from tests.workflows.playing import at, choose, chosen, now_is, open_stage, ticked
from tests.world import MONDAY, World, a_directory
from workflows import engine, reading, telling
from workflows.commands import Accepted, Choose, Raise, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine import Preview
from workflows.events import (
    Ended,
    GateRecorded,
    LimitPassed,
    OverallLimitPassed,
    Raised,
    StageAskedFor,
    StageOpened,
)
from workflows.kinds import Kind
from workflows.outward import Told
from workflows.rungs import OwnWords
from workflows.shown import Known

MANAGER = {"manager_said": {"advice": "Go on."}}
LEAD = {"lead_said": {"view": "I agree."}}
UPDATE = {"update": {"steps": "A visit.", "reply_by": "2026-12-01", "forward": "service_manager"}}
NOT_A_PARTY = {"referral": {"party": "no"}}
A_PARTY = {"referral": {"party": "yes", "independent": "service_director"}}
OPENED_BY_THE_CHAIR = """    enter: {directly: true, source: ours}
    gates: [own_manager, lead]
    form: update
    opened_by: {any: [chair, safeguarding_lead]}
"""
OPENED_BY_OTHERS = """    enter: {directly: false, source: ours}
    gates: [own_manager, lead]
    form: update
    opened_by: {any: [safeguarding_lead, takes_it]}
"""
ANSWER = {"answer": {"says": "It is done."}}
WHY = {"reason": {"why": "It is not ours."}}
AGAIN = {"reason": {"why": "A court has it.", "court": "yes"}}


@pytest.fixture(autouse=True)
def three_rungs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "PROCEDURE", PROCEDURE)


def written(monkeypatch: pytest.MonkeyPatch, was: str, is_now: str) -> None:
    assert was in TEXT
    changed = reading.read(TEXT.replace(was, is_now, 1), FILE)
    monkeypatch.setattr(playing, "PROCEDURE", changed)


def begin(stage: str, now: datetime = MONDAY, **more: Any) -> Accepted | Refused:
    concern = {"worry": "No visit.", "worker": "social_worker"}
    concern |= {"who": "team_manager"} if stage == "stage_1" else {"why_higher": "They decided."}
    typed = {"concern": concern, **more}
    here = playing.here("chair", now, named=engine.named_in(playing.PROCEDURE, typed))
    command = Raise(id="d1", reference="DRP-0000-00", stage=stage, answers=typed)
    return engine.begin(playing.PROCEDURE, command, here)


def raised(stage: str = "stage_1", now: datetime = MONDAY, **more: Any) -> Dispute:
    return now_is(begin(stage, now, **more))


def asked_for() -> Dispute:
    """At stage 1, with stage 2 asked for by the manager."""
    return chosen(raised(), "team_manager", "pass_up", **WHY)


def answered(**more: Any) -> Dispute:
    return chosen(raised(**more), "team_manager", "reply", **ANSWER)


def events_of(outcome: Accepted | Refused | None) -> tuple[object, ...]:
    assert isinstance(outcome, Accepted), outcome
    return outcome.events


# ---- what a stage asks for before it opens ------------------------------------------------------


def test_a_dispute_begins_at_a_stage_with_its_form_and_all_its_gates_and_why_it_skips():
    outcome = begin("stage_2", **MANAGER, **LEAD, **UPDATE)

    assert events_of(outcome)[:4] == (
        Raised(stage="stage_2", late=False),
        GateRecorded(gate="own_manager", stage="stage_2", met=True),
        GateRecorded(gate="lead", stage="stage_2", met=True),
        StageOpened(stage="stage_2", skipped=("stage_1",)),
    )
    dispute = now_is(outcome)
    assert engine.must_act(PROCEDURE, dispute) == {"takes_it": "service_manager"}
    assert dispute.clock.due.at == at("2026-12-01 17:00")


def test_a_form_that_fills_in_a_box_by_itself_can_still_be_left_for_later(
    monkeypatch: pytest.MonkeyPatch,
):
    day = "day: {label: Today, kind: shown, shown: today, source: ours}"
    steps = '      steps: {label: "Steps taken so far", source: ours}'
    written(monkeypatch, steps, f"      {day}\n{steps}")
    known = Known(words={"today": "2026-11-23"}, titles={})
    before = raised()
    here = replace(playing.here("team_manager", MONDAY, dispute=before), known=known)
    command = Choose(choice="pass_up", visit=before.visit, answers=WHY)

    asked = now_is(engine.choose(playing.PROCEDURE, before, command, here))

    assert (asked.stage, asked.waits_to_open) == ("stage_1", True)


@pytest.mark.parametrize(
    ("given", "reason", "box"),
    [
        ({**MANAGER, **UPDATE}, Reason.GATE, "lead_said"),
        ({**LEAD, **UPDATE}, Reason.GATE, "manager_said"),
        ({**MANAGER, **LEAD}, Reason.INCOMPLETE, "update"),
    ],
)
def test_nothing_of_what_a_stage_asks_can_be_left_out_where_a_dispute_begins(
    given: dict[str, Any], reason: Reason, box: str
):
    refused = begin("stage_2", **given)

    assert isinstance(refused, Refused)
    assert (refused.reason, {each.box.form for each in refused.problems}) == (reason, {box})


def test_from_below_everything_can_come_with_the_choice_and_the_stage_opens_at_once():
    dispute = answered()

    outcome = choose(dispute, "chair", "escalate", **WHY, **MANAGER, **LEAD, **UPDATE)

    after = now_is(outcome)
    assert (after.stage, after.step, after.opening) == ("stage_2", "answer", None)
    assert after.named["takes_it"] == "service_manager"
    assert after.clock.due.at == at("2026-12-01 17:00")
    assert isinstance(outcome, Accepted)
    assert set(outcome.answers) == {"reason", "manager_said", "lead_said", "update"}


def test_whoever_does_not_open_the_stage_records_nothing_for_it():
    before = raised()

    outcome = choose(before, "team_manager", "pass_up", **WHY, **MANAGER, **LEAD, **UPDATE)

    after = now_is(outcome)
    assert (after.stage, after.opening and after.opening.met) == ("stage_1", frozenset())
    assert isinstance(outcome, Accepted)
    assert set(outcome.answers) == {"reason"}


def test_the_stage_that_waits_is_a_task_of_the_posts_that_open_it():
    waits = asked_for()

    openers = ("chair", "safeguarding_lead")
    assert engine.must_act(PROCEDURE, waits) == {each: each for each in openers}
    assert waits.asked >= set(openers)
    for person in openers:
        assert engine.may_record(PROCEDURE, waits, playing.here(person, dispute=waits))
    for person in ("chair_manager", "team_manager"):
        assert not engine.may_record(PROCEDURE, waits, playing.here(person, dispute=waits))


def test_whoever_opens_a_stage_and_is_not_named_yet_is_named_and_asked(
    monkeypatch: pytest.MonkeyPatch,
):
    written(monkeypatch, OPENED_BY_THE_CHAIR, OPENED_BY_OTHERS)

    waits = asked_for()

    assert engine.must_act(playing.PROCEDURE, waits) == {"safeguarding_lead": "safeguarding_lead"}
    assert "safeguarding_lead" in waits.asked


def test_gates_are_recorded_one_by_one_and_hold_until_the_stage_opens():
    waits = asked_for()

    first = open_stage(waits, "chair", **MANAGER)
    assert events_of(first) == (GateRecorded(gate="own_manager", stage="stage_2", met=True),)
    assert now_is(first).stage == "stage_1"
    second = open_stage(now_is(first), "safeguarding_lead", **LEAD)
    assert now_is(second).stage == "stage_1"
    third = open_stage(now_is(second), "chair", **UPDATE)

    assert now_is(third).stage == "stage_2"
    assert now_is(third).named["takes_it"] == "service_manager"


def test_recording_nothing_at_all_is_refused_with_every_box_that_is_lacking():
    refused = open_stage(asked_for(), "chair")

    assert isinstance(refused, Refused)
    assert refused.reason is Reason.GATE
    lacking = {(each.box.form, each.box.field) for each in refused.problems}
    assert {("manager_said", "advice"), ("lead_said", "view"), ("update", "steps")} <= lacking


def test_a_form_that_was_begun_must_be_whole():
    refused = open_stage(asked_for(), "chair", **MANAGER, update={"steps": "A visit."})

    assert isinstance(refused, Refused)
    assert refused.reason is Reason.INCOMPLETE
    assert {each.box.field for each in refused.problems} == {"reply_by", "forward"}


def test_the_form_can_be_recorded_before_the_gates_but_opens_nothing_and_names_nobody():
    outcome = open_stage(asked_for(), "chair", **UPDATE)

    after = now_is(outcome)
    assert (after.stage, "takes_it" in after.named) == ("stage_1", False)
    assert isinstance(outcome, Accepted)
    assert outcome.answers == UPDATE


def test_another_step_forgets_the_gates_that_were_recorded():
    recorded = now_is(open_stage(asked_for(), "chair", **MANAGER))

    replied = chosen(recorded, "team_manager", "reply", **ANSWER)
    again = chosen(replied, "chair", "escalate", **WHY, **LEAD, **UPDATE)

    assert (again.stage, again.opening and again.opening.met) == ("stage_1", frozenset({"lead"}))


def test_a_no_keeps_a_stage_shut_whatever_else_is_recorded_until_it_is_asked_for_anew(
    monkeypatch: pytest.MonkeyPatch,
):
    agrees = 'fields: {advice: {label: "Agreed?", kind: one, options: {"yes": "Yes", "no": "No"}, '
    asks = 'fields: {advice: {label: "What did your manager advise?", '
    text = TEXT.replace(asks, agrees, 1)
    text = text.replace("{form: manager_said, of", '{form: manager_said, must: {advice: "yes"}, of')
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(text, FILE))

    no = now_is(open_stage(asked_for(), "chair", manager_said={"advice": "no"}))
    with_lead = now_is(open_stage(no, "chair", **LEAD))
    assert with_lead.opening is not None
    assert (with_lead.opening.refused, with_lead.opening.met) == (True, frozenset({"lead"}))
    anew = chosen(with_lead, "team_manager", "pass_up", **WHY)

    assert anew.waits_to_open
    yes = open_stage(with_lead, "chair", manager_said={"advice": "yes"}, **UPDATE)
    assert now_is(yes).stage == "stage_2"


def test_another_stage_that_is_asked_for_keeps_the_clock_and_is_told():
    waits = asked_for()
    assert waits.opening is not None

    outcome = choose(waits, "chair", "bypass", at("2026-11-24 09:00"), stage="stage_3", **WHY)

    after = now_is(outcome)
    assert after.opening is not None
    assert (after.opening.stage, after.opening.clock) == ("stage_3", waits.opening.clock)
    due = waits.opening.clock.due
    assert StageAskedFor(stage="stage_3", due=due) in events_of(outcome)


# ---- leaving rungs out --------------------------------------------------------------------------


def test_any_higher_stage_can_be_chosen_and_those_left_out_are_named():
    outcome = choose(raised(), "chair", "bypass", stage="stage_3", **WHY, **NOT_A_PARTY)

    assert now_is(outcome).stage == "stage_3"
    assert StageOpened(stage="stage_3", skipped=("stage_2",)) in events_of(outcome)


@pytest.mark.parametrize("stage", ["", "stage_1", "stage_9"])
def test_a_stage_that_is_not_higher_is_refused(stage: str):
    refused = choose(raised(), "chair", "bypass", stage=stage, **WHY)

    assert refused == Refused(reason=Reason.NOT_HIGHER, what="stage_1")


def test_a_choice_may_lead_to_one_stage_and_says_beforehand_whom_it_asks():
    dispute = answered()
    chair = playing.here("chair", dispute=dispute)
    straight_up = PROCEDURE.choices_of("review")["straight_up"]

    leads = engine.preview(PROCEDURE, dispute, straight_up, chair)
    assert (leads.stage, leads.person) == ("stage_3", "head_of_service")
    there = chosen(dispute, "chair", "straight_up", **WHY, **NOT_A_PARTY)

    assert there.stage == "stage_3"
    assert there.clock.due == leads.due


def test_where_people_agree_on_a_date_none_is_promised_beforehand():
    dispute = answered()
    chair = playing.here("chair", dispute=dispute)

    leads = engine.preview_stage(PROCEDURE, dispute, "stage_2", chair)

    assert (leads.post, leads.person, leads.due) == ("takes_it", None, None)


def test_somebody_who_may_not_open_a_dispute_is_no_anyone_in_it(world: World):
    dispute = world.raised()

    acted = world.choose("service_director", dispute, "safety_alert")

    assert acted.outcome == Refused(reason=Reason.NOT_INVOLVED)


def test_no_preview_is_given_before_a_stage_is_chosen_and_at_the_top_nothing_leads_up():
    dispute, bypass = raised(), PROCEDURE.any_time["bypass"]
    chair = playing.here("chair", dispute=dispute)
    assert engine.preview(PROCEDURE, dispute, bypass, chair) == Preview()

    top = raised("stage_3", **NOT_A_PARTY)

    assert "bypass" not in engine.offered_beside(PROCEDURE, top, chair)
    assert choose(top, "chair", "bypass", stage="stage_3", **WHY) == Refused(
        reason=Reason.NOT_HERE, what="stage_3"
    )


# ---- posts that stand aside ---------------------------------------------------------------------


def test_a_post_stands_aside_by_what_the_stages_own_form_says():
    party, other = raised("stage_3", **A_PARTY), raised("stage_3", **NOT_A_PARTY)

    assert engine.must_act(PROCEDURE, party) == {"scrutineer": "service_director"}
    assert engine.must_act(PROCEDURE, other) == {"head_of_service": "head_of_service"}


def test_a_fact_learned_while_somebody_is_asked_changes_who_is_asked_next_only(
    monkeypatch: pytest.MonkeyPatch,
):
    written(
        monkeypatch,
        'a_party: {label: "The head of service is a party", when: {party: ["yes"]}',
        'a_party: {label: "It is", when: {court: ["yes"]}',
    )
    dispute = raised("stage_3", **NOT_A_PARTY)

    known = chosen(dispute, "chair", "cafcass", **AGAIN)

    assert "a_party" in known.facts
    assert engine.must_act(playing.PROCEDURE, known) == {"head_of_service": "head_of_service"}


def test_whoever_is_told_stands_aside_too(monkeypatch: pytest.MonkeyPatch):
    written(
        monkeypatch,
        "kind: decided, source",
        "kind: decided, tell: [{to: head_of_service, source: ours}], source",
    )
    replied = chosen(raised("stage_3", **A_PARTY), "service_director", "reply", **ANSWER)

    outcome = choose(replied, "chair", "decided")

    assert [each.post for each in events_of(outcome) if isinstance(each, Told)] == ["scrutineer"]


def test_a_step_asks_whoever_the_directory_finds_and_says_if_that_is_nobody(
    monkeypatch: pytest.MonkeyPatch,
):
    written(monkeypatch, "    by: chair\n    limit", "    by: safeguarding_lead\n    limit")
    dispute = raised()

    leads = engine.preview(
        playing.PROCEDURE,
        dispute,
        PROCEDURE.choices_of("answer")["reply"],
        playing.here("team_manager", dispute=dispute),
    )
    asked = chosen(dispute, "team_manager", "reply", **ANSWER)
    nobody = choose(
        dispute, "team_manager", "reply", directory=a_directory("safeguarding_lead"), **ANSWER
    )

    assert (leads.post, leads.person) == ("safeguarding_lead", "safeguarding_lead")
    assert engine.must_act(playing.PROCEDURE, asked) == {"safeguarding_lead": "safeguarding_lead"}
    assert nobody == Refused(reason=Reason.NOBODY, what="safeguarding_lead")


# ---- choices beside the ladder ------------------------------------------------------------------


def test_withdrawing_ends_it_from_anywhere_even_while_a_stage_waits():
    outcome = choose(asked_for(), "chair", "withdraw", **WHY)

    after = now_is(outcome)
    assert (after.end, after.opening) == ("withdrawn", None)
    assert Ended(end="withdrawn", stage="stage_1") in events_of(outcome)
    assert isinstance(outcome, Accepted)
    assert outcome.answers == WHY


def test_what_is_beside_the_ladder_belongs_to_no_question_so_an_old_button_still_works():
    dispute = answered()

    assert now_is(choose(dispute, "chair", "withdraw", visit=1, **WHY)).end == "withdrawn"


@pytest.mark.parametrize(
    ("person", "offers"),
    [
        ("chair", ("safety_alert", "withdraw", "cafcass", "bypass", "once")),
        ("team_manager", ("safety_alert", "cafcass")),
        ("social_worker", ("safety_alert",)),
    ],
)
def test_each_is_offered_to_whoever_may_make_it(person: str, offers: tuple[str, ...]):
    dispute = raised()

    assert (
        engine.offered_beside(PROCEDURE, dispute, playing.here(person, dispute=dispute)) == offers
    )


def test_somebody_else_is_told_whose_it_is():
    assert choose(raised(), "team_manager", "withdraw", **WHY) == Refused(
        reason=Reason.NOT_YOURS, what="chair"
    )


def test_whoever_has_acted_for_the_other_side_cannot_make_it():
    dispute = raised()
    crossed = replace(dispute, acted={"chair": "responding"})

    assert choose(crossed, "chair", "withdraw", **WHY) == Refused(
        reason=Reason.BOTH_SIDES, what="chair"
    )


def test_what_stays_can_be_made_after_the_end_too_and_nothing_else():
    over = chosen(raised(), "chair", "withdraw", **WHY)
    chair = playing.here("chair", dispute=over)

    assert engine.offered_beside(PROCEDURE, over, chair) == ("safety_alert", "cafcass", "once")
    assert chosen(over, "chair", "cafcass", **WHY).end == "withdrawn"
    assert choose(over, "chair", "bypass", stage="stage_2", **WHY) == Refused(
        reason=Reason.ENDED, what="withdrawn"
    )


def test_facts_open_and_close_what_is_beside_the_ladder():
    dispute = raised()
    known = chosen(dispute, "chair", "cafcass", **AGAIN)
    chair = playing.here("chair", dispute=known)

    offers = engine.offered_beside(PROCEDURE, known, chair)

    assert ("to_court" in offers, "cafcass" in offers) == (True, False)
    assert choose(dispute, "chair", "to_court") == Refused(
        reason=Reason.NOT_APPLICABLE, what="stage_1"
    )
    assert chosen(known, "chair", "to_court").end == "referred"


def test_what_is_counted_is_counted_and_nothing_else_is_changed_by_what_stays():
    dispute = raised()

    noted, referred = chosen(dispute, "chair", "once"), chosen(dispute, "chair", "cafcass", **WHY)

    assert noted.used == {"once": 1}
    assert choose(noted, "chair", "once") == Refused(reason=Reason.USED)
    assert referred == replace(dispute, version=2)


# ---- the limit for the whole --------------------------------------------------------------------

OVER = at("2026-12-23 17:00")


def test_a_clock_says_what_cut_it_short():
    dispute = raised(now=at("2026-11-23 10:00"))
    late = chosen(dispute, "team_manager", "reply", at("2026-12-22 10:00"), **ANSWER)

    assert (late.clock.due.at, late.clock.due.for_all_of) == (OVER, engine.THE_WHOLE)
    assert (late.clock.due.rule, late.clock.alone and late.clock.alone.rule) == (
        "1 month",
        "2 working days",
    )
    assert dispute.clock.due.for_all_of == ""


def test_the_whole_is_said_to_be_over_once_to_whoever_decides_and_stands_in():
    dispute = raised()
    late = now_is(ticked(dispute, at("2026-12-01 09:00")))
    silent = now_is(ticked(late, at("2026-12-02 09:00")))
    assert engine.next_instant(silent) == OVER

    outcome = ticked(silent, at("2026-12-24 09:00"))

    assert outcome is not None
    assert dispute.overall_due is not None
    assert outcome.events == (OverallLimitPassed(stage="stage_1", due=dispute.overall_due),)
    after = now_is(outcome)
    assert (after.overall_passed, after.stage, after.clock) == (True, "stage_1", dispute.clock)
    assert ticked(after, at("2027-01-04 09:00")) is None
    assert engine.next_instant(after) is None
    told = telling.owed(playing.scene_of(silent, outcome, "", at("2026-12-24 09:00")))
    assert {(each.kind, each.to) for each in told} == {
        (Kind.OVERALL, "chair"),
        (Kind.OVERALL, "chair_manager"),
    }

    other_side = replace(silent, acted={**silent.acted, "chair_manager": "responding"})
    outcome = ticked(other_side, at("2026-12-24 09:00"))
    assert outcome is not None
    told = telling.owed(playing.scene_of(other_side, outcome, "", at("2026-12-24 09:00")))
    assert [(each.kind, each.to) for each in told] == [(Kind.OVERALL, "chair")]


def test_whoever_was_asked_at_any_stage_hears_that_it_is_withdrawn():
    before = chosen(asked_for(), "chair", "bypass", stage="stage_3", **WHY, **NOT_A_PARTY)

    withdrawn = choose(before, "chair", "withdraw", **WHY)

    told = telling.owed(playing.scene_of(before, withdrawn, "chair"))
    assert {each.to for each in told if each.kind is Kind.OUTCOME} == {
        "team_manager",
        "safeguarding_lead",
        "head_of_service",
    }


def test_a_step_that_ends_with_the_whole_is_late_at_the_same_instant():
    late = chosen(raised(), "team_manager", "reply", at("2026-12-22 10:00"), **ANSWER)

    outcome = ticked(late, at("2026-12-23 17:01"))

    assert [type(each) for each in events_of(outcome)] == [LimitPassed, OverallLimitPassed]


def test_of_a_dispute_that_has_ended_nothing_is_over():
    over = chosen(raised(), "chair", "withdraw", **WHY)

    assert ticked(over, at("2027-01-04 09:00")) is None
    assert engine.next_instant(over) is None


def test_what_a_stage_needs_is_said_otherwise_to_whoever_holds_the_post_themselves():
    gate = playing.PROCEDURE.gates["own_manager"]
    own = OwnWords(label="Do you advise it?", needs="your advice")
    with_own_words = gate.model_copy(update={"own": own})

    assert gate.needed(own=True) == with_own_words.needed(own=False) == "your manager's advice"
    assert with_own_words.needed(own=True) == "your advice"
