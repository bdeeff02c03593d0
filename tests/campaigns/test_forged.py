"""Some hundred forged requests; ``make soak`` sends ten thousand."""

from pathlib import Path

from tests.campaigns.forged import WAYS, hand_in


def test_no_forged_request_is_read_and_none_changes_anything(tmp_path: Path):
    tried = hand_in(tmp_path, seed=7, number=300)

    assert set(tried) == {*WAYS, "replayed", "another workspace"}
