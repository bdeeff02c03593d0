"""What is wrong with a new date in a file, and on which line."""

import pytest

from tests.dates import CHOICE, TEXT
from tests.workflows.playing import FILE
from workflows import reading

LIMIT = "    limit: {agreed: new_date, source: ours}\n    agreed_with: chair\n    times: 1\n"
BESIDE = '    form: withdrawal\n    to: withdrawn\n    done: "{Who} withdrew this"\n'

WRONG: dict[str, tuple[str, str, list[str]]] = {
    "nobody to agree with": (
        "    agreed_with: chair\n",
        "",
        ["nobody agrees to this new date."] * 4,
    ),
    "their own side": (
        "agreed_with: chair",
        "agreed_with: head_of_service",
        ["both are on the same side."] * 4,
    ),
    "no post": ("agreed_with: chair", "agreed_with: uncle", ['There is no post "uncle".']),
    "for ever": (
        "    agreed_with: chair\n    times: 1\n",
        "    agreed_with: chair\n",
        ["The date could be moved for ever."],
    ),
    "no date that people agree on": (
        "limit: {agreed: new_date, source: ours}",
        "limit: {working_days: 5, source: ours}",
        ["Nobody agrees on this new date in the form of the choice."],
    ),
    "a date that the form does not ask": (
        "    form: later\n",
        "    form: pass_up\n",
        ["Nobody agrees on this new date in the form of the choice."],
    ),
    "no date but words": (
        "agreed: new_date",
        "agreed: risk",
        ["Nobody agrees on this new date in the form of the choice."],
    ),
    "somebody else": (
        '    times: 1\n    spent: "A new date has',
        '    times: 1\n    by: chair\n    spent: "A new date has',
        ["A new date is proposed by whoever is asked, and nobody else."],
    ),
    "nothing to agree on": (
        "    limit: {agreed: new_date, source: ours}\n",
        "",
        ["There is no new date here to agree on with anybody."],
    ),
    "a form that is not there": (
        "    form: later\n",
        "    form: [later, latest]\n",
        ['There is no form "latest".'],
    ),
}


def found(text: str) -> list[str]:
    with pytest.raises(reading.NotAProcedure) as error:
        reading.read(text, FILE)
    return [finding.wrong for finding in error.value.findings]


@pytest.mark.parametrize(("old", "right", "wrong"), WRONG.values(), ids=WRONG)
def test_a_new_date_that_cannot_be_agreed_on_is_found(old: str, right: str, wrong: list[str]):
    before, choice, after = TEXT.partition(CHOICE)
    if old in choice:
        choice = choice.replace(old, right, 1)

    said = found(before + choice + after)

    for each in wrong:
        assert any(each in one for one in said), said


def test_those_who_answer_as_one_agree_among_themselves():
    joint = TEXT.replace(
        "answered_by: head_of_service", "answered_by: {all: [team_manager, head_of_service]}", 1
    ).replace(
        "        names: responder\n",
        "        names: responder\n        at: [informal, stage_1, stage_2, stage_4]\n",
        1,
    )

    assert found(joint) == ["At stage_3 those who answer agree on it among themselves."]


def test_beside_the_ladder_nothing_is_due():
    before, choice, after = TEXT.partition(CHOICE)
    moved = choice.partition("    agreed_with")[0].replace("ask_for_time:", "ask_beside:")
    beside = f'{moved}    by: chair\n    done: "{{Who}} asked"\n    source: ours\n'

    said = found((before + choice + after).replace("\nany_time:", f"\nany_time:{beside}", 1))

    assert said == ["Beside the ladder nothing is due."]
