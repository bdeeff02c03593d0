"""A choice that stands only with a certain answer: with another nothing moves, and it says why."""

import pytest

from tests.workflows import playing
from tests.workflows.playing import ENGLAND, FILE, TEXT, at, choose, now_is, raised, ticked
from tests.workflows.two_rungs import FILE as SMALL
from tests.workflows.two_rungs import text_with
from tests.world import CALL
from workflows import reading
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Reason, Refused
from workflows.proving.proofs import problems
from workflows.proving.walking import walk

NOT_SPOKEN = "You have not spoken, so try again first."
FORM = "    form: call\n"
MUST = f'{FORM}    must: {{outcome: spoke}}\n    else_says: "{NOT_SPOKEN}"\n'
WITH_MUST = TEXT.replace(FORM, MUST, 1)
LATE = at("2026-12-01 09:00")


@pytest.fixture(autouse=True)
def with_a_must(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(WITH_MUST, FILE))


def test_it_is_refused_with_the_files_own_sentence_at_the_answer_that_belies_it():
    late = now_is(ticked(raised(), LATE))
    other = {"call": {**CALL["call"], "outcome": "message"}}

    refused = choose(late, "chair", "telephoned", LATE, **other)

    at_the_answer = Box(form="call", field="outcome")
    problem = Problem(box=at_the_answer, why=Why.BARRED, says=NOT_SPOKEN)
    assert refused == Refused(reason=Reason.INCOMPLETE, problems=(problem,))
    assert isinstance(choose(late, "chair", "telephoned", LATE, **CALL), Accepted)


def test_what_was_left_empty_is_asked_for_before_anything_is_said_of_it():
    late = now_is(ticked(raised(), LATE))
    empty = {"call": {"spoke_at": CALL["call"]["spoke_at"]}}

    refused = choose(late, "chair", "telephoned", LATE, **empty)

    assert isinstance(refused, Refused)
    assert [problem.why for problem in refused.problems] == [Why.MISSING]


def test_the_proof_gives_the_answer_that_a_choice_needs_though_another_comes_first():
    must = '    form: agreement\n    must: {agreed: "no"}\n    else_says: "Move it up."\n'
    settled = "    form: why\n    to: settled\n"
    needs_a_no = reading.read(text_with((settled, f"{must}    to: settled\n")), SMALL)

    assert [*problems(walk(needs_a_no, ENGLAND))] == []


NO_ANSWER = "is no answer that this choice always asks for."


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (MUST.replace("outcome: spoke", "outcomes: spoke"), f'"outcomes: spoke" {NO_ANSWER}'),
        (MUST.replace("outcome: spoke", "outcome: maybe"), f'"outcome: maybe" {NO_ANSWER}'),
        (MUST.replace("outcome: spoke", "said: spoke"), f'"said: spoke" {NO_ANSWER}'),
        (MUST.replace(NOT_SPOKEN, ""), "must: and else_says: belong together."),
        (f'{FORM}    else_says: "Why not."\n', "must: and else_says: belong together."),
        (MUST.replace("You", "{Who}"), '"{Who}" is not filled in here.'),
        (MUST.replace("form: call", "form: cal"), 'There is no form "cal".'),
    ],
)
def test_a_must_that_its_form_does_not_always_ask_for_is_found(wrong: str, said: str):
    with pytest.raises(reading.NotAProcedure) as caught:
        reading.read(TEXT.replace(FORM, wrong, 1), FILE)

    assert said in str(caught.value)


@pytest.mark.parametrize(
    "only_sometimes", ["required: false", "at: [stage_4]", 'asked_if: {outcome_known: ["yes"]}']
)
def test_a_must_that_is_asked_for_only_sometimes_is_found(only_sometimes: str):
    known = '{label: "Known?", kind: one, options: {"yes": "Yes", "no": "No"}, source: ours}'
    outcome = 'outcome:\n        label: "What happened?"\n'
    assert outcome in WITH_MUST
    text = WITH_MUST.replace(
        outcome, f"outcome_known: {known}\n      {outcome}        {only_sometimes}\n", 1
    )

    with pytest.raises(reading.NotAProcedure) as caught:
        reading.read(text, FILE)

    assert f'"outcome: spoke" {NO_ANSWER}' in str(caught.value)
