"""More time: a later date is proposed, the other side agrees, and the first date stays visible."""

from pathlib import Path
from typing import Any

import pytest

from tests import dates
from tests.dates import EVEN_LATER, LATER
from tests.office import Office
from tests.workflows.playing import at
from tests.world import PLAN
from workflows.commands import AnswerDate, Reason, Refused
from workflows.dispute import Dispute
from workflows.use_cases import dating, setting_cover
from workflows.use_cases.setting_cover import Wanted

FIRST = "by 5pm on Monday 30 November 2026"
NEW = "by 5pm on Thursday 3 December 2026"
BOTH = f"{NEW} (first date: Monday 30 November 2026)"


@pytest.fixture
def own_settings(tmp_path: Path) -> dict[str, Any]:
    return dates.own_procedure(tmp_path)


def proposed(office: Office) -> Dispute:
    """A dispute for whose reply the manager has proposed a new date."""
    dispute = office.world.raised()
    office.settle()
    office.world.choose("team_manager", dispute, "ask_for_time", **LATER)
    office.settle()
    return office.world.now_is(dispute)


def test_the_manager_asks_for_more_time_and_the_chair_agrees(office: Office):
    chair, manager = office.person("chair"), office.person("team_manager")
    dispute = office.world.raised()
    office.settle()
    assert "Ask for more time" not in manager.direct_message(dispute.reference).buttons
    manager.direct_message(dispute.reference).press("More choices")
    needs = manager.modal("More choices")
    needs.choose("What do you need?", "Ask for more time")
    needs.submit()
    form = manager.modal(f"New date {dispute.reference}")
    assert "Nothing changes until the team manager and chair have agreed on it." in form.text
    assert "The first date stays visible. The other side must agree." in form.text
    form.fill("Date you propose", "2026-12-03")
    form.fill("Why, in the light of risk to the child?", "AB is seen each day.")
    form.submit()
    manager.modal("Proposed").shows(
        "The date stays as it is until it is agreed by the chair."
    ).close()

    asked = chair.direct_message("a new date is proposed")
    assert asked.text == f"{dispute.reference}, stage 1: a new date is proposed, {NEW}."
    assert "AB is seen" not in asked.words
    answers = [
        "Agree this date",
        "Suggest another",
        "Keep the first date",
        "Open",
        "Immediate safety",
    ]
    assert asked.buttons == answers
    assert office.world.now_is(dispute).clock == dispute.clock
    home = chair.home().shows(f"A new date is proposed, {NEW}.")
    home.press(f"Decide about the new date of {dispute.reference}")
    page = chair.modal(dispute.reference)
    assert {"Agree this date", "Keep the first date"} <= set(page.buttons)
    page.close()
    asked.press("Agree this date")

    chair.direct_message("Agreed by you and Sample Team Manager at 10am")
    manager.direct_message(f"the new date is agreed, {BOTH}.")
    request = manager.direct_message(f"your reply is due {BOTH}.")
    assert "Reply" in request.buttons
    request.press("Reply")
    assert BOTH in manager.modal(f"Reply to {dispute.reference}").text


def test_whoever_covers_for_the_chair_answers_a_date_that_waits(office: Office):
    today = office.world.clock.at.date()
    wanted = Wanted(away="chair", cover="chair_manager", since=today, until=today, moves_open=True)
    setting_cover.set_cover(office.world.desk, "chair", wanted)
    dispute, cover = proposed(office), office.person("chair_manager")

    asked = cover.direct_message("You are covering for the chair. A new date is proposed")
    asked.press("Agree this date")
    office.settle()

    assert office.world.now_is(dispute).clock.due.day.isoformat() == "2026-12-03"
    cover.types(f"/drp show {dispute.reference}")
    page = cover.modal(dispute.reference)
    assert "Asked of Sample Chair, answered by Sample Chair Manager" in page.text


def test_both_names_and_times_are_in_the_history(office: Office):
    dispute, chair = proposed(office), office.person("chair")
    office.world.clock.at = at("2026-11-24 09:00")
    chair.direct_message("a new date is proposed").press("Agree this date")
    chair.direct_message("Agreed by you")

    chair.types(f"/drp show {dispute.reference}")

    page = chair.modal(dispute.reference).text
    assert f"Now at stage 1: team manager to reply {BOTH}." in page
    agreed = "Sample Team Manager and Sample Chair agreed a new date."
    assert f"*Tuesday 24 November 2026, 9am*\n{agreed} It is now due {BOTH}." in page
    asked = f"Sample Team Manager proposed a new date, {NEW}."
    assert (
        f"*Monday 23 November 2026, 10am*\n{asked} Nothing changes until it is agreed by the chair"
        in page
    )


def test_the_first_date_is_kept_and_whoever_proposed_is_told(office: Office):
    dispute, chair = proposed(office), office.person("chair")

    chair.direct_message("a new date is proposed").press("Keep the first date")

    chair.direct_message("The first date is kept, by you at 10am on Monday 23 November 2026.")
    told = office.person("team_manager").direct_message("the first date is kept")
    assert told.text.startswith(f"{dispute.reference}, stage 1: the first date is kept, {FIRST}")
    assert office.world.now_is(dispute).clock == dispute.clock
    office.world.choose("team_manager", dispute, "reply", **PLAN)


def test_the_other_side_suggests_another_date_and_the_manager_agrees_to_that(office: Office):
    dispute, chair = proposed(office), office.person("chair")
    manager = office.person("team_manager")
    chair.direct_message("a new date is proposed").press("Suggest another")
    form = chair.modal(f"New date {dispute.reference}")
    form.fill("Date you propose", "2026-12-04")
    form.fill("Why, in the light of risk to the child?", "No later than Friday.")
    form.submit()
    chair.modal("Proposed").close()

    chair.direct_message("A new date was proposed by you at 10am on Monday 23 November 2026.")
    manager.direct_message("a new date is proposed, by 5pm on Friday 4 December 2026.").press(
        "Agree this date"
    )

    told = chair.direct_message("the new date is agreed")
    assert "by 5pm on Friday 4 December 2026 (first date: Monday 30 November 2026)" in told.text
    assert office.world.now_is(dispute).clock.due.day.isoformat() == "2026-12-04"


def test_a_new_date_after_the_first_has_passed_ends_the_nudges_until_the_new_one(office: Office):
    dispute = office.world.raised()
    manager = office.person("team_manager")
    office.world.pass_to(at("2026-12-01 10:00"))
    nudged = manager.direct_message("no reply is recorded")
    assert "Reply" in nudged.buttons
    office.world.choose("team_manager", dispute, "ask_for_time", **LATER)
    office.settle()
    office.person("chair").direct_message("a new date is proposed").press("Agree this date")

    manager.direct_message("the new date is agreed")
    office.settle()
    before = len(manager.direct_messages())
    office.world.pass_to(at("2026-12-02 08:30"))
    assert len(manager.direct_messages()) == before
    office.world.pass_to(at("2026-12-02 09:30"))
    reminded = manager.direct_message(f"your reply is due {BOTH}")
    assert "Reply" in reminded.buttons
    assert office.world.now_is(dispute).late == 0
    office.world.pass_to(at("2026-12-04 09:30"))
    assert office.world.now_is(dispute).late == 1


def test_a_new_date_is_proposed_once_at_a_stage_and_an_old_answer_says_where_it_stands(
    office: Office,
):
    dispute, chair = proposed(office), office.person("chair")
    office.stop_sending()
    command = AnswerDate(visit=dispute.visit, number=dispute.version, agrees=True)
    dating.answer_date(office.world.desk, "chair", dispute.id, command)

    chair.direct_message("a new date is proposed").press("Agree this date")

    chair.modal("Nothing changed").shows("is now at stage 1")
    again = office.world.choose("team_manager", dispute, "ask_for_time", **EVEN_LATER)
    assert isinstance(again.outcome, Refused)
    assert again.outcome.reason is Reason.USED


def test_whoever_suggests_another_date_sees_the_first_with_its_reason_and_cannot_repeat_it(
    office: Office,
):
    proposed(office)
    chair = office.person("chair")
    chair.direct_message("a new date is proposed").press("Suggest another")
    form = chair.modal()
    assert f"Sample Team Manager proposed a new date, {NEW}." in form.text
    assert "AB is seen each day." in form.text
    assert form.value("Date you propose") is None

    form.fill("Date you propose", "2026-12-03")
    form.fill("Why, in the light of risk to the child?", "The same.")

    assert form.submit().errors == {
        "Date you propose": "This very date is proposed already. To have it, choose Agree this "
        "date; else choose another date."
    }


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-11-24", "This is more than 365 days ahead. Check the year, or choose an earlier"),
        ("2029-06-01", "This is more than 365 days ahead. Check the year, or choose an earlier"),
    ],
)
def test_a_slip_of_the_year_is_refused_on_its_box(office: Office, day: str, said: str):
    dispute, manager = office.world.raised(), office.person("team_manager")
    office.settle()
    manager.direct_message(dispute.reference).press("More choices")
    needs = manager.modal("More choices")
    needs.choose("What do you need?", "Ask for more time")
    needs.submit()
    form = manager.modal(f"New date {dispute.reference}")
    form.fill("Date you propose", day)
    form.fill("Why, in the light of risk to the child?", "AB is seen each day.")

    [error] = form.submit().errors.values()

    assert error.startswith(said)
