"""Each form that a procedure lays before somebody is drawn, as full as it gets, and measured."""

import re
from dataclasses import replace
from typing import Any

import pytest

from slackapp.procedures.drawn import Drawn, drawn
from slackapp.procedures.proof import prove
from slackapp.procedures.refused import problems
from slackapp.views.earlier import MOST
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


def test_where_no_dispute_can_begin_the_check_says_so():
    text = text_with(
        ("directly: true, unless: raised_before", "directly: false, unless: raised_before"),
        ("directly: true, source: S1-68", "directly: false, source: S1-68"),
    )

    proved = prove(reading.read(text, "shut.yaml"), text, "shut.yaml", ENGLAND)

    assert [each.wrong for each in proved.findings] == ["Nobody can raise a dispute."]
    assert proved.figures.startswith("0 states and 0 moves tried.")


def blocks_of(procedure: Procedure) -> dict[tuple[object, ...], int]:
    """The most blocks that a form takes, by where in the file it comes from."""
    found: dict[tuple[object, ...], int] = {}
    for each in drawn(walk(procedure, ENGLAND), Council(procedure, ENGLAND)):
        found[each.path] = max(each.blocks, found.get(each.path, 0))
    return found


def test_what_stands_beside_the_ladder_is_drawn_with_what_each_higher_stage_asks():
    found = blocks_of(rungs.PROCEDURE)

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
        views = drawn(Walk(two_rungs.JOINT, states=[state], offers=can), council)
        return [each.path for each in views].count(reply)

    assert forms_of_a_reply(waits) == forms_of_a_reply(replace(waits, proposal=None)) + 1


def test_the_form_to_raise_is_drawn_with_all_that_was_raised_before_about_the_child():
    """S4-11."""
    barring = (
        ', unless: raised_before, else_says: "It was raised before: begin at the second stage."'
    )
    free = two_rungs.changed((barring, ""))

    most = blocks_of(two_rungs.TWO_RUNGS)["stages", "first"]

    assert most == blocks_of(free)["stages", "first"] + MOST + 1


def test_a_form_that_slack_would_not_take_is_found_on_its_line():
    text = asking(100)

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
    assert all(each.wrong.startswith("The form can be 1") for each in findings)
    assert {each.right for each in findings} == {"Ask less at once, or show fewer earlier forms."}


def asking(questions: int) -> str:
    """A file whose reason asks so much more."""
    more = "".join(
        f'      q{n}: {{label: "Question {n}", kind: date, required: false, source: ours}}\n'
        for n in range(questions)
    )
    why = '  why:\n    title: "Why"\n    fields:\n'
    return text_with((why, why + more))


def test_a_form_that_leaves_no_room_for_what_the_app_adds_is_found_before_slack_refuses_it():
    has = blocks_of(reading.read(asking(0), "long.yaml"))["choices", "close"]
    fits, crowded = asking(92 - has), asking(93 - has)

    assert prove(reading.read(fits, "long.yaml"), fits, "long.yaml", ENGLAND).findings == ()
    found = prove(reading.read(crowded, "long.yaml"), crowded, "long.yaml", ENGLAND).findings
    assert {(each.wrong, each.right) for each in found} == {
        (
            "The form can be 93 blocks long; Slack takes 100, of which 8 stay free for what the "
            "app says on the day.",
            "Ask less at once, or show fewer earlier forms.",
        )
    }


# ---- what reads well, and Slack has no room for --------------------------------------------------

OPTIONS = 'options: {"yes": "Yes", "no": "No"}, source: ours}'
JOINTLY = (
    ("answered_by: director", "answered_by: {all: [manager, director]}"),
    ("names: responder,", "names: responder, at: first,"),
)
REPLY_SHOWN = 'shows: {title: "The reply", forms: [answer]}\n'
ASKED = '{button: "Go on", title: "Go on", question: "What next?", says: "Go on"}'
ONE_FORM = f"{REPLY_SHOWN}    one_form: {ASKED}\n"


def found_in(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    """What is wrong with a file that reads well, each with the beginning of its line."""
    text = text_with(*changes)
    findings = prove(reading.read(text, "long.yaml"), text, "long.yaml", ENGLAND).findings
    lines = text.splitlines()
    return [(lines[each.line - 1].strip()[:12], f"{each.wrong} {each.right}") for each in findings]


def longer(words: str, more: int) -> tuple[str, str]:
    """The words of the file, and the same with so many more characters."""
    return words, f"{words}{'x' * more}"


@pytest.mark.parametrize(
    ("change", "line", "part", "most"),
    [
        (
            longer('shows: {title: "What was raised', 136),
            "shows: {titl",
            "heading",
            150,
        ),
        (
            longer("what: reply", 3000),
            "what: replyx",
            "paragraph",
            3000,
        ),
        (
            longer('asks: "Decide whether it is settled', 3000),
            'asks: "Decid',
            "small line",
            3000,
        ),
        (
            (OPTIONS, OPTIONS.replace('"Yes"', f'{{label: "Yes", examples: "{"x" * 3000}"}}')),
            "again: {labe",
            "small line",
            3000,
        ),
        (
            longer('needs: "your', 3000),
            'needs: "your',
            "paragraph",
            3000,
        ),
        (
            longer('title: "First stage', 60),
            'title: "Firs',
            "answer to choose",
            75,
        ),
    ],
)
def test_words_too_long_for_their_place_are_found_where_they_are_written(
    change: tuple[str, str], line: str, part: str, most: int
):
    ((where, says),) = found_in(change)

    assert where == line
    said = rf"The {part} with these words can be (\d+) characters long; Slack takes {most}\. "
    length = re.fullmatch(rf"{said}Say it in fewer words\.", says)
    assert length, says
    assert int(length[1]) > most


def test_a_title_that_is_too_long_once_it_is_filled_in_is_found():
    assert found_in(("what: reply", "what: reply in some detail"), *JOINTLY) == [
        (
            "what: reply ",
            "The title with these words can be 26 characters long; Slack takes 24. "
            "Say it in fewer words.",
        )
    ]


def ways(place: str) -> tuple[str, str]:
    """So many choices more, at the beginning of a place of the file."""
    each = """\
  way_{number}:
    button: "Way {number}"
    says: "Do it"
    title: "Way {number}"
    by: adviser
    to: settled
    done: "{{Who}} did it"
    source: ours
"""
    return f"{place}\n", f"{place}\n" + "".join(each.format(number=n) for n in range(26))


def test_more_buttons_than_slack_takes_in_a_row_are_said_once_where_they_are_written():
    offered = ("also: [settle,", f"also: [{', '.join(f'way_{n}' for n in range(26))}, settle,")
    beside = found_in(ways("any_time:"))
    own = found_in(ways("\nchoices:"), offered)
    in_one_form = found_in(
        ways("\nchoices:"), offered, (f"{REPLY_SHOWN}    also", f"{ONE_FORM}    also")
    )

    assert beside == [
        ("any_time:", "There can be 27 buttons in one row; Slack takes 25. Offer fewer.")
    ]
    assert own == [("choices:", "There can be 32 buttons in one row; Slack takes 25. Offer fewer.")]
    assert in_one_form == [
        ("choices:", "There can be 30 answers to choose from; Slack takes 10. Offer fewer.")
    ]


def test_more_levels_than_slack_takes_are_found_at_the_stages():
    stage = """\
  level_{number}:
    title: "Level {number}"
    enter: {{directly: true, source: ours}}
    answered_by: director
    answer_within: {{working_days: 5, source: ours}}
    steps: [reply, review]
    source: ours
"""
    more = "".join(stage.format(number=number) for number in range(9))

    assert (
        "stages:",
        "There can be 11 answers to choose from; Slack takes 10. Offer fewer.",
    ) in found_in(("  second:\n", f"{more}  second:\n"))


def refused(view: dict[str, Any]) -> list[str]:
    """What is said of one view, on the line that it is drawn for."""
    found = problems(two_rungs.TWO_RUNGS, [Drawn(path=("raising",), view=view)])
    return [wrong for path, wrong, _ in found if path == ("raising",)]


def test_what_stands_twice_in_one_form_is_found():
    head = {"type": "header", "block_id": "h", "text": {"type": "plain_text", "text": "Again"}}

    assert refused({"type": "home", "blocks": [head, head]}) == [
        "Something is asked or shown twice in one form, and Slack takes it once."
    ]


def test_what_is_too_long_in_all_is_found_though_each_part_of_it_fits():
    def of(paragraphs: int) -> list[dict[str, Any]]:
        text = {"type": "mrkdwn", "text": "&" * 3000}
        return [{"type": "section", "text": text}] * paragraphs

    assert refused({"type": "home", "blocks": of(81)}) == []
    assert refused({"type": "home", "blocks": of(84)}) == [
        "This can be longer in all than Slack takes, which is 250000 characters."
    ]
    assert refused({"text": "Asked", "blocks": of(5)}) == [
        "This can be longer in all than Slack takes, which is 13000 characters."
    ]


def test_whatever_else_slack_would_refuse_is_said_in_its_own_words():
    assert refused({"type": "home", "blocks": [{"type": "header", "block_id": "h"}]}) == [
        "Slack would not take this form: missing required field: text."
    ]


def test_as_many_blocks_as_slack_takes_are_fine():
    block = {"type": "divider"}

    assert refused({"type": "home", "blocks": [block] * 100}) == []
    assert refused({"type": "home", "blocks": [block] * 101}) == [
        "The form can be 101 blocks long; Slack takes 100."
    ]
