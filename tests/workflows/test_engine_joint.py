"""Joint answers (S3-23, S4-49): the first proposes, each agrees, and then it counts."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests import joint
from tests.joint import SIGNED
from tests.workflows import playing
from tests.workflows.playing import AGREES, at, begin, choose, chosen, here, now_is, raised, ticked
from tests.world import (
    AGREED,
    CALL,
    MONDAY,
    NOT_NEGOTIATED,
    NOT_RESOLVED,
    PASS_UP,
    PLAN,
    RESOLVED,
    a_directory,
)
from workflows import engine, reading
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Agree, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine import NAMED, awaited, may_agree, must_act, preview, preview_stage
from workflows.engine.preview import Together
from workflows.events import Agreed, Chosen, Proposed, StepStarted
from workflows.forms import Answers
from workflows.people import Directory, Posting

MANAGER, HEAD = "team_manager", "head_of_service"
REPLY = {**PLAN, **SIGNED}


@pytest.fixture(autouse=True)
def answered_jointly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "PROCEDURE", joint.PROCEDURE)


def use(monkeypatch: pytest.MonkeyPatch, *changes: tuple[str, str]) -> None:
    """Play by the joint procedure with more changes."""
    text = joint.TEXT_OF_IT
    for wrong, right in changes:
        assert wrong in text, wrong
        text = text.replace(wrong, right, 1)
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(text, playing.FILE))


def agree(
    dispute: Dispute,
    by: str,
    now: datetime = MONDAY,
    *,
    proposed: Answers = PLAN,
    visit: int | None = None,
    proposal: int | None = None,
    directory: Directory | None = None,
    **typed: Any,
) -> Accepted | Refused:
    """Agree to what waits, as it was shown."""
    number = dispute.proposal.number if dispute.proposal else 0
    command = Agree(
        visit=dispute.visit if visit is None else visit,
        proposal=number if proposal is None else proposal,
        answers=typed,
    )
    there = here(by, now, dispute=dispute, directory=directory)
    return engine.agree(playing.PROCEDURE, dispute, command, proposed, there)


def proposed(by: str = MANAGER, now: datetime = MONDAY) -> Dispute:
    """A joint reply that waits for the other."""
    return chosen(raised("stage_3"), by, "reply", now, **REPLY)


def box(post: str, why: Why) -> Problem:
    return Problem(box=Box(form=NAMED, field=post), why=why)


# ---- proposing ---------------------------------------------------------------------------------


def test_all_who_answer_are_named_and_asked_when_the_stage_opens():
    """S4-49."""
    outcome = begin("stage_3")

    assert isinstance(outcome, Accepted)
    started = next(event for event in outcome.events if isinstance(event, StepStarted))
    assert started.asked == {MANAGER: MANAGER, HEAD: HEAD}
    assert must_act(playing.PROCEDURE, outcome.dispute) == started.asked
    assert {MANAGER, HEAD} <= outcome.dispute.asked


@pytest.mark.parametrize(("first", "other"), [(MANAGER, HEAD), (HEAD, MANAGER)])
def test_the_first_to_choose_makes_a_proposal_and_the_clock_runs_on(first: str, other: str):
    """S4-49, Q-24."""
    before = raised("stage_3")

    outcome = choose(before, first, "reply", **REPLY)

    assert isinstance(outcome, Accepted)
    now = outcome.dispute
    assert (now.step, now.visit, now.clock) == (before.step, before.visit, before.clock)
    assert must_act(playing.PROCEDURE, now) == {other: other}
    assert outcome.events == (
        Proposed(
            choice="reply",
            stage="stage_3",
            step="answer",
            visit=1,
            of={MANAGER: MANAGER, HEAD: HEAD},
        ),
    )
    assert outcome.answers == REPLY
    assert now.proposal is not None
    assert now.proposal.number == now.version == 2


def test_what_was_typed_stands_nowhere_in_the_state():
    assert "Start the assessment" not in repr(proposed())


def test_a_proposal_is_signed_by_whoever_makes_it():
    """S3-23."""
    unsigned = choose(raised("stage_3"), MANAGER, "reply", **PLAN)

    assert isinstance(unsigned, Refused)
    assert [each.box for each in unsigned.problems] == [Box(form="signature", field="signed")]


def test_what_could_not_be_done_now_cannot_be_proposed():
    refused = choose(raised("stage_3"), MANAGER, "reply", **SIGNED)

    assert isinstance(refused, Refused)
    assert {each.box.form for each in refused.problems} == {"plan"}


def test_what_moves_nothing_needs_one_of_them_only():
    outcome = choose(raised("stage_3"), MANAGER, "take_on")

    assert isinstance(outcome, Accepted)
    assert outcome.dispute.proposal is None
    assert outcome.dispute.used == {"take_on": 1}


def test_whoever_is_not_asked_proposes_nothing():
    refused = choose(raised("stage_3"), "service_manager", "reply", **REPLY)

    assert refused == Refused(reason=Reason.NOT_YOURS, what=MANAGER)


# ---- agreeing ----------------------------------------------------------------------------------


def test_it_counts_when_the_last_of_them_agrees_and_signs():
    """S3-23, S4-49."""
    outcome = agree(proposed(), HEAD, **SIGNED)

    assert isinstance(outcome, Accepted)
    assert outcome.dispute.step == "review"
    assert outcome.dispute.proposal is None
    agreed, answered, *_ = outcome.events
    assert agreed == Agreed(post=HEAD, signed=True)
    assert isinstance(answered, Chosen)
    assert answered.by == (MANAGER, HEAD)
    assert outcome.answers == {**PLAN, **SIGNED}
    assert outcome.dispute.acted[HEAD] == "responding"


def test_who_agrees_without_signing_has_not_agreed():
    """S3-18."""
    refused = agree(proposed(), HEAD)

    assert isinstance(refused, Refused)
    assert refused.reason is Reason.INCOMPLETE


def test_of_three_the_second_leaves_it_waiting_for_the_third(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, ("[team_manager, head_of_service]", f"[{MANAGER}, service_manager, {HEAD}]"))
    dispute = proposed()

    second = agree(dispute, HEAD, **SIGNED)

    assert isinstance(second, Accepted)
    assert second.events == (Agreed(post=HEAD, signed=True),)
    assert second.answers == SIGNED
    assert must_act(playing.PROCEDURE, second.dispute) == {"service_manager": "service_manager"}
    assert now_is(agree(second.dispute, "service_manager", **SIGNED)).step == "review"


def test_without_a_form_to_sign_agreeing_asks_nothing(monkeypatch: pytest.MonkeyPatch):
    use(
        monkeypatch,
        (", sign: signature", ""),
        (joint.SIGNATURE, "\n"),
    )
    dispute = chosen(raised("stage_3"), MANAGER, "reply", **PLAN)

    outcome = agree(dispute, HEAD)

    assert isinstance(outcome, Accepted)
    assert outcome.events[0] == Agreed(post=HEAD, signed=False)
    assert outcome.dispute.step == "review"


def test_another_choice_replaces_the_proposal_and_drops_the_agreements():
    first = proposed()

    outcome = choose(first, HEAD, "pass_up", **PASS_UP, **SIGNED)

    assert isinstance(outcome, Accepted)
    replaced = outcome.dispute.proposal
    assert replaced is not None
    assert (replaced.choice, replaced.agreed) == ("pass_up", {HEAD: HEAD})
    assert must_act(playing.PROCEDURE, outcome.dispute) == {MANAGER: MANAGER}
    late = agree(outcome.dispute, MANAGER, proposal=2, **SIGNED)
    assert late == Refused(reason=Reason.PROPOSED_ANEW)


def test_whoever_proposed_it_may_change_it_themselves():
    again = now_is(choose(proposed(), MANAGER, "reply", **REPLY))

    assert again.proposal is not None
    assert (again.proposal.number, again.proposal.agreed) == (3, {MANAGER: MANAGER})


def test_nobody_agrees_twice():
    assert agree(proposed(), MANAGER, **SIGNED) == Refused(reason=Reason.AGREED_ALREADY)


def test_nobody_agrees_where_nothing_waits_or_to_an_old_question():
    nothing = Refused(reason=Reason.NOTHING_TO_AGREE, what="stage_3")

    assert agree(raised("stage_3"), HEAD, **SIGNED) == nothing
    assert agree(proposed(), HEAD, visit=0, **SIGNED) == nothing
    over = now_is(agree(proposed(), HEAD, **SIGNED))
    assert agree(over, HEAD, **SIGNED) == nothing


def test_nobody_agrees_after_the_end():
    ended = replace(proposed(), end="resolved")

    assert agree(ended, HEAD, **SIGNED) == Refused(reason=Reason.ENDED, what="resolved")


def test_nobody_else_agrees_for_them():
    refused = Refused(reason=Reason.NOT_YOURS, what=HEAD)

    assert agree(proposed(), "chair", **SIGNED) == refused
    assert not may_agree(playing.PROCEDURE, proposed(), here("chair", dispute=proposed()))
    assert may_agree(playing.PROCEDURE, proposed(), here(HEAD, dispute=proposed()))
    assert not may_agree(playing.PROCEDURE, raised("stage_3"), here(HEAD))


def test_whoever_has_acted_for_the_other_side_agrees_to_nothing():
    dispute = replace(proposed(), acted={MANAGER: "responding", HEAD: "raising"})

    assert agree(dispute, HEAD, **SIGNED) == Refused(reason=Reason.BOTH_SIDES, what=HEAD)


def test_a_late_agreement_counts_and_is_recorded_as_late():
    outcome = agree(proposed(), HEAD, at("2026-12-01 10:00"), **SIGNED)

    assert isinstance(outcome, Accepted)
    assert next(event for event in outcome.events if isinstance(event, Chosen)).late


def test_dates_inside_are_looked_at_again_when_it_counts():
    rows = [{**PLAN["plan"]["actions"][0], "due": "2026-11-24"}]
    plan = {"plan": {**PLAN["plan"], "actions": rows}}
    dispute = chosen(raised("stage_3"), MANAGER, "reply", **plan, **SIGNED)

    refused = agree(dispute, HEAD, at("2026-11-25 10:00"), proposed=plan, **SIGNED)

    assert isinstance(refused, Refused)
    assert refused.reason is Reason.NO_LONGER_FITS
    assert [each.why for each in refused.problems] == [Why.IN_THE_PAST]


def test_a_fact_that_is_true_by_then_closes_what_was_proposed(monkeypatch: pytest.MonkeyPatch):
    fact = 'facts:\n  known:\n    label: "x"\n    when: {plan: ["yes"]}\n    source: ours\n'
    use(
        monkeypatch,
        ("\nsilence:", f"\n{fact}\nsilence:"),
        ("\n  pass_up:\n    button", "\n  pass_up:\n    unless: known\n    button"),
    )
    dispute = raised("stage_3", child={"case_number": "1", "initials": "AB", "plan": "no"})
    waits = chosen(dispute, MANAGER, "pass_up", **PASS_UP, **SIGNED)

    refused = agree(replace(waits, facts=frozenset({"known"})), HEAD, proposed=PASS_UP, **SIGNED)

    assert refused == Refused(reason=Reason.NO_LONGER_FITS, what="stage_3")


def test_what_is_used_up_by_then_cannot_count(monkeypatch: pytest.MonkeyPatch):
    use(
        monkeypatch,
        (
            "    to: next_stage\n    at: [stage_1",
            "    times: 1\n    to: next_stage\n    at: [stage_1",
        ),
    )
    waits = chosen(raised("stage_3"), MANAGER, "pass_up", **PASS_UP, **SIGNED)

    refused = agree(replace(waits, used={"pass_up": 1}), HEAD, proposed=PASS_UP, **SIGNED)

    assert refused == Refused(reason=Reason.NO_LONGER_FITS)


# ---- where it leads ----------------------------------------------------------------------------


def test_a_joint_move_up_asks_for_the_next_stage_once_both_have_agreed():
    """S1-111."""
    waits = chosen(raised("stage_3"), MANAGER, "pass_up", **PASS_UP, **SIGNED)
    assert waits.opening is None

    asked = now_is(agree(waits, HEAD, proposed=PASS_UP, **SIGNED))

    assert asked.waits_to_open
    assert must_act(playing.PROCEDURE, asked) == {"chair": "chair"}


def test_what_the_next_stage_needs_counts_from_whoever_opens_it_and_whoever_agrees_last(
    monkeypatch: pytest.MonkeyPatch,
):
    both = "{all: [chair, head_of_service], sign: signature}"
    use(monkeypatch, (f"answered_by: {joint.JOINT}", f"answered_by: {both}"))
    moves_up = {**PASS_UP, **AGREES}
    by_chair = chosen(raised("stage_3"), "chair", "pass_up", **moves_up, **SIGNED)
    by_head = chosen(raised("stage_3"), HEAD, "pass_up", **moves_up, **SIGNED)

    agreed_by_head = now_is(agree(by_chair, HEAD, proposed=moves_up, **SIGNED))
    agreed_by_chair = now_is(agree(by_head, "chair", proposed=PASS_UP, **SIGNED))

    assert agreed_by_head.stage == "stage_4"
    assert agreed_by_chair.stage == "stage_3"
    assert agreed_by_chair.waits_to_open


def test_while_a_higher_stage_waits_the_raiser_is_awaited_and_a_proposal_may_still_be_made():
    asked = now_is(
        agree(
            chosen(raised("stage_3"), MANAGER, "pass_up", **PASS_UP, **SIGNED),
            HEAD,
            proposed=PASS_UP,
            **SIGNED,
        )
    )

    waits = chosen(asked, HEAD, "reply", **REPLY)

    assert must_act(playing.PROCEDURE, waits) == {"chair": "chair"}
    assert awaited(playing.PROCEDURE, waits) == {MANAGER: MANAGER}
    assert now_is(agree(waits, MANAGER, **SIGNED)).step == "review"


def test_a_choice_of_somebody_else_ends_the_wait():
    late = now_is(ticked(proposed(), at("2026-12-01 10:00")))

    moved = chosen(
        late,
        "chair",
        "escalate_late",
        at("2026-12-01 10:00"),
        telephone_first={"telephoned": "nobody"},
        **NOT_RESOLVED,
        **AGREES,
    )

    assert (moved.stage, moved.proposal) == ("stage_4", None)


ASK = """
  ask:
    button: "Ask"
    says: "Ask"
    by: responder
    to: update
    done: "{Who} asked"
    times: 1
    at: [stage_3]
    source: ours
  take_on:
"""


def test_a_choice_by_the_responder_in_another_step_is_joint_too(monkeypatch: pytest.MonkeyPatch):
    use(
        monkeypatch,
        ("\n  take_on:\n", ASK),
        ("also: [resolved, one_more_day", "also: [ask, resolved, one_more_day"),
    )
    review = now_is(agree(proposed(), HEAD, **SIGNED))

    waits = chosen(review, HEAD, "ask", **SIGNED)

    assert waits.step == "review"
    assert awaited(playing.PROCEDURE, waits) == {MANAGER: MANAGER}
    assert now_is(agree(waits, MANAGER, proposed={}, **SIGNED)).step == "update"


# ---- who they are ------------------------------------------------------------------------------


def test_somebody_must_be_chosen_for_a_post_that_nobody_holds():
    without = a_directory(HEAD)

    refused = begin("stage_3", directory=without)
    named = begin("stage_3", directory=without, **{NAMED: {HEAD: "service_manager"}})

    lacks = (box(HEAD, Why.MISSING),)
    assert refused == Refused(reason=Reason.NOBODY, what=HEAD, problems=lacks)
    assert now_is(named).named[HEAD] == "service_manager"
    assert NAMED not in (named.answers if isinstance(named, Accepted) else {})


def test_each_post_takes_a_different_person_who_is_still_there():
    without = a_directory(HEAD)

    twice = begin("stage_3", directory=without, **{NAMED: {HEAD: MANAGER}})
    gone = begin("stage_3", directory=without, **{NAMED: {HEAD: "nobody"}})

    assert isinstance(twice, Refused)
    assert twice.problems == (box(HEAD, Why.TWICE),)
    assert isinstance(gone, Refused)
    assert gone.problems == (box(HEAD, Why.NOT_KNOWN),)


def test_whoever_has_acted_for_the_other_side_is_not_asked():
    refused = begin("stage_3", directory=a_directory(HEAD), **{NAMED: {HEAD: "chair"}})

    assert isinstance(refused, Refused)
    assert refused.problems == (box(HEAD, Why.OTHER_SIDE),)


def test_whoever_moves_it_up_chooses_for_the_gap_and_it_is_kept_while_the_stage_waits():
    without = a_directory(HEAD)
    dispute = raised("stage_2", directory=without)
    reply = chosen(dispute, "service_manager", "reply", directory=without, **PLAN)

    bare = {**NOT_NEGOTIATED, **AGREES}
    refused = choose(reply, "chair", "escalate", directory=without, **bare)
    chosen_now = {**bare, NAMED: {HEAD: "service_director"}}
    moved = chosen(reply, "chair", "escalate", directory=without, **chosen_now)
    waits = chosen(
        reply,
        "chair",
        "escalate",
        directory=without,
        **NOT_NEGOTIATED,
        **{NAMED: {HEAD: "service_director"}},
    )

    assert isinstance(refused, Refused)
    assert refused.reason is Reason.NOBODY
    assert moved.named[HEAD] == "service_director"
    assert waits.waits_to_open
    opened = playing.open_stage(waits, "chair", directory=without, agreement=AGREED)
    assert must_act(playing.PROCEDURE, now_is(opened)) == {
        MANAGER: MANAGER,
        HEAD: "service_director",
    }


def test_a_silent_deciders_place_may_be_taken_by_whoever_stands_in(
    monkeypatch: pytest.MonkeyPatch,
):
    both = "{all: [chair, head_of_service], sign: signature}"
    use(monkeypatch, (f"answered_by: {joint.JOINT}", f"answered_by: {both}"))
    dispute = proposed(HEAD)
    assert must_act(playing.PROCEDURE, dispute) == {"chair": "chair"}
    now = at("2026-12-03 10:00")
    silent = now_is(ticked(dispute, now))

    refused = agree(dispute, "chair_manager", **SIGNED)
    outcome = agree(silent, "chair_manager", now, **SIGNED)

    assert refused == Refused(reason=Reason.NOT_YOURS, what="chair")
    assert now_is(outcome).step == "review"


def test_whoever_stands_in_is_of_no_side_by_agreeing_and_may_go_on_standing_in(
    monkeypatch: pytest.MonkeyPatch,
):
    both = "{all: [chair, head_of_service], sign: signature}"
    by_the_lead = ("stands_in: chair_manager", "stands_in: safeguarding_lead")
    use(monkeypatch, by_the_lead, (f"answered_by: {joint.JOINT}", f"answered_by: {both}"))
    now = at("2026-12-03 10:00")
    silent = now_is(ticked(proposed(HEAD), now))
    telephoned = chosen(silent, "safeguarding_lead", "telephoned", now, **CALL)

    agreed = now_is(agree(telephoned, "safeguarding_lead", now, **SIGNED))

    assert agreed.step == "review"
    assert agreed.acted["safeguarding_lead"] == "neither"


def test_whoever_chose_for_a_silent_decider_proposes_in_their_place(
    monkeypatch: pytest.MonkeyPatch,
):
    both = "{all: [chair, head_of_service], sign: signature}"
    use(monkeypatch, (f"answered_by: {joint.JOINT}", f"answered_by: {both}"))
    now = at("2026-12-03 10:00")
    silent = now_is(ticked(raised("stage_3"), now))

    waits = chosen(silent, "chair_manager", "reply", now, **REPLY)

    assert waits.proposal is not None
    assert waits.proposal.agreed == {"chair": "chair_manager"}


# ---- steps by several --------------------------------------------------------------------------

LEAD = "safeguarding_lead"
REVIEW = 'limit: {working_days: 2, source: ours}\n    shows: {title: "The reply"'
REVIEWED_BY_BOTH = (
    (f"by: chair\n    {REVIEW}", f"by: {{all: [chair, safeguarding_lead]}}\n    {REVIEW}"),
)


def replied(directory: Directory | None = None, **more: Any) -> Accepted | Refused:
    dispute = raised("stage_1", directory=directory)
    return choose(dispute, MANAGER, "reply", directory=directory, **PLAN, **more)


def test_a_step_may_be_one_answer_of_several(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, *REVIEWED_BY_BOTH)

    review = now_is(replied())
    waits = chosen(review, LEAD, "resolved", **RESOLVED)
    over = now_is(agree(waits, "chair", proposed=RESOLVED))

    assert must_act(playing.PROCEDURE, review) == {
        "chair": "chair",
        LEAD: LEAD,
    }
    assert over.step == "follow_up"


def test_a_step_of_several_waits_for_nobody_who_is_not_there(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, *REVIEWED_BY_BOTH)
    without = a_directory(LEAD)
    other = Posting(person="other", post=LEAD, team="South", agency="Sample Health Trust")
    several = replace(other, person="another", agency="Sample School")
    of_two = replace(without, postings=(*without.postings, other, several))

    refused = replied(without)
    of_a_side = replied(without, **{NAMED: {LEAD: "chair_manager"}})
    named = replied(of_two, **{NAMED: {LEAD: "other"}})

    assert isinstance(of_a_side, Refused)
    assert of_a_side.problems == (box(LEAD, Why.OTHER_SIDE),)
    assert isinstance(refused, Refused)
    assert refused.problems == (box(LEAD, Why.MISSING),)
    assert now_is(named).named[LEAD] == "other"


# ---- what a form says before -------------------------------------------------------------------


def test_what_a_choice_leads_to_names_all_of_them_and_the_gaps(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, *REVIEWED_BY_BOTH)
    without = a_directory(LEAD, HEAD)
    dispute = raised("stage_2", directory=without)
    there = here("service_manager", dispute=dispute, directory=without)
    reply = playing.PROCEDURE.choices_of("answer")["reply"]

    review = preview(playing.PROCEDURE, dispute, reply, there)
    above = preview_stage(playing.PROCEDURE, dispute, "stage_3", there)

    assert review.together == Together(people={"chair": "chair", LEAD: None}, lacking=(LEAD,))
    assert above.together == Together(people={MANAGER: MANAGER, HEAD: None}, lacking=(HEAD,))
