"""Each form that a procedure lays before somebody is drawn, as full as it gets, and measured."""

import re

from slackapp.procedures.modals import MOST_BLOCKS, Modal, problems
from slackapp.procedures.proof import prove
from tests.workflows.playing import ENGLAND, FILE, PROCEDURE, TEXT
from tests.workflows.two_rungs import text_with
from workflows import reading


def test_a_sound_procedure_is_proved_with_its_figures():
    proved = prove(PROCEDURE, TEXT, FILE, ENGLAND)

    assert proved.findings == ()
    assert re.fullmatch(
        r"\d+ states and \d+ moves tried\. The longest it can take, if everybody acts "
        r"at the very last moment: \d+ working days, \d+ hours and \d agreed dates?\. The longest "
        r"form has \d+ blocks\.",
        proved.figures,
    )


def test_a_form_that_slack_would_not_take_is_found_on_its_line():
    many = "".join(
        f'      q{n}: {{label: "Question {n}", required: false, source: ours}}\n'
        for n in range(100)
    )
    why = '  why:\n    title: "Why"\n    fields:\n'
    text = text_with((why, why + many))

    findings = prove(reading.read(text, "long.yaml"), text, "long.yaml", ENGLAND).findings

    lines = text.splitlines()
    assert {lines[each.line - 1].strip() for each in findings} == {
        "settle:",
        "once_more:",
        "move_up:",
        "give_up_waiting:",
        "close_unanswered:",
        "close:",
        "met:",
    }
    assert all(each.wrong.startswith("The form is 1") for each in findings)
    assert {each.right for each in findings} == {"Ask less at once, or show fewer earlier forms."}


def test_as_many_blocks_as_slack_takes_are_fine():
    fits = Modal(path=(), blocks=MOST_BLOCKS, signs=1)
    too_wide = Modal(path=(), blocks=1, signs=250_001)

    assert list(problems([fits])) == []
    assert len(list(problems([too_wide]))) == 1
