"""Names for those who hear a page: too long ones lose their middle, and no date its year."""

import pytest

from slackapp.views import blocks
from slackapp.views.heard import MOST, shortened
from slackapp.wording import showing

DATE = "Wednesday 23 September 2026"


def test_what_fits_stays_as_it_is():
    words = "Read the reply, line 5, Monday 23 November 2026"

    assert shortened(words, "Read") == words
    assert shortened("x" * MOST) == "x" * MOST


def test_a_long_name_loses_its_middle_and_keeps_its_line_and_its_date():
    label = showing.read_label(5, "what was written with Ask for more time", DATE)

    heard = blocks.button("Read", "read", label=label)["accessibility_label"]

    assert len(label) > MOST
    assert heard == f"Read what was written with Ask … time, line 5, {DATE}"
    assert len(heard) <= MOST


@pytest.mark.parametrize("number", range(1, 80))
def test_a_date_is_whole_or_not_there_however_long_the_words_are(number: int):
    words = f"Continue {'a' * number} draft, {DATE}, and {'b' * number}"

    heard = shortened(words, "Continue")

    assert len(heard) <= MOST
    assert heard.startswith("Continue")
    assert "day" not in heard or DATE in heard


def test_what_is_seen_stands_first_however_long_it_is():
    seen = "Record that each of the managers was told of it on the telephone"

    heard = shortened(f"{seen} of DRP-7F3K-09, {DATE}", seen)

    assert heard.startswith(seen)
    assert len(heard) <= MOST


def test_one_word_without_end_leaves_nothing_too_long():
    heard = shortened(f"Choose 1{'x' * 200}", "Choose")

    assert heard.startswith("Choose")
    assert "1x" in heard
    assert len(heard) <= MOST
