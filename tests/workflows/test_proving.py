"""Walking every way that a dispute can go: a sound file is proved, a broken one names its line."""

from dataclasses import replace

import pytest

from tests.workflows.playing import ENGLAND
from tests.workflows.two_rungs import FILE, JOINT, TEXT, TWO_RUNGS, text_with
from workflows import engine, reading
from workflows.commands import Accepted, Choose
from workflows.due import Unit
from workflows.proving import Proof, prove, said
from workflows.proving.answering import usual
from workflows.proving.council import Council
from workflows.proving.lasting import AGREED
from workflows.proving.proofs import problems
from workflows.proving.walking import BEGINS, CLOCK, Walk, walk

FOR_EVER = (
    "This can come round for ever, and each time a limit starts anew.",
    "Add times: to a choice of this round.",
)
NEVER_CHOSEN = (
    "Nobody can ever make this choice.",
    "Look at by, when, at, if and unless, and at what its forms ask.",
)
NEVER_HERE = ("No dispute ever comes here.", "Lead a choice here, or take it away.")
NEVER_ENDS_SO = ("No dispute ever ends so.", "Lead a choice here, or take it away.")
ASK_FOR_DATE = (
    'Nothing asks for "meets_on", which limits what follows.',
    "Put the field into this choice's form, as a date that is always asked.",
)
POSTS = ", ".join(TWO_RUNGS.posts)


def never_at(step: str, stage: str) -> tuple[str, str]:
    return (
        f'No dispute ever comes to "{step}" at {stage}.',
        "Lead a choice of this stage there, or take it out of steps.",
    )


def silent(stage: str, who: str) -> tuple[str, str]:
    return (
        f"At {stage} nobody can go on without the {who}.",
        "Give whoever decides (silence:) a choice with when: late that leads on.",
    )


def leads_nowhere(stage: str, who: str) -> tuple[str, str]:
    return (
        f"At {stage} the {who} can do nothing that leads on.",
        "Give them a choice that does.",
    )


def no_end(stage: str) -> tuple[str, str]:
    return (
        f"From here, at {stage}, no end can be reached.",
        "Lead a choice to an end, or to where there is one.",
    )


def nobody_asked(stage: str) -> tuple[str, str]:
    return f"At {stage} nobody is asked.", "Write under by: a post that is known by then."


MOVE_UP = """\
    form: why
    to: next_stage
    at: first
    done: "{Who} moved it to {next_stage}"
    source: S1-98"""
CLOSE_UNANSWERED = '    at: second\n    done: "{Who} closed it"\n    source: ours'
CLOSE_BY_ADVISER = 'title: "Close {reference}"\n    by: adviser'
CLOSE = """\
    form: why
    to: not_settled
    at: second
    done: "{Who} closed it"
    source: S1-98"""

Change = tuple[str, str]
Found = tuple[str, tuple[str, str]]

#: What is wrong, as people say it; what is changed in the file; each line and what is said of it.
BROKEN: list[tuple[str, list[Change], list[Found]]] = [
    (
        "asking once more has no number of times",
        [('    times: 1\n    done: "{Who} asked once more"', '    done: "{Who} asked once more"')],
        [("reply:", FOR_EVER), ("once_more:", FOR_EVER)],
    ),
    (
        "nobody can close it when the director is silent",
        [(CLOSE_UNANSWERED, CLOSE_UNANSWERED.replace("second", "first"))],
        [("reply:", silent("second", "director"))],
    ),
    (
        "two can stall it together, of whom neither decides",
        [(CLOSE_BY_ADVISER, CLOSE_BY_ADVISER.replace("adviser", "lead"))],
        [("reply:", silent("second", "director or lead"))],
    ),
    (
        "a late choice is offered nowhere",
        [
            (
                "also: [take_on, give_up_waiting, close_unanswered]",
                "also: [take_on, close_unanswered]",
            )
        ],
        [
            (
                "give_up_waiting:",
                ("No step offers this choice.", "Name it under also: of a step."),
            )
        ],
    ),
    (
        "a step has no limit",
        [("    limit: {working_days: 2, source: ours}\n", "")],
        [("review:", ("This step has no limit.", "Add limit:, so that it cannot be forgotten."))],
    ),
    (
        "there is no safety alert",
        [("  safety_alert:", "  safety:")],
        [
            (
                "any_time:",
                (
                    "There is no safety_alert by anyone, to stay, that tells somebody.",
                    "Add it: a child may be at immediate risk at any time.",
                ),
            )
        ],
    ),
    (
        "the date of the meeting is not asked",
        [("    form: day\n", "    form: why\n")],
        [
            ("day:", ("No rule asks this form.", "Name it under form:, or take it away.")),
            ("form: why", ASK_FOR_DATE),
        ],
    ),
    (
        "a review leads back to the answer for ever",
        [
            (
                MOVE_UP,
                MOVE_UP.replace("next_stage\n    at: first", "reply").replace("{next_stage}", ""),
            )
        ],
        [("reply:", FOR_EVER), ("move_up:", FOR_EVER)],
    ),
    (
        "no choice leads to the meeting",
        [("    form: day\n    to: meeting\n", "    form: day\n    to: review\n")],
        [
            ("steps: [reply, review, meeting]", never_at("meeting", "second")),
            ("met:", NEVER_CHOSEN),
        ],
    ),
    (
        "nothing leads to the first stage",
        [("enter: {directly: true, unless", "enter: {directly: false, unless")],
        [("first:", NEVER_HERE), ("give_up_waiting:", NEVER_CHOSEN), ("move_up:", NEVER_CHOSEN)],
    ),
    (
        "a clause that there is not",
        [("source: S1-111}\n  answer", "source: no-clause}\n  answer")],
        [
            (
                "agreed_by:",
                ('There is no clause "no-clause".', 'Write an id of clauses.csv, or "ours".'),
            )
        ],
    ),
    (
        "a move into a step of another stage",
        [(MOVE_UP, MOVE_UP.replace("to: next_stage", "to: meeting"))],
        [
            (
                "to: meeting",
                (
                    'There is no place "meeting".',
                    "Write one of any_higher_stage, next_stage, not_settled, reply, review, "
                    "settled, stay.",
                ),
            )
        ],
    ),
    (
        "an end that nothing leads to",
        [("    form: why\n    to: settled", "    form: why\n    to: not_settled")],
        [("settled:", NEVER_ENDS_SO)],
    ),
    (
        "they may meet again and again",
        [("    at: second\n    times: 1\n    if", "    at: second\n    if")],
        [("met:", FOR_EVER), ("meet:", FOR_EVER)],
    ),
    (
        "whoever decides is offered nothing",
        [("  decides: adviser\n", "  decides: lead\n")],
        [
            ("reply:", silent("first", "adviser or manager")),
            ("reply:", silent("second", "adviser or director")),
            ("review:", silent("first", "adviser")),
            ("review:", silent("second", "adviser")),
            ("meeting:", silent("second", "adviser")),
        ],
    ),
    (
        "a gate that nobody can answer",
        [("    of: adviser_manager\n", "    of: adviser\n")],
        [
            ("second:", NEVER_HERE),
            ("reply:", silent("first", "manager")),
            ("reply:", leads_nowhere("first", "adviser")),
            ("met:", NEVER_CHOSEN),
            ("close_unanswered:", NEVER_CHOSEN),
            ("meet:", NEVER_CHOSEN),
            ("close:", NEVER_CHOSEN),
            ("not_settled:", NEVER_ENDS_SO),
        ],
    ),
    (
        "a cap that no date keeps",
        [("cap: {working_days: 10", "cap: {hours: 1")],
        [
            ("steps: [reply, review, meeting]", never_at("meeting", "second")),
            ("met:", NEVER_CHOSEN),
            ("meet:", NEVER_CHOSEN),
        ],
    ),
    (
        "whoever is asked must be late before they may answer",
        [
            (
                '        to: review\n        done: "{Who} replied"',
                '        to: review\n        when: late\n        done: "{Who} replied"',
            )
        ],
        [
            ("reply:", leads_nowhere("first", "manager")),
            ("reply:", leads_nowhere("second", "director")),
        ],
    ),
    (
        "the worker's silence at the review stalls it",
        [('is settled"\n    by: adviser', 'is settled"\n    by: worker')],
        [
            ("review:", silent("first", "worker")),
            ("review:", silent("second", "worker")),
        ],
    ),
    (
        "taking it on starts the limit anew",
        [("    to: stay\n    times: 1", "    to: reply")],
        [("take_on:", FOR_EVER)],
    ),
    (
        "it can begin nowhere",
        [
            ("directly: true, unless: raised_before", "directly: false, unless: raised_before"),
            ("directly: true, source: S1-68", "directly: false, source: S1-68"),
        ],
        [
            (
                "raising:",
                ("Nobody can raise a dispute.", "Let one begin: enter: {directly: true}."),
            )
        ],
    ),
    (
        "one meeting only leads to the next",
        [
            (
                "        form: why\n        to: review\n        done",
                "        form: day\n        to: meeting\n        done",
            )
        ],
        [("meeting:", no_end("second")), ("met:", FOR_EVER)],
    ),
    (
        "at the top everything leads back",
        [
            ("    form: why\n    to: settled\n", "    form: why\n    to: settled\n    at: first\n"),
            (CLOSE, CLOSE.replace("not_settled", "reply")),
            ("    form: why\n    to: not_settled\n", "    form: why\n    to: review\n"),
        ],
        [
            ("reply:", no_end("second")),
            ("reply:", FOR_EVER),
            ("review:", no_end("second")),
            ("meeting:", no_end("second")),
            ("close_unanswered:", FOR_EVER),
            ("close:", FOR_EVER),
            ("not_settled:", NEVER_ENDS_SO),
        ],
    ),
    (
        "a stage begins with a date that nobody was asked for",
        [("steps: [reply, review, meeting]", "steps: [meeting, reply, review]")],
        [
            (
                "limit: {agreed: meets_on",
                (
                    'Nothing asks for "meets_on" before this stage opens.',
                    "Put the field into the stage's form, as a date that is always asked.",
                ),
            )
        ],
    ),
    (
        "a choice leads above the last stage",
        [(MOVE_UP, MOVE_UP.replace("    at: first\n", ""))],
        [
            (
                "move_up:",
                (
                    '"move_up" leads above second, and there is no stage above it.',
                    "Say at: for the stages where it is offered.",
                ),
            )
        ],
    ),
    (
        "a fact that there is not",
        [("if: raised_before", "if: raised_twice")],
        [("meet:", ('There is no fact "raised_twice".', "Write one of raised_before."))],
    ),
    (
        "a post that there is not is told",
        [("tell: [{to: lead,", "tell: [{to: leader,")],
        [("tell:", ('There is no post "leader".', f"Write one of {POSTS}."))],
    ),
    (
        "the other side stands in for the raiser",
        [("  stands_in: adviser_manager", "  stands_in: director")],
        [
            (
                "stands_in:",
                (
                    'Who is "director" does not follow from who raises alone.',
                    "Write a post of the raising side or of neither, which is found from the "
                    "raiser, or in the directory by the raiser's line.",
                ),
            )
        ],
    ),
    (
        "a word with a letter too few",
        [('button: "Once more"', 'buton: "Once more"')],
        [
            ("once_more:", ('"button" is missing.', "Add button: here.")),
            ("buton:", ('"buton" is not a word of this place.', 'Did you mean "button"?')),
        ],
    ),
    (
        "a gate asks for an answer that its form does not offer",
        [('must: {agreed: "yes"}', 'must: {agreed: "maybe"}')],
        [
            (
                "must:",
                (
                    '"agreed: maybe" is no answer of this form.',
                    "Write a field of the form and one of its options.",
                ),
            )
        ],
    ),
    (
        "two units in one limit",
        [("limit: {hours: 24, source", "limit: {hours: 24, days: 2, source")],
        [
            (
                "limit: {hours: 24",
                (
                    "limit: write exactly one of agreed, clock_hours, days, hours, months, "
                    "working_days.",
                    "",
                ),
            )
        ],
    ),
    (
        "the side that raises answers itself",
        [("answered_by: director", "answered_by: adviser")],
        [
            (
                "answered_by:",
                (
                    '"adviser" is on the side that raises, and cannot answer it.',
                    "Write a post of the other side.",
                ),
            )
        ],
    ),
    (
        "nobody knows yet who reviews",
        [
            (
                'title: "lead", side: neither, found: directory',
                'title: "lead", side: neither, found: chosen',
            ),
            ("by: adviser\n    limit: {working", "by: lead\n    limit: {working"),
        ],
        [
            (
                "by: lead",
                (
                    'Nobody is asked: who is "lead" is not settled when the step begins.',
                    "Write responder, a post that is found, or one that a form of raising chooses.",
                ),
            )
        ],
    ),
    (
        "one person alone opens a stage",
        [
            ("enter: {directly: true, source: S1-68}", "enter: {directly: false, source: S1-68}"),
            ("    gates: [own_manager]\n", "    gates: [own_manager]\n    opened_by: lead\n"),
        ],
        [
            (
                "opened_by:",
                (
                    "One person's silence would keep this stage shut.",
                    "Write two posts, or adviser, for whom somebody stands in.",
                ),
            )
        ],
    ),
]


def proof_of(text: str) -> Proof:
    return prove(reading.read(text, FILE), ENGLAND)


def findings(text: str) -> tuple[reading.Finding, ...]:
    """What the check says: of the data alone, and only then of every way that it can go."""
    try:
        return reading.located(proof_of(text).problems, text, FILE)
    except reading.NotAProcedure as refused:
        return refused.findings


@pytest.mark.parametrize(
    ("changes", "found"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_a_broken_file_is_refused_with_its_line(changes: list[Change], found: list[Found]):
    broken = text_with(*changes)

    said_of = [(each.line, (each.wrong, each.right)) for each in findings(broken)]

    lines = broken.splitlines()
    assert [what for _, what in said_of] == [what for _, what in found]
    for (line, _), (begins, _) in zip(said_of, found, strict=True):
        assert lines[line - 1].strip().startswith(begins)


def test_there_are_at_least_25_broken_files():
    assert len({str(changes) for _, changes, _ in BROKEN}) >= 25


def test_a_state_in_which_nobody_is_asked_is_found():
    state = next(each for _, each in walk(TWO_RUNGS, ENGLAND).live() if each.step == "review")
    lost = Walk(TWO_RUNGS, begun=[0], states=[replace(state, named={})])

    assert (("steps", "review"), *nobody_asked(state.stage)) in list(problems(lost))


def test_a_sound_file_is_proved():
    proof = prove(TWO_RUNGS, ENGLAND)

    assert proof.problems == ()
    assert len(proof.walk.states) > 100
    assert len(proof.walk.ways) > len(proof.walk.states)


def test_the_longest_time_adds_each_limit_and_the_day_of_whoever_decides():
    """The first stage is left in the end of each of its steps, and each wait for the gate counts.

    Reply 5, review 2, once more 24 hours, review 2; a day of silence after each; and, at each of
    these four, the stage above was asked for and 2 working days with a day of silence ran out:
    25 and 24 hours. The second stage has no gate above it: 13 and 24 hours.
    """
    proof = proof_of(TEXT)

    assert said(proof.longest) == "38 working days and 48 hours"


@pytest.mark.parametrize(
    ("old", "new", "lasts"),
    [
        ("if: raised_before", "unless: raised_before", "52 working days and 48 hours"),
        ("cap: {working_days: 10, source: ours}, ", "", "72 working days and 48 hours"),
        (
            "{agreed: meets_on, cap: {working_days: 10, source: ours}",
            "{days: 3",
            "42 working days, 3 days and 48 hours",
        ),
    ],
)
def test_a_meeting_adds_its_cap_or_its_date(old: str, new: str, lasts: str):
    text = TEXT.replace("    if: raised_before\n", "    unless: raised_before\n", 1)
    changed = text.replace(old, new, 1) if old in text else text

    assert said(proof_of(changed).longest) == lasts


def test_agreed_dates_are_counted_apart():
    assert said({AGREED: 1}) == "1 agreed date"
    assert said({AGREED: 2, Unit.MONTHS: 1}) == "1 month and 2 agreed dates"


@pytest.fixture(scope="module", params=[TWO_RUNGS, JOINT], ids=["one answers", "two answer"])
def walked(request: pytest.FixtureRequest) -> Walk:
    return walk(request.param, ENGLAND)


def test_in_every_state_the_clock_says_something_once_and_moves_nothing(walked: Walk):
    for _, state in walked.live():
        instant = engine.next_instant(state)
        assert (instant is None) == (state.late == 2)
        if instant is None:
            continue
        here = Council(walked.procedure, ENGLAND).here(CLOCK, instant.replace(year=2040))
        ticked = engine.tick(walked.procedure, state, here.now, ENGLAND, here.holders)
        assert ticked
        assert ticked.events
        after = ticked.dispute
        assert (after.stage, after.step, after.end, after.clock) == (
            state.stage,
            state.step,
            state.end,
            state.clock,
        )
        assert engine.tick(walked.procedure, after, here.now, ENGLAND, here.holders) is None


def test_in_every_state_the_safety_alert_is_taken_and_moves_nothing(walked: Walk):
    for state in walked.states:
        alert = Choose(choice="safety_alert", visit=0)
        here = Council(walked.procedure, ENGLAND).here("anybody", state.raised_at)
        taken = engine.choose(walked.procedure, state, alert, here)
        assert isinstance(taken, Accepted)
        assert taken.dispute.version == state.version + 1
        assert (taken.dispute.stage, taken.dispute.step, taken.dispute.clock) == (
            state.stage,
            state.step,
            state.clock,
        )


def test_no_way_leads_down_the_ladder(walked: Walk):
    ladder = list(walked.procedure.stages)
    for way in walked.ways:
        start, end = walked.states[way.start], walked.states[way.end]
        assert ladder.index(end.stage) >= ladder.index(start.stage)


def test_an_email_address_is_asked_for_one():
    mailed = TEXT.replace(
        'what: {label: "What worries you?"', 'what: {kind: email, label: "E-mail"'
    )
    procedure = reading.read(mailed, FILE)
    here = Council(procedure, ENGLAND).here("adviser", BEGINS)

    assert usual(procedure, ("concern",), "first", here, {})["concern"] == {
        "what": "sample@example.org",
        "aware_on": "2026-11-23",
        "again": "yes",
    }
