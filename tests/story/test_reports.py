"""``/drp report``: figures for those who oversee, asked for or monthly, and for nobody else."""

from datetime import datetime

import pytest

from tests.office import Office
from tests.world import PLAN
from workflows.due import LONDON

DECEMBER = datetime(2026, 12, 1, 10, 0, tzinfo=LONDON)


@pytest.fixture
def own_settings() -> dict[str, object]:
    """One overseer is in the people list, another is in none."""
    return {"DRP_OVERSEERS": "U08,U90"}


def six_were_raised(office: Office) -> None:
    for _ in range(6):
        dispute = office.world.raised("stage_1")
        office.world.choose("team_manager", dispute, "reply", **PLAN)


def test_an_overseer_asks_for_a_month_and_gets_the_figures_in_words(office: Office):
    six_were_raised(office)
    office.world.pass_to(DECEMBER)
    overseer = office.person("safeguarding_lead")

    assert overseer.types("/drp report")
    form = overseer.modal("Report")
    assert form.value("From") == "2026-11-01"
    assert form.value("To") == "2026-11-30"
    assert form.value("Procedure") == "Child protection chair"
    assert form.submit().kind == "updated"

    overseer.modal("Report").shows("The report is made. It is on its way to you")
    told = overseer.direct_message("Report for 1 to 30 November 2026.")
    assert "Raised 6. Resolved under 5. Open at the end" in told.text
    assert "Figures under 5 are not shown. More disputes do not mean worse work." in told.words
    assert "drp report" in told.words
    assert "DRP-" not in told.words
    assert "Sample" not in told.words


def test_whoever_is_in_no_list_can_oversee_too_and_does_nothing_else(office: Office):
    six_were_raised(office)
    office.world.pass_to(DECEMBER)
    overseer = office.stranger()

    overseer.types("/drp report")
    overseer.modal("Report").submit()

    assert overseer.direct_message("Report for 1 to 30 November 2026.")
    overseer.types("/drp list")
    assert "people list" in overseer.ephemeral_message("You are not in this app's").text


def test_nobody_else_is_shown_any_figures(office: Office):
    chair = office.person("chair")

    chair.types("/drp report")

    said = chair.ephemeral_message("The report is for those who oversee the procedure.")
    assert "Whoever installed the app names them" in said.text
    assert chair.has_no_modal()


def test_help_speaks_of_it_to_overseers_only(office: Office):
    for who, hears in (("safeguarding_lead", True), ("chair", False)):
        person = office.person(who)
        person.types("/drp help")
        said = person.ephemeral_message("/drp list").text
        assert ("/drp report: figures, for overseers" in said) == hears


def test_what_cannot_be_reported_is_said_at_its_box_and_nothing_is_lost(office: Office):
    overseer = office.person("safeguarding_lead")
    overseer.types("/drp report")
    form = overseer.modal("Report")

    form.fill("To", "2026-10-01")
    form.fill("From", "2026-10-30")
    assert form.submit().errors == {"To": "Enter a date that is not before the first one."}
    form.fill("To", "2027-10-31")
    assert form.submit().errors == {"To": "Enter the last day of a month that is over."}
    form.fill("To", "2026-10-31")
    within = "Enter the first day of a month: a report is of whole months."
    assert form.submit().errors == {"From": within}
    form.fill("From", "2026-10-01")
    form.fill("To", "2026-10-30")
    within = "Enter the last day of a month: a report is of whole months."
    assert form.submit().errors == {"To": within}
    form.fill("From", "2016-01-01")
    form.fill("To", "2026-10-31")
    assert "24 months at most" in form.submit().errors["From"]
    form.fill("From", "2026-10-01")
    nothing = "Nothing was recorded in this period. Choose other dates."
    assert form.submit().errors == {"From": nothing}
    form.fill("From", "")
    assert "From" in form.submit().errors


def test_each_month_the_figures_of_the_last_come_once_at_nine_on_the_first_working_day(
    office: Office,
):
    six_were_raised(office)
    office.world.pass_to(datetime(2026, 12, 1, 8, 45, tzinfo=LONDON))
    overseer = office.person("safeguarding_lead")
    assert [m for m in overseer.direct_messages() if "Report for" in m.text] == []

    office.world.pass_to(datetime(2026, 12, 1, 9, 0, 1, tzinfo=LONDON))

    assert "Raised 6." in overseer.direct_message("Report for 1 to 30 November 2026.").text
    assert office.stranger().direct_message("Report for 1 to 30 November 2026.")
    office.world.pass_to(datetime(2026, 12, 3, 12, 0, tzinfo=LONDON))
    all_told = [m for m in overseer.direct_messages() if "Report for" in m.text]
    assert len(all_told) == 1


def test_a_month_that_begins_at_a_weekend_waits_for_its_first_working_day(office: Office):
    office.world.clock.at = datetime(2027, 1, 29, 12, 0, tzinfo=LONDON)
    office.world.pass_to(datetime(2027, 1, 31, 12, 0, tzinfo=LONDON))
    overseer = office.person("safeguarding_lead")
    reports = [m.text for m in overseer.direct_messages() if "Report for" in m.text]
    assert [text for text in reports if "January" in text] == []

    office.world.pass_to(datetime(2027, 2, 1, 9, 0, 1, tzinfo=LONDON))

    told = overseer.direct_message("Report for 1 to 31 January 2027.")
    assert "Nothing was recorded in this period." in told.text


def test_whoever_oversees_no_more_when_the_form_is_sent_gets_nothing(office: Office):
    overseer = office.person("safeguarding_lead")
    overseer.types("/drp report")
    form = overseer.modal("Report")
    object.__setattr__(office.world.desk, "overseers", ())

    form.submit()

    overseer.modal("Nothing changed").shows("The report is for those who oversee the procedure.")
