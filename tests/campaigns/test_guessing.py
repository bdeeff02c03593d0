"""Some hundred guessed references; ``make soak`` guesses thousands."""

from pathlib import Path

from tests.campaigns.guessing import guess


def test_no_guessed_reference_says_whether_it_is_there(tmp_path: Path):
    refused, _ = guess(tmp_path, seed=7, guesses=200)

    assert set(refused) == {"refused, not there", "refused, not theirs"}
