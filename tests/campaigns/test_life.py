"""Some disputes of two months; ``make soak`` lives through hundreds, of a year."""

from pathlib import Path

from tests.campaigns.living_through import live_through


def test_what_holds_of_a_dispute_holds_all_its_life(tmp_path: Path):
    lived = live_through(tmp_path, seed=7, disputes=5, days=60)

    assert lived["unanswered in time"]
    assert lived["reports"]
