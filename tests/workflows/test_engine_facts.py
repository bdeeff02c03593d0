"""Facts: what an answer makes true opens and closes ways, and stays true."""

from typing import Any

import pytest

from tests.workflows import playing
from tests.workflows.playing import FILE, TEXT, begin, choose, chosen, raised
from tests.world import NOT_NEGOTIATED, PLAN, answers
from workflows import reading
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Reason, Refused
from workflows.engine import offered
from workflows.outward import Told

NO_REASON = "A plan is on the child's record, so this cannot be informal."
RULES = """
facts:
  on_a_plan:
    label: "The child is on a plan"
    when: {plan: ["yes"]}
    source: ours
  found_a_risk:
    label: "A risk was found"
    when: {category: unassessed_risk}
    source: ours
"""


def with_rules() -> str:
    """The shipped procedure, with two facts in it and rules that ask about them."""
    text = TEXT.replace("\nsilence:", f"{RULES}\nsilence:", 1)
    bar = f'directly: true, unless: on_a_plan, else_says: "{NO_REASON}", source: S1-58'
    text = text.replace("directly: true, source: S1-58", bar, 1)
    text = text.replace(
        "\n  pass_up:\n    button", "\n  pass_up:\n    unless: on_a_plan\n    button", 1
    )
    told = '{to: chair_manager, if: found_a_risk, says: "Please open it'
    return text.replace('{to: chair_manager, says: "Please open it', told, 1)


@pytest.fixture(autouse=True)
def with_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(with_rules(), FILE))


def child(plan: str) -> dict[str, Any]:
    return {"child": {"case_number": "1", "initials": "AB", "plan": plan}}


def test_a_fact_bars_the_way_in_with_the_files_own_sentence_at_the_answer():
    barred = begin("informal", **child("yes"))

    assert barred == Refused(
        reason=Reason.BARRED,
        what="informal",
        problems=(Problem(box=Box(form="child", field="plan"), why=Why.BARRED, says=NO_REASON),),
    )
    assert isinstance(begin("informal", **child("no")), Accepted)
    assert isinstance(begin("stage_1", **child("yes")), Accepted)


def test_a_choice_that_a_fact_closes_is_not_offered_and_is_refused():
    on_a_plan, other = raised("stage_1", **child("yes")), raised("stage_1", **child("no"))
    manager = playing.here("team_manager", dispute=other)

    assert "pass_up" in offered(playing.PROCEDURE, other, manager)
    assert "pass_up" not in offered(playing.PROCEDURE, on_a_plan, manager)
    refused = choose(on_a_plan, "team_manager", "pass_up", pass_up={"reason": "Not mine."})
    assert refused == Refused(reason=Reason.NOT_APPLICABLE, what="stage_1")


def test_a_fact_stays_true_whatever_is_answered_later():
    dispute = raised("stage_1", **child("yes"))

    later = chosen(dispute, "team_manager", "reply", **PLAN)

    assert dispute.facts <= later.facts
    assert "on_a_plan" in later.facts


@pytest.mark.parametrize("category", ["unassessed_risk", "lack_of_preparation"])
def test_somebody_is_told_only_where_the_fact_is_true(category: str):
    concern = {**answers("stage_4")["concern"], "category": category}
    if category == "lack_of_preparation":
        concern["conference_on"] = "2026-12-21"
    dispute = raised("stage_4", concern=concern)
    replied = chosen(dispute, "service_director", "reply", **PLAN)

    ended = choose(replied, "chair", "unresolved", **NOT_NEGOTIATED)

    assert isinstance(ended, Accepted)
    told = [event.post for event in ended.events if isinstance(event, Told)]
    assert told == (["chair_manager"] if category == "unassessed_risk" else [])


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('{plan: ["yes"]}', '{plans: ["yes"]}', 'There is no field "plans".'),
        ('{plan: ["yes"]}', "{plan: [maybe]}", 'There is no answer "maybe".'),
        ("unless: on_a_plan\n", "unless: on_plan\n", 'There is no fact "on_plan".'),
        (f', else_says: "{NO_REASON}"', "", "Nothing says why it cannot begin here."),
        ("if: found_a_risk", "if: on_a_plan", "No rule asks about this fact."),
    ],
)
def test_a_fact_that_does_not_hold_together_is_found(wrong: str, right: str, said: str):
    text = with_rules()
    assert wrong in text

    with pytest.raises(reading.NotAProcedure) as caught:
        reading.read(text.replace(wrong, right, 1), FILE)

    assert said in str(caught.value)
