# ruff: noqa: E501 # a procedure file has long lines
"""Walking what takes several people: joint answers, rungs passed over, people chosen on the way."""

from collections import Counter
from dataclasses import replace
from importlib import resources
from itertools import chain

import pytest

from tests import rungs
from tests.workflows import two_rungs
from tests.workflows.playing import ENGLAND
from tests.workflows.two_rungs import JOINT_TEXT, TWO_RUNGS, changed
from workflows import children, engine, reading, yaml_text
from workflows.checking import Problem
from workflows.procedure import Procedure
from workflows.proving import prove
from workflows.proving.answering import at_once, by_and_by, usual
from workflows.proving.council import Council
from workflows.proving.moved import Standing
from workflows.proving.moves import every_move
from workflows.proving.offering import offers
from workflows.proving.proofs import problems
from workflows.proving.walking import BEGINS, Walk, walk

SHIPPED = resources.files("workflows") / "procedures"


@pytest.fixture(scope="module")
def joint() -> Walk:
    """Every way through a procedure in which two people answer as one."""
    return walk(two_rungs.JOINT, ENGLAND)


@pytest.fixture(scope="module")
def climbed() -> Walk:
    """Every way through one in which rungs are passed over."""
    return walk(rungs.PROCEDURE, ENGLAND)


def shipped(key: str, *changes: tuple[str, str]) -> Procedure:
    """A shipped file with other words in it; whether they hold together is not asked here."""
    text = (SHIPPED / f"{key}.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return Procedure.model_validate(yaml_text.read(text).tree)


def silent(step: str, stage: str, who: str) -> Problem:
    return (
        ("steps", step),
        f"At {stage} nobody can go on without the {who}.",
        "Give whoever decides (silence:) a choice with when: late that leads on.",
    )


# ---- joint answers -------------------------------------------------------------------------------


def test_a_joint_answer_is_proposed_by_either_and_counts_when_the_other_agrees(joint: Walk):
    replies = [way for way in joint.ways if way.choice == "reply"]
    proposals = [way for way in replies if way.proposes]
    counts = [way for way in replies if way.moves and joint.states[way.start].proposal]

    assert {way.by for way in proposals} == {"manager", "director"}
    assert {way.by for way in counts} == {"manager", "director"}
    assert not any(way.starts_clock or way.moves for way in proposals)


def test_a_procedure_with_a_joint_answer_is_proved(joint: Walk):
    assert list(problems(joint)) == []


def test_of_three_the_second_agrees_and_it_waits_for_the_third():
    text = JOINT_TEXT.replace("[manager, director]", "[manager, director, lead]", 1)
    proof = prove(reading.read(text, "three.yaml"), ENGLAND)

    agreed = Counter(len(state.proposal.agreed) for state in proof.walk.states if state.proposal)
    assert agreed[1]
    assert agreed[2]
    assert not agreed[3]
    assert proof.problems == ()


def test_a_choice_that_is_only_ever_proposed_was_never_made(joint: Walk):
    only_proposed = [way for way in joint.ways if way.choice != "reply" or way.proposes]

    found = list(problems(replace(joint, ways=only_proposed)))

    never = {path for path, wrong, _ in found if wrong == "Nobody can ever make this choice."}
    assert never == {("steps", "reply", "choices", "reply")}


def test_what_waits_may_hold_a_date_that_has_passed_and_is_then_proposed_anew(joint: Walk):
    counts = {way.start for way in joint.ways if way.choice == "reply" and way.moves}
    waiting = [
        (at in counts)
        for at, state in joint.live()
        if state.proposal and state.late == 2 and not state.opening
    ]

    assert set(waiting) == {True, False}


def test_two_who_answer_as_one_may_be_silent_where_the_raiser_ends_it():
    """Without the choice for when it is late, one of the two could stop it for good."""
    late = '    at: second\n    done: "{Who} closed it"\n    source: ours'
    stops = JOINT_TEXT.replace(late, late.replace("second", "first"))
    assert stops != JOINT_TEXT

    found = prove(reading.read(stops, "stops.yaml"), ENGLAND).problems

    assert silent("reply", "second", "manager") in found
    assert silent("reply", "second", "director") in found


def test_whoever_stands_in_for_others_cannot_stop_what_is_asked_of_them():
    """The adviser's manager is asked about the meeting, and nobody stands in for them."""
    meets = 'asks: "Meet, and record what came of it"\n    by: '
    stops = changed((f"{meets}adviser\n", f"{meets}adviser_manager\n"))

    found = prove(stops, ENGLAND).problems

    assert silent("meeting", "second", "adviser's manager") in found


# ---- rungs that are passed over, forms of stages, people who are chosen ---------------------------


def test_any_higher_rung_is_asked_for_and_reached(climbed: Walk):
    asked = {
        climbed.states[way.end].opening.stage  # type: ignore[union-attr]
        for way in climbed.ways
        if way.choice == "bypass" and way.asks and climbed.states[way.start].stage == "stage_1"
    }
    reached = {
        climbed.states[way.end].stage
        for way in climbed.ways
        if way.choice == "bypass" and way.moves and climbed.states[way.start].stage == "stage_1"
    }

    assert asked == reached == {"stage_2", "stage_3"}


def test_a_stage_that_is_named_outright_is_reached(climbed: Walk):
    ends = {
        climbed.states[way.end].stage
        for way in climbed.ways
        if way.choice == "straight_up" and way.moves
    }

    assert ends == {"stage_3"}


def test_what_a_stage_asks_for_is_recorded_at_once_or_each_part_by_itself():
    here = Council(rungs.PROCEDURE, ENGLAND).here("chair", BEGINS)

    at_the_latest = [set(each) for each in at_once(rungs.PROCEDURE, "stage_2", here)]
    parts = [set(each) for each in by_and_by(rungs.PROCEDURE, "stage_2", here)]

    assert at_the_latest == [{"update", "manager_said", "lead_said"}]
    assert parts == [*at_the_latest, {"update"}, {"manager_said"}, {"lead_said"}]
    assert list(at_once(rungs.PROCEDURE, "stage_1", here)) == []


def test_of_a_stage_that_waits_each_gate_is_met_before_the_other(climbed: Walk):
    met = {
        state.opening.met
        for state in climbed.states
        if state.opening and state.opening.stage == "stage_2"
    }

    assert met == {
        frozenset(each) for each in ((), ("own_manager",), ("lead",), ("own_manager", "lead"))
    }


def test_where_a_post_stands_aside_the_other_answers(climbed: Walk):
    answers = {
        tuple(engine.must_act(rungs.PROCEDURE, state))
        for state in climbed.states
        if state.stage == "stage_3"
        and state.step == "answer"
        and not state.opening
        and not state.end
    }

    assert answers == {("head_of_service",), ("scrutineer",)}


def nobody_found(procedure: Procedure, post: str) -> Procedure:
    """A procedure in which the directory finds nobody for a post and no form asks for them."""
    was = procedure.posts[post]
    lost = was.model_copy(update={"found": "chosen", "line_manager_of": None})
    return procedure.model_copy(update={"posts": {**procedure.posts, post: lost}})


@pytest.mark.parametrize(
    ("procedure", "post"),
    [(two_rungs.JOINT, "director"), (two_rungs.JOINT, "manager"), (TWO_RUNGS, "director")],
    ids=["one of two", "who answers first, and one of two", "who answers above"],
)
def test_where_nobody_is_found_somebody_is_chosen(procedure: Procedure, post: str):
    """One of those who answer as one, and the one who answers alone."""
    procedure = nobody_found(procedure, post)
    walked = walk(procedure, ENGLAND)

    asked = (engine.must_act(procedure, state) for _, state in walked.live())
    assert post in set(chain.from_iterable(asked))
    assert all(engine.must_act(procedure, state) for _, state in walked.live())


def test_nothing_begins_where_nobody_is_found_and_nobody_can_be_chosen():
    lost = changed(
        (
            'title: "lead", side: neither, found: directory',
            'title: "lead", side: neither, found: outside',
        ),
        (
            'asks: "Read it and say what will be done"\n    by: responder',
            'asks: "Read it"\n    by: lead\n    limit: {days: 2, source: ours}',
        ),
    )

    assert prove(lost, ENGLAND).problems == (
        (("raising",), "Nobody can raise a dispute.", "Let one begin: enter: {directly: true}."),
    )


# ---- what is answered, and who is there ----------------------------------------------------------


def test_a_form_about_each_child_is_filled_in_for_two_who_differ():
    procedure = shipped("solihull")
    here = Council(procedure, ENGLAND).here("worker", BEGINS)

    asked = usual(procedure, ("child", "concern"), "discussion", here, {"status": "plan"})

    assert set(asked) == {"child", children.key_of("child", 2), "concern"}
    assert asked["child"]["case_number"] != asked["child#2"]["case_number"]
    assert asked["child"]["status"] == asked["child#2"]["status"] == "plan"


def test_nobody_answers_what_fills_itself_in():
    procedure = shipped("professional-differences")
    here = Council(procedure, ENGLAND).here("professional", BEGINS)

    asked = usual(procedure, ("monitoring", "signature"), "stage_3", here, {})

    assert set(asked["monitoring"]) == {"effective", "suggestions", "notes"}
    assert set(asked["signature"]) == {"signed"}


def test_whoever_is_chosen_is_found_once_they_are_named_and_their_line_with_them():
    council = Council(TWO_RUNGS, ENGLAND)

    before = council.here("adviser", BEGINS).holders
    after = council.here("adviser", BEGINS, named={"worker": "worker"}).holders

    assert set(before) == {"adviser", "adviser_manager", "lead"}
    assert set(after) == set(council.posts)
    assert "adviser" not in council.here("lead", BEGINS).holders


def test_what_is_offered_beside_the_ladder_is_done_once_in_each_state(climbed: Walk):
    state = climbed.states[climbed.begun[0]]
    council, standing = Council(rungs.PROCEDURE, ENGLAND), Standing(dispute=state, now=BEGINS)
    moves = list(every_move(council, standing, offers(council, standing)))

    beside = Counter((each.choice, each.by) for each in moves if each.beside)

    assert {name for name, _ in beside} >= {"safety_alert", "withdraw", "bypass", "once"}
    assert len({name for name, _ in beside}) == len(beside)


def test_a_fact_that_no_way_depends_on_tells_no_states_apart():
    """What is only told of some, and leads nowhere else, makes no further states."""
    on_no_way = [
        (
            'enter: {directly: true, unless: raised_before, else_says: "It was raised before: '
            'begin at the second stage.", source: S4-11}',
            "enter: {directly: true, source: S4-11}",
        ),
        ("    if: raised_before\n", ""),
    ]
    never = ('when: {again: ["yes"]}', 'when: {again: ["never"]}')

    states = [
        len(walk(changed(*changes), ENGLAND).states) for changes in (on_no_way, [*on_no_way, never])
    ]

    assert states[0] == states[1]


def test_no_way_leads_down_these_ladders_either(joint: Walk, climbed: Walk):
    for walked in (joint, climbed):
        ladder = list(walked.procedure.stages)
        for way in walked.ways:
            start, end = walked.states[way.start], walked.states[way.end]
            assert ladder.index(end.stage) >= ladder.index(start.stage)
