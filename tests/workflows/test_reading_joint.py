"""Joint answers that a file gets wrong, each with its line's finding."""

import pytest

from tests import joint
from tests.workflows.playing import FILE
from workflows.reading import NotAProcedure, read

TWO = "Write two or more different posts."
BROKEN = [
    (
        "[team_manager, head_of_service]",
        "[head_of_service]",
        "A joint answer takes several posts.",
        TWO,
    ),
    (
        "[team_manager, head_of_service]",
        "[head_of_service, head_of_service]",
        "A joint answer takes several posts.",
        TWO,
    ),
    (
        "[team_manager, head_of_service]",
        "[chair, chairs_head_of_service]",
        "All of these are on the side that raises, and cannot answer it.",
        "Write a post of the other side, too.",
    ),
    (
        "sign: signature",
        "sign: signed",
        'There is no form "signed".',
        f"Write one of {', '.join(joint.PROCEDURE.forms)}.",
    ),
    (", sign: signature", "", "No rule asks this form.", "Name it under form:, or take it away."),
    (
        "[team_manager, head_of_service]",
        "[team_manager, head]",
        'There is no post "head".',
        f"Write one of {', '.join(joint.PROCEDURE.posts)}.",
    ),
    (
        "form: pass_up",
        "form: [pass_up, signature]",
        '"signature" is asked of each of them already, when they agree.',
        "Take it away here.",
    ),
    (
        '        form: plan\n        to: review\n        short: "replied"',
        '        form: [plan, signature]\n        to: review\n        short: "replied"',
        '"signature" is asked of each of them already, when they agree.',
        "Take it away here.",
    ),
    (
        "        at: [informal, stage_1, stage_2, stage_4]\n",
        "",
        "The forms of raising ask for one person who answers here, and several do.",
        "Say at: on that field, without this stage.",
    ),
    (
        "answered_by: {all: [team_manager, head_of_service], sign: signature}",
        "answered_by: {all: [team_manager, chair_manager], sign: signature}",
        'Who is "chair_manager" does not follow from who raises alone.',
        "Write a post of the raising side or of neither, which is found from the raiser, "
        "or in the directory by the raiser's line.",
    ),
    (
        '    by: chair\n    limit: {working_days: 2, source: ours}\n    shows: {title: "The reply"',
        "    by: {all: [chair, responder]}\n"
        '    limit: {working_days: 2, source: ours}\n    shows: {title: "The reply"',
        "Whoever answers the stage cannot stand among others here.",
        "Write by: responder, and all: under answered_by of the stage.",
    ),
]


@pytest.mark.parametrize(("wrong", "right", "said", "instead"), BROKEN)
def test_a_joint_answer_that_does_not_hold_together_is_found(
    wrong: str, right: str, said: str, instead: str
):
    text = joint.TEXT_OF_IT
    assert wrong in text

    with pytest.raises(NotAProcedure) as refused:
        read(text.replace(wrong, right, 1), FILE)

    assert (said, instead) in [(each.wrong, each.right) for each in refused.value.findings]


def test_one_post_of_each_side_may_answer_as_one():
    both = "[chair, head_of_service]"
    text = joint.TEXT_OF_IT.replace("[team_manager, head_of_service]", both)

    assert read(text, FILE).stages["stage_3"].answered_by.all == ("chair", "head_of_service")
