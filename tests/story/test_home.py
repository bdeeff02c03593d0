"""App Home and ``/drp list``: the place to work from, as safe as a posted message."""

from datetime import date, datetime, timedelta

from slackapp.views.blocks import Json
from tests.office import Office, over_both
from tests.story.telling import raise_at_stage_1, write_action
from tests.world import PASS_UP, PLAN
from workflows.cover import Cover
from workflows.due import LONDON
from workflows.use_cases.setting_cover import Wanted, set_cover

FIRST = "If a child is in immediate danger, call 999 now."


@over_both
def test_what_waits_is_there_at_once_and_goes_when_it_is_done(office: Office):
    reference = raise_at_stage_1(office)
    manager, chair = office.person("team_manager"), office.person("chair")

    home = manager.home().shows("Waiting for you (1)")
    assert f"{reference}, stage 1" in home.text
    assert "Your reply is due by 5pm on Monday 30 November 2026." in home.text
    assert FIRST in home.text
    assert home.press("Reply")
    form = manager.modal(f"Reply to {reference}")
    write_action(form, 1, "Start the assessment.")
    form.submit()
    manager.modal("Reply sent").close()

    manager.home_now().shows("Nothing waits for you.")
    review = chair.home().shows("Waiting for you (1)")
    assert "Your review is due" in review.text
    assert review.press("Read and review")
    assert "Start the assessment." in chair.modal(f"Review {reference}").text


def test_the_page_changes_right_after_a_button_that_opens_nothing(office: Office):
    reference = raise_at_stage_1(office)
    manager, chair = office.person("team_manager"), office.person("chair")
    manager.home().shows(reference)
    chair.home().shows("Team manager to reply by 5pm on Monday 30 November 2026.")

    manager.direct_message(reference).press("Accept")

    chair.home().shows("Team manager to reply by 5pm on Monday 30 November 2026. Accepted.")


def test_past_its_date_both_sides_see_it_and_what_they_can_do(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.clock.at = datetime(2026, 11, 30, 17, 0, 1, tzinfo=LONDON)
    office.runtime.postman.tick()
    chair, manager = office.person("chair"), office.person("team_manager")

    mine = manager.home().shows("Past their date (1)")
    assert "No reply is recorded. It was due from you by 5pm" in mine.text
    assert mine.buttons[-1] == "Reply"
    assert "Nothing waits for you." not in mine.text
    manager.types("/drp list")
    assert dispute.reference in manager.modal("Your disputes").shows("1 found.").text
    theirs = chair.home().shows("Past their date (1)")
    assert "It was due from the team manager by 5pm on Monday 30 November 2026." in theirs.text
    assert theirs.press("Decide")
    assert "What you can do now" in chair.modal(dispute.reference).text


def test_whoever_stands_in_sees_it_once_nobody_has_decided(office: Office):
    dispute = office.world.raised("stage_1")
    stands_in = office.person("chair_manager")
    stands_in.home().shows("Nothing waits for you.")
    office.world.clock.at = datetime(2026, 11, 30, 17, 0, 1, tzinfo=LONDON)
    office.runtime.postman.tick()
    assert "Past their date" not in stands_in.home().shows("Updated at 5pm").text

    office.world.clock.at = datetime(2026, 12, 1, 17, 0, 1, tzinfo=LONDON)
    office.runtime.postman.tick()

    home = stands_in.home().shows("Past their date (1)")
    assert dispute.reference in home.text
    assert home.press("Decide")
    assert "What you can do now" in stands_in.modal(dispute.reference).text
    stands_in.modal(dispute.reference).close()
    stands_in.types("/drp list")
    stands_in.modal("Your disputes").choose("Show", "Needs a decision")
    assert dispute.reference in stands_in.modal("Your disputes").shows("1 found.").text
    manager = office.person("team_manager")
    manager.types("/drp list")
    manager.modal("Your disputes").choose("Show", "Needs a decision")
    manager.modal("Your disputes").shows("Nothing needs a decision from you.")


def test_a_stage_that_waits_for_an_agreement_waits_for_whoever_records_it(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    chair = office.person("chair")

    home = chair.home().shows("Record an agreement for stage 2 by")
    assert home.press("Record agreement")

    assert dispute.reference in chair.modal("Record agreement").text


def test_a_page_that_stays_open_changes_on_the_morning_a_cover_begins_or_has_ended(office: Office):
    reference = raise_at_stage_1(office)
    wanted = Wanted(
        away="team_manager",
        cover="safeguarding_lead",
        since=date(2026, 11, 24),
        until=date(2026, 11, 25),
        moves_open=True,
    )
    assert isinstance(set_cover(office.world.desk, "service_manager", wanted), Cover)
    for post in ("team_manager", "safeguarding_lead", "service_manager"):
        office.person(post).home().shows("Cover")
    covers, away = office.person("safeguarding_lead"), office.person("team_manager")
    sets = office.person("service_manager")

    office.world.clock.at = datetime(2026, 11, 24, 8, 30, 1, tzinfo=LONDON)
    office.runtime.postman.tick()

    assert reference in covers.home_now().shows("You cover for a colleague until").text
    away.home_now().shows("Your cover acts for you until Wednesday 25 November 2026.")
    sets.home_now().shows("which you set, acts until Wednesday 25 November 2026.")
    office.world.clock.at = datetime(2026, 11, 26, 8, 30, 1, tzinfo=LONDON)
    office.runtime.postman.tick()
    assert reference not in covers.home_now().shows("Nothing waits for you.").text
    assert reference in away.home_now().shows("You have no cover set.").text


def test_nobody_is_named_there_and_nothing_about_a_child(office: Office):
    office.world.raised("stage_1")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)

    for post in ("chair", "team_manager", "chair_manager"):
        said = office.person(post).home().shows("Names are shown only").text
        for secret in ("Sample Chair", "Sample Team", "AB", "1234567", "assessment"):
            assert secret not in said


def test_somebody_who_is_in_no_list_is_told_whom_to_ask(office: Office):
    home = (
        office.stranger()
        .home()
        .shows("You are not in the people list yet. Ask an administrator to add you: ")
    )

    assert "<@U02>" in home.text
    assert home.press("What to do now")
    assert "1. Call 999" in office.stranger().modal("Immediate safety").text


def test_a_button_there_that_is_out_of_date_says_so(office: Office):
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")
    home = manager.home().shows("Reply")
    with office.world.desk.store.read() as work:
        dispute = work.dispute_called(reference)
    assert dispute
    office.world.choose("team_manager", dispute, "reply", **PLAN)

    home.press("Reply")

    assert "You replied at" in manager.modal("Nothing changed").text


def test_whoever_may_not_raise_has_no_button_for_it(office: Office):
    assert "Raise a dispute" not in office.person("team_manager").home().shows("Find").buttons
    assert office.person("chair").home().shows("Find").press("Raise a dispute")
    assert office.person("chair").modal("Raise a dispute")


# ---- the list -----------------------------------------------------------------------------------


def test_the_list_begins_with_what_waits_soonest_first_and_opens_a_dispute(office: Office):
    first = office.world.raised("stage_1")
    office.world.clock.at += timedelta(days=1)
    second = office.world.raised("stage_1")
    manager = office.person("team_manager")

    manager.types("/drp list")

    form = manager.modal("Your disputes").shows("2 found.")
    assert form.text.index(first.reference) < form.text.index(second.reference)
    assert form.press(f"Open {second.reference}")
    assert "Where it stands" in manager.modal(second.reference).text
    manager.modal(second.reference).close()
    assert manager.modal("Your disputes")


def test_the_menu_shows_something_else_at_once(office: Office):
    dispute = office.world.raised("stage_1")
    chair = office.person("chair")
    chair.types("/drp list")
    form = chair.modal("Your disputes").shows("Nothing waits for you.")

    form.choose("Show", "I raised")

    chair.modal("Your disputes").shows(dispute.reference)
    form.choose("Show", "Past their date")
    chair.modal("Your disputes").shows("Nothing is past its date.")
    form.choose("Show", "Closed")
    chair.modal("Your disputes").shows("None of yours is closed yet.")


def test_ten_stand_on_a_page_and_pages_turn_both_ways(office: Office):
    office.stop_sending()
    references = [office.world.raised("stage_1").reference for _ in range(12)]
    manager = office.person("team_manager")
    manager.types("/drp list")
    form = manager.modal("Your disputes").shows("12 found. 1 to 10.")
    first = set(found_in(form.view, references))

    form.press("Next page")
    form = manager.modal("Your disputes").shows("12 found. 11 to 12.")
    second = set(found_in(form.view, references))
    form.press("Earlier page")

    manager.modal("Your disputes").shows("12 found. 1 to 10.")
    assert (len(first), len(second), first | second) == (10, 2, set(references))


def found_in(view: Json, references: list[str]) -> list[str]:
    return [each for each in references if each in str(view["blocks"])]


def test_a_reference_is_found_typed_anyhow_and_a_mistyped_one_is_said(office: Office):
    dispute = office.world.raised("stage_1")
    other = office.person("head_of_service")
    chair = office.person("chair")
    for person in (chair, other):
        person.types("/drp list")
    form = chair.modal("Your disputes")

    form.fill("Find by", dispute.reference.lower().replace("-", " "))
    assert form.submit().kind == "updated"
    assert dispute.reference in chair.modal("Your disputes").shows("1 found.").text
    form.fill("Find by", "DRP-0000-97")
    assert "is mistyped" in str(form.submit().errors)
    form.fill("Find by", "")
    form.submit()
    form.choose("Show", "Waiting for me")
    chair.modal("Your disputes").shows("Nothing waits for you.")

    not_theirs = other.modal("Your disputes")
    not_theirs.fill("Find by", dispute.reference)
    not_theirs.submit()
    other.modal("Your disputes").shows("Nothing matches.")


def test_what_is_closed_is_listed_newest_first(office: Office):
    office.stop_sending()
    ended = [resolved(office) for _ in range(11)]
    chair = office.person("chair")
    chair.types("/drp list")
    chair.modal("Your disputes").choose("Show", "Closed")

    form = chair.modal("Your disputes").shows("11 found. 1 to 10.")

    assert "Resolved." in form.text
    form.press("Next page")
    last = chair.modal("Your disputes").shows("11 found. 11 to 11.")
    assert len([each for each in ended if each in last.text]) == 1


def resolved(office: Office) -> str:
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.world.close(dispute)
    assert office.world.now_is(dispute).end
    return dispute.reference


def test_the_help_leads_there(office: Office):
    manager = office.person("team_manager")
    manager.types("/drp help")
    manager.ephemeral_message("/drp list: what waits for you").press("What waits for me")
    assert manager.modal("Your disputes")
    manager.modal("Your disputes").close()
    manager.types("/drp show")
    manager.ephemeral_message("Type the reference too").press("What waits for me")
    assert manager.modal("Your disputes")
