"""What may be in the copy for the child's file, by the rules of each procedure, case by case."""

from dataclasses import replace
from pathlib import Path

import pytest

from slackapp.samples.lives import LIVES, SAID
from slackapp.samples.playing import Playing, playing
from tests.documents.canaries import canary
from workflows.file_copy.copying import Copy, for_the_file
from workflows.file_copy.kept import given
from workflows.file_copy.releasing import LeftOut

FORM = {"dispute_form", "response", "update", "decision"}


@pytest.fixture
def chair(tmp_path: Path) -> Playing:
    """A dispute under the conference chair's procedure, at stage 1, answered (S4)."""
    at = playing(tmp_path, "conference-chair", canary)
    return at.raises("chair", "stage_1", similar_before="no").does("team_manager", "reply")


def copied(at: Playing) -> Copy:
    return for_the_file(at.kept, 1)


def forms_in(at: Playing) -> set[str]:
    return {each.form for each in copied(at).given}


def waits(*forms: str, for_good: bool = False) -> tuple[LeftOut, ...]:
    return (LeftOut(record="dispute_form", forms=forms, for_good=for_good),)


def test_the_form_stays_off_the_file_until_it_is_resolved(chair: Playing):
    """S4-29; what is a case note or a communication goes at once (S4-13, S4-20)."""
    before = copied(chair)

    assert before.left_out == waits("dispute_form", "response")
    assert {each.form for each in before.given} == {"child", "before", "people"}
    chair.does("chair", "resolved")
    assert copied(chair).left_out == ()
    assert {"dispute_form", "response", "resolution"} < forms_in(chair)


def test_what_is_written_after_a_reopening_waits_anew(chair: Playing):
    """S4-26, S4-29: what was on the file stays in the copy."""
    chair.does("chair", "resolved").climbs("chair", "not_done", **SAID)

    assert copied(chair).left_out == ()
    assert {"dispute_form", "response"} < forms_in(chair)


def test_at_stage_6_the_form_is_on_the_file_whatever_comes_of_it(tmp_path: Path):
    """S4-78, the exception to S4-29."""
    at = playing(tmp_path, "conference-chair", canary)
    at.raises("chair", "stage_1", similar_before="no")
    at.does("team_manager", "reply").climbs("chair", "escalate", **SAID)
    at.does("team_manager", "refuse_to_meet").agrees("social_worker")
    at.climbs("chair", "escalate", **SAID)
    at.does("team_manager", "reply").agrees("head_of_service")
    for senior in ("assistant_director", "director"):
        at.climbs("chair", "escalate", **SAID).does(senior, "senior_reply")
    assert copied(at).left_out == waits("dispute_form", "response", "update")

    at.climbs("chair", "escalate", **SAID)

    assert at.now_is.stage == "stage_6"
    assert copied(at).left_out == ()
    at.does("chief_executive", "final_decision", met="no")
    assert forms_in(at) > FORM


def test_what_is_withdrawn_never_comes_on_the_file(chair: Playing):
    chair.does("chair", "withdraw")

    assert copied(chair).left_out == waits("dispute_form", "response", for_good=True)
    assert "withdrawal" in forms_in(chair)


def test_what_is_added_to_a_form_that_waits_waits_with_it(chair: Playing):
    response = chair.kept.history[-1].number
    chair.adds("team_manager", "The response says AB is seen.", about=response)
    chair.adds("chair", "The case note is on the file.")

    added = [str(each.filled) for each in copied(chair).given if "addition" in each.form]

    assert added == ["{'added': 'The case note is on the file.'}"]


def test_where_nothing_is_held_back_everything_is_in_at_once(tmp_path: Path):
    """S2-19, S2-43: at every point."""
    at = playing(tmp_path, "sunderland", canary)
    at.raises("practitioner", "step_1", agencies="no", thresholds="yes")

    assert copied(at).left_out == ()
    assert copied(at).given == given(at.kept)


def test_a_joint_answer_counts_once_all_have_agreed_and_then_with_each_signature(tmp_path: Path):
    at = playing(tmp_path, "professional-differences", canary)
    at.raises("professional", "stage_3")
    at.does("raising_manager", "agree_outcome", "signature")
    assert "record" not in forms_in(at)

    at.does("raising_manager", "agree_outcome", "signature", effective="very")
    at.agrees("responding_manager", "signature")

    both = ("raising_manager", "responding_manager")
    signed = [each.by for each in copied(at).given if each.form == "signature"]
    assert signed == [(who,) for who in both]
    record = next(each for each in copied(at).given if each.form == "record")
    assert record.by == both
    page = copied(at).printed[0]
    names = [box.answered for row in page.rows for box in row.boxes if box.says == "Name:"]
    assert [[each.given.by for each in box] for box in names] == [[(who,)] for who in both]


def test_without_a_layout_every_form_stands_in_the_order_it_was_given(tmp_path: Path):
    kept = LIVES["solihull"](playing(tmp_path, "solihull", canary)).kept
    plain = replace(kept, procedure=kept.procedure.model_copy(update={"layout": {}}))

    copy = for_the_file(plain, 1)

    assert copy.printed == ()
    assert [each.given for each in copy.rest] == list(copy.given)


def test_a_form_of_a_stage_is_printed_once_for_each_stage_it_was_at(tmp_path: Path):
    kept = LIVES["conference-chair"](playing(tmp_path, "conference-chair", canary)).kept

    stages = [page.stage for page in for_the_file(kept, 1).printed]

    assert stages == ["informal", *(f"stage_{number}" for number in range(1, 7))]
