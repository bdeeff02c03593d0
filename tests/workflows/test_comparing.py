"""What a new text changes for new disputes is said in plain words, and nothing else is."""

import pytest

from tests.workflows import two_rungs
from tests.workflows.playing import FILE, TEXT
from workflows import reading
from workflows.comparing import changes

#: What is replaced, by what, and the lines that say it.
CHANGED: dict[str, tuple[str, str, list[str]]] = {
    "a limit": (
        "answer_within: {working_days: 5, source: S1-85}",
        "answer_within: {clock_hours: 48, source: S1-85}",
        ['Stage "Stage 1", limit for the answer: 48 clock hours; it was 5 working days.'],
    ),
    "a cap, the paper's own words, and what is to be confirmed": (
        "answer_within: {agreed: agreed_by, source: S1-61}",
        "answer_within: {agreed: agreed_by, cap: {days: 9, source: ours}, over_cap: next_steps, "
        'printed: "soon", confirm: "Which days?", source: S1-61}',
        [
            'Stage "Informal", limit for the answer: the date in agreed_by, 9 days at most, more '
            'with next_steps, printed "soon", to confirm: Which days?; it was the date in '
            "agreed_by."
        ],
    ),
    "a limit for the whole, where there was none": (
        "opening: {working_days: 1, source: ours}",
        "opening: {working_days: 2, source: ours}\nlimit: {months: 1, source: ours}",
        [
            "Limit to record what a stage asks for: 2 working days; it was 1 working day.",
            "Limit: 1 month; it was nothing.",
        ],
    ),
    "who answers": (
        "    answered_by: service_manager",
        "    answered_by: {any: [service_manager, head_of_service]}",
        [
            'Stage "Stage 2", who answers: service manager or head of service; it was service '
            "manager."
        ],
    ),
    "who decides in silence": (
        "  within: {working_days: 1, source: ours}\n  stands_in: chair_manager",
        "  within: {working_days: 1, source: ours}\n  stands_in: chairs_head_of_service",
        ["Silence, who stands in: chairs' head of service; it was chair's service manager."],
    ),
    "a question more, and one less": (
        "      initials: {label",
        "      letters: {label",
        [
            'Form "Child", question "Child\'s initials" is new.',
            'Form "Child", question "Child\'s initials" is gone.',
        ],
    ),
    "a question that need not be answered": (
        'tells_apart: "case number", missing: "Enter the child\'s case number."',
        'tells_apart: "case number", required: false',
        [
            'Form "Child", question "Child\'s case number", must be answered: no; it was yes.',
            'Form "Child", question "Child\'s case number", missing: nothing; it was Enter the '
            "child's case number.",
        ],
    ),
    "an answer more": (
        'spoke: "We spoke", message',
        'spoke: "We spoke", visited: "I went", message',
        ['Form "Telephoned first", question "Did you telephone first?", answer "I went" is new.'],
    ),
    "when a question is asked": (
        "asked_if: {category: [lack_of_preparation]}",
        "asked_if: {category: [lack_of_preparation, practice_issues]}",
        [
            'Form "The concern", question "Date of the conference or review", asked if: category: '
            "lack_of_preparation, practice_issues; it was category: lack_of_preparation."
        ],
    ),
    "a part of what is worked back": (
        'Invitations", working_days: 15, source: S1-21}',
        'Invitations", working_days: 10, source: S1-21}',
        [
            'Form "The concern", question "Date of the conference or review", counts back: label '
            "Invitations; working days 10, label Chair and social worker consult; working days "
            "15, label Social work report, for a review conference; working days 5, label Social "
            "work report, for a first conference; working days 2; it was label Invitations; "
            "working days 15, label Chair and social worker consult; working days 15, label "
            "Social work report, for a review conference; working days 5, label Social work "
            "report, for a first conference; working days 2."
        ],
    ),
    "a choice more at a step": (
        "also: [resolved_informally, escalate]",
        "also: [resolved_informally, one_more_day, escalate]",
        [
            'Step "Decide whether it is resolved", shared choices: resolved_informally, '
            "one_more_day, escalate; it was resolved_informally, escalate."
        ],
    ),
    "how a choice is used": (
        "    times: 1\n    at: [stage_1, stage_2, stage_3, stage_4]",
        "    times: 2\n    at: [stage_1, stage_2, stage_3]",
        [
            'Choice "One more day", stages where it is offered: stage_1, stage_2, stage_3; it was '
            "stage_1, stage_2, stage_3, stage_4.",
            'Choice "One more day", how often: 2; it was 1.',
        ],
    ),
    "who is told": (
        "tell: [{to: safeguarding_lead, source: ours}]",
        'tell: [{to: [safeguarding_lead, chair_manager], says: "Now.", source: ours}]',
        [
            'Choice at any time "Immediate safety", who is told: safeguarding lead, chair\'s '
            "service manager by message, says Now.; it was safeguarding lead by message."
        ],
    ),
    "an end more": (
        'ends:\n  resolved: {title: "Resolved", kind: resolved, source: [S1-90, S1-91]}',
        'ends:\n  settled: {title: "Settled", kind: resolved, source: ours}\n'
        '  resolved: {title: "Resolved", kind: resolved, source: [S1-90, S1-91]}',
        ['End "Settled" is new.'],
    ),
    "a local word": (
        'title: "Child protection chair"\n',
        'title: "Chairs"\nwords: {dispute: challenge}\n',
        ["Title: Chairs; it was Child protection chair.", 'Word "dispute" is new.'],
    ),
    "only where a rule comes from": ("source: S1-68}", "source: ours}", []),
}


def said(old: str, new: str) -> list[str]:
    return list(changes(reading.read_kept(old), reading.read_kept(new)))


@pytest.mark.parametrize("case", list(CHANGED))
def test_each_change_is_a_line_in_plain_words(case: str):
    old, new, lines = CHANGED[case]
    assert old in TEXT

    assert said(TEXT, TEXT.replace(old, new, 1)) == lines


def test_what_is_called_alike_and_changes_alike_is_said_once():
    old = two_rungs.text_with(
        ('title: "Not settled", kind: unresolved', 'title: "Settled", kind: resolved')
    )

    lines = said(old, old.replace("kind: resolved", "kind: decided"))

    assert lines == ['End "Settled", kind: decided; it was resolved.']


def test_the_same_text_changes_nothing():
    assert said(TEXT, TEXT + "\n") == []


def test_a_stage_more_and_a_stage_less_are_named_and_so_is_a_new_order():
    start = TEXT.index("  stage_3:\n    title")
    end = TEXT.index("  stage_4:\n    title")
    without = TEXT[:start] + TEXT[end:]
    turned = TEXT[:start] + TEXT[end : TEXT.index("\n# ---- what is done")] + TEXT[start:end]
    turned += TEXT[TEXT.index("\n# ---- what is done") :]

    assert said(TEXT, without) == ['Stage "Stage 3" is gone.']
    assert said(without, TEXT) == ['Stage "Stage 3" is new.']
    assert said(TEXT, turned) == [
        "The order of stages is informal, stage_1, stage_2, stage_4, stage_3."
    ]


def test_a_local_word_and_all_of_several_and_copies_are_said_too():
    both = TEXT.replace(
        "    answered_by: service_manager",
        "    copies: [{post: chair_manager, source: ours}]\n"
        "    answered_by: {all: [service_manager, head_of_service]}",
    )
    one = 'title: "Child protection chair"\nwords: {dispute: challenge}\n'
    two = one.replace("challenge", "concern")

    assert said(TEXT, both) == [
        'Stage "Stage 2", who answers: service manager and head of service; it was service '
        "manager.",
        'Stage "Stage 2", copies: chair\'s service manager; it was nothing.',
    ]
    assert said(
        *(TEXT.replace('title: "Child protection chair"\n', each) for each in (one, two))
    ) == ['Word "dispute": concern; it was challenge.']


def test_a_text_that_is_kept_is_read_as_its_file_was():
    assert reading.read(TEXT, FILE) == reading.read_kept(TEXT)
