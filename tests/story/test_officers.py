"""Officers who are in no people list: what they are told, and what is destroyed for good."""

import pytest

from tests.office import Office
from tests.workflows import ageing
from workflows.use_cases import retention_plans
from workflows.use_cases.retention_plans import Laid, Who


@pytest.fixture
def own_settings() -> dict[str, object]:
    return {
        "DRP_ON_CALL": "U08",
        "DRP_DATA_PROTECTION_OFFICERS": "U90",
        "retention": {"officers": ["U90", "U07"], "disputes": {"any": "2 years after closed"}},
    }


def test_a_lead_on_call_is_told_that_it_was_destroyed_and_no_reason_is_kept(office: Office):
    dispute = ageing.closed(ageing.under(office.world))
    ageing.grown_old(office.world)
    ageing.ran(office.world, ageing.approved(office.world))
    lead = office.person("safeguarding_lead")
    lead.types(f"/drp show {dispute.reference}")
    form = lead.modal("Open it on call")
    form.fill("Why do you need to read this now?", "The police ask.")

    form.submit()

    said = lead.modal("Destroyed").shows(f"{dispute.reference}: what was written in it was").text
    assert "Only who did what when is kept." in said
    with office.world.desk.store.read() as work:
        assert work.opened_on_call(dispute.id) == ()


def test_an_officer_in_no_list_is_named_as_slack_names_them_and_told_how_to_read_the_plan(
    office: Office,
):
    world = ageing.under(office.world, officers=("U90", "U07"))
    ageing.closed(world)
    ageing.grown_old(world)
    made = retention_plans.make(world.desk, Who(officer="U90", account="one"))
    assert isinstance(made, Laid)
    office.settle()

    told = office.stranger().direct_message(f"Retention plan {made.id} of 1 thing")

    assert "<@U90> had it made" in told.words
    assert "an officer had it made" in told.text  # a lock screen writes out no account
    assert told.words.endswith(f"sees what is in it with drp retention show {made.id}")


def test_an_officer_in_no_list_reads_at_home_what_they_are_here_for(office: Office):
    home = office.stranger().home().shows("You are a data protection officer here.")

    assert "You are one of those who agree on what is destroyed here." in home.text
    assert "not in the people list" not in home.text
    assert home.press("What to do now")
