"""Several children in one dispute: each is asked about alone, and none is in another's record."""

from typing import Any

import pytest

from tests.workflows import playing
from tests.workflows.playing import FILE, PROCEDURE, TEXT, begin, raised
from tests.world import answers
from workflows import children, reading, two_devices
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Reason, Refused
from workflows.drafts import has_words

SISTER = {"case_number": "7654321", "initials": "CD", "plan": "no"}
FACT = """
facts:
  on_a_plan: {label: "A child is on a plan", when: {plan: ["yes"]}, source: ours}
"""


def with_sister(**changes: Any) -> dict[str, Any]:
    return {"child#2": {**SISTER, **changes}}


def test_a_dispute_is_about_all_the_children_that_are_named_with_one_clock_for_all():
    """S1-110, S0-43."""
    outcome = begin("stage_1", **with_sister())

    assert isinstance(outcome, Accepted)
    assert outcome.answers["child#2"] == SISTER
    assert outcome.dispute.clock == raised("stage_1").clock


def test_every_child_is_asked_all_that_the_first_is_asked():
    outcome = begin("stage_1", **{"child#2": {"plan": "yes"}})

    assert isinstance(outcome, Refused)
    assert outcome.problems == (
        Problem(
            box=Box(form="child#2", field="case_number"),
            why=Why.MISSING,
            says="Enter the child's case number.",
        ),
        Problem(
            box=Box(form="child#2", field="initials"),
            why=Why.MISSING,
            says="Enter the child's initials.",
        ),
    )


def test_the_same_child_is_not_named_twice():
    outcome = begin("stage_1", **with_sister(case_number=" 1234567 "))

    twice = Problem(box=Box(form="child#2", field="case_number"), why=Why.SAME_CHILD, other="child")
    assert outcome == Refused(reason=Reason.INCOMPLETE, what="stage_1", problems=(twice,))


def test_a_child_of_whom_nothing_is_filled_in_is_not_there():
    outcome = begin("stage_1", **{"child#2": {"case_number": "", "initials": " ", "plan": ""}})

    assert isinstance(outcome, Accepted)
    assert outcome.answers.keys() == raised_answers().keys()


def raised_answers() -> Any:
    outcome = begin("stage_1")
    assert isinstance(outcome, Accepted)
    return outcome.answers


@pytest.mark.parametrize(("first", "second"), [("yes", "no"), ("no", "yes")])
def test_one_child_is_enough_to_make_a_fact_true(
    first: str, second: str, monkeypatch: pytest.MonkeyPatch
):
    """S0-43: the rule holds if any child qualifies."""
    text = TEXT.replace("\nsilence:", f"{FACT}\nsilence:", 1)
    told = "tell: [{to: chair_manager, if: on_a_plan, says"
    text = text.replace("tell: [{to: chair_manager, says", told, 1)
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(text, FILE))

    dispute = raised("stage_1", child={"plan": first}, **with_sister(plan=second))

    assert dispute.facts == {"on_a_plan"}


def test_each_child_has_forms_of_its_own_and_nothing_of_another_stands_in_them():
    """S1-110: a form for each of the siblings."""
    names = {"child_name": {"name": "Sample Child"}, "child_name#2": {"name": "Sample Sister"}}

    outcome = begin("stage_1", **with_sister(), **names)

    assert isinstance(outcome, Accepted)
    kept = outcome.answers
    assert kept["child"] == answers()["child"]
    assert (kept["child#2"], kept["child_name"]) == (SISTER, names["child_name"])
    assert kept["child_name#2"] == names["child_name#2"]
    assert sum(key.startswith("concern") for key in kept) == 1


def test_a_child_taken_out_of_a_form_leaves_nothing_behind_and_its_number_is_not_used_again():
    typed = answers(**with_sister())

    left = children.without_others(typed, (1,))

    assert children.numbers(left) == (1,)
    assert left["child#2"] == {"case_number": "", "initials": "", "plan": ""}
    assert children.next_number(left) == 3
    assert children.next_number({}) == 2


def test_what_is_written_about_another_child_alone_is_worth_keeping():
    assert has_words(PROCEDURE.forms, {"child#2": {"initials": "CD"}})
    assert not has_words(PROCEDURE.forms, {"child#2": {"plan": "yes"}, "raise": {"level": "x"}})


def test_two_devices_that_name_more_children_than_fit_are_not_laid_together():
    there = {children.key_of("child", number): {"initials": "AB"} for number in (1, 2, 3, 4)}
    here = {children.key_of("child", number): {"initials": "AB"} for number in (5, 6)}

    assert len(children.numbers(two_devices.joined(PROCEDURE.forms, there, here))) == 6
    with pytest.raises(two_devices.DoNotFit):
        two_devices.joined(PROCEDURE.forms, there, {**here, "child#7": {"initials": "AB"}})
