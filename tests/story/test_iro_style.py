"""A reviewing officer's disputes: stages passed over, a referral beside them, and one limit."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.office import Office
from tests.story.agencies import NAMES, addresses, holding
from tests.story.living import Life, person, raised, why_not
from tests.world import MONDAY
from workflows.boxes import Box
from workflows.commands import Reason

PROCEDURES = Path(__file__).parents[1] / "procedures"
POSTS = {
    "reviewing_officer": ["officer"],
    "reviewing_manager": ["officers_manager"],
    "social_worker": ["worker"],
    "team_manager": ["manager"],
    "service_manager": ["senior"],
    "head_of_service": ["head"],
    "director": ["director"],
    "safeguarding_lead": ["council_lead"],
}
#: Who answers at each stage.
RESPONDERS = {
    "stage_1": "manager",
    "stage_2": "senior",
    "stage_3": "head",
    "stage_4": "director",
}
CAFCASS = "cafcass@example.gov.uk"
REFERRAL = {"referral": {"spoke_on": "2026-11-23", "reason": "The plan is not followed."}}
REPLY = {"reply": {"reply": "A visit on Friday."}}
SETTLED = {"resolution": {"comments": "The visit happened."}}
NOT_RESOLVED = {"not_resolved": {"comments": "No visit yet."}}
CANNOT_WAIT = {"passed_over": {"reason": "AB moves on Monday."}}


@pytest.fixture
def others() -> dict[str, str]:
    return NAMES


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    return {
        "DRP_PROCEDURES": "iro-style",
        "DRP_PROCEDURES_DIR": PROCEDURES,
        "outside": addresses(tmp_path, monkeypatch, cafcass=CAFCASS),
    }


@pytest.fixture
def council(office: Office) -> Office:
    office.world.people(holding(POSTS))
    return office


def begun(office: Office, stage: str = "stage_1") -> Life:
    typed: dict[str, dict[str, Any]] = {
        "child": {"case_number": "1234567", "initials": "AB"},
        "concern": {
            "impact": "AB waits.",
            "concern": "No visit yet.",
            "resolution": "A visit each week.",
        },
        "people": {"social_worker": "worker", "manager": RESPONDERS[stage]},
    }
    return raised(office, "officer", stage, typed)


def past_the_date(office: Office, life: Life) -> None:
    office.world.pass_to(life.is_now.clock.due.at + timedelta(minutes=1))


def test_the_officer_passes_over_two_stages_with_a_reason(council: Office):
    life = begun(council)
    officer = person(council, "officer")

    life.page("officer").press("Go higher now")
    form = officer.modal(f"Move up {life.reference}")
    form.choose("To which stage?", "Stage 4")
    form = officer.modal(f"Move up {life.reference}").shows("Goes to Sample Director, director.")
    refused = form.submit(unchecked=True)
    form.fill("Why must it go there now?", "AB moves on Monday.")
    form.submit()

    assert refused.errors == {"Why must it go there now?": "Write why it must go there now."}
    life.message("director", f"{life.reference}, stage 4: your reply is due")
    officer.modal("Moved up").close()
    assert "Stage 2 and stage 3 were left out." in life.page("officer").text
    assert "Go higher now" not in officer.modal(life.reference).buttons


@pytest.mark.parametrize(
    ("begins", "goes_to"),
    [("stage_1", "stage_3"), ("stage_2", "stage_4"), ("stage_3", "stage_4")],
)
def test_any_stage_is_passed_over_before_and_after_its_reply(
    council: Office, begins: str, goes_to: str
):
    before, after = begun(council, begins), begun(council, begins)
    after.does(RESPONDERS[begins], "reply", **REPLY)

    for life in (before, after):
        refused = why_not(life.tries("officer", "pass_over", goes_to))
        moved = life.does("officer", "pass_over", goes_to, **CANNOT_WAIT)

        assert refused.problems[0].box == Box(form="passed_over", field="reason")
        assert (moved.stage, moved.step) == (goes_to, "answer")
        life.message(RESPONDERS[goes_to], f"{life.reference}, {goes_to.replace('_', ' ')}: your")


def test_a_referral_to_cafcass_stands_beside_the_stage_and_stops_no_clock(council: Office):
    life = begun(council)
    officer, clock = person(council, "officer"), life.is_now.clock

    life.page("officer").press("Refer to CAFCASS")
    form = officer.modal(f"CAFCASS {life.reference}")
    form.shows("The stage goes on, and no date changes.")
    form.fill("Why is it referred?", "The plan is not followed.")
    form.submit()
    officer.modal("Referral recorded").close()

    assert life.is_now.clock == clock
    page = life.page("officer").shows("E-mails").text
    assert CAFCASS in page
    assert "Attached: Child, The concern, Referral to CAFCASS." in page


def test_it_is_referred_at_any_time_also_when_late_and_after_the_end(council: Office):
    life = begun(council)
    past_the_date(council, life)
    life.does("officer", "refer_to_cafcass", **REFERRAL)
    life.does("manager", "reply", **REPLY)
    life.does("officer", "refer_to_cafcass", **REFERRAL)
    over = life.does("officer", "settled", **SETTLED)

    after = life.does("officer", "refer_to_cafcass", **REFERRAL)

    assert (over.end, after.end) == ("resolved", "resolved")
    assert [(post, address) for _, post, address in life.emails()] == [("cafcass", CAFCASS)] * 3
    assert why_not(life.tries("manager", "refer_to_cafcass", **REFERRAL)).reason is Reason.NOT_YOURS


def test_that_the_20_working_days_have_passed_is_told_once_and_it_goes_on(council: Office):
    life = begun(council)
    due = life.is_now.overall_due
    assert due

    council.world.pass_to(due.at + timedelta(days=2))

    until = "by 5pm on Monday 21 December 2026"
    over = f"{life.reference}, stage 1: the whole process was to end {until}"
    for who in ("officer", "officers_manager"):
        life.message(who, over)
        said = [each.text for each in person(council, who).direct_messages()]
        assert sum(over in text for text in said) == 1
    assert life.does("manager", "reply", **REPLY).step == "review"


def test_what_each_stage_does_not_resolve_climbs_to_the_director_and_ends_there(council: Office):
    life = begun(council)
    for stage, who in RESPONDERS.items():
        life.does(who, "reply", **REPLY)
        if stage != "stage_4":
            life.does("officer", "escalate", **NOT_RESOLVED)

    over = life.does("officer", "unresolved", **NOT_RESOLVED)

    assert [rung.stage for rung in over.rungs] == list(RESPONDERS)
    assert over.end == "unresolved"
    said = "Please open it and decide with the reviewing officer what happens now."
    life.message("officers_manager", said)
    assert "Sample Officer moved it to stage 4." in life.page("officer").text


def test_silence_at_each_stage_climbs_and_at_last_ends_as_unresolved(council: Office):
    life = begun(council)
    for _ in range(3):
        past_the_date(council, life)
        life.does("officer", "escalate_late", **NOT_RESOLVED)
    assert life.is_now.stage == "stage_4"

    past_the_date(council, life)
    over = life.does("officer", "unresolved_late", **NOT_RESOLVED)

    assert over.end == "unresolved"
    assert council.world.clock.at > MONDAY + timedelta(days=28)


def test_the_officer_withdraws_it_and_each_who_was_asked_hears_that(council: Office):
    life = begun(council)
    life.does("officer", "pass_over", "stage_2", **CANNOT_WAIT)

    over = life.does("officer", "withdraw", withdrawal={"reason": "AB has moved."})

    assert over.end == "withdrawn"
    for who in ("manager", "senior"):
        life.message(who, f"{life.reference}: withdrawn at stage 2")
