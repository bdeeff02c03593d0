"""What a file may say of telling, copies and records: each fault is found, and named."""

import pytest

from tests.workflows.telling import FILE, PROCEDURE, TEXT
from workflows.reading import NotAProcedure, read

POSTS = ", ".join(PROCEDURE.posts)
FORMS = ", ".join(PROCEDURE.forms)
RECORDS = ", ".join(PROCEDURE.records)
CHANNEL = 'by: channel, says: "A second view is asked for."'
IN_WORDS = 'says: "A reply is in. Please read it.", acknowledge: true'
ACTS_NOT = ('"partnership" is outside, and cannot act here.', "Write a post that can.")


def place(kind: str, wrong: str, known: str) -> tuple[str, str]:
    return f'There is no {kind} "{wrong}".', f"Write one of {known}."


def only_emails(word: str) -> tuple[str, str]:
    return f"Only an e-mail has {word}.", f"Write by: email, or take {word}: away."


#: What is replaced, by what; what is wrong, what would be right.
BROKEN = [
    (
        '{to: partnership, by: email, title: "Dispute resolution p',
        '{to: partners, by: email, title: "Dispute resolution p',
        place("post", "partners", POSTS),
    ),
    ("cc: [social_worker, team_manager]", "cc: [worker]", place("post", "worker", POSTS)),
    ("copies: [{post: team_manager,", "copies: [{post: manager,", place("post", "manager", POSTS)),
    (
        "attach: [preparation, plan]",
        "attach: [sheet]",
        place("form", "sheet", f"{FORMS}, all_forms"),
    ),
    (
        "attach: [preparation, plan], or_summary",
        "or_summary",
        ("A summary stands in place of no form.", "Name the forms under attach:."),
    ),
    (
        'title: "Reply"',
        'title: "Reply {reference}"',
        ('"Reply {reference}" is sent as it stands.', "Take the {name} away."),
    ),
    (
        'title: "Reply"',
        'title: "Reply\\nBcc: x@evil.test"',
        ("A title is one line, with nothing before or after it.", "Write it as one line."),
    ),
    (CHANNEL, f"{CHANNEL}, secure: true", only_emails("secure")),
    (CHANNEL, f"{CHANNEL}, which_children: true", only_emails("which_children")),
    (
        "or_summary: true, secure",
        "or_summary: true, which_children: true, secure",
        ("No form says which child it is about.", "Write per_child: and headline: in one."),
    ),
    (IN_WORDS, f"{IN_WORDS}, title: X", only_emails("title")),
    (IN_WORDS, f"{IN_WORDS}, attention_of: X", only_emails("attention_of")),
    (
        CHANNEL,
        f"{CHANNEL}, acknowledge: true",
        ("Only a message can be acknowledged.", "Take acknowledge: away."),
    ),
    (CHANNEL, "by: channel", ("Nothing says what they are told.", "Add says: a sentence.")),
    (
        "[chair_manager, social_worker], cc",
        "partnership, cc",
        ('"partnership" is outside, where no message goes.', "Write by: email."),
    ),
    ("if: on_a_plan", "if: on_plan", place("fact", "on_plan", "on_a_plan")),
    ("answered_by: team_manager", "answered_by: partnership", ACTS_NOT),
    (
        "    answered_by: team_manager",
        "    opened_by: partnership\n    answered_by: team_manager",
        ACTS_NOT,
    ),
    (
        "found: directory, source: ours}\n  partner",
        "found: directory, printed: X, source: ours}\n  partner",
        (
            "Only a post outside has an address that is printed.",
            "Write found: outside, or take printed: away.",
        ),
    ),
    (
        'title: "chair\'s service manager"',
        'counted: true, title: "chair\'s service manager"',
        (
            "The report counts the e-mails to this post, and no rule sends it one.",
            "Tell it by: email, or take counted: away.",
        ),
    ),
    (
        "holds: summary",
        "holds: summaries",
        place("form", "summaries", f"{FORMS}, summary, messages"),
    ),
    ("never_holds: [plan]", "never_holds: [plans]", place("form", "plans", FORMS)),
    (
        "holds: summary, never",
        "holds: [summary, plan], never",
        ('It holds "plan", and never holds it.', "Take it away from holds: or from never_holds:."),
    ),
    (
        'until_then: "saved locally", ',
        "",
        ("Nothing says where this is kept until then.", "Add until_then: a place."),
    ),
    (
        "  records: messages\n",
        "",
        ("No rule owes this record.", "Name it under records: of raising, a stage or a choice."),
    ),
    (
        "records: [case_note, form]\n    source: ours\n  stage_2",
        "records: [case, form]\n    source: ours\n  stage_2",
        place("record", "case", RECORDS),
    ),
    ("records: case_note, done", "records: note, done", place("record", "note", RECORDS)),
    ("release: form\n", "release: forms\n", place("record", "forms", RECORDS)),
    (
        "release: form\n",
        "release: case_note\n",
        ('"case_note" is never held back.', "Take it away from release:."),
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN, ids=[said[0] for *_, said in BROKEN])
def test_a_broken_rule_says_what_is_wrong_and_what_would_be_right(
    old: str, new: str, said: tuple[str, str]
):
    assert old in TEXT

    with pytest.raises(NotAProcedure) as refused:
        read(TEXT.replace(old, new, 1), FILE)

    assert said in [(found.wrong, found.right) for found in refused.value.findings]


def test_the_finding_stands_at_the_very_notice():
    broken = TEXT.replace('title: "Reply"', 'title: "Reply {reference}"', 1)

    with pytest.raises(NotAProcedure) as refused:
        read(broken, FILE)

    (found,) = refused.value.findings
    assert "Reply {reference}" in broken.splitlines()[found.line - 1]
