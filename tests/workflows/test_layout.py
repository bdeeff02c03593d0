"""The layout of the copy for the child's file, as a procedure file writes it."""

import pytest

from tests.workflows.playing import FILE, PROCEDURE, TEXT
from workflows.reading import Finding, NotAProcedure, read

ROW = '      - {says: "Raised by", shows: raised_by}\n'


def findings(wrong: str, right: str) -> tuple[Finding, ...]:
    assert wrong in TEXT
    with pytest.raises(NotAProcedure) as refused:
        read(TEXT.replace(wrong, right, 1), FILE)
    return refused.value.findings


def test_a_form_like_another_has_its_rows():
    layout = PROCEDURE.layout

    assert list(layout) == [f"section_{number}" for number in range(1, 7)]
    assert layout["section_4"].like == "section_3"
    assert layout["section_4"].rows == ()
    assert layout["section_1"].rows[0].boxes[0].says == "Child"
    assert layout["section_2"].rows[0].boxes == ()


WRONG = {
    "a box that shows what nobody asks": (
        (ROW, '      - {says: "Raised by", shows: concern.nothing}\n'),
        'There is no form or answer "concern.nothing".',
    ),
    "a stage that is none": (("    at: informal\n", "    at: nowhere\n"), 'no stage "nowhere"'),
    "rows like those of nothing": (
        ("    like: section_3\n", "    like: section_9\n"),
        'There is no printed form with rows "section_9".',
    ),
    "neither rows nor like": (
        ("    at: stage_2\n    like: section_3\n", "    at: stage_2\n"),
        "It has no rows of its own, or those of another as well.",
    ),
    "words of a stage where there is none": (
        (ROW, '      - {says: "At {stage}", shows: raised_by}\n'),
        '"{stage}" is not filled in here.',
    ),
    "a row of two kinds": (
        (ROW, '      - {part: "Raised", says: "Raised by", shows: raised_by}\n'),
        "write part, or note, or says with shows, or beside",
    ),
    "a row at a stage for which its form is not printed": (
        (
            '      - {says: "Sent to the responsible manager", shows: asked}\n',
            '      - {note: "Speak first.", at: [stage_2, informal]}\n',
        ),
        'There is no stage of this form "informal".',
    ),
    "words that show nothing": (
        (ROW, '      - {says: "Raised by"}\n'),
        "write says and shows together",
    ),
    "a name that cannot be one": (
        ("  section_1:\n", "  section 1:\n"),
        '"section 1" cannot be a name.',
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_with_its_line(what: str):
    change, words = WRONG[what]

    assert any(words in found.wrong for found in findings(*change))
