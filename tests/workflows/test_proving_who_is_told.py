"""Whatever a file has told, or copied, has somebody by then, on every way; or its line is named."""

import pytest

from tests.workflows.playing import ENGLAND
from tests.workflows.two_rungs import FILE, text_with
from workflows import reading
from workflows.proving import prove

Change = tuple[str, str]

LEAD = 'lead: {title: "lead", side: neither, found: directory, source: ours}'
CHOSEN = (LEAD, LEAD.replace("directory", "chosen"))
OUTSIDE = (LEAD, LEAD.replace("directory", "outside"))
NO_ALERT_TO_LEAD = ("[{to: lead, source: ours}]", "[{to: adviser_manager, source: ours}]")
RIGHT = "Write a post that is known by then, or let a form of raising or of a stage name somebody."
ANSWERS = '      answers: {label: "Who will answer"'
NAMED = (
    ANSWERS,
    f'      lead: {{label: "Lead", kind: person, names: lead, source: ours}}\n{ANSWERS}',
)
ON_SETTLING = '    done: "{Who} settled it"\n'
ON_SECOND = "    gates: [own_manager]\n"
ON_REPLY = '        done: "{Who} replied"\n'
TOLD = 'tell: [{to: lead, says: "Please look.", source: ours}]\n'
IF_AGAIN = TOLD.replace("says", "if: raised_before, says")
BY_EMAIL = TOLD.replace("says", "by: email, says")
WITH_CC = TOLD.replace("to: lead", "to: [worker, lead], cc: lead")
COPIED = "    copies: [{post: lead, source: ours}]\n"
ASIDE = LEAD.replace(
    "found: directory", "found: directory, unless: raised_before, instead: stand_in"
)
IN_PLACE = ASIDE + '\n  stand_in: {title: "stand-in", side: neither, found: chosen, source: ours}'


def unknown(stage: str, who: str = "lead") -> str:
    return f"At {stage} nobody is told: who is the {who} is not known yet. {RIGHT}"


def found(*changes: Change) -> list[tuple[str, str]]:
    """The beginning of each line with something wrong, and what is said of it."""
    text = text_with(*changes)
    problems = prove(reading.read(text, FILE), ENGLAND).problems
    lines = text.splitlines()
    return [
        (lines[each.line - 1].strip().split(":")[0], f"{each.wrong} {each.right}")
        for each in reading.located(problems, text, FILE)
    ]


@pytest.mark.parametrize(
    ("changes", "line", "said"),
    [
        ([CHOSEN], "tell", unknown("first")),
        (
            [CHOSEN, NO_ALERT_TO_LEAD, (ON_SETTLING, f"{ON_SETTLING}    {TOLD}")],
            "tell",
            unknown("first"),
        ),
        (
            [CHOSEN, NO_ALERT_TO_LEAD, (ON_SETTLING, f"{ON_SETTLING}    {IF_AGAIN}")],
            "tell",
            unknown("second"),
        ),
        (
            [CHOSEN, NO_ALERT_TO_LEAD, (ON_SETTLING, f"{ON_SETTLING}    {WITH_CC}")],
            "tell",
            unknown("first"),
        ),
        (
            [CHOSEN, NO_ALERT_TO_LEAD, (ON_REPLY, f"{ON_REPLY}        {TOLD}")],
            "tell",
            unknown("first"),
        ),
        (
            [CHOSEN, NO_ALERT_TO_LEAD, (ON_SECOND, f"{ON_SECOND}    {TOLD}")],
            "tell",
            unknown("second"),
        ),
        (
            [CHOSEN, NO_ALERT_TO_LEAD, (ON_SECOND, ON_SECOND + COPIED)],
            "copies",
            unknown("second"),
        ),
        (
            [
                CHOSEN,
                NO_ALERT_TO_LEAD,
                ("tell: [{to: adviser_manager, says", "tell: [{to: lead, says"),
            ],
            "not_settled",
            unknown("second"),
        ),
        (
            [(LEAD, IN_PLACE), NO_ALERT_TO_LEAD, (ON_SECOND, ON_SECOND + COPIED)],
            "copies",
            unknown("second", "stand-in"),
        ),
    ],
    ids=[
        "the safety alert tells somebody whom nobody chose",
        "so does a choice",
        "so does a choice that tells them where a fact is true",
        "nobody gets the copy of what others are told",
        "so does a choice of one step alone",
        "so does a stage as it opens",
        "a stage copies them in",
        "so does an end",
        "whoever is copied in stands aside for somebody whom nobody chose",
    ],
)
def test_where_nobody_is_known_who_is_to_be_told_the_line_is_named(
    changes: list[Change], line: str, said: str
):
    assert found(*changes) == [(line, said)]


@pytest.mark.parametrize(
    "changes",
    [
        [(ON_SETTLING, f"{ON_SETTLING}    {TOLD}"), (ON_SECOND, ON_SECOND + COPIED)],
        [CHOSEN, NO_ALERT_TO_LEAD, NAMED, (ON_SETTLING, f"{ON_SETTLING}    {TOLD}")],
        [OUTSIDE, NO_ALERT_TO_LEAD, (ON_SETTLING, f"{ON_SETTLING}    {BY_EMAIL}")],
        [
            CHOSEN,
            NO_ALERT_TO_LEAD,
            (ON_SETTLING, f"{ON_SETTLING}    {TOLD.replace('says', 'by: channel, says')}"),
        ],
        [
            CHOSEN,
            NO_ALERT_TO_LEAD,
            (ON_SETTLING, f"{ON_SETTLING}    {TOLD.replace('to: lead', 'to: [lead, manager]')}"),
        ],
    ],
    ids=[
        "the directory finds them",
        "a form of raising names them",
        "they are an address outside",
        "it is posted in the channel, to no post at all",
        "somebody else is told as well",
    ],
)
def test_where_somebody_is_told_nothing_is_said(changes: list[Change]):
    assert found(*changes) == []


@pytest.mark.parametrize(
    "told",
    [
        ("[{to: lead, source: ours}]", "[{to: [], source: ours}]"),
        ("tell: [{to: adviser_manager, says", "tell: [{to: [], says"),
    ],
    ids=["of the safety alert", "of an end"],
)
def test_a_rule_that_tells_nobody_at_all_is_refused(told: Change):
    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text_with(told), FILE)

    assert [(each.wrong, each.right) for each in refused.value.findings] == [
        ("This tells nobody.", "Write at least one post under to:, or take it away.")
    ]
