"""Whatever two signs somebody types side by side, reading fast says the same as reading in full."""

import pytest

from tests.workflows.yaml_signs import PLACES, read_alike, two_at


@pytest.mark.parametrize("place", PLACES)
def test_every_two_signs_side_by_side_are_read_alike(place: str):
    assert read_alike(two_at(place)) > 200
