"""A mail server on another machine, to which nothing is encrypted: no recipient's fault."""

import pytest

from tests.mail.conftest import settings_of_mail
from tests.mail.stories import choose_nurse
from tests.office import Office
from tests.story.telling import reference_in


@pytest.fixture
def own_settings() -> dict[str, object]:
    return settings_of_mail("smtp://relay.invalid")


def test_it_is_said_before_and_after_that_the_form_waits_and_that_the_address_is_well(
    office: Office,
):
    check = choose_nurse(office, "nurse@example.gov.uk")
    said = "the mail server here is not reached over an encrypted line, so this waits"
    assert said in check.text
    assert "not a secure one" not in check.text
    check.submit()
    sent = office.person("chair").modal("Sent").shows("Tell them another way, with this reference.")
    reference = reference_in(sent.text)
    sent.close()
    office.settle_mail()

    chair = office.person("chair")
    chair.types(f"/drp show {reference}")
    page = chair.modal(reference).text
    assert "Waiting: the mail server is not reached over an encrypted line." in page
    runs = office.person("chair_manager").home()
    assert "or not over an encrypted line. 1 e-mail waits;" in runs.text
