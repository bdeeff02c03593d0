"""Reading procedure files: the shipped one, and broken ones that must name the line to mend."""

import csv
from hashlib import sha256
from importlib import resources

import pytest

from tests.workflows.playing import FILE, PROCEDURE, TEXT
from workflows.checking import OURS, clause_ids
from workflows.parts import Rule
from workflows.pass_on import PASSING
from workflows.reading import Finding, NotAProcedure, read, read_kept

POSTS = ", ".join(PROCEDURE.posts)
FORMS = ", ".join(PROCEDURE.forms)
CHOICES = ", ".join(PROCEDURE.choices)
NO_SOURCE = (
    "This rule does not say where it comes from.",
    'Add source: with clause ids, or "ours" where no source prints it.',
)
NO_ALERT = (
    "There is no safety_alert by anyone, to stay, that tells somebody.",
    "Add it: a child may be at immediate risk at any time.",
)
NOT_ANYONES = (
    "Anyone who may open a dispute could move it.",
    "Write the posts whose decision it is.",
)
UNITS = "write exactly one of clock_hours, days, hours, months, working_days."
ONE_UNIT = ("opening: " + UNITS, "")
UNUSED = ("No rule asks this form.", "Name it under form:, or take it away.")
WHO_ANSWERS = (
    "The forms of raising do not ask once who will answer.",
    "Give one person field names: responder.",
)


FROM_THE_RAISER = (
    "Write a post of the raising side or of neither, which is found from the raiser, "
    "or in the directory by the raiser's line."
)


ASK_ON_THE_WAY_IN = (
    'Nothing asks for "agreed_by" before this stage opens.',
    "Put the field into the stage's form, as a date that is always asked.",
)


def findings(text: str) -> tuple[Finding, ...]:
    with pytest.raises(NotAProcedure) as refused:
        read(text, FILE)
    return refused.value.findings


def test_the_shipped_procedure_is_read():
    assert (PROCEDURE.key, PROCEDURE.title, list(PROCEDURE.stages)) == (
        "chair-drp",
        "Child protection chair",
        ["informal", "stage_1", "stage_2", "stage_3", "stage_4"],
    )


def test_the_hash_is_that_of_the_text_whatever_its_line_ends():
    assert PROCEDURE.hash == sha256(TEXT.encode()).hexdigest()
    assert read(TEXT.replace("\n", "\r\n"), FILE).hash == PROCEDURE.hash
    assert read(TEXT + "\n", FILE).hash != PROCEDURE.hash


@pytest.mark.parametrize("name", ["addition", "pass_on", "on_behalf"])
def test_a_text_that_disputes_began_under_keeps_a_form_called_as_one_of_the_app(name: str):
    old = TEXT.replace("\n  call:", f"\n  {name}:").replace("form: call\n", f"form: {name}\n")

    kept = read_kept(old)

    assert kept.forms[name].title == PROCEDURE.forms["call"].title
    assert kept.forms[PASSING] == PROCEDURE.forms[PASSING]


def test_a_file_that_is_read_again_is_the_same_procedure():
    assert read(TEXT, "another.yaml") == PROCEDURE


def rules_of(part: object) -> list[Rule]:
    if isinstance(part, dict):
        return [rule for each in part.values() for rule in rules_of(each)]
    if isinstance(part, tuple):
        return [rule for each in part for rule in rules_of(each)]
    words = getattr(type(part), "model_fields", {})
    inside = [rule for word in words for rule in rules_of(getattr(part, word))]
    return [*([part] if isinstance(part, Rule) else []), *inside]


def test_every_rule_says_where_it_comes_from_and_that_exists():
    rules = rules_of(PROCEDURE)

    assert len(rules) > 100
    assert all(rule.source for rule in rules)
    assert {source for rule in rules for source in rule.source} <= clause_ids() | {OURS}


def test_the_table_of_clauses_has_each_id_once():
    table = resources.files("workflows") / "procedures" / "clauses.csv"
    with table.open(encoding="utf-8") as file:
        ids = [row["id"] for row in csv.DictReader(file)]

    assert sorted(ids) == sorted(set(ids))
    assert {id.split("-")[0] for id in ids} == {"S0", "S1", "S2", "S3", "S4", "Q"}


def place(stage: str, *names: str) -> tuple[str, str]:
    wrong, *known = names
    return f'There is no {stage} "{wrong}".', f"Write one of {', '.join(known)}."


def not_from_the_raiser(post: str) -> tuple[str, str]:
    return f'Who is "{post}" does not follow from who raises alone.', FROM_THE_RAISER


#: What is replaced, by what, then each finding: its line, what is wrong, what would be right.
BROKEN: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    ("vocabulary: 1", "vocabulary: 2", [("vocabulary: 2", '"2" cannot stand here.', "Write 1.")]),
    (
        "key: chair-drp",
        "key: Chair DRP",
        [
            (
                "key: Chair DRP",
                '"Chair DRP" cannot be a key.',
                "Write small letters, digits and -, as in my-council.",
            )
        ],
    ),
    (
        'title: "Child protection chair"\n',
        "",
        [("# Child protection chair", '"title" is missing.', "Add title: here.")],
    ),
    (
        "key: chair-drp",
        "key: chair-drp\ncalender: ENG",
        [
            (
                "calender: ENG",
                '"calender" is not a word of this place.',
                'Did you mean "calendar"?',
            )
        ],
    ),
    (
        "key: chair-drp",
        "key: chair-drp\nschool_holidays: pause",
        [
            (
                "school_holidays: pause",
                '"school_holidays" is not a word of this place.',
                "Take it away.",
            )
        ],
    ),
    (
        "key: chair-drp",
        "key: chair-drp\ncalendar: UK",
        [("calendar: UK", '"UK" cannot stand here.', "Write 'ENG', 'WLS', 'SCT' or 'NIR'.")],
    ),
    (
        "side: raising, found: raiser",
        "side: rasing, found: raiser",
        [
            (
                "side: rasing",
                '"rasing" cannot stand here.',
                "Write 'raising', 'responding' or 'neither'.",
            )
        ],
    ),
    (
        "found: raiser, source: [S1-03, S1-04, S1-05]",
        "found: raiser",
        [("chair: {", *NO_SOURCE)],
    ),
    (
        "found: raiser, source: [S1-03",
        "fond: raiser, source: [S1-03",
        [
            ("fond: raiser", '"found" is missing.', "Add found: here."),
            ("fond: raiser", '"fond" is not a word of this place.', 'Did you mean "found"?'),
        ],
    ),
    (
        "source: [S1-03, S1-04, S1-05]",
        "source: [S1-03, S1-O4, S1-05]",
        [("S1-O4", 'There is no clause "S1-O4".', 'Write an id of clauses.csv, or "ours".')],
    ),
    (
        "source: [S1-03, S1-04, S1-05]",
        "source: []",
        [("source: []", '"source" is empty.', "Write at least one.")],
    ),
    (
        "line_manager_of: social_worker",
        "line_manager_of: social_workr",
        [("line_manager_of: social_workr", *place("post", "social_workr", POSTS))],
    ),
    (
        "decides: chair\n",
        "decides: chairs\n",
        [("decides: chairs", *place("post", "chairs", POSTS))],
    ),
    (
        "stands_in: chair_manager\n",
        "stands_in: manager\n",
        [("stands_in: manager", *place("post", "manager", POSTS))],
    ),
    (
        "within: {working_days: 1",
        "within: {working_days: 0",
        [
            (
                "within: {working_days: 0",
                '"working_days" is no number above 0.',
                "Write a whole number.",
            )
        ],
    ),
    (
        "within: {working_days: 1, source: ours}",
        "within: {source: ours}",
        [("within: {source: ours}", "within: " + UNITS, "")],
    ),
    ("opening: {working_days: 1", "opening: {working_days: 1, hours: 2", [("hours: 2", *ONE_UNIT)]),
    (
        "opening: {working_days: 1",
        "opening: {agreed: agreed_by",
        [
            (
                "agreed: agreed_by",
                '"agreed" is not a word of this place.',
                'Did you mean "agreed_with"?',
            )
        ],
    ),
    (
        "kind: text, max: 40",
        "kind: text, max: 4000",
        [("max: 4000", '"max" is more than 3000.', "Write less.")],
    ),
    (
        "  by: chair\n  form",
        "  by: chairs\n  form",
        [("by: chairs", *place("post", "chairs", POSTS))],
    ),
    (
        "concern, people, spoken]",
        "concern, people, spokn]",
        [("people, spokn]", *place("form", "spokn", FORMS))],
    ),
    (
        "counted_from: aware_on",
        "counted_from: aware",
        [
            (
                "counted_from: aware",
                *place(
                    "field",
                    "aware",
                    "case_number, initials, plan, name, born_on, impact, concern, resolution, "
                    "timescale, category, conference_on, aware_on, social_worker, manager, "
                    "spoken, spoke_on, said",
                ),
            )
        ],
    ),
    (
        "names: responder\n",
        "names: respondent\n",
        [("names: respondent", *place("post", "respondent", POSTS, "responder"))],
    ),
    ("        names: responder\n", "", [("form: [child,", *WHO_ANSWERS)]),
    (
        "names: social_worker\n",
        "names: responder\n",
        [("form: [child,", *WHO_ANSWERS)],
    ),
    (
        "carry: plan.actions",
        "carry: plan.action",
        [("carry: plan.action", 'There is no field "plan.action".', "Write form.field.")],
    ),
    (
        'at: [stage_1, stage_2, stage_3, stage_4]\n        missing: "Enter by when',
        'at: [stage_1, stage_9]\n        missing: "Enter by when',
        [
            (
                "at: [stage_1, stage_9]",
                *place("stage", "stage_9", "informal, stage_1, stage_2, stage_3, stage_4"),
            )
        ],
    ),
    (
        "asked_if: {category: ",
        "asked_if: {categry: ",
        [
            (
                "asked_if: {categry: ",
                *place(
                    "field here",
                    "categry",
                    "impact, concern, resolution, timescale, category, conference_on, aware_on",
                ),
            )
        ],
    ),
    (
        '        options: {spoke: "We spoke", message: "I left a message", '
        'nobody: "Nobody answered"}\n        carry',
        "        carry",
        [("telephoned:", "A one field needs options.", "Add options: here.")],
    ),
    (
        'label: "Unassessed risk or safeguarding concern"',
        f'label: "{"long " * 20}"',
        [
            (
                'label: "long',
                f'"{"long " * 20}" can be 100 characters long; Slack takes 75.',
                "Say it in fewer words.",
            )
        ],
    ),
    (
        "    form: agreement\n",
        "    form: agrement\n",
        [("form: agrement", *place("form", "agrement", FORMS))],
    ),
    (
        "    of: chair_manager\n",
        "    of: chair_managers\n",
        [("of: chair_managers", *place("post", "chair_managers", POSTS))],
    ),
    (
        'must: {agreed: "yes"}',
        'must: {agreed: "agreed"}',
        [
            (
                'must: {agreed: "agreed"}',
                '"agreed: agreed" is no answer of this form.',
                "Write a field of the form and one of its options.",
            )
        ],
    ),
    (
        "gates: [own_manager]\n    answered_by: service_manager",
        "gates: [manager]\n    answered_by: service_manager",
        [("gates: [manager]", *place("gate", "manager", "own_manager"))],
    ),
    (
        "answered_by: service_manager",
        "answered_by: servicemanager",
        [("answered_by: servicemanager", *place("post", "servicemanager", POSTS))],
    ),
    (
        "answered_by: {any: [service_director",
        "answered_by: {sign: plan, any: [service_director",
        [
            (
                "answered_by: {sign:",
                "answered_by: write a post, {any: [post, post]} or "
                "{all: [post, post], sign: form}.",
                "",
            )
        ],
    ),
    (
        "answer_within: {agreed: agreed_by",
        "answer_within: {agreed: agreed_on",
        [
            (
                "answer_within: {agreed: agreed_on",
                'Nothing asks for "agreed_on" before this stage opens.',
                "Put the field into the stage's form, as a date that is always asked.",
            )
        ],
    ),
    (
        "steps: [informal_answer, informal_review]",
        "steps: [informal_answer]",
        [
            (
                "to: informal_review",
                *place(
                    "place",
                    "informal_review",
                    "any_higher_stage, informal_answer, next_stage, resolved",
                    "stay, unresolved, withdrawn",
                ),
            ),
            ("informal_review:", "No stage uses this step.", "Name it under steps: of a stage."),
        ],
    ),
    (
        "steps: [informal_answer, informal_review]",
        "steps: [informal_answer, informal_review, meeting]",
        [
            (
                "steps: [informal_answer, informal_review, meeting]",
                *place(
                    "step",
                    "meeting",
                    "informal_answer, informal_review, answer, review, update, follow_up",
                ),
            )
        ],
    ),
    (
        "steps: [answer, review, update, follow_up]\n    source: [S1-70",
        "steps: []\n    source: [S1-70",
        [("steps: []", '"steps" is empty.', "Write at least one.")],
    ),
    (
        "enter: {directly: true, source: S1-58}",
        "enter: {directly: perhaps, source: S1-58}",
        [
            (
                "directly: perhaps",
                '"directly" is neither yes nor no.',
                "Write true or false.",
            )
        ],
    ),
    (
        '    limit: {working_days: 2, source: ours}\n    shows: {title: "The reply"',
        '    shows: {title: "The reply"',
        [("  review:", "This step has no limit.", "Add limit:, so that it cannot be forgotten.")],
    ),
    (
        'shows: {title: "The reply", forms: [plan]}',
        'shows: {title: "The reply", forms: [plans]}',
        [("forms: [plans]", *place("form", "plans", FORMS))],
    ),
    (
        "also: [resolved_informally, escalate]",
        "also: [resolved_informally, escalated]",
        [("also: [resolved_informally, escalated]", *place("choice", "escalated", CHOICES))],
    ),
    (
        "also: [take_on, finalise, telephoned, escalate_late]\n    choices:\n      reply:\n",
        "also: [take_on, finalise, telephoned, escalate_late]\n    choices:\n      reply:\n"
        "        by: worker\n",
        [("by: worker", *place("post", "worker", POSTS, "responder", "anyone"))],
    ),
    (
        "        to: informal_review\n",
        "        to: review\n",
        [
            (
                "to: review",
                *place(
                    "place",
                    "review",
                    "any_higher_stage, informal_answer, informal_review, next_stage, resolved",
                    "stay, unresolved, withdrawn",
                ),
            )
        ],
    ),
    (
        "at: [stage_1, stage_2, stage_3]\n",
        "at: [stage_1, stage_2, stage_3, stage_4]\n",
        [
            (
                "  pass_up:",
                '"pass_up" leads above stage_4, and there is no stage above it.',
                "Say at: for the stages where it is offered.",
            )
        ],
    ),
    (
        "at: [stage_1, stage_2, stage_3]\n",
        "at: [stage_1, stage_2, stage_3, stage_5]\n",
        [
            (
                "at: [stage_1, stage_2, stage_3, stage_5]",
                *place("stage", "stage_5", "informal, stage_1, stage_2, stage_3, stage_4"),
            )
        ],
    ),
    (
        "key: chair-drp",
        "key: chair-drp\nhash: 1",
        [("hash: 1", '"hash" is not a word of this place.', "Take it away.")],
    ),
    (
        "line_manager_of: chair, source: S1-111",
        "line_manager_of: chairs_head_of_service, source: S1-111",
        [
            (
                "line_manager_of: chairs_head_of_service, source: S1-111",
                '"chairs_head_of_service" is not found before this post.',
                "Write chairs_head_of_service above chair_manager.",
            )
        ],
    ),
    (
        "stands_in: chair_manager",
        "stands_in: head_of_service",
        [("stands_in: head_of_service", *not_from_the_raiser("head_of_service"))],
    ),
    (
        "decides: chair",
        "decides: social_worker",
        [("decides: social_worker", *not_from_the_raiser("social_worker"))],
    ),
    (
        "side: raising, found: directory, line_manager_of: chair, source",
        "side: raising, found: chosen, line_manager_of: chair, source",
        [("stands_in: chair_manager", *not_from_the_raiser("chair_manager"))],
    ),
    (
        "answered_by: service_manager",
        "answered_by: chair_manager",
        [
            (
                "answered_by: chair_manager",
                '"chair_manager" is on the side that raises, and cannot answer it.',
                "Write a post of the other side.",
            )
        ],
    ),
    (
        "      agreed_by:\n",
        "      agreed_by:\n        required: false\n",
        [("answer_within: {agreed: agreed_by", *ASK_ON_THE_WAY_IN)],
    ),
    (
        "    limit: {hours: 24, source: [S1-96, Q-09]}",
        "    limit: {agreed: by_when, source: [S1-96, Q-09]}",
        [
            (
                "form: more_time",
                'Nothing asks for "by_when", which limits what follows.',
                "Put the field into this choice's form, as a date that is always asked.",
            )
        ],
    ),
    (
        "  own_manager:\n",
        "  consulted:\n    form: agreement\n    of: chair_manager\n"
        '    must: {agreed: "yes"}\n    needs: "advice"\n'
        '    own: {label: "Do you advise it?", needs: "your advice"}\n'
        '    else_says: "{Stage} needs advice."\n    source: ours\n  own_manager:\n',
        [("  consulted:", "No stage uses this gate.", "Name it under gates: of a stage.")],
    ),
    (
        "also: [take_on, finalise, telephoned, escalate_late]",
        "also: [take_on, telephoned, escalate_late]",
        [("  finalise:", "No step offers this choice.", "Name it under also: of a step.")],
    ),
    (
        '"{Stage} needs your',
        '"{stage} needs your',
        [('"{stage} needs your', '"{stage}" is not filled in here.', "Take it away.")],
    ),
    ("    by: anyone\n", "    by: chair\n", [("any_time:", *NO_ALERT)]),
    ("  safety_alert:\n", "  alert:\n", [("any_time:", *NO_ALERT)]),
    ("    tell: [{to: safeguarding_lead, source: ours}]\n", "", [("any_time:", *NO_ALERT)]),
    (
        "form: immediate_risk\n    to: stay",
        "form: immediate_risk\n    to: resolved",
        [("any_time:", *NO_ALERT), ("by: anyone", *NOT_ANYONES)],
    ),
    (
        "tell: [{to: safeguarding_lead",
        "tell: [{to: safeguarding_leads",
        [("to: safeguarding_leads", *place("post", "safeguarding_leads", POSTS))],
    ),
    (
        "tell: [{to: chair_manager,",
        "tell: [{to: chair_managers,",
        [("to: chair_managers", *place("post", "chair_managers", POSTS))],
    ),
    (
        'title: "Telephone {reference}"',
        'title: "Telephone about {reference}"',
        [
            (
                'title: "Telephone about {reference}"',
                '"Telephone about {reference}" can be 27 characters long; Slack takes 24.',
                "Say it in fewer words.",
            )
        ],
    ),
    (
        'title: "Resolve {reference}"',
        'title: "Resolve {child}"',
        [('title: "Resolve {child}"', '"{child}" is not filled in here.', "Take it away.")],
    ),
    (
        'title: "Review {reference}", question: "What happens next?", says: "Record my answer"}\n'
        '    then: "The {post} reviews it next."\n    also: [resolved_informally, escalate]',
        'title: "Review {reference}", question: "What happens next?", '
        'says: "Record my answer for good"}\n    also: [resolved_informally, escalate]',
        [
            (
                "one_form: {",
                '"Record my answer for good" can be 25 characters long; Slack takes 24.',
                "Say it in fewer words.",
            )
        ],
    ),
    (
        '  pass_up:\n    title: "Why it was moved up"',
        '  unused: {title: "Passed on", fields: {}}\n  pass_up:\n    title: "Why it was moved up"',
        [("unused: {", *UNUSED)],
    ),
    (
        "when: late\n    form: call",
        "when: latr\n    form: call",
        [("when: latr", '"latr" cannot stand here.', "Write 'late'.")],
    ),
    (
        "times: 1\n    at:",
        "times: 0\n    at:",
        [("times: 0", '"times" is no number above 0.', "Write a whole number.")],
    ),
    (
        "kind: unresolved\n",
        "kind: lost\n",
        [
            (
                "kind: lost",
                '"lost" cannot stand here.',
                "Write 'resolved', 'decided', 'withdrawn', 'referred' or 'unresolved'.",
            )
        ],
    ),
    (
        '    done: "{Who} telephoned"\n',
        "",
        [("  telephoned:", '"done" is missing.', "Add done: here.")],
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "expected"), BROKEN, ids=[expected[0][1] for _, _, expected in BROKEN]
)
def test_a_broken_file_names_the_line_what_is_wrong_and_what_would_be_right(
    old: str, new: str, expected: list[tuple[str, str, str]]
):
    assert old in TEXT
    broken = TEXT.replace(old, new, 1)

    found = findings(broken)

    assert [(each.wrong, each.right) for each in found] == [each[1:] for each in expected]
    lines = broken.splitlines()
    for each, (on_the_line, _, _) in zip(found, expected, strict=True):
        assert on_the_line in lines[each.line - 1]


def test_a_finding_reads_as_file_line_wrong_right():
    refused = findings(TEXT.replace("vocabulary: 1", "vocabulary: 2"))

    assert [str(each) for each in refused] == [
        'chair-drp.yaml:4: "2" cannot stand here. Write 1.',
    ]


def test_the_error_says_every_finding_on_a_line_of_its_own():
    broken = TEXT.replace("vocabulary: 1", "vocabulary: 2").replace("max: 40,", "max: 4000,", 1)

    with pytest.raises(NotAProcedure) as refused:
        read(broken, FILE)

    assert str(refused.value) == (
        'chair-drp.yaml:4: "2" cannot stand here. Write 1.\n'
        f"chair-drp.yaml:{line_of('case_number: {')}: "
        '"max" is more than 3000. Write less.'
    )


def line_of(words: str) -> int:
    return next(n for n, line in enumerate(TEXT.splitlines(), start=1) if words in line)


BEGIN = ("There are no rules here.", "Begin with vocabulary: 1, then key, title and about.")
NOT_YAML = "Look at the quotes, colons and indents of this line and the one above."
ANCHOR = (
    "A YAML anchor, merge or tag stands here, which a manager cannot read.",
    "Write the rule once under choices and name it under also.",
)


@pytest.mark.parametrize(
    ("text", "line", "wrong", "right"),
    [
        ("", 1, *BEGIN),
        ("# only a comment\n", 1, *BEGIN),
        ("- a\n- b\n", 1, *BEGIN),
        ("chair", 1, *BEGIN),
        ("a: &shared 1\nb: *shared\n", 1, *ANCHOR),
        ("a: 1\nb: *shared\n", 2, *ANCHOR),
        ("a: 1\nb: {<<: {c: 1}}\n", 2, *ANCHOR),
        (
            "a: 1\n\tb: 2\n",
            2,
            "A tab stands here.",
            "Indent with spaces.",
        ),
        (
            "a: 'one\n",
            1,
            "A quote opens here, and does not close.",
            "Close it on the same line.",
        ),
        ("a: 1: 2\n", 1, "This is not YAML.", NOT_YAML),
        (
            "a: [1, 2\n",
            2,
            "A bracket opens above here, and does not close.",
            "Close it: ] or }.",
        ),
        ("a: 1\n---\nb: 2\n", 2, "A second file begins here.", "Take the --- away."),
        (
            "a: 1\nb: 2\na: 3\n",
            3,
            '"a" stands here twice.',
            "Give one of them another name, or take it away.",
        ),
        (
            "a: 1\nb: # why\n  one\n\nc: 2\n",
            2,
            "A comment stands between a name and the words on the next line.",
            "Write the comment above the name.",
        ),
        (
            "a: 1\nb: one\x07two\n",
            2,
            "A sign stands here that no text can hold.",
            "Write this line again, instead of pasting it.",
        ),
    ],
)
def test_what_is_no_procedure_file_at_all_is_said_so(text: str, line: int, wrong: str, right: str):
    assert findings(text) == (Finding(file=FILE, line=line, wrong=wrong, right=right),)


def test_the_words_no_and_on_stay_words():
    broken = TEXT.replace("side: raising, found: raiser", "side: no, found: on")

    assert [each.wrong for each in findings(broken)] == [
        '"no" cannot stand here.',
        '"on" cannot stand here.',
    ]


LEAD_STANDS_IN = TEXT.replace("stands_in: chair_manager", "stands_in: safeguarding_lead")


def test_a_post_of_neither_side_may_stand_in_for_the_raiser():
    assert read(LEAD_STANDS_IN, FILE).silence.stands_in == "safeguarding_lead"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "side: neither, found: directory",
            "side: neither, found: directory, line_manager_of: head_of_service",
        ),
        ("answered_by: service_manager", "answered_by: safeguarding_lead"),
        ("names: social_worker", "names: safeguarding_lead"),
    ],
    ids=["in the line of who answers", "who answers a stage", "chosen in a form"],
)
def test_nobody_stands_in_who_is_settled_in_each_dispute_anew(old: str, new: str):
    assert old in LEAD_STANDS_IN
    broken = LEAD_STANDS_IN.replace(old, new, 1)

    assert [(each.wrong, each.right) for each in findings(broken)] == [
        not_from_the_raiser("safeguarding_lead")
    ]


def test_a_council_may_shorten_a_limit_and_call_the_rule_its_own():
    own = TEXT.replace(
        "answer_within: {working_days: 5, source: S1-85}",
        "answer_within: {clock_hours: 72, source: ours}",
    )

    limit = read(own, "own.yaml").stages["stage_1"].answer_within
    assert limit.fixed is not None
    assert (str(limit.fixed), limit.source) == ("72 clock hours", ("ours",))
