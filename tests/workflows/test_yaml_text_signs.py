"""Of what somebody types, reading fast says the same as reading in full: a quarter of the pairs.

``tests/campaigns/campaign_signs.py`` tries them all.
"""

import pytest

from tests.workflows.yaml_signs import PLACES, read_alike, two_at


@pytest.mark.parametrize("place", PLACES)
def test_two_signs_side_by_side_are_read_alike(place: str):
    assert read_alike(two_at(place)[PLACES.index(place) % 4 :: 4]) > 50
