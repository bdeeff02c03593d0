"""Walking a procedure in which a new date can be agreed on: proposed, agreed to, and kept."""
# a procedure file has long lines

import pytest

from tests.workflows.playing import ENGLAND
from tests.workflows.two_rungs import FILE, text_with
from workflows import reading
from workflows.proving.proofs import problems
from workflows.proving.walking import Walk, walk

MORE_TIME = """
  more_time:
    button: "More time"
    says: "Propose this date"
    form: later
    to: stay
    limit: {agreed: later_on, source: ours}
    agreed_with: adviser
    times: 1
    done: "{Who} agreed a new date"
    source: ours
"""
LATER = """
  later:
    title: "A new date"
    fields:
      later_on: {label: "Date you propose", kind: date, must_be: future, source: ours}
"""


@pytest.fixture(scope="module")
def dated() -> Walk:
    text = text_with(
        ("\nforms:", f"\nforms:{LATER}"),
        ("\nchoices:", f"\nchoices:{MORE_TIME}"),
        ("also: [take_on,", "also: [take_on, more_time,"),
    )
    return walk(reading.read(text, FILE), ENGLAND)


def test_a_date_waits_until_the_other_side_agrees_and_moves_the_clock_once(dated: Walk):
    asked = [way for way in dated.ways if way.choice == "more_time"]
    proposed = [way for way in asked if dated.states[way.end].new_date]
    agreed = [way for way in asked if way.starts_clock]

    assert {way.by for way in proposed} == {"manager", "director", "adviser"}
    assert all(dated.states[way.start].new_date for way in proposed if way.by == "adviser")
    assert "adviser" in {way.by for way in agreed}
    assert all(dated.states[way.start].new_date for way in agreed)
    assert all(dated.states[way.end].clock.due.first for way in agreed)
    assert not any(way.moves for way in asked)


def test_the_first_date_can_be_kept(dated: Walk):
    kept = [
        way
        for way in dated.ways
        if dated.states[way.start].new_date and not dated.states[way.end].new_date
    ]

    assert any(not way.starts_clock and not way.moves and way.by == "adviser" for way in kept)


def test_a_procedure_with_new_dates_is_proved(dated: Walk):
    assert list(problems(dated)) == []
