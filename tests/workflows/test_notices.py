"""Who is told what on each event, with which buttons, and never a word that anybody typed."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.workflows.playing import (
    AGREES,
    ENGLAND,
    PROCEDURE,
    SAYS_NO,
    TYPED,
    at,
    begin,
    choose,
    chosen,
    here,
    now_is,
    open_stage,
    raised,
    scene_of,
    scene_of_choice,
    standing_at,
    ticked,
)
from tests.world import (
    FINALISED,
    MONDAY,
    MORE_TIME,
    NO_REPLY,
    NOT_NEGOTIATED,
    PASS_UP,
    PLAN,
    RESOLVED,
    a_directory,
    answers,
)
from workflows import engine, notices, nudging, telling
from workflows.commands import Accepted, Choose
from workflows.dispute import Dispute
from workflows.due import Due
from workflows.history import Act
from workflows.kinds import IN_HOURS, NEVER_TWICE, NUDGES, Kind
from workflows.notices import ADMINISTRATORS, CHANNEL, Facts, Line, Notice, Scene
from workflows.outward import Told

LATE, LATER = at("2026-12-01 09:00"), at("2026-12-03 09:00")


def told(scene: Scene) -> list[tuple[Kind, str]]:
    return [(notice.kind, notice.to) for notice in telling.owed(scene)]


def one(scene: Scene, kind: Kind) -> Notice:
    found = [notice for notice in telling.owed(scene) if notice.kind is kind]
    assert len(found) == 1, found
    return found[0]


def late(dispute: Dispute, now: datetime = LATE) -> Dispute:
    return now_is(ticked(dispute, now))


def asked_for() -> Dispute:
    return chosen(raised(), "team_manager", "pass_up", **PASS_UP)


def on_opening(before: Dispute, by: str, now: datetime = MONDAY, **typed: Any) -> Scene:
    return scene_of(before, open_stage(before, by, now, **typed), by, now)


def on_tick(before: Dispute, now: datetime, **more: Any) -> Scene:
    return scene_of(before, ticked(before, now, **more), "", now, **more)


# ---- what people do -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "asked"),
    [
        ("informal", "team_manager"),
        ("stage_1", "team_manager"),
        ("stage_2", "service_manager"),
        ("stage_3", "head_of_service"),
        ("stage_4", "service_director"),
    ],
)
def test_raising_tells_the_chair_the_channel_and_whoever_answers(stage: str, asked: str):
    # S1-80, S1-81
    assert told(scene_of(None, begin(stage), "chair")) == [
        (Kind.SENT, "chair"),
        (Kind.POST_RAISED, CHANNEL),
        (Kind.REQUEST, asked),
    ]


CASES: list[tuple[str, str, str, Any, list[tuple[Kind, str]]]] = [
    ("stage_1 answer", "team_manager", "take_on", {}, [(Kind.STAYED, "chair")]),
    (
        "stage_1 answer",
        "team_manager",
        "reply",  # S1-86
        PLAN,
        [(Kind.POST_CHOSEN, CHANNEL), (Kind.REQUEST, "chair")],
    ),
    (
        "informal informal_answer",
        "team_manager",
        "reply",  # S1-86
        TYPED["reply"],
        [(Kind.POST_CHOSEN, CHANNEL), (Kind.REQUEST, "chair")],
    ),
    ("stage_1 answer", "team_manager", "pass_up", PASS_UP, [(Kind.AGREEMENT, "chair")]),
    (
        "stage_1 review",
        "chair",
        "one_more_day",  # S1-95
        MORE_TIME,
        [(Kind.POST_CHOSEN, CHANNEL), (Kind.REQUEST, "team_manager")],
    ),
    (
        "stage_1 update",
        "team_manager",
        "reply",
        PLAN,
        [(Kind.POST_CHOSEN, CHANNEL), (Kind.REQUEST, "chair")],
    ),
    (
        "stage_1 review",
        "chair",
        "escalate",  # S1-101
        {**NOT_NEGOTIATED, **AGREES},
        [
            (Kind.POST_MOVED, CHANNEL),
            (Kind.PASSED_OVER, "team_manager"),
            (Kind.REQUEST, "service_manager"),
        ],
    ),
    (
        "informal informal_review",
        "chair",
        "escalate",  # the same team manager is asked again, so is not passed over
        NOT_NEGOTIATED,
        [(Kind.POST_MOVED, CHANNEL), (Kind.REQUEST, "team_manager")],
    ),
    ("stage_1 review", "chair", "escalate", NOT_NEGOTIATED, [(Kind.AGREEMENT, "chair")]),
    ("stage_1 review", "chair", "escalate", {**NOT_NEGOTIATED, **SAYS_NO}, []),
    (
        "informal informal_answer",
        "chair",
        "finalise",
        FINALISED,
        [(Kind.POST_ENDED, CHANNEL), (Kind.OUTCOME, "team_manager")],
    ),
    (
        "stage_1 review",
        "chair",
        "resolved",
        RESOLVED,
        [
            (Kind.POST_CHOSEN, CHANNEL),
            (Kind.RESOLVED, "team_manager"),
            (Kind.REQUEST, "chair"),
        ],
    ),
    (
        "stage_4 review",
        "chair",
        "unresolved",  # S1-109
        NOT_NEGOTIATED,
        [
            (Kind.POST_ENDED, CHANNEL),
            (Kind.OUTCOME, "service_director"),
            (Kind.END_TOLD, "chair_manager"),
        ],
    ),
    ("stage_1 answer", "chair", "safety_alert", {}, [(Kind.SAFETY, "safeguarding_lead")]),
    ("stage_1 review", "social_worker", "safety_alert", {}, [(Kind.SAFETY, "safeguarding_lead")]),
]


@pytest.mark.parametrize(
    ("place", "by", "choice", "typed", "expected"),
    CASES,
    ids=[f"{place} {choice} {number}" for number, (place, _, choice, _, _) in enumerate(CASES)],
)
def test_each_act_tells_whom_it_concerns_and_nobody_else(
    place: str, by: str, choice: str, typed: Any, expected: list[tuple[Kind, str]]
):
    scene = scene_of_choice(standing_at(*place.split()), by, choice, **typed)

    assert told(scene) == expected


def test_a_late_escalation_tells_the_channel_and_the_next_manager():
    # S1-101, S1-104
    scene = scene_of_choice(raised("informal"), "chair", "escalate_late", LATER, **NO_REPLY)

    assert told(scene) == [(Kind.POST_MOVED, CHANNEL), (Kind.REQUEST, "team_manager")]


def test_a_call_that_is_recorded_tells_nobody():
    assert told(scene_of_choice(raised(), "chair", "telephoned", LATE, **TYPED["telephoned"])) == []


def test_what_the_raiser_did_and_that_stays_is_not_told_to_themselves():
    call = PROCEDURE.choices["telephoned"].model_copy(update={"short": "telephoned"})
    spoken_of = PROCEDURE.model_copy(update={"choices": {**PROCEDURE.choices, "telephoned": call}})
    by_chair = scene_of_choice(raised(), "chair", "telephoned", LATE, **TYPED["telephoned"])

    assert told(replace(by_chair, procedure=spoken_of)) == []


def test_an_agreement_tells_the_channel_and_the_next_manager():
    assert told(on_opening(asked_for(), "chair", **AGREES)) == [
        (Kind.POST_MOVED, CHANNEL),
        (Kind.REQUEST, "service_manager"),
    ]


def test_a_no_is_told_to_whoever_had_moved_it_up_unless_they_recorded_it():
    by_chair = chosen(standing_at("stage_1", "review"), "chair", "escalate", **NOT_NEGOTIATED)

    refusal = on_opening(asked_for(), "chair", **SAYS_NO)

    assert told(refusal) == [(Kind.NOT_AGREED, "team_manager")]
    assert one(refusal, Kind.NOT_AGREED).facts.to_stage == "stage_2"
    assert told(on_opening(by_chair, "chair", **SAYS_NO)) == []


def test_when_somebody_stands_in_the_chair_is_told_by_whom():
    waiting = late(asked_for(), LATER)

    opening = on_opening(waiting, "chair_manager", LATER, **AGREES)

    assert told(opening) == [
        (Kind.POST_MOVED, CHANNEL),
        (Kind.MOVED_UP, "chair"),
        (Kind.REQUEST, "service_manager"),
    ]
    assert one(opening, Kind.MOVED_UP).facts.by == "chair's service manager"


def test_when_somebody_stands_in_to_end_it_both_sides_are_told():
    review = late(standing_at("informal", "informal_review"), LATER)

    scene = scene_of_choice(review, "chair_manager", "resolved_informally", LATER, **FINALISED)

    assert told(scene) == [
        (Kind.POST_ENDED, CHANNEL),
        (Kind.OUTCOME, "team_manager"),
        (Kind.OUTCOME, "chair"),
    ]


def test_a_manager_who_moves_it_up_where_no_agreement_is_needed_tells_the_chair_so():
    stage = PROCEDURE.stages["stage_2"].model_copy(update={"gates": ()})
    procedure = PROCEDURE.model_copy(update={"stages": {**PROCEDURE.stages, "stage_2": stage}})
    before = raised()
    there = here("team_manager", dispute=before)
    outcome = engine.choose(
        procedure, before, Choose(choice="pass_up", visit=1, answers=PASS_UP), there
    )
    assert isinstance(outcome, Accepted)
    scene = Scene(procedure=procedure, before=before, outcome=outcome, here=there)

    assert told(scene) == [
        (Kind.POST_MOVED, CHANNEL),
        (Kind.MOVED_UP, "chair"),
        (Kind.REQUEST, "service_manager"),
    ]
    assert one(scene, Kind.MOVED_UP).facts.by == "team manager"


def test_a_raiser_who_is_also_asked_is_told_once_of_each_thing():
    told_twice = Told(
        post="chair_manager", person="chair_manager", because="unresolved", of="end", says=""
    )
    scene = scene_of_choice(
        standing_at("stage_4", "review"), "chair", "unresolved", **NOT_NEGOTIATED
    )
    outcome = replace(scene.outcome, events=(*scene.outcome.events, told_twice))

    assert told(replace(scene, outcome=outcome)) == told(scene)


@pytest.mark.parametrize("person", ["chair_manager", "safeguarding_lead"])
def test_a_post_that_nobody_holds_is_told_to_an_administrator(person: str):
    without = a_directory(person)
    scenes = {
        "chair_manager": scene_of_choice(
            standing_at("stage_4", "review"),
            "chair",
            "unresolved",
            directory=without,
            **NOT_NEGOTIATED,
        ),
        "safeguarding_lead": scene_of_choice(raised(), "chair", "safety_alert", directory=without),
    }

    notice = one(scenes[person], Kind.NOBODY_IN_POST)

    assert (notice.to, notice.facts.post) == (ADMINISTRATORS, PROCEDURE.posts[person].title)


def test_the_safeguarding_lead_is_told_who_recorded_it_and_whether_it_is_their_dispute():
    mine = one(scene_of_choice(raised(), "chair", "safety_alert"), Kind.SAFETY)
    colleagues = one(scene_of_choice(raised(), "social_worker", "safety_alert"), Kind.SAFETY)

    assert (mine.facts.person, mine.facts.by) == ("chair", "")
    assert (colleagues.facts.person, colleagues.facts.by) == ("social_worker", "colleague")


def test_nobody_is_asked_to_telephone_themselves():
    by_the_lead = scene_of_choice(raised(), "safeguarding_lead", "safety_alert")

    assert Kind.SAFETY not in {each.kind for each in telling.owed(by_the_lead)}


# ---- what a message says ------------------------------------------------------------------------


def due(day: str, rule: str) -> Due:
    return ENGLAND.close_of(at(day).date(), rule)


def test_a_request_says_which_stage_what_by_when_and_offers_its_buttons():
    # S1-80, S1-82, S1-85
    notice = one(scene_of(None, begin(), "chair"), Kind.REQUEST)

    assert notice == Notice(
        key="d1:1:request:team_manager",
        kind=Kind.REQUEST,
        to="team_manager",
        dispute="d1",
        facts=Facts(
            reference="DRP-0000-00",
            stage="stage_1",
            step="answer",
            visit=1,
            due=due("2026-11-30", "5 working days"),
            post="team manager",
            what="reply",
            choices=("reply", "take_on", "pass_up"),
        ),
    )


def test_the_request_to_review_says_the_news():
    # S1-86
    scene = scene_of_choice(raised(), "team_manager", "reply", **PLAN)

    assert one(scene, Kind.REQUEST).facts == Facts(
        reference="DRP-0000-00",
        stage="stage_1",
        step="review",
        visit=2,
        due=due("2026-11-25", "2 working days"),
        post="chair",
        what="review",
        news="A reply is recorded.",
        choices=("resolved", "one_more_day", "escalate"),
    )
    assert one(scene, Kind.POST_CHOSEN).facts.choice == "reply"
    assert one(scene, Kind.POST_CHOSEN).facts.step == "answer"


@pytest.mark.parametrize(
    ("place", "by", "choice", "news"),
    [
        ("informal informal_answer", "team_manager", "reply", "An answer is recorded."),
        ("stage_1 review", "chair", "one_more_day", "One more day is agreed."),
        ("stage_1 update", "team_manager", "reply", "An update is recorded."),
        ("informal informal_review", "chair", "escalate", ""),
    ],
)
def test_each_request_begins_with_the_news_that_led_to_it(
    place: str, by: str, choice: str, news: str
):
    scene = scene_of_choice(standing_at(*place.split()), by, choice, **TYPED[choice])

    assert one(scene, Kind.REQUEST).facts.news == news


def test_the_task_of_recording_an_agreement_says_for_which_stage_and_by_when():
    # S1-111
    scene = scene_of_choice(raised(), "team_manager", "pass_up", **PASS_UP)

    assert one(scene, Kind.AGREEMENT).facts == Facts(
        reference="DRP-0000-00",
        stage="stage_1",
        step="answer",
        visit=1,
        due=due("2026-11-24", "1 working day"),
        post="chair",
        what="reply",
        to_stage="stage_2",
        opens=True,
    )


def test_an_end_is_told_with_its_time():
    review = standing_at("informal", "informal_review")

    scene = scene_of_choice(review, "chair", "resolved_informally", LATE, **FINALISED)

    outcome = one(scene, Kind.OUTCOME).facts
    assert (outcome.end, outcome.at, outcome.post) == ("resolved", LATE, "")


MARKER = "MARKER"


def marked(value: Any) -> Any:
    """Put a marker into everything that was typed by hand; what was chosen from a list stays."""
    if isinstance(value, dict):
        return {key: each if key == "row" else marked(each) for key, each in value.items()}
    if isinstance(value, list):
        return [marked(each) for each in value]
    return f"{MARKER} {value}"[:40] if " " in value or value.isdigit() else value


@pytest.mark.parametrize(("place", "by", "choice", "typed", "_"), CASES, ids=range(len(CASES)))
def test_no_message_and_no_event_holds_a_word_that_anybody_typed(
    place: str, by: str, choice: str, typed: Any, _: object
):
    before = standing_at(*place.split())
    outcome = choose(before, by, choice, **{**marked(typed), **marked(TYPED[choice])})
    assert isinstance(outcome, Accepted)
    assert choice in ("take_on", "safety_alert") or MARKER in str(outcome.answers)

    scene = scene_of(before, outcome, by)

    assert MARKER not in str(telling.owed(scene))
    assert MARKER not in str((outcome.dispute, outcome.events))


def test_no_message_about_a_dispute_that_was_raised_holds_a_word_that_anybody_typed():
    outcome = begin("informal", typed=marked(answers("informal")))
    assert isinstance(outcome, Accepted)
    assert MARKER in str(outcome.answers)

    assert MARKER not in str(telling.owed(scene_of(None, outcome, "chair")))
    assert MARKER not in str((outcome.dispute, outcome.events))


def test_what_a_notice_can_hold_is_references_posts_people_and_times():
    # A word that was typed has nowhere to go: each of these is an id, a rule's word or an instant.
    assert set(Facts.__dataclass_fields__) == {
        *("reference", "stage", "step", "visit", "due", "post", "what", "choice", "news"),
        *("to_stage", "end", "at", "person", "by", "choices", "opens", "late", "marks"),
        *("closing", "lines", "proposal", "needs_more", "action", "number", "reported_done"),
        *("says", "entry", "mail", "apart", "gone", "no_post"),
        *("covers", "covers_post", "covered", "since", "until"),
        # Of an e-mail: a kind, a key, whether it goes, a line of the history, and a maker's word.
        *("instead", "letter", "by_mail", "given", "file"),
        "report",  # figures that are published, with the titles that the file has
        "files",  # whether those of the report were mailed, or why not
    }


def test_every_key_is_owed_once_and_the_same_act_gives_the_same_keys():
    dispute, keys = raised("informal"), []
    scenes = [scene_of(None, begin("informal"), "chair")]
    for stage in ("team_manager", "team_manager", "service_manager", "head_of_service"):
        scene = scene_of_choice(dispute, stage, "reply", **TYPED["reply"])
        scenes += [
            scene,
            scene_of_choice(scene.now_is, "chair", "escalate", **NOT_NEGOTIATED, **AGREES),
        ]
        dispute = scenes[-1].now_is
    for scene in scenes:
        keys += [notice.key for notice in telling.owed(scene)]

    assert len(keys) == len(set(keys)) == 22
    assert keys == [notice.key for scene in scenes for notice in telling.owed(scene)]


def test_two_people_who_are_asked_at_once_each_have_a_message_of_their_own():
    scene = scene_of(None, begin(), "chair")
    keys = {notice.key for notice in telling.owed(scene)}

    assert keys == {"d1:1:sent:chair", "d1:1:post: raised:channel", "d1:1:request:team_manager"}


# ---- which buttons ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "person", "is_late", "buttons"),
    [
        (Kind.REQUEST, "team_manager", 0, ("reply", "take_on", "pass_up")),
        (Kind.REQUEST, "team_manager", 1, ("reply", "take_on", "pass_up")),
        (Kind.REMINDER, "team_manager", 0, ("reply", "pass_up")),
        (Kind.NUDGE, "team_manager", 1, ("reply", "pass_up")),
        (Kind.DECIDE, "chair", 1, ("telephoned", "escalate_late")),
        (Kind.STAND_IN, "chair_manager", 1, ()),
        (Kind.STAND_IN, "chair_manager", 2, ("telephoned", "escalate_late")),
        (Kind.DECIDE, "team_manager", 1, ()),
        (Kind.REQUEST, "stranger", 0, ()),
    ],
)
def test_a_message_offers_what_it_is_for(
    kind: Kind, person: str, is_late: int, buttons: tuple[str, ...]
):
    now = {0: MONDAY, 1: LATE, 2: LATER}[is_late]
    dispute = late(raised(), now) if is_late else raised()

    assert dispute.late == is_late
    assert notices.buttons(kind, PROCEDURE, dispute, here(person, now, dispute=dispute)) == buttons


@pytest.mark.parametrize("kind", [Kind.REMINDER, Kind.NUDGE, Kind.DECIDE, Kind.STAND_IN])
def test_while_a_stage_waits_a_nudge_offers_only_to_record_the_agreement(kind: Kind):
    dispute = late(asked_for(), LATER)

    assert notices.buttons(kind, PROCEDURE, dispute, here("chair", LATER, dispute=dispute)) == ()


# ---- by the clock -------------------------------------------------------------------------------


def test_when_a_reply_is_late_the_manager_and_the_chair_are_told():
    # S1-103
    assert told(on_tick(raised(), LATE)) == [(Kind.NUDGE, "team_manager"), (Kind.DECIDE, "chair")]


def test_when_a_review_is_late_only_the_chair_is_told():
    scene = on_tick(standing_at("stage_1", "review"), at("2026-11-25 17:00:01"))

    assert told(scene) == [(Kind.NUDGE, "chair")]


def test_when_an_agreement_is_late_only_the_chair_is_told():
    scene = on_tick(asked_for(), at("2026-11-24 17:00:01"))

    assert told(scene) == [(Kind.NUDGE, "chair")]
    facts = telling.owed(scene)[0].facts
    assert (facts.to_stage, facts.opens, facts.choices) == ("stage_2", True, ())


def test_when_nobody_decides_whoever_stands_in_is_told_and_may_do_it():
    # S1-109
    scene = on_tick(late(raised(), LATE), LATER)

    assert told(scene) == [(Kind.STAND_IN, "chair_manager")]
    assert telling.owed(scene)[0].facts.choices == ("telephoned", "escalate_late")


def test_of_two_posts_that_nobody_holds_both_are_said():
    nobody = [
        Told(post=post, person=None, because="safety_alert", says="")
        for post in ("safeguarding_lead", "head_of_service")
    ]
    scene = scene_of_choice(raised(), "chair", "safety_alert")
    scene = replace(scene, outcome=replace(scene.outcome, events=tuple(nobody)))

    said = [notice.facts for notice in telling.owed(scene)]
    assert said == [Facts(post="safeguarding lead"), Facts(post="head of service")]


def test_where_nobody_can_stand_in_an_administrator_is_told():
    scene = on_tick(late(raised(), LATE), LATER, directory=a_directory("chair_manager"))

    assert told(scene) == [(Kind.NOBODY_IN_POST, ADMINISTRATORS)]


def test_the_day_before_only_whoever_must_act_is_reminded():
    now = at("2026-11-27 09:00")
    dispute = raised()

    found = list(nudging.reminders(PROCEDURE, dispute, here("", now, dispute=dispute)))

    assert [(notice.kind, notice.to) for notice in found] == [(Kind.REMINDER, "team_manager")]
    assert found[0].facts.choices == ("reply", "pass_up")


def test_the_day_before_an_agreement_is_due_the_chair_is_reminded():
    dispute = asked_for()

    found = list(nudging.reminders(PROCEDURE, dispute, here("", MONDAY, dispute=dispute)))

    assert [(notice.to, notice.facts.to_stage) for notice in found] == [("chair", "stage_2")]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2026-12-01 09:00", "2026-12-01 17:59", True),
        ("2026-12-01 09:00", "2026-12-02 09:00", False),
        ("2026-12-01 18:00", "2026-12-02 09:00", True),  # it waits for the next morning
        ("2026-12-01 07:00", "2026-12-01 09:00", True),
        ("2026-12-04 18:30", "2026-12-07 09:00", True),  # over the weekend
    ],
)
def test_there_is_one_nudge_a_day_for_each_person(first: str, second: str, same: bool):
    dispute = late(raised())

    keys = [
        [
            notice.key
            for notice in nudging.nudges(PROCEDURE, dispute, here("", at(now), dispute=dispute), ())
        ]
        for now in (first, second)
    ]

    assert (keys[0] == keys[1]) is same
    assert len(set(keys[0])) == 2


def test_a_nudge_of_another_question_or_stage_is_another_nudge():
    now = at("2026-12-01 09:00")
    both = [late(raised()), late(standing_at("stage_1", "review")), late(asked_for())]

    keys = [
        notice.key
        for dispute in both
        for notice in nudging.nudges(PROCEDURE, dispute, here("", now, dispute=dispute), ())
    ]

    assert len(keys) == len(set(keys)) == 4


def test_the_calls_recorded_since_are_said_to_whoever_decides_only():
    # S1-103
    dispute, call = late(raised()), Act(choice="telephoned", step="answer", person="chair", at=LATE)

    found = nudging.nudges(PROCEDURE, dispute, here("", LATE, dispute=dispute), (call,))

    assert {notice.kind: notice.facts.marks for notice in found} == {
        Kind.NUDGE: (),
        Kind.DECIDE: (call,),
    }


def test_a_line_of_a_list_says_reference_stage_post_and_date():
    dispute = late(raised())

    assert nudging.line(PROCEDURE, dispute) == Line(
        dispute="d1",
        reference="DRP-0000-00",
        stage="stage_1",
        post="team manager",
        what="reply",
        to_stage="",
        due=due("2026-11-30", "5 working days"),
        late=True,
        visit=1,
    )


def test_a_morning_with_two_or_more_is_one_message():
    now = at("2026-12-01 09:00")
    disputes = [late(raised()), replace(late(asked_for()), id="d2")]
    each = [
        notice
        for dispute in disputes
        for notice in nudging.nudges(PROCEDURE, dispute, here("", now, dispute=dispute), ())
        if notice.to == "chair"
    ]

    bundle = nudging.morning(each, now, ENGLAND)

    assert bundle == Notice(
        key="morning:chair:2026-12-01:d1",
        kind=Kind.MORNING,
        to="chair",
        facts=Facts(lines=bundle.facts.lines, at=now),
    )
    assert [(line.dispute, line.to_stage, line.late, line.mine) for line in bundle.facts.lines] == [
        ("d2", "stage_2", True, True),
        ("d1", "", True, False),
    ]


def test_what_carries_out_a_persons_act_never_waits_for_working_hours():
    assert {
        *(Kind.REMINDER, Kind.NUDGE, Kind.DECIDE, Kind.STAND_IN, Kind.MORNING),
        Kind.ACTION,
    } == NUDGES
    assert {
        Kind.DIGEST,
        Kind.POST_RAISED,
        Kind.POST_MOVED,
        Kind.POST_CHOSEN,
        Kind.POST_ENDED,
        Kind.POST_TOLD,
        Kind.OVERALL,
        Kind.NOBODY_DECIDES,
        Kind.APART_REMINDER,
        Kind.EMPTY_POSTS,
        Kind.MEETING_REMINDER,
    } == IN_HOURS - NUDGES
    again_by_themselves = {Kind.DIGEST, Kind.APART_REMINDER, Kind.EMPTY_POSTS}
    assert NUDGES | again_by_themselves | {Kind.MEETING_REMINDER} == NEVER_TWICE
