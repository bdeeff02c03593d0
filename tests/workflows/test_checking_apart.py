"""What a file may say of what is sent without a dispute: each fault is found, and named."""

import pytest

from tests.workflows.playing import FILE, PROCEDURE, TEXT
from workflows.reading import NotAProcedure, read

POSTS = ", ".join(PROCEDURE.posts)
FORMS = ", ".join(PROCEDURE.forms)
BEGINS = "  compliment:\n    prefix"
IS_ASKED = "Give it a field of kind person that names: {}."
NO_DISPUTE = ("This needs a dispute, and there is none.", "Ask it in another form.")
BY_MESSAGE = ("What is sent apart goes by message only.", "Take by: and cc: away.")
SAYS = 'says: "A compliment waits for you."'
PREFIX = ("Its references have no prefix.", "Add prefix: three capitals.")
MANAGER = "        names: team_manager\n"


def cannot_be_typed(key: str) -> tuple[str, str]:
    return f'"{key}" cannot be typed for this.', "Write another word in small letters."


def not_always_asked(post: str) -> tuple[str, str]:
    return f'The form does not always ask who is "{post}".', IS_ASKED.format(post)


#: What is replaced, by what; what is wrong, what would be right.
BROKEN = [
    (BEGINS, BEGINS.replace("compliment", "list"), cannot_be_typed("list")),
    (BEGINS, BEGINS.replace("compliment", "Thanks"), cannot_be_typed("Thanks")),
    (
        "    by: chair\n    form: compliment",
        "    by: chairs\n    form: compliment",
        ('There is no post "chairs".', f"Write one of {POSTS}."),
    ),
    (
        "    form: compliment",
        "    form: compliments",
        ('There is no form "compliments".', f"Write one of {FORMS}."),
    ),
    (
        "    form: compliment",
        "    form: [compliment, child_name]",
        (
            '"child_name" is asked about each child, and they are named at raising only.',
            "Name it under form: of raising, or take per_child: away.",
        ),
    ),
    (
        "[social_worker, team_manager], says",
        "[worker, team_manager], says",
        ('There is no post "worker".', f"Write one of {POSTS}."),
    ),
    (SAYS, f"{SAYS}, by: channel", BY_MESSAGE),
    (SAYS, f"{SAYS}, cc: chair", BY_MESSAGE),
    (
        SAYS,
        f"{SAYS}, unless: known",
        ("Without a dispute no fact is true.", "Take if: and unless: away."),
    ),
    (
        f"{SAYS}, ",
        "",
        ("Nothing says what they are told.", "Add says: a sentence."),
    ),
    (
        "[social_worker, team_manager], says",
        "[social_worker, team_manager, chair_manager], says",
        not_always_asked("chair_manager"),
    ),
    (MANAGER, f"{MANAGER}        required: false\n", not_always_asked("team_manager")),
    (
        MANAGER,
        f"{MANAGER}        asked_if: {{shows: [risk]}}\n",
        not_always_asked("team_manager"),
    ),
    (
        "[social_worker, team_manager], says",
        "social_worker, says",
        ('"team_manager" is named here, and not told.', "Add it to tell:."),
    ),
    ('{label: "What did they do?"', '{at: stage_1, label: "What did they do?"', NO_DISPUTE),
    ('{label: "What did they do?"', '{kind: actions, label: "What did they do?"', NO_DISPUTE),
    (
        '{label: "What did they do?"',
        '{carry: concern.impact, label: "What did they do?"',
        NO_DISPUTE,
    ),
    ("    prefix: CMP\n", "", PREFIX),
    ("prefix: CMP", "prefix: cmp", PREFIX),
    ("prefix: CMP", "prefix: CM", PREFIX),
    (
        "prefix: CMP",
        "prefix: DRP",
        ('"DRP" begins other references already.', "Write three other capitals."),
    ),
    (
        'many: "compliments"',
        f'many: "{"s" * 41}"',
        (
            f'"{"s" * 41}" can be 41 characters long; Slack takes 40.',
            "Say it in fewer words.",
        ),
    ),
    (
        'sent: "Compliment sent"',
        'sent: "Compliment {reference}"',
        ('"{reference}" is not filled in here.', "Take it away."),
    ),
    (
        'says: "Send compliment"',
        'says: "Send this compliment to them"',
        (
            '"Send this compliment to them" can be 28 characters long; Slack takes 24.',
            "Say it in fewer words.",
        ),
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN)
def test_a_broken_rule_says_what_is_wrong_and_what_would_be_right(
    old: str, new: str, said: tuple[str, str]
):
    assert old in TEXT

    with pytest.raises(NotAProcedure) as refused:
        read(TEXT.replace(old, new), FILE)

    assert said in [(found.wrong, found.right) for found in refused.value.findings]


@pytest.mark.parametrize("word", ["to: next_stage", "times: 1", "resolves: true", "records: []"])
def test_nothing_of_it_can_move_a_dispute(word: str):
    with pytest.raises(NotAProcedure) as refused:
        read(TEXT.replace(BEGINS, f"  compliment:\n    {word}\n    prefix"), FILE)

    (found,) = refused.value.findings
    assert word.partition(":")[0] in found.wrong


def test_two_kinds_are_told_apart_by_their_references():
    rule = TEXT[TEXT.index("\n  compliment:\n    prefix") : TEXT.index("\n\nends:")]
    twice = TEXT.replace(rule, rule + rule.replace("compliment:\n", "thanks:\n"))

    with pytest.raises(NotAProcedure) as refused:
        read(twice, FILE)

    assert {found.wrong for found in refused.value.findings} == {
        '"CMP" begins other references already.'
    }


def test_a_post_outside_sends_nothing():
    outside = TEXT.replace(
        "  safeguarding_lead: {",
        '  partner: {title: "partner", side: neither, found: outside, source: ours}\n'
        "  safeguarding_lead: {",
    ).replace("    by: chair\n    form: compliment", "    by: partner\n    form: compliment")

    with pytest.raises(NotAProcedure) as refused:
        read(outside, FILE)

    assert [found.wrong for found in refused.value.findings] == [
        '"partner" is outside, and cannot act here.'
    ]
