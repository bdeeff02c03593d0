"""Officers who are in no people list: what they are told, and what is destroyed for good."""

import pytest

from tests.office import Office
from tests.workflows import ageing


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
