"""Each slip of a hand is said in one line of plain words, with what would be right."""

import pytest

from tests.workflows.two_rungs import FILE, TEXT, text_with
from workflows import reading

ANOTHER_NAME = "Give it another name."
WORDS = "Write a few words."
UNSEEN = ("A sign stands here that nobody can see.", "Write these words again.")
NOTHING_SHOWN = ("Nothing is shown here.", "Write at least one form.")
SHOWN = 'shows: {title: "What was raised", forms: [concern]}'
ALERT = '    title: "Immediate safety"\n    by: anyone\n'

#: What is replaced, by what; the line, what is wrong there, what would be right.
SLIPS: dict[str, tuple[str, str, str, str, str]] = {
    "a key with capitals": (
        "key: two-rungs",
        "key: Two-Rungs",
        "key: Two-Rungs",
        '"Two-Rungs" cannot be a key.',
        "Write small letters, digits and -, as in my-council.",
    ),
    "one stage stands twice": (
        "  second:\n    title",
        "  first:\n    title",
        "first:",
        '"first" stands here twice.',
        "Give one of them another name, or take it away.",
    ),
    "a quote is not closed": (
        'title: "Two rungs"',
        'title: "Two rungs',
        'title: "Two rungs',
        "A quote opens here, and does not close.",
        "Close it on the same line.",
    ),
    "a quote in braces is not closed": (
        'title: "Settled", kind',
        'title: "Settled, kind',
        'settled: {title: "Settled, kind',
        "A quote opens here, and does not close.",
        "Close it on the same line.",
    ),
    "nothing asks for the reason to go beyond a cap": (
        "{agreed: meets_on, cap: {working_days: 10, source: ours}",
        "{agreed: meets_on, over_cap: because, cap: {working_days: 10, source: ours}",
        "limit: {agreed: meets_on",
        'There is no field "because".',
        "Take it away.",
    ),
    "whoever decides stands in for themselves": (
        "stands_in: adviser_manager",
        "stands_in: adviser",
        "stands_in: adviser",
        '"adviser" decides already, and cannot stand in for themselves.',
        "Write another post, such as whoever manages them.",
    ),
    "a step is named like a stage": (
        "  meeting:\n",
        "  second:\n",
        "second:",
        '"second" is the name of a stage already, and this is a step.',
        ANOTHER_NAME,
    ),
    "an end is named like a stage": (
        "  settled: {",
        "  first: {",
        "first: {",
        '"first" is the name of a stage already, and this is an end.',
        ANOTHER_NAME,
    ),
    "an end is named like a step": (
        "  settled: {",
        "  review: {",
        "review: {",
        '"review" is the name of a step already, and this is an end.',
        ANOTHER_NAME,
    ),
    "a stage has no title": (
        'title: "First stage"',
        'title: ""',
        'title: ""',
        "Nothing is said here.",
        WORDS,
    ),
    "the procedure has no title": (
        'title: "Two rungs"',
        'title: " "',
        'title: " "',
        "Nothing is said here.",
        WORDS,
    ),
    "a step has no noun": ("what: reply", 'what: ""', 'what: ""', "Nothing is said here.", WORDS),
    "a sign of machines in a title": (
        'title: "Two rungs"',
        'title: "Two \\arungs"',
        'title: "Two',
        *UNSEEN,
    ),
    "a sign of machines in a word of here": (
        'title: "Two rungs"\n',
        'title: "Two rungs"\nwords: {dispute: "con\\0cern", disputes: concerns}\n',
        "words:",
        *UNSEEN,
    ),
    "a sign of machines in a list": (
        'what: {label: "What worries you?"',
        'what: {prompts: ["So", "Or\\bso"], label: "What worries you?"',
        "what: {prompts",
        *UNSEEN,
    ),
    "a step shows no form": (SHOWN, SHOWN.replace("[concern]", "[]"), "shows:", *NOTHING_SHOWN),
    "a choice shows no form": (
        ALERT,
        f'{ALERT}    shows: {{title: "Before", forms: []}}\n',
        "shows:",
        *NOTHING_SHOWN,
    ),
    "a fact follows from no answer": (
        'when: {again: ["yes"]}',
        "when: {again: []}",
        "raised_before:",
        'No answer of "again" stands here.',
        "Write at least one.",
    ),
    "a person is named in a box for words": (
        "kind: person, names: responder,",
        "names: responder,",
        "answers:",
        "Only a person is named.",
        "Write kind: person, or take names: away.",
    ),
    "there are no posts": (
        TEXT[TEXT.index("posts:") : TEXT.index("facts:")],
        "posts: {}\n",
        "posts: {}",
        '"posts" is empty.',
        "Write at least one.",
    ),
    "there are no stages": (
        TEXT[TEXT.index("stages:") : TEXT.index("steps:\n")],
        "stages: {}\n",
        "stages: {}",
        '"stages" is empty.',
        "Write at least one.",
    ),
    "there are no forms": (
        TEXT[TEXT.index("forms:") : TEXT.index("raising:")],
        "forms:\n",
        "forms:",
        '"forms" needs words of its own.',
        "Write them on lines further in.",
    ),
    "a limit has a unit and no number": (
        "within: {working_days: 1, source",
        "within: {working_days: , source",
        "within:",
        "within: write exactly one of clock_hours, days, hours, months, working_days.",
        "",
    ),
}


@pytest.mark.parametrize(("old", "new", "line", "wrong", "right"), SLIPS.values(), ids=SLIPS)
def test_a_slip_of_the_hand_is_said_in_one_line(
    old: str, new: str, line: str, wrong: str, right: str
):
    text = text_with((old, new))

    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text, FILE)

    said = [(each.wrong, each.right) for each in refused.value.findings]
    assert said == [(wrong, right)]
    at = refused.value.findings[0].line
    assert text.splitlines()[at - 1].strip().startswith(line)


def test_the_fields_that_may_say_why_are_those_asked_with_the_date():
    day = "      meets_on: {"
    text = text_with(
        ("{agreed: meets_on, cap", "{agreed: meets_on, over_cap: because, cap"),
        (day, f'      place: {{label: "Where?", source: ours}}\n{day}'),
    )

    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text, FILE)

    assert [each.right for each in refused.value.findings] == ["Write one of place."]
