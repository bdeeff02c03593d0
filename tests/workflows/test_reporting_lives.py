"""What is counted of a life: each measure by worked examples, played with the real engine."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests import dates
from tests.workflows.playing import ENGLAND, PROCEDURE, at
from workflows.actions import Action
from workflows.dated import DateMoved
from workflows.dispute import Clock, Dispute, Rung
from workflows.due import Due, Span, Unit
from workflows.events import (
    ActedAsCover,
    ActionMarked,
    Chosen,
    Ended,
    Event,
    OverallLimitPassed,
    PassedOn,
    Raised,
    Resolved,
    Silence,
    StageAskedFor,
    StageOpened,
    StepStarted,
)
from workflows.history import Entry
from workflows.outward import RecordFiled, RecordFreed, RecordOwed
from workflows.procedure import Procedure
from workflows.reporting.counting import Counting
from workflows.reporting.distilling import distil
from workflows.reporting.life import Life, Turn
from workflows.reporting.paper import Paper
from workflows.reporting.period import Period
from workflows.reporting.reading import Chronicle
from workflows.reporting.report import tables
from workflows.reporting.subjects import Beside

NOVEMBER = Period(first=date(2026, 11, 1), last=date(2026, 11, 30), made_at=at("2027-06-01 09:00"))
MONDAY = at("2026-11-02 10:00")


def due(start: datetime, days: int = 5) -> Due:
    return ENGLAND.due(start, Span(number=days, unit=Unit.WORKING_DAYS))


def started(step: str, visit: int, when: datetime, stage: str = "stage_1") -> StepStarted:
    asked = {"team_manager": "manager"} if step == "answer" else {"chair": "chair"}
    return StepStarted(stage=stage, step=step, visit=visit, asked=asked, due=due(when))


def pressed(choice: str, step: str, visit: int) -> Chosen:
    return Chosen(choice=choice, stage="stage_1", step=step, visit=visit, late=False)


def story(*happened: tuple[datetime, str | None, tuple[Event, ...]]) -> Chronicle:
    """A dispute to which this happened: when, by whom (None: the clock), and what."""
    first = happened[0][0]
    dispute = Dispute(
        id="d1",
        reference="DRP-1",
        procedure=PROCEDURE.hash,
        raised_at=first,
        raised_by="chair",
        raised_late=False,
        stage="stage_1",
        step="answer",
        visit=1,
        clock=Clock(started=first, due=due(first)),
        rungs=(Rung(stage="stage_1", opened_at=first),),
    )
    history = tuple(
        Entry(number=n, at=when, person=who, visit=1, events=events)
        for n, (when, who, events) in enumerate(happened, start=1)
    )
    return Chronicle(dispute=dispute, history=history, category="drift_and_delay")


def begun(when: datetime = MONDAY) -> tuple[datetime, str, tuple[Event, ...]]:
    return when, "chair", (Raised(stage="stage_1", late=False), started("answer", 1, when))


def replied(when: datetime) -> tuple[datetime, str, tuple[Event, ...]]:
    return when, "manager", (pressed("reply", "answer", 1), started("review", 2, when))


def resolved(when: datetime) -> tuple[datetime, str, tuple[Event, ...]]:
    events = (pressed("resolved", "review", 2), Resolved(actions=1), started("follow_up", 3, when))
    return when, "chair", events


def life_of(kept: Chronicle, period: Period = NOVEMBER, procedure: Procedure = PROCEDURE) -> Life:
    return distil(procedure, kept, period.end, lambda person, _: f"agency of {person}")


def counted(
    kept: Iterable[Chronicle], period: Period = NOVEMBER, procedure: Procedure = PROCEDURE
) -> dict[str, int]:
    """Every figure of a report, before anything is hidden; those that are nothing left out."""
    counting = Counting(
        lives=tuple(life_of(each, period, procedure) for each in kept),
        period=period,
        calendar=ENGLAND,
        paper=Paper((procedure,)),
    )
    every = tables(counting, Beside())
    return {name: n for table in every for name, n in table.counts.items() if n}


def some(figures: dict[str, int], *begins: str) -> dict[str, int]:
    return {name: n for name, n in figures.items() if name.startswith(begins)}


# ---- raised, resolved, open ----------------------------------------------------------------------


def test_one_that_is_raised_and_not_resolved_is_open():
    figures = counted([story(begun())])

    assert some(figures, "raised", "resolved", "open") == {
        **{"raised": 1, "raised_late.in_time": 1, "open": 1}
    }


def test_one_that_is_resolved_is_not_open_while_its_actions_are_followed():
    kept = story(begun(), replied(at("2026-11-05 10:00")), resolved(at("2026-11-06 10:00")))

    figures = counted([kept])

    assert some(figures, "raised", "resolved", "open") == {
        **{"raised": 1, "raised_late.in_time": 1},
        **{"resolved": 1, "resolved_at.stage_1": 1},
    }


def test_closing_it_afterwards_does_not_count_again():
    closed = at("2026-11-20 10:00"), "chair", (Ended(end="resolved", stage="stage_1"),)
    kept = story(begun(), replied(at("2026-11-05 10:00")), resolved(at("2026-11-06 10:00")), closed)

    assert [each.turn for each in life_of(kept).turns] == [Turn.RAISED, Turn.RESOLVED]


def test_one_without_actions_is_resolved_when_it_ends():
    closed = at("2026-11-20 10:00"), "chair", (Ended(end="resolved", stage="stage_1"),)

    figures = counted([story(begun(), closed)])

    assert (figures["resolved"], "open" in figures) == (1, False)


def test_one_that_goes_on_after_it_was_resolved_is_reopened():
    later = at("2026-11-16 10:00")
    opened = StageOpened(stage="stage_2", skipped=())
    goes_on = later, "chair", (opened, started("answer", 4, later, "stage_2"))
    kept = story(
        begun(), replied(at("2026-11-05 10:00")), resolved(at("2026-11-06 10:00")), goes_on
    )

    figures = counted([kept])

    assert some(figures, "resolved", "reopened", "open", "highest") == {
        **{"resolved": 1, "resolved_at.stage_1": 1, "reopened": 1, "open": 1},
        **{"highest.stage_2": 1},
    }


@pytest.mark.parametrize(
    "event",
    [
        StageAskedFor(stage="stage_2", due=due(MONDAY)),
        started("answer", 4, at("2026-11-16 10:00")),
    ],
)
def test_asking_for_a_stage_or_anew_reopens_it_too(event: Event):
    goes_on = at("2026-11-16 10:00"), "chair", (event,)
    kept = story(
        begun(), replied(at("2026-11-05 10:00")), resolved(at("2026-11-06 10:00")), goes_on
    )

    assert life_of(kept).turns[-1].turn is Turn.REOPENED


def test_following_it_up_anew_does_not_reopen_it():
    again = at("2026-11-16 10:00"), "chair", (started("follow_up", 4, at("2026-11-16 10:00")),)
    kept = story(begun(), replied(at("2026-11-05 10:00")), resolved(at("2026-11-06 10:00")), again)

    assert life_of(kept).turns[-1].turn is Turn.RESOLVED


def test_one_that_ends_unresolved_after_it_was_resolved_was_reopened_and_ended():
    ended = at("2026-11-20 10:00"), "chair", (Ended(end="unresolved", stage="stage_1"),)
    kept = story(begun(), replied(at("2026-11-05 10:00")), resolved(at("2026-11-06 10:00")), ended)

    figures = counted([kept])

    assert some(figures, "reopened", "otherwise", "ended", "open") == {
        **{"reopened": 1, "otherwise": 1, "ended.unresolved": 1}
    }


def test_what_was_open_before_is_the_opening_and_counts_as_raised_in_no_month_of_the_period():
    kept = story(begun(at("2026-10-05 10:00")))

    figures = counted([kept])

    assert some(figures, "opening", "raised", "open", "begun") == {"opening": 1, "open": 1}


def test_what_happened_after_the_period_is_not_seen():
    kept = story(begun(), replied(at("2026-12-01 10:00")), resolved(at("2026-12-02 10:00")))

    figures = counted([kept])

    assert (figures["open"], "resolved" in figures) == (1, False)


def test_over_several_months_each_has_its_own():
    year = replace(NOVEMBER, last=date(2027, 1, 15))
    closed = at("2026-12-20 10:00"), "chair", (Ended(end="withdrawn", stage="stage_1"),)

    figures = counted([story(begun(), closed), story(begun(at("2026-12-07 10:00")))], year)

    assert some(figures, "raised@", "otherwise@", "open") == {
        **{"raised@2026-11": 1, "raised@2026-12": 1, "otherwise@2026-12": 1},
        **{"open@2026-11": 1, "open@2026-12": 1, "open": 1},
    }


# ---- replies -------------------------------------------------------------------------------------


def reply_at(when: str) -> dict[str, int]:
    return some(counted([story(begun(), replied(at(when)))]), "replies", "first", "late", "silence")


def test_a_reply_at_the_very_instant_is_on_time_and_a_second_later_is_not():
    assert reply_at("2026-11-09 17:00") == {"replies": 1, "first_date": 1}
    assert reply_at("2026-11-09 17:01") == {"replies": 1, "late": 1, "silence.by_1": 1}


def test_one_that_is_not_due_yet_is_not_counted_and_one_never_answered_is_late():
    not_yet = story(begun(at("2026-11-27 10:00")))
    never = story(begun())

    assert some(counted([not_yet]), "replies") == {}
    assert some(counted([never]), "replies", "late", "silence") == {
        **{"replies": 1, "late": 1, "silence.nobody": 1}
    }


def test_a_telephone_call_after_the_date_is_somebody_acting_and_no_answer():
    called = at("2026-11-12 10:00"), "chair", (pressed("telephoned", "answer", 1),)
    by_clock = at("2026-11-09 17:01"), None, (Silence(stage="stage_1", post="x", person=None),)
    kept = story(begun(), by_clock, called, replied(at("2026-11-25 10:00")))

    assert some(counted([kept]), "replies", "first", "late", "silence") == {
        **{"replies": 1, "late": 1, "silence.by_5": 1}
    }


def test_taking_it_on_is_no_answer():
    taken = at("2026-11-03 10:00"), "manager", (pressed("take_on", "answer", 1),)

    assert "late" in counted([story(begun(), taken)])


def test_what_is_taken_back_before_its_date_was_never_due():
    ended = (
        at("2026-11-04 10:00"),
        "chair",
        (
            pressed("withdraw", "answer", 1),
            Ended(end="withdrawn", stage="stage_1"),
        ),
    )

    assert some(counted([story(begun(), ended)]), "replies") == {}


def test_moving_it_up_is_an_answer_by_whoever_is_asked_and_not_by_the_chair():
    when = at("2026-11-10 10:00")
    opened = StageOpened(stage="stage_2", skipped=())
    up = (opened, started("answer", 2, when, "stage_2"))
    by_manager = story(
        begun(), (at("2026-11-05 10:00"), "manager", (pressed("pass_up", "answer", 1), *up))
    )
    by_chair = story(begun(), (when, "chair", (pressed("escalate_late", "answer", 1), *up)))

    assert [some(counted([each]), "first", "late") for each in (by_manager, by_chair)] == [
        {"first_date": 1, "late": 1},  # stage 2 was never answered
        {"late": 2},
    ]


def test_a_choice_that_an_older_text_had_answers_nothing():
    gone = at("2026-11-05 10:00"), "manager", (pressed("gone", "answer", 1),)

    assert "late" in counted([story(begun(), gone)])


def test_a_later_date_that_both_agreed_stands_apart():
    moved = at("2026-11-06 10:00"), "chair", (DateMoved(due=due(at("2026-11-09 10:00"), 8)),)
    in_time = story(begun(), moved, replied(at("2026-11-18 10:00")))
    waits = story(begun(), (moved[0], "chair", (DateMoved(due=due(MONDAY, 30)),)))
    not_kept = story(begun(), moved, replied(at("2026-11-24 10:00")))

    counts = [
        some(counted([each], procedure=dates.PROCEDURE), "first", "agreed", "late", "dates_moved")
        for each in (in_time, waits, not_kept)
    ]

    assert counts == [
        {"agreed_date": 1, "dates_moved": 1},
        {"agreed_date": 1, "dates_moved": 1},
        {"late": 1, "dates_moved": 1},
    ]


def test_a_date_that_is_moved_once_it_was_answered_changes_nothing_of_that():
    moved = at("2026-11-06 10:00"), "chair", (DateMoved(due=due(MONDAY, 30)),)
    kept = story(begun(), replied(at("2026-11-05 10:00")), moved)

    assert some(counted([kept], procedure=dates.PROCEDURE), "first", "agreed") == {"first_date": 1}


def test_only_the_first_question_of_a_stage_counts():
    more = at("2026-11-06 10:00"), "chair", (started("update", 3, at("2026-11-06 10:00")),)
    kept = story(begun(), replied(at("2026-11-05 10:00")), more)

    assert counted([kept])["replies"] == 1


# ---- everything else -----------------------------------------------------------------------------


def test_actions_count_by_their_date():
    first = resolved(at("2026-11-06 10:00"))
    done = at("2026-11-12 10:00"), "chair", (ActionMarked(action="a", number=1, done=True),)
    missed = at("2026-11-12 10:00"), "chair", (ActionMarked(action="b", number=2, done=False),)
    kept = story(begun(), replied(at("2026-11-05 10:00")), first, done, missed)
    each = {
        "a": date(2026, 11, 12),
        "b": date(2026, 11, 12),
        "c": date(2026, 11, 10),
        "d": date(2026, 12, 24),
    }
    actions = tuple(
        Action(id=id, number=1, who="x", due=ENGLAND.close_of(day, "agreed"))
        for id, day in each.items()
    )
    late = at("2026-11-13 10:00"), "chair", (ActionMarked(action="c", number=3, done=True),)
    more = story(begun(), replied(at("2026-11-05 10:00")), first, done, missed, late)
    of_both = [
        replace(chronicle, dispute=replace(chronicle.dispute, actions=actions))
        for chronicle in (kept, more)
    ]

    assert some(counted(of_both), "actions") == {
        **{"actions": 6, "actions.by_date": 2, "actions.after_date": 1, "actions.not_done": 3}
    }


def test_a_plan_of_what_was_not_resolved_is_not_followed():
    action = Action(id="a", number=1, who="x", due=ENGLAND.close_of(date(2026, 11, 12), "agreed"))
    kept = story(begun())
    with_plan = replace(kept, dispute=replace(kept.dispute, actions=(action,)))

    assert some(counted([with_plan]), "actions") == {}


@pytest.mark.parametrize(
    ("raised", "name"),
    [
        ("2026-11-23 10:00", "age.to_5"),
        ("2026-11-20 10:00", "age.to_10"),
        ("2026-11-05 10:00", "age.to_20"),
        ("2026-10-05 10:00", "age.over_20"),
    ],
)
def test_the_age_of_what_is_open_is_in_working_days_to_the_end_of_it(raised: str, name: str):
    assert some(counted([story(begun(at(raised)))]), "age") == {name: 1}


def test_copies_count_for_what_ended_and_owes_any():
    owed = RecordOwed(record="r", stage="stage_1", held=False)
    held = RecordOwed(record="s", stage="stage_1", held=True)
    ended = Ended(end="resolved", stage="stage_1")
    filed = RecordFiled(record="r", number=0)
    when = at("2026-11-10 10:00")
    procedure = PROCEDURE.model_copy(update={"records": {"r": None}})
    kept = [
        story(begun(), (when, "chair", (owed, ended)), (when, "chair", (filed,))),
        story(begun(), (when, "chair", (owed, held, RecordFreed(record="s"), ended, filed))),
        story(begun(), (when, "chair", (ended,))),
        story(begun(), (when, "chair", (owed,))),
    ]

    assert some(counted(kept, procedure=procedure), "copies") == {
        **{"copies": 2, "copies.made": 1, "copies.owed": 1}
    }


def test_what_moves_nothing_is_counted_by_how_often():
    when = at("2026-11-04 10:00")
    kept = story(
        begun(),
        (when, "manager", (PassedOn(post="team_manager", was="a", to="b"),)),
        (when, "b", (ActedAsCover(of="a"), pressed("take_on", "answer", 1))),
        (when, None, (OverallLimitPassed(stage="stage_1", due=due(MONDAY)),)),
    )
    capped = PROCEDURE.model_copy(update={"limit": PROCEDURE.opening})

    assert some(counted([kept], procedure=capped), "passed", "as_cover", "cap") == {
        **{"passed_on": 1, "as_cover": 1, "cap": 1}
    }


def test_the_same_concern_again_is_about_the_same_child_in_the_same_category_within_a_year():
    first = replace(story(begun(at("2026-03-02 10:00"))), children=frozenset("a"))
    again = replace(story(begun()), children=frozenset("ab"))
    other = replace(story(begun()), children=frozenset("a"), category="plan_challenge")
    long_ago = replace(story(begun(at("2025-03-02 10:00"))), children=frozenset("c"))
    too_late = replace(story(begun()), children=frozenset("c"))

    figures = counted([first, again, other, long_ago, too_late])

    assert some(figures, "repeats", "siblings") == {
        **{"repeats.again": 1, "repeats.first_time": 2, "siblings.several": 1, "siblings.one": 2}
    }


def test_agencies_are_those_of_whoever_raised_it_and_whoever_was_asked_first():
    life = life_of(story(begun()))

    assert (life.raising, life.responding) == ("agency of chair", "agency of manager")


def test_where_nobody_of_the_other_side_was_asked_no_agency_is():
    asked = StepStarted(stage="stage_1", step="answer", visit=1, asked={}, due=due(MONDAY))

    life = life_of(story((MONDAY, "chair", (Raised(stage="stage_1", late=False), asked))))

    assert life.responding == ""


def test_agencies_of_fewer_than_five_stand_together():
    many = [story(begun()) for _ in range(6)]
    lives = [life_of(each) for each in many]
    for n, life in enumerate(lives):
        life.responding = "Large" if n else "Small"
    counting = Counting(
        lives=tuple(lives),
        period=NOVEMBER,
        calendar=ENGLAND,
        paper=Paper((PROCEDURE,)),
        may_answer=frozenset({"Large", "Small"}),
    )

    every = {name: n for table in tables(counting, Beside()) for name, n in table.counts.items()}

    assert some(every, "to.", "from.") == {"to.Large": 5, "to.others": 1, "from.agency of chair": 6}


# ---- answers that the procedure has counted ------------------------------------------------------


def with_answers(*given: tuple[int, str, str]) -> Chronicle:
    chosen: dict[int, Any] = {}
    for number, form, said in given:
        chosen.setdefault(number, {})[form] = {"plan": (said,)}
    return replace(story(begun(), replied(at("2026-11-05 10:00"))), chosen=chosen)


def test_an_answer_that_differs_between_children_says_so():
    same = with_answers((1, "child", "yes"), (1, "child#2", "yes"))
    differs = with_answers((1, "child", "yes"), (1, "child#2", "no"), (1, "child#3", "yes"))
    lacking = with_answers()

    figures = counted([same, differs, lacking])

    assert some(figures, "question") == {
        "question.child.plan.yes": 1,
        "question.child.plan.several": 1,
        "question.child.plan.not_asked": 1,
    }


def test_of_what_is_asked_later_the_last_answer_in_the_period_counts():
    forms = dict(PROCEDURE.forms)
    field = forms["child"].fields["plan"]
    forms["call"] = forms["call"].model_copy(update={"fields": {"plan": field}})
    forms["child"] = forms["child"].model_copy(update={"fields": {}})
    procedure = PROCEDURE.model_copy(update={"forms": forms})
    twice = with_answers((1, "call", "yes"), (2, "call", "no"))

    figures = counted([twice, with_answers()], procedure=procedure)

    assert some(figures, "question") == {"question.call.plan": 1, "question.call.plan.no": 1}
