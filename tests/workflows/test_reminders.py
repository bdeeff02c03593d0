"""When a dispute is next looked at: the ladder of reminders and nudges, as instants."""

from datetime import datetime, timedelta

import pytest

from tests.workflows.playing import ENGLAND, at, chosen, now_is, over, raised, standing_at, ticked
from tests.world import MONDAY, MORE_TIME, PASS_UP
from workflows.dispute import Dispute
from workflows.reminders import Because, Wake, wakes

LIMIT, BEFORE, AGAIN = Because.LIMIT, Because.BEFORE, Because.AGAIN


def found(dispute: Dispute, now: datetime) -> list[tuple[Because, datetime]]:
    return [(wake.because, wake.at) for wake in wakes(dispute, now, ENGLAND)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23 10:00", [(LIMIT, "2026-11-30 17:00"), (BEFORE, "2026-11-27 09:00")]),
        ("2026-11-27 08:59:59", [(LIMIT, "2026-11-30 17:00"), (BEFORE, "2026-11-27 09:00")]),
        ("2026-11-27 09:00:00", [(LIMIT, "2026-11-30 17:00")]),
        ("2026-11-30 17:00:00", [(LIMIT, "2026-11-30 17:00")]),
    ],
)
def test_a_reply_is_looked_at_the_working_day_before_and_when_it_is_due(
    now: str, expected: list[tuple[Because, str]]
):
    assert found(raised(), at(now)) == [(because, at(when)) for because, when in expected]


@pytest.mark.parametrize(
    ("now", "again"),
    [
        ("2026-11-30 17:00:01", "2026-12-01 09:00"),
        ("2026-12-01 08:59:59", "2026-12-01 09:00"),
        ("2026-12-01 09:00:00", "2026-12-02 09:00"),
        ("2026-12-04 12:00:00", "2026-12-07 09:00"),
        ("2026-12-24 12:00:00", "2026-12-29 09:00"),
    ],
)
def test_a_late_reply_is_looked_at_each_working_morning(now: str, again: str):
    late = now_is(ticked(raised(), at(now)))

    assert (AGAIN, at(again)) in found(late, at(now))


def test_once_late_the_day_of_the_decision_is_looked_at_and_then_only_each_morning():
    now, later = at("2026-11-30 17:00:01"), at("2026-12-01 17:00:01")
    once = now_is(ticked(raised(), now))
    twice = now_is(ticked(once, later))

    assert found(once, now) == [(LIMIT, at("2026-12-01 17:00")), (AGAIN, at("2026-12-01 09:00"))]
    assert found(twice, later) == [(AGAIN, at("2026-12-02 09:00"))]


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ("2026-11-24 10:00", "2026-11-25 10:00"),
        ("2026-11-27 15:20", "2026-11-30 15:20"),
        ("2026-11-28 11:00", "2026-12-01 00:00"),  # Monday morning lies between, and stays quiet
    ],
)
def test_24_hours_have_no_day_before(given: str, due: str):
    # S1-96
    review = standing_at("stage_1", "review")
    dispute = chosen(review, "chair", "one_more_day", at(given), **MORE_TIME)

    assert found(dispute, at(given)) == [(LIMIT, at(due))]


def test_a_limit_that_began_after_the_morning_before_has_no_reminder_of_that_day():
    waiting = chosen(raised(), "team_manager", "pass_up", MONDAY, **PASS_UP)

    assert found(waiting, MONDAY) == [(LIMIT, at("2026-11-24 17:00"))]
    assert found(waiting, MONDAY - timedelta(hours=2)) == [(LIMIT, at("2026-11-24 17:00"))]


def test_the_day_before_an_agreed_saturday_is_friday():
    dispute = raised("informal", informal_talk={"agreed_by": "2026-11-28"})

    assert found(dispute, MONDAY) == [
        (LIMIT, at("2026-11-28 17:00")),
        (BEFORE, at("2026-11-27 09:00")),
    ]


def test_a_review_of_two_days_has_a_day_before():
    assert found(standing_at("stage_1", "review"), MONDAY) == [
        (LIMIT, at("2026-11-25 17:00")),
        (BEFORE, at("2026-11-24 09:00")),
    ]


def test_an_ended_dispute_is_never_looked_at_again():
    ended = over()

    assert wakes(ended, MONDAY, ENGLAND) == ()


def test_a_wake_says_why_and_when():
    assert wakes(standing_at("stage_1", "update"), MONDAY, ENGLAND) == (
        Wake(because=Because.LIMIT, at=at("2026-11-24 10:00")),
    )
