"""Some forms that cannot be sent as they are; the soak sends each in each trouble."""

import pytest

from tests.campaigns.typed import IN_THE_FORM, TROUBLES, TYPED, type_and_send
from tests.office import Office


@pytest.mark.parametrize(
    ("form", "trouble"), [("pass on", "stage has changed"), ("add", "access is lost")]
)
def test_what_was_typed_stands_in_the_form_that_stays_open(office: Office, form: str, trouble: str):
    assert IN_THE_FORM in type_and_send(office, TYPED[form], TROUBLES[trouble], "Words of mine.")
