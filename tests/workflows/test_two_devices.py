"""What one person typed into the same form on two devices is laid together, and never cut."""

import pytest

from tests.workflows.playing import PROCEDURE
from workflows.forms import Answers
from workflows.two_devices import DoNotFit, joined

FORMS = PROCEDURE.forms


def concern(text: str, **others: str) -> Answers:
    return {"concern": {"concern": text, **others}}


def plan(*rows: dict[str, str]) -> Answers:
    return {"plan": {"actions": [{**row} for row in rows]}}


@pytest.mark.parametrize(
    ("there", "here", "both"),
    [
        ("It has not started.", "", "It has not started."),
        ("", "It has not started.", "It has not started."),
        ("It has not", "It has not started.", "It has not started."),
        ("It has not started.", "It has not", "It has not started."),
        ("Nobody came.", "It has not started.", "Nobody came.\n\nIt has not started."),
        ("Nobody came.", "  ", "Nobody came."),
        ("No", "Not yet", "No\n\nNot yet"),
    ],
)
def test_no_words_are_lost(there: str, here: str, both: str):
    assert joined(FORMS, concern(there), concern(here)) == concern(both)


def test_of_two_choices_the_one_made_here_is_kept_and_an_empty_one_takes_nothing_away():
    there = concern("Same.", category="unassessed_risk", aware_on="2026-11-20")
    here = concern("Same.", category="lack_of_preparation", aware_on="")

    both = joined(FORMS, there, here)

    assert both == concern("Same.", category="lack_of_preparation", aware_on="2026-11-20")


def test_a_form_that_one_device_alone_has_filled_in_stays():
    there: Answers = {"child": {"initials": "AB"}}

    assert joined(FORMS, there, concern("Here.")) == {**there, **concern("Here.")}


def test_the_actions_of_two_plans_stand_together_each_with_its_own_person_and_date():
    there = plan({"row": "1", "action": "Visit.", "who": "a"}, {"row": "2", "action": "Call."})
    here = plan({"row": "1", "action": "Write.", "who": "b"}, {"row": "3", "action": "Meet."})

    both = joined(FORMS, there, here)

    assert both["plan"]["actions"] == [
        {"row": "1", "action": "Write.", "who": "b"},
        {"row": "3", "action": "Meet."},
        {"row": "4", "action": "Visit.", "who": "a"},
        {"row": "2", "action": "Call."},
    ]


def test_one_action_that_was_written_further_stays_one():
    there = plan({"row": "1", "action": "Visit.", "measure": "Seen.", "who": "a", "due": ""})
    here = plan({"row": "1", "action": "Visit. Daily.", "measure": "", "due": "2026-12-04"})

    [row] = joined(FORMS, there, here)["plan"]["actions"]

    assert row == {
        "row": "1",
        "action": "Visit. Daily.",
        "measure": "Seen.",
        "who": "a",
        "due": "2026-12-04",
    }


def test_what_does_not_fit_together_is_not_cut():
    longest = FORMS["concern"].fields["concern"].longest
    with pytest.raises(DoNotFit):
        joined(FORMS, concern("a" * longest), concern("b" * 10))
    with pytest.raises(DoNotFit):
        joined(
            FORMS,
            plan(*({"row": str(row), "action": "x"} for row in range(10))),
            plan(*({"row": str(row), "action": "x"} for row in range(8, 18))),
        )
