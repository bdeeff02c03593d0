"""A full disk, the short form."""

import pytest

from tests.campaigns.filling_up import send_on_a_full_disk
from tests.office import Office


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_form_that_is_sent_on_a_full_disk_keeps_its_text_until_there_is_room(office: Office):
    assert send_on_a_full_disk(office, seed=7, runs=4)["refused"]
