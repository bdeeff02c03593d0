"""Two workers of two agencies talk; a more senior pair takes it forward at each stage (S0)."""

from pathlib import Path

import pytest

from slackapp.wording.times import day
from tests.office import Office
from tests.story.agencies import NAMES, addresses, holding
from tests.story.living import person, why_not
from tests.story.solihull import (
    MEETING_REQUIRED,
    MET,
    NOT_MET,
    PAIRS,
    PARTNERSHIP,
    POSTS,
    REMIT,
    SHEET,
    at_stage,
    begun,
    fill_in_sheet,
    not_satisfied,
    raise_about_two,
    typed,
)
from tests.world import MONDAY
from workflows.commands import Reason, Refused
from workflows.rungs import stage_name
from workflows.use_cases import raising


@pytest.fixture
def others() -> dict[str, str]:
    return NAMES


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """The partnership has an address; the reviewing unit has none."""
    outside = addresses(tmp_path, monkeypatch, partnership=PARTNERSHIP)
    return {"DRP_PROCEDURES": "solihull", "outside": outside}


@pytest.fixture
def agencies(office: Office) -> Office:
    office.world.people(holding(POSTS))
    return office


def test_two_workers_do_not_agree_and_a_pair_takes_it_forward(agencies: Office):
    """S0-07, S0-20, S0-32, S0-33, S0-36 to S0-41, S0-49, S0-50."""
    reference = raise_about_two(agencies)
    worker, nurse = person(agencies, "worker"), person(agencies, "nurse")
    worker.modal("Sent").close()

    # The worker writes what they agree about, and who takes the rest forward; the nurse agrees.
    worker.direct_message(f"{reference}, discussion: your answer").press("We do not agree")
    form = worker.modal(f"Move up {reference}")
    form.choose("Taking it forward", "Record it now")
    form.choose("Is anyone still not satisfied that it will improve?", "Yes")
    form = worker.modal().shows("I understand the remit").shows("Who takes it forward for the")
    assert "Workers involved so far" in form.text
    fill_in_sheet(form)
    form.fill("Who is not satisfied, and why?", "Both of us: the visits have no date.")
    form.choose("The other's remit", REMIT)
    form.pick(
        "Who takes it forward for the side that raised it?", "Sample Manager, worker's manager"
    )
    form.fill("Their role", "Team manager")
    form.pick(
        "Who takes it forward for the side that answers?", "Sample Matron, other worker's manager"
    )
    form.fill("Their role", "Matron", nth=2)
    form.fill("By when will they meet?", "2026-12-04")
    form.submit()
    worker.modal("Proposed").close()
    nurse.direct_message("asks you to agree to the joint answer").press("Read and agree")
    nurse.modal("Joint answer").shows("Both of us: the visits have no date.").submit()
    nurse.modal("Moved up").close()

    # Both of the pair are asked; the e-mails wait, one of them has no address.
    for lead in ("manager", "matron"):
        asked = person(agencies, lead).direct_message(f"{reference}, stage 1: your answer is due")
        assert "by 5pm on Friday 4 December 2026 (the date you agreed)" in asked.text
        assert "CD" not in asked.words
    worker.types(f"/drp show {reference}")
    page = worker.modal(reference).shows("E-mails").text
    assert "partnership@example.gov.uk, the safeguarding partnership" in page
    assert page.count('Title: "Dispute resolution procedure started"') == 2
    assert "Attached: Preparation sheet, Sheet." in page
    assert "No address is set for the reviewing unit, so this is not sent." in page
    assert "The procedure prints cpru@solihull.gov.uk." in page
    assert "For the attention of the child's Reviewing Officer." in page
    worker.direct_message(f"{reference}, stage 1: no address is set for the reviewing unit")


def test_the_last_to_agree_is_told_that_the_next_stage_waits_and_for_whom(agencies: Office):
    """S0-44, S0-49: nothing has moved before the worker records who takes it forward."""
    life = begun(agencies)
    life.does("worker", "not_agreed", **not_satisfied("discussion"))
    nurse = person(agencies, "nurse")

    life.message("nurse", "asks you to agree").press("Read and agree")
    nurse.modal("Joint answer").submit()

    nurse.modal("Asked for stage 1").shows("The worker is asked to record what is needed")
    agreed = life.message("nurse", "Stage 1 asked for by you and Sample Worker at 10am")
    assert "The worker records what is needed for stage 1 first" in agreed.words
    assert "Moved" not in agreed.words
    proposed = life.message("worker", "You proposed the joint answer").words
    assert "It needs the agreement of the other worker." in proposed


def test_each_sheet_begins_as_the_one_before_and_is_kept_as_it_was(agencies: Office):
    """S0-51, S0-52, S0-54, S0-57, S0-72, S0-108."""
    life = at_stage(agencies, "stage_2")

    life.message("senior_nurse", "stage 2: your answer").press("We do not agree")
    form = person(agencies, "senior_nurse").modal(f"Move up {life.reference}")

    assert form.value("What have you agreed you are worried about?") == "Worried at stage 1."
    assert form.value("What have you agreed is working well?") == "School is going well."
    assert form.value("What have you agreed is the next step?") == "Visit on Friday."
    assert form.value("Is anyone still not satisfied that it will improve?") is None
    assert "I understand the remit" not in form.text
    assert "The earlier sheets" in form.text
    assert "Both of us: the visits have no date." in form.text


def test_what_is_agreed_in_the_discussion_ends_there_and_nobody_outside_is_told(agencies: Office):
    """S0-36, S0-42."""
    life = begun(agencies, "both")

    over = life.together("nurse", "worker", "agreed", **SHEET)

    assert (over.stage, over.end) == ("discussion", "resolved")
    assert life.emails() == []
    life.message("nurse", f"{life.reference}, discussion: recorded as resolved.")


@pytest.mark.parametrize("stage", ["discussion", *PAIRS])
def test_while_somebody_is_not_satisfied_nothing_is_recorded_as_agreed(
    agencies: Office, stage: str
):
    """S0-31, S0-36, S0-55, S0-59: and the partnership is not told that it is resolved."""
    life = at_stage(agencies, stage)
    ours, before = PAIRS.get(stage, ("worker", ""))[0], life.emails()

    life.message(ours, f"{stage_name(stage)}: your answer is due").press("We agree")
    form = person(agencies, ours).modal(f"Agree {life.reference}")
    form.choose("Is anyone still not satisfied that it will improve?", "Yes")
    form = person(agencies, ours).modal(f"Agree {life.reference}")
    fill_in_sheet(form)
    form.fill("Who is not satisfied, and why?", "Both of us: the visits have no date.")
    if stage == "discussion":
        form.choose("The other's remit", REMIT)
    refused = form.submit()

    assert refused.errors == {
        "Is anyone still not satisfied that it will improve?": (
            "Somebody is still not satisfied, so this is not resolved: "
            'choose "We do not agree" in place of this form.'
        )
    }
    assert (life.is_now.proposal, life.is_now.end) == (None, None)
    assert life.emails() == before


def test_without_a_sheet_a_summary_goes_to_the_partnership(agencies: Office):
    """S0-39, S0-40."""
    life = at_stage(agencies, "stage_1", late=True)

    page = life.page("worker").shows("E-mails").text

    assert "A summary stands in place of forms: none was filled in." in page
    assert "Attached" not in page


@pytest.mark.parametrize("status", ["none", "plan", "looked_after", "both"])
def test_the_reviewing_unit_is_told_exactly_when_a_child_is_on_a_plan_or_looked_after(
    agencies: Office, status: str
):
    """S0-41, S0-43, S0-63."""
    life = at_stage(agencies, "stage_1", status)
    life.together(*PAIRS["stage_1"], "agreed_1", **SHEET)

    titles = [title for title, post, _ in life.emails() if post == "reviewing_unit"]

    started = "Dispute resolution procedure started"
    resolved = "Dispute resolution resolved at stage 1"
    assert titles == ([] if status == "none" else [started, resolved])


@pytest.mark.parametrize(
    ("stage", "title"),
    [
        ("stage_1", "Dispute resolution resolved at stage 1"),
        ("stage_2", "Dispute resolution procedures resolved at stage 2"),
        ("stage_3", "Dispute resolution procedure resolved at stage 3"),
    ],
)
def test_each_stage_resolves_it_with_a_title_of_its_own(agencies: Office, stage: str, title: str):
    """S0-60 to S0-62, S0-80 to S0-82, S0-100 to S0-102: the titles as they are printed."""
    life = at_stage(agencies, stage)

    over = life.together(*PAIRS[stage], f"agreed_{stage[-1]}", **SHEET)

    assert over.end == "resolved"
    assert life.emails() == [
        ("Dispute resolution procedure started", "partnership", PARTNERSHIP),
        (title, "partnership", PARTNERSHIP),
    ]
    assert f'Title: "{title}"' in life.page("worker").shows("E-mails").text


def test_stage_4_asks_the_partnership_for_a_meeting_with_all_forms(agencies: Office):
    """S0-99, S0-104 to S0-107, Q-04."""
    life = at_stage(agencies, "stage_4")

    assert life.emails()[-1] == (MEETING_REQUIRED, "partnership", PARTNERSHIP)
    page = life.page("worker").shows("E-mails").text
    asked = page.partition(f'Title: "{MEETING_REQUIRED}"')[2].partition("Title:")[0]
    assert "Attached: Child, The people, The concern, Own manager's agreement" in asked
    assert "Taking it forward, Sheet, The stage 4 meeting." in asked
    assert "Marked as high importance." in asked

    over = life.together("chief_nurse", "head", "settled", **MET)

    assert over.end == "resolved"


def test_what_the_meeting_does_not_settle_goes_to_the_workers_manager(agencies: Office):
    """S0-107."""
    life = at_stage(agencies, "stage_4")

    over = life.together("head", "chief_nurse", "not_settled", **MET)

    assert over.end == "unresolved"
    life.message("manager", "Please open it and decide what happens now.").press("Open")
    page = person(agencies, "manager").modal(life.reference)
    assert "ended on Monday 23 November 2026, not resolved" in page.text


def test_where_no_meeting_is_held_by_the_date_the_worker_records_that(agencies: Office):
    life = at_stage(agencies, "stage_4")
    too_soon = why_not(life.tries("worker", "not_held", **NOT_MET))

    agencies.world.pass_to(MONDAY.replace(month=12, day=14, hour=18))
    over = life.does("worker", "not_held", **NOT_MET)

    assert too_soon.reason is Reason.NOT_YET
    assert over.end == "unresolved"


@pytest.mark.parametrize("stage", ["discussion", "stage_1", "stage_3"])
def test_both_agree_on_a_new_date_once_at_a_stage(agencies: Office, stage: str):
    """Q-06: the paper prints no time, so both agree on a date."""
    life = at_stage(agencies, stage)
    ours, theirs = PAIRS.get(stage) or ("worker", "nurse")
    later = {"new_date": {"meet_again_by": "2026-12-14", "why_later": "One of us is away."}}
    first = life.is_now.clock.due.day

    life.does(theirs, "new_date", **later)
    life.message(ours, "a new date is proposed").press("Agree this date")
    told = life.message(theirs, "the new date is agreed, by 5pm on Monday 14 December 2026")

    assert f"(first date: {day(first)})" in told.text
    assert life.is_now.clock.due.day.isoformat() == "2026-12-14"
    assert why_not(life.tries(ours, "new_date", **later)).reason is Reason.USED
    asked = life.message(theirs, "our answer is due by 5pm on Monday 14 December 2026")
    assert "We agree" in asked.buttons
    assert "New date" not in asked.buttons


def test_without_the_own_managers_agreement_nothing_is_sent(agencies: Office):
    """S0-19, S0-20."""
    not_yet = {**typed(), "manager_agreement": {"agreed": "no"}}

    refused = raising.prepare(agencies.world.desk, "worker", "discussion", not_yet)

    assert isinstance(refused, Refused)
    assert refused.reason is Reason.GATE
    assert "Agree the next step with your own manager first" in refused.problems[0].says


def test_the_worker_withdraws_it_and_those_asked_are_told(agencies: Office):
    life = at_stage(agencies, "stage_1", "plan")
    before = life.emails()

    life.page("worker").press("Withdraw")
    form = person(agencies, "worker").modal(f"Withdraw {life.reference}")
    form.fill("Why?", "The plan was changed.")
    form.submit()

    assert life.is_now.end == "withdrawn"
    assert life.emails() == before
    for who in ("nurse", "manager", "matron"):
        told = life.message(who, f"{life.reference}: withdrawn at stage 1")
        assert "plan was changed" not in told.words


@pytest.mark.parametrize("who", ["worker", "nurse"])
def test_the_managers_of_both_workers_hear_that_a_child_is_at_risk(agencies: Office, who: str):
    life = begun(agencies)

    life.does(who, "safety_alert", immediate_risk={"said": "AB is alone tonight."})

    asked = "the person who raised" if who == "worker" else f"about {life.reference} now."
    for told in ("council_lead", "manager", "matron"):
        assert "alone tonight" not in life.message(told, asked).words
