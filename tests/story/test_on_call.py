"""At night a safeguarding lead who has no part in a dispute must read it: for a reason, and seen.

Whoever raised it hears at once; the officer for data protection reads why on the next morning.
"""

import json
from datetime import datetime, timedelta

import pytest

from tests.databases import Database
from tests.office import Office
from tests.person import Modal, Person
from tests.world import AGREED, PASS_UP, PLAN, a_directory
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.on_call import LASTS
from workflows.use_cases.chasing import chase

SATURDAY_NIGHT = datetime(2026, 11, 28, 2, 0, tzinfo=LONDON)
MONDAY_AT_NINE = datetime(2026, 11, 30, 9, 0, 1, tzinfo=LONDON)
MISSING = "DRP-2222-52"
WHY = "The police ask where the child is tonight. Zq7canary"
NOT_FOUND = "There is no dispute with that reference that you can open."


@pytest.fixture
def own_settings() -> dict[str, object]:
    return {"DRP_ON_CALL": "U05,U08", "DRP_DATA_PROTECTION_OFFICERS": "U90"}


@pytest.fixture
def dispute(office: Office) -> Dispute:
    raised = office.world.raised("stage_1")
    office.world.choose("team_manager", raised, "reply", **PLAN)
    office.settle()
    office.world.clock.at = SATURDAY_NIGHT
    return raised


def asks(lead: Person, reference: str) -> Modal:
    assert lead.types(f"/drp show {reference}")
    return lead.modal("Open it on call")


def opens(lead: Person, reference: str) -> Modal:
    form = asks(lead, reference)
    form.fill("Why do you need to read this now?", WHY)
    form.submit()
    return lead.modal(reference)


def test_a_lead_on_call_says_why_reads_for_an_hour_and_can_do_nothing(
    office: Office, dispute: Dispute
):
    lead = office.person("safeguarding_lead")
    form = asks(lead, dispute.reference)
    assert "you can read it for 1 hour, and do nothing in it" in form.text
    assert "Whoever raised it is told at once, with your name." in form.text
    form.fill("Why do you need to read this now?", " ")
    assert form.submit().errors == {
        "Why do you need to read this now?": "Write why you need to read this now."
    }

    page = opens(lead, dispute.reference)

    assert "You opened this on call at 2am on Saturday 28 November 2026." in page.text
    assert "You can read it until 3am." in page.text
    assert f"Reason: {WHY}" in page.text
    assert set(page.buttons) <= {"What to do now", "Read"} | set(safety_of(page))
    page.press("Read", nth=1)
    assert "Sample Team Manager" in lead.modal(over=page).text
    lead.leaves_forms()
    office.world.clock.at += timedelta(minutes=59)
    lead.types(f"/drp show {dispute.reference}")
    lead.modal(dispute.reference).leave()
    office.world.clock.at += timedelta(minutes=1)
    assert asks(lead, dispute.reference)


def safety_of(page: Modal) -> list[str]:
    """The one button that stands at the top of every page."""
    return page.buttons[:1]


def test_everybody_hears_of_it_and_the_officer_reads_why(
    office: Office, dispute: Dispute, database: Database
):
    lead, chair, officer = (
        office.person("safeguarding_lead"),
        office.person("chair"),
        office.stranger(),
    )
    opens(lead, dispute.reference)
    office.settle()

    said = f"{dispute.reference}: Sample Safeguarding Lead opened it on call at 2am on Saturday"
    told = chair.direct_message(said)
    told.press("Open")
    page = chair.modal(dispute.reference)
    assert "Opened on call by Sample Safeguarding Lead at 2am" in page.text
    assert f"Reason: {WHY}" in page.text
    assert not [each for each in officer.direct_messages() if said in each.text]
    office.world.clock.at = MONDAY_AT_NINE
    chase(office.world.desk)
    office.settle()
    assert office.person("chair_manager").direct_message(said)
    officer.direct_message(said).press("See why")

    why = officer.modal(dispute.reference)

    assert f"Reason: {WHY}" in why.text
    assert "2am on Saturday 28 November 2026: the dispute" in why.text
    assert "That you read this is recorded." in why.text
    posted = [call for call in office.control.calls() if not call["method"].startswith("views.")]
    assert [call for call in posted if "Zq7canary" in json.dumps(call)] == []
    assert b"Zq7canary" not in database.held()
    with office.world.desk.store.read() as work:
        seen = [(each.person, each.what) for each in work.viewings(dispute.id)]
    assert seen == [
        ("safeguarding_lead", "opened on call"),
        ("safeguarding_lead", "the dispute, on call 1"),
        ("chair", "the dispute"),
        ("slack:U90", "why it was opened on call, on call 1"),
    ]


def test_a_reference_that_is_not_there_looks_the_same_until_a_reason_is_given(office: Office):
    lead = office.person("safeguarding_lead")

    form = asks(lead, MISSING)
    form.fill("Why do you need to read this now?", "I try one after the other.")
    form.submit()

    assert lead.modal("Nothing changed").shows(NOT_FOUND)


def test_nobody_else_is_asked_why(office: Office, dispute: Dispute):
    head = office.person("head_of_service")

    head.types(f"/drp show {dispute.reference}")

    assert head.ephemeral_message(NOT_FOUND)
    assert head.has_no_modal()


def test_whose_post_ended_while_they_wrote_opens_nothing(office: Office, dispute: Dispute):
    lead = office.person("safeguarding_lead")
    form = asks(lead, dispute.reference)
    office.world.people(a_directory("safeguarding_lead"))
    office.world.clock.at += timedelta(days=1)
    form.fill("Why do you need to read this now?", WHY)

    form.submit()

    with office.world.desk.store.read() as work:
        assert work.opened_on_call(dispute.id) == ()
        assert work.viewings(dispute.id) == ()


def test_who_is_asked_in_it_while_they_write_opens_it_as_ever(office: Office):
    world, manager = office.world, office.person("service_manager")
    dispute = world.raised("stage_1")
    form = asks(manager, dispute.reference)
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    world.open_stage("chair", dispute, agreement=AGREED)
    form.fill("Why do you need to read this now?", WHY)
    form.submit()

    page = manager.modal(dispute.reference)

    assert "on call" not in page.text
    assert "Reply" in page.buttons
    with world.desk.store.read() as work:
        assert work.opened_on_call(dispute.id) == ()


def test_the_page_that_stays_open_shows_nothing_after_the_hour(office: Office, dispute: Dispute):
    lead = office.person("safeguarding_lead")
    page = opens(lead, dispute.reference)
    office.world.clock.at += LASTS

    page.press("Read", nth=1)

    assert WHY not in lead.modal(over=page).text
    with office.world.desk.store.read() as work:
        assert len(work.viewings(dispute.id)) == 2
