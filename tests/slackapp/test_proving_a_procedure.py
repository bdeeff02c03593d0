"""Each form that a procedure lays before somebody is drawn, as full as it gets, and measured."""

import re
from dataclasses import replace

from slackapp.procedures.modals import MOST_BLOCKS, Modal, modals, problems
from slackapp.procedures.proof import prove
from tests import rungs
from tests.workflows import two_rungs
from tests.workflows.playing import ENGLAND
from tests.workflows.two_rungs import text_with
from workflows import reading
from workflows.dispute import Dispute
from workflows.procedure import Procedure
from workflows.proving.council import Council
from workflows.proving.moved import Standing
from workflows.proving.offering import offers
from workflows.proving.walking import Walk, walk


def test_a_sound_procedure_is_proved_with_its_figures():
    proved = prove(two_rungs.TWO_RUNGS, two_rungs.TEXT, two_rungs.FILE, ENGLAND)

    assert proved.findings == ()
    assert re.fullmatch(
        r"\d+ states and \d+ moves tried\. The longest it can take, if everybody acts "
        r"at the very last moment: \d+ working days and \d+ hours\. The longest "
        r"form has \d+ blocks\.",
        proved.figures,
    )


def drawn(procedure: Procedure) -> dict[tuple[object, ...], int]:
    """The most blocks that a form takes, by where in the file it comes from."""
    found: dict[tuple[object, ...], int] = {}
    for modal in modals(walk(procedure, ENGLAND), Council(procedure, ENGLAND)):
        found[modal.path] = max(modal.blocks, found.get(modal.path, 0))
    return found


def test_what_stands_beside_the_ladder_is_drawn_with_what_each_higher_stage_asks():
    found = drawn(rungs.PROCEDURE)

    assert {path[1] for path in found if path[0] == "any_time"} == {
        *rungs.PROCEDURE.any_time,
    } - {"safety_alert"}
    assert found["any_time", "bypass"] > found["any_time", "cafcass"] + 5


def test_what_waits_is_drawn_for_whoever_is_asked_to_agree_to_it():
    reply = ("steps", "reply", "choices", "reply")
    council = Council(two_rungs.JOINT, ENGLAND)
    states = [state for _, state in walk(two_rungs.JOINT, ENGLAND).live()]
    waits = next(state for state in states if state.proposal and state.step == "reply")

    def forms_of_a_reply(state: Dispute) -> int:
        can = {0: offers(council, Standing(dispute=state, now=state.clock.started))}
        drawn = modals(Walk(two_rungs.JOINT, states=[state], offers=can), council)
        return [modal.path for modal in drawn].count(reply)

    assert forms_of_a_reply(waits) == forms_of_a_reply(replace(waits, proposal=None)) + 1


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
