"""Some hundred payloads that Slack would never send; ``make soak`` sends thousands."""

from pathlib import Path

from tests.campaigns.malformed import SPOILS, hand_in
from tests.campaigns.typing_signs import type_signs


def test_what_slack_would_never_send_is_no_fault_and_changes_nothing(tmp_path: Path):
    assert len(hand_in(tmp_path, seed=7, number=60)) == len(SPOILS) + 1


def test_what_is_typed_is_never_read_for_signs(tmp_path: Path):
    assert type_signs(tmp_path, seed=7, disputes=1)["boxes"] > 10
