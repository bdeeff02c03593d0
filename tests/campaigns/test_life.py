"""Some disputes of six weeks; ``make soak`` lives through hundreds, of a year."""

from pathlib import Path

from tests.campaigns.living_through import live_through
from tests.storage.asked import going_through_tables

TWO = ("chair-drp", "sunderland")


def test_what_holds_of_a_dispute_holds_all_its_life(quick_path: Path):
    with going_through_tables() as gone_through:
        lived = live_through(quick_path, seed=7, disputes=5, days=45, under=TWO)

    assert lived["unanswered in time"]
    assert lived["reports"]
    assert gone_through == set(), "after ten years this takes a second"
