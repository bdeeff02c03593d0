"""Files that use doors, rungs, posts that stand aside or what is beside the ladder wrongly."""

import pytest

from tests.rungs import FILE, TEXT
from workflows.reading import NotAProcedure, read

SHUT = "One person's silence would keep this stage shut."
#: What is replaced, by what, what then is wrong, and what would be right.
BROKEN = [
    (
        "opened_by: {any: [chair, safeguarding_lead]}",
        "opened_by: {any: [chairs, chair]}",
        'There is no post "chairs".',
        "Write one of chair, chair_manager, social_worker, team_manager, takes_it, "
        "head_of_service, scrutineer, safeguarding_lead.",
    ),
    (
        "    enter: {directly: true, source: ours}\n    form: referral\n",
        "    enter: {directly: false, source: ours}\n    form: referral\n"
        "    opened_by: safeguarding_lead\n",
        SHUT,
        "Write two posts, or chair, for whom somebody stands in.",
    ),
    (
        "opened_by: {any: [chair, safeguarding_lead]}",
        "opened_by: {any: [chair_manager, safeguarding_lead]}",
        "A dispute may begin here, and whoever raises it cannot record what it asks.",
        "Write chair here too, or directly: false under enter.",
    ),
    (
        "    answered_by: team_manager\n",
        "    answered_by: team_manager\n    opened_by: chair\n",
        "There is nothing to record before this stage opens.",
        "Take it away.",
    ),
    (
        'else_says: "{Stage} needs your manager\'s advice."',
        'own: {label: "Your advice?", needs: "yours"}, else_says: "{Stage} needs it."',
        "Without must: there is no question that is put in other words.",
        "Take it away, or add must: the answer that opens the stage.",
    ),
    (
        'reply_by: {label: "Agreed date", kind: date, must_be: future, source: ours}',
        'reply_by: {label: "Agreed date", kind: date, required: false, source: ours}',
        'Nothing asks for "reply_by" before this stage opens.',
        "Put the field into the stage's form, as a date that is always asked.",
    ),
    (
        "unless: a_party, instead: scrutineer",
        "unless: a_party",
        "unless: and instead: belong together.",
        "Write both: the fact, and the post that then stands in this one's place.",
    ),
    (
        "unless: a_party, instead: scrutineer",
        "unless: a_party, instead: scrutineers",
        'There is no post "scrutineers".',
        "Write one of chair, chair_manager, social_worker, team_manager, takes_it, "
        "head_of_service, scrutineer, safeguarding_lead.",
    ),
    (
        "unless: a_party, instead: scrutineer",
        "unless: a_part, instead: scrutineer",
        'There is no fact "a_part".',
        "Write one of a_party, settled_in_court.",
    ),
    (
        "instead: scrutineer}",
        "instead: chair_manager}",
        '"chair_manager" is on the side that raises.',
        "Write a post of the same side, or of neither.",
    ),
    (
        'title: "scrutineer", side: neither, found: chosen, source: ours',
        'title: "scrutineer", side: neither, found: chosen, source: ours, '
        "unless: a_party, instead: safeguarding_lead",
        '"scrutineer" may stand aside itself.',
        "Write a post that always counts.",
    ),
    (
        "line_manager_of: chair, source: ours",
        "line_manager_of: chair, source: ours, unless: a_party, instead: safeguarding_lead",
        '"chair_manager" may stand aside, and then nobody would take the next decision.',
        "Write a post that always counts.",
    ),
    (
        "by: chair, form: reason, to: withdrawn",
        "form: reason, to: withdrawn",
        "Nobody may make this choice.",
        "Add by: a post, responder or anyone.",
    ),
    (
        "by: chair, form: reason, to: withdrawn",
        "by: anyone, form: reason, to: withdrawn",
        "Anyone who may open a dispute could move it.",
        "Write the posts whose decision it is.",
    ),
    (
        "by: chair, form: reason, to: withdrawn",
        "by: chair, form: reason, to: review",
        'There is no place "review".',
        "Write one of any_higher_stage, decided, next_stage, referred, resolved, stage_1, "
        "stage_2, stage_3, stay, withdrawn.",
    ),
    (
        "by: chair, form: reason, to: withdrawn",
        "by: chair, at: stage_9, form: reason, to: withdrawn",
        'There is no stage "stage_9".',
        "Write one of stage_1, stage_2, stage_3.",
    ),
    (
        "  once: {says",
        "  reply: {says",
        'A step has a choice "reply", too.',
        "Give this one another name.",
    ),
    (
        "to: stage_3, at: [stage_1, stage_2]",
        "to: stage_3, at: [stage_1, stage_3]",
        'There is no place "stage_3".',
        "Write one of answer, any_higher_stage, decided, next_stage, referred, resolved, "
        "review, stay, withdrawn.",
    ),
    (
        "to: stage_3, at: [stage_1, stage_2]",
        "to: any_higher_stage",
        '"straight_up" leads above stage_3, and there is no stage above it.',
        "Say at: for the stages where it is offered.",
    ),
    (
        "    by: chair\n    limit",
        "    by: scrutineer\n    limit",
        'Nobody is asked: who is "scrutineer" is not settled when the step begins.',
        "Write responder, a post that is found, or one that a form of raising chooses.",
    ),
]


@pytest.mark.parametrize(("was", "is_now", "wrong", "right"), BROKEN, ids=[b[2] for b in BROKEN])
def test_a_broken_file_says_what_is_wrong_and_what_would_be_right(
    was: str, is_now: str, wrong: str, right: str
):
    assert was in TEXT

    with pytest.raises(NotAProcedure) as refused:
        read(TEXT.replace(was, is_now, 1), FILE)

    assert (wrong, right) in {(each.wrong, each.right) for each in refused.value.findings}
