"""What Slack tells of three things comes again and again; the soak does it with every step."""

from pathlib import Path

import pytest

from tests.campaigns.repeats import delivered_again_and_again
from tests.office import Office


@pytest.mark.parametrize("step", ["add to the record", "save twice", "be refused, and go on"])
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_delivered_again_and_again_it_is_kept_once(office: Office, tmp_path: Path, step: str):
    found = delivered_again_and_again(office, tmp_path, seed=7, name=step, times=2)

    assert found["runs"] == 2
