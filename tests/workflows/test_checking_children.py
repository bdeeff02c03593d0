"""Forms that each child has of their own: a file that uses them wrongly is refused."""

import pytest

from tests.workflows.playing import FILE, PROCEDURE, TEXT
from workflows.checking.children import MOST_BLOCKS, blocks
from workflows.reading import NotAProcedure, read

MANY = "".join(
    f'      more_{number}: {{label: "More", kind: text, source: ours}}\n' for number in range(9)
)


@pytest.mark.parametrize(
    ("once", "instead", "said"),
    [
        (
            "        form: plan\n",
            "        form: [plan, child]\n",
            '"child" is asked about each child, and they are named at raising only. '
            "Name it under form: of raising, or take per_child: away.",
        ),
        (
            "    form: informal_talk\n",
            "    form: [informal_talk, child]\n",
            '"child" is asked about each child, and they are named at raising only.',
        ),
        (
            '      name: {label: "Child\'s name", kind: text,',
            '      name: {label: "Child\'s name", kind: person, names: social_worker,',
            "This would be answered anew for each child, and it can be only one. "
            "Ask it in a form that is asked once.",
        ),
        (
            'kind: text, max: 40, tells_apart: "case number"',
            'kind: long, tells_apart: "case number"',
            "This answer cannot tell children apart. "
            "Write it at a text field of a form that is per_child.",
        ),
        (
            'reason: {label: "Why is this decision not yours?",',
            'reason: {carry: child.initials, label: "Why is this decision not yours?",',
            '"child" is held for each child, so this does not say whose it carries. '
            "Carry from a form that is asked once.",
        ),
        (
            '  pass_up:\n    title: "Why it was moved up"',
            '  "pass#up":\n    title: "Why it was moved up"',
            '"#" cannot stand in the name of a form. Take it away: what follows # counts children.',
        ),
        (
            "      initials: {label",
            f"{MANY}      initials: {{label",
            "At stage_2 the form to raise can have 123 blocks; Slack takes 100. "
            "Ask for less, above all about each child.",
        ),
    ],
)
def test_a_form_for_each_child_that_does_not_hold_together_is_found(
    once: str, instead: str, said: str
):
    assert once in TEXT

    with pytest.raises(NotAProcedure) as refused:
        read(TEXT.replace(once, instead, 1), FILE)

    assert said in str(refused.value)


@pytest.mark.parametrize("stage", PROCEDURE.stages)
def test_six_children_fit_into_the_shipped_form(stage: str):
    assert blocks(PROCEDURE, stage) <= MOST_BLOCKS


def test_a_file_that_asks_about_no_child_apart_has_room_for_more():
    once = read(
        TEXT.replace("    per_child: true\n", "").replace(' tells_apart: "case number",', ""), FILE
    )

    assert blocks(once, "stage_1") < blocks(PROCEDURE, "stage_1") - 30


def test_a_line_above_a_form_takes_its_place_among_the_blocks():
    with_help = TEXT.replace(
        '    title: "The concern"\n', '    title: "The concern"\n    help: "x"\n'
    )

    assert blocks(read(with_help, FILE), "stage_1") == blocks(PROCEDURE, "stage_1") + 1
