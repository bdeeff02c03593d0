"""Practitioners of two agencies, their line managers, senior managers, and the partners (S2)."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.office import Office
from tests.story.agencies import NAMES, addresses, holding
from tests.story.living import person, why_not
from tests.story.sunderland import (
    AGREEMENT,
    FACILITATED,
    INSPECTORATE,
    JUSTIFIED,
    NO_OUTCOME,
    NOT_REACHED,
    OTHER_LEAD,
    PAIRS,
    POSTS,
    REFERRAL_TITLE,
    asked_for,
    at_step,
    begun,
    done_at,
    fill_in,
    past_the_date,
    to_open,
)
from tests.story.telling import reference_in
from tests.world import MONDAY
from workflows.commands import Reason
from workflows.rungs import stage_name

MANAGER = "business.manager@example.gov.uk"
PARTNERS = "partners@example.gov.uk"

#: When two senior managers meet.
WHEN = {"meets_on": "2026-11-27", "meets_at": "1000"}


@pytest.fixture
def others() -> dict[str, str]:
    return NAMES


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """The scrutineer has no address here."""
    outside = addresses(tmp_path, monkeypatch, business_manager=MANAGER, partners=PARTNERS)
    return {"DRP_PROCEDURES": "sunderland", "outside": outside}


@pytest.fixture
def agencies(office: Office) -> Office:
    office.world.people(holding(POSTS))
    return office


def test_the_same_agency_is_pointed_to_its_own_process_and_a_later_date_is_asked_why(
    agencies: Office,
):
    """S2-04, S2-39, S2-40, Q-28, Q-29."""
    worker = person(agencies, "worker")
    worker.types("/drp new")
    form = worker.modal().shows("Which safeguarding lead of your agency was consulted?")
    fill_in(form)
    form.choose("Are both sides in the same agency?", "Yes, the same agency")
    assert "Your own agency's process is meant for this. You can still go on here." in form.text

    form.fill("By when will you talk?", "2026-12-01")
    refused = form.submit()
    form.fill("Why more than 5 working days?", "The nurse is away until then.")

    assert "Needed where the date is more than 5 working days away." in form.text
    assert refused.errors == {
        "Why more than 5 working days?": (
            "The date is more than 5 working days away: give the reason, or choose an earlier date."
        )
    }
    assert form.submit().kind == "pushed"
    check = worker.modal("Check before sending")
    check.shows("Step 1: professionals: you and Sample Nurse are asked to answer").submit()
    sent = worker.modal("Sent").shows("is with you and Sample Nurse.").shows("Your answer is due")
    reference = reference_in(sent.text)
    asked = person(agencies, "nurse").direct_message(reference)
    assert "by 5pm on Tuesday 1 December 2026 (the date you agreed)" in asked.text


def test_nobody_chooses_among_one_level_and_each_reader_is_named_once(agencies: Office):
    """The practitioner raises it and answers it; the lead stands in."""
    person(agencies, "worker").types("/drp new")

    form = person(agencies, "worker").modal()

    assert "Which level made the decision?" not in form.labels()
    form.shows("It begins with step 1: professionals.").shows("The two of you talk")
    form.shows(
        "Who sees this: you, the other agency's practitioner who answers with you, "
        "and the designated safeguarding lead. Anyone covering for them too. "
        "Each viewing is recorded."
    )


@pytest.mark.parametrize(
    ("who", "other"),
    [("worker", "the other agency's practitioner"), ("nurse", "the practitioner")],
)
def test_an_answer_is_read_by_those_who_give_it_together(agencies: Office, who: str, other: str):
    begun(agencies).message(who, "step 1: your answer is due").press("We agree")

    form = person(agencies, who).modal()

    form.shows(f"Who sees this: you, {other}, and the designated safeguarding lead.")


@pytest.mark.parametrize("step", ["step_1", "step_2", "step_3"])
def test_at_each_step_both_sides_agree_with_what_was_learned(agencies: Office, step: str):
    """S2-22, S2-26, S2-34, S2-39, S2-44, S2-55, S2-58, S2-61."""
    life = at_step(agencies, step)
    if step == "step_2":
        life.does("manager", "take_across", **JUSTIFIED)
    agreed, done = f"agreed_{step[-1]}", {**done_at(step), **AGREEMENT}
    without = {**done, step: {**done[step], "learning": ""}}

    refused = why_not(life.tries(PAIRS[step][0], agreed, **without))
    over = life.together(*PAIRS[step], agreed, **done)

    assert [problem.box.field for problem in refused.problems] == ["learning"]
    assert (over.stage, over.end) == (step, "resolved")
    life.message(PAIRS[step][0], f"{life.reference}, {stage_name(step)}: recorded as resolved.")
    assert "copy it to the child's file" in life.page("worker").text


def test_the_line_manager_sends_it_back_once_and_then_takes_it_across(agencies: Office):
    """S2-23, S2-25 to S2-28."""
    life = at_step(agencies, "step_2")
    manager, worker = person(agencies, "manager"), person(agencies, "worker")

    life.message("manager", "step 2: your answer is due").press("Not as it stands")
    form = manager.modal(f"Your view {life.reference}").shows("What was raised")
    form.fill("What does the concern lack?", "Say what it means for the child.")
    form.submit()
    asked = worker.direct_message("the line manager asks you to put it clearer.")
    asked.press("Put it clearer")
    form = worker.modal(f"Clearer {life.reference}").shows("Say what it means for the child.")
    form.fill("Put the concern again", "AB does not know who visits.")
    form.fill("By when does your line manager look at it?", "2026-11-27")
    form.submit()

    again = manager.direct_message("the concern is put clearer")
    assert again.buttons == ["Justified", "More choices", "Immediate safety"]
    again.press("Justified")
    form = manager.modal(f"Your view {life.reference}").shows("AB does not know who visits.")
    form.fill("Why is the concern justified?", "The threshold is met.")
    form.fill("By when does the other line manager respond?", "2026-11-27")
    form.submit()
    person(agencies, "matron").direct_message("step 2: the line manager finds it justified.")


def test_the_month_cuts_a_step_short_and_the_form_says_so(agencies: Office):
    """S2-29, S2-42, Q-15."""
    life = begun(agencies)
    agencies.world.clock.at = MONDAY.replace(month=12, day=18)
    life.does("worker", "not_agreed_1", **done_at("step_1"))
    life.opens("worker", **to_open("step_2", "2026-12-24"))

    until = "by 5pm on Wednesday 23 December 2026 (cut short by the month for the whole)"
    life.message("manager", f"your answer is due {until}").press("Justified")

    person(agencies, "manager").modal(f"Your view {life.reference}").shows(until)


def test_the_senior_managers_meet_before_they_agree(agencies: Office):
    """S2-30, S2-32 to S2-34."""
    life = at_step(agencies, "step_3")
    met = life.together(*PAIRS["step_3"], "meet", time_to_meet=WHEN)

    over = life.together(*PAIRS["step_3"], "agreed_3", **done_at("step_3"), **AGREEMENT)

    assert met.step == "resolution_meeting"
    assert over.end == "resolved"


def test_the_referral_begins_with_what_was_done_at_each_step(agencies: Office):
    """S2-35, S2-36, S2-47 to S2-63."""
    life = at_step(agencies, "step_3")
    life.does("senior", "not_agreed_3", **done_at("step_3"))
    worker = person(agencies, "worker")

    life.message("worker", "step 4 needs").press("Open step 4")
    form = worker.modal("Open step 4")
    form.choose("Your safeguarding lead's view", "Record it now")
    form.choose("Referral to the partnership", "Record it now")
    form = worker.modal("Open step 4").shows("Name and designation of referrer")

    for number, who in enumerate(["by professionals", "by line managers", "by senior managers"], 1):
        assert form.value(f"Step {number}, {who}: actions taken") == f"actions {number}"
        assert form.value(f"Step {number}: outcome") == f"outcome {number}"
        assert form.value(f"Step {number}: has any learning been identified?") == "Yes"
        assert form.value(f"Step {number}: learning identified") == f"learning {number}"
    assert form.value("Date information passed to the SSCB Strategic Business Manager")


def test_the_partners_are_told_of_the_referral_and_it_is_resolved_with_their_help(
    agencies: Office,
):
    """S2-09, S2-10, S2-36, S2-37, S2-47."""
    life = at_step(agencies, "step_4")

    page = life.page("worker").shows("E-mails").text
    over = life.together(*PAIRS["step_4"], "facilitated", **FACILITATED, **OTHER_LEAD, **AGREEMENT)

    assert life.emails() == [
        (REFERRAL_TITLE, "business_manager", MANAGER),
        (REFERRAL_TITLE, "partners", PARTNERS),
    ]
    assert page.count(f'Title: "{REFERRAL_TITLE}"') == 2
    assert page.count("Attached: Referral to the partnership.") == 2
    assert over.end == "resolved"


def test_where_a_partner_is_a_party_the_scrutineer_is_told_in_their_place(agencies: Office):
    """S2-11, S2-37: this one has no address, so the practitioner is asked to send it."""
    life = at_step(agencies, "step_4", partner_party="yes")

    assert life.emails() == [
        (REFERRAL_TITLE, "business_manager", MANAGER),
        (REFERRAL_TITLE, "scrutineer", ""),
    ]
    life.message("worker", "step 4: no address is set for the Independent Scrutineer")


def test_what_stays_unresolved_goes_to_an_inspectorate_or_ends_as_unresolved(agencies: Office):
    """S2-12, S2-45."""
    referred, unresolved = at_step(agencies, "step_4"), at_step(agencies, "step_4")
    came_of_it = {**FACILITATED, **OTHER_LEAD}

    over = referred.together(*PAIRS["step_4"], "to_inspectorate", **came_of_it, **INSPECTORATE)
    ended = unresolved.together(*PAIRS["step_4"], "stays_unresolved", **came_of_it)

    assert (over.end, ended.end) == ("inspectorate", "unresolved")
    said = f"{referred.reference}: ended as referred to an inspectorate at step 4"
    referred.message("worker", said)
    for who in ("manager", "head"):
        unresolved.message(who, "Please open it and decide what happens now.")


def test_where_the_heads_are_silent_it_need_not_go_to_an_inspectorate(agencies: Office):
    """S2-12: only if that is appropriate."""
    life = at_step(agencies, "step_4")
    typed = {**NO_OUTCOME, **NOT_REACHED}
    too_soon = why_not(life.tries("worker", "unresolved_4", **typed))

    past_the_date(agencies, life)
    life.page("worker").shows("Record as not resolved")
    over = life.does("worker", "unresolved_4", **typed)

    assert too_soon.reason is Reason.NOT_YET
    assert over.end == "unresolved"
    for who in ("manager", "head"):
        life.message(who, "Please open it and decide what happens now.")


def test_the_senior_managers_read_what_was_put_clearer_and_why_it_is_justified(agencies: Office):
    """S2-25, S2-30: until they meet, and at the meeting."""
    life = at_step(agencies, "step_3")

    life.message("senior", "step 3: your answer is due").press("Meet")
    person(agencies, "senior").modal(f"Meet {life.reference}").shows("The threshold is met.")

    life.together(*PAIRS["step_3"], "meet", time_to_meet=WHEN)
    life.message("senior", "a resolution meeting is agreed").press("We agree")
    person(agencies, "senior").modal(f"Agree {life.reference}").shows("The threshold is met.")


@pytest.mark.parametrize(
    ("who", "of_step_2"),
    [("worker", ["Your safeguarding lead's view", "The agreed date"]), ("nurse", [])],
)
def test_either_practitioner_moves_it_up_at_once_though_the_other_does_not_agree(
    agencies: Office, who: str, of_step_2: list[str]
):
    """S2-08, S2-18, S2-23, S2-31, S2-39: what is not agreed takes one, and waits for no date."""
    life = begun(agencies)

    life.message(who, "step 1: your answer is due").press("We do not agree")
    form = person(agencies, who).modal(f"Move up {life.reference}")
    form.shows("One of you is enough: nobody else has to agree.")
    assert "at once" not in form.text
    form.fill("What was done?", "Two calls.")
    form.fill("What came of it?", "We still see it differently.")
    form.choose("Has any learning been identified?", "No")
    form.choose(
        "Was a safeguarding lead of the other agency consulted?", "No, nobody could be reached"
    )
    form = person(agencies, who).modal(f"Move up {life.reference}")
    form.fill("Whom did you try to reach, and when?", "Both leads of the trust, twice.")
    for part in of_step_2:
        form.choose(part, "Not yet")
    form.submit()

    assert life.is_now.proposal is None
    for opener in ("worker", "manager"):
        life.message(opener, "step 2 needs")
    life.page("manager").shows("record what is needed for step 2")
    assert life.opens("manager", **to_open("step_2", "2026-11-27")).stage == "step_2"


@pytest.mark.parametrize("step", ["step_2", "step_3"])
@pytest.mark.parametrize("side", [0, 1])
def test_either_manager_moves_it_up_without_delay(agencies: Office, step: str, side: int):
    """S2-08, S2-18, S2-30, S2-31, S2-35."""
    life = at_step(agencies, step)
    if step == "step_2":
        life.does("manager", "take_across", **JUSTIFIED)

    life.does(PAIRS[step][side], f"not_agreed_{step[-1]}", **done_at(step))

    assert asked_for(life) == f"step_{int(step[-1]) + 1}"


def test_one_practitioner_cannot_end_it_alone(agencies: Office):
    """S2-22, S2-44: what is agreed, both confirm; the other can still say that it is not."""
    life = begun(agencies)
    waits = life.does("worker", "agreed_1", **done_at("step_1"), **AGREEMENT)
    assert waits.end is None

    life.does("nurse", "not_agreed_1", **done_at("step_1"))

    assert asked_for(life) == "step_2"


def test_each_way_out_of_a_step_says_whether_the_other_sides_lead_was_consulted(agencies: Office):
    """S2-39: at each stage; who could not be reached holds up nothing."""
    life = begun(agencies)
    past_the_date(agencies, life)
    done = {**NO_OUTCOME, **done_at("step_1")}

    unsaid = why_not(life.tries("worker", "nothing_1", **{**done, "other_lead": {}}))
    nobody = {"other_lead": {"other_consulted": "no"}}
    unexplained = why_not(life.tries("worker", "nothing_1", **{**done, **nobody}))
    life.does("worker", "nothing_1", **{**done, **NOT_REACHED})

    assert [each.box.field for each in unsaid.problems] == ["other_consulted"]
    assert [each.box.field for each in unexplained.problems] == ["not_reached"]
    assert asked_for(life) == "step_2"


def test_where_nothing_is_recorded_by_the_date_the_practitioner_moves_it_up(agencies: Office):
    """S2-08, S2-18, S2-31."""
    life = begun(agencies)
    assert why_not(life.tries("worker", "nothing_1", **NO_OUTCOME)).reason is Reason.NOT_YET

    for step, choice in [("step_1", "nothing_1"), ("step_2", "nothing_2"), ("step_3", "nothing_3")]:
        past_the_date(agencies, life)
        life.does("worker", choice, **NO_OUTCOME, **done_at(step))
        soon = agencies.world.clock.at.date() + timedelta(days=3)
        life.opens("worker", **to_open(asked_for(life), soon.isoformat()))
    past_the_date(agencies, life)
    over = life.does("worker", "nothing_4", **NO_OUTCOME, **OTHER_LEAD, **INSPECTORATE)

    assert [rung.stage for rung in over.rungs] == list(PAIRS)
    assert over.end == "inspectorate"


@pytest.mark.parametrize("who", ["worker", "nurse", "manager"])
def test_the_managers_of_both_sides_hear_that_a_child_is_at_risk_whoever_says_so(
    agencies: Office, who: str
):
    """S2-46: nobody is asked to telephone themselves."""
    life = at_step(agencies, "step_2")

    life.does(who, "safety_alert", immediate_risk={"said": "AB is alone tonight."})

    asked = f"about {life.reference} now." if who != "worker" else "the person who raised"
    for told in {"council_lead", "manager", "matron"} - {who}:
        assert "alone tonight" not in life.message(told, asked).words
    heard = [each.text for each in person(agencies, who).direct_messages()]
    assert not any(asked in text for text in heard)


def test_the_practitioner_withdraws_it(agencies: Office):
    life = at_step(agencies, "step_2")

    over = life.does("worker", "withdraw", reason={"reason": "We have talked again."})

    assert over.end == "withdrawn"
    for who in ("nurse", "manager"):
        life.message(who, f"{life.reference}: withdrawn at step 2")
