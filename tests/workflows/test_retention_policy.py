"""How long the council keeps what: periods by the calendar, and which rule counts."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.workflows import playing
from workflows.dispute import Dispute, KeptRecord
from workflows.due import LONDON
from workflows.retention.plans import Item, Type, counted
from workflows.retention.policy import (
    KEPT_FOR_GOOD,
    CannotBeCounted,
    NotAPeriod,
    Period,
    Policy,
    read,
)


def period(text: str) -> Period:
    found = read(text, "closed", "last contact")
    assert found
    return found


def over(**state: object) -> Dispute:
    return replace(playing.over(), **state)


@pytest.mark.parametrize(
    ("text", "began", "last_day", "why"),
    [
        ("1 year after closed", "2026-11-23T10:00", "2027-11-23", "the same day of the next year"),
        ("1 year after closed", "2028-02-29T10:00", "2029-02-28", "29 February ends on the 28th"),
        ("1 month after closed", "2027-01-31T10:00", "2027-02-28", "a month with fewer days"),
        ("1 year 6 months after closed", "2026-11-23T10:00", "2028-05-23", "years, then months"),
        ("2 months 3 days after closed", "2026-12-30T10:00", "2027-03-03", "then days"),
        ("90 days after closed", "2026-06-30T23:30", "2026-09-28", "by the local day"),
        ("18 Years  After last contact", "2026-11-23T10:00", "2044-11-23", "spaces and capitals"),
        ("999 years after closed", "2026-11-23T10:00", "3025-11-23", "far away"),
    ],
)
def test_the_last_day_on_which_it_is_kept(text: str, began: str, last_day: str, why: str):
    since = datetime.fromisoformat(began).replace(tzinfo=LONDON)

    assert period(text).last_day(since) == date.fromisoformat(last_day), why


def test_a_period_that_no_calendar_reaches_never_ends():
    eternal = Period(text="", years=9_000, months=0, days=0, after="closed")

    assert eternal.last_day(datetime(2026, 11, 23, tzinfo=LONDON)) == date.max
    assert eternal.first_day_kept(date(2026, 11, 23)) < date(1, 2, 1)


@pytest.mark.parametrize(
    "text", ["1 year after closed", "7 months 3 days after closed", "75 years after closed"]
)
def test_what_began_before_the_first_day_kept_is_over_and_nothing_later(text: str):
    rule = period(text)
    for day in range(0, 800, 7):
        today = date(2027, 12, 1) + timedelta(days=day)
        first = rule.first_day_kept(today)
        began = datetime(first.year, first.month, first.day, tzinfo=LONDON)

        assert rule.last_day(began) >= today
        assert rule.last_day(began - timedelta(minutes=1)) < today


@pytest.mark.parametrize(
    "text", ["", "soon", "after closed", "0 years after closed", "1 year", "1 year after left"]
)
def test_what_is_no_period_is_refused(text: str):
    with pytest.raises(NotAPeriod):
        read(text, "closed")


def test_a_date_of_birth_is_nothing_that_can_be_counted_from():
    with pytest.raises(CannotBeCounted):
        read("75 years after birth", "closed")

    assert read("never", "closed") is None


# ---- which rule counts ---------------------------------------------------------------------------

ONE, TWO, TEN = (period(f"{years} years after closed") for years in (1, 2, 10))


def test_nothing_is_named_and_nothing_goes():
    assert not KEPT_FOR_GOOD.is_set
    assert not Policy(disputes={"any": None}).is_set
    assert KEPT_FOR_GOOD.of_dispute(over(), "chair-drp") is None
    assert KEPT_FOR_GOOD.of_apart("compliment") is None
    assert KEPT_FOR_GOOD.of("drafts") is None


def test_the_nearest_rule_counts_and_never_is_a_rule():
    policy = Policy(disputes={"any": ONE, "solihull": TWO, "sunderland": None})

    rules = [policy.of_dispute(over(), key) for key in ("chair-drp", "solihull", "sunderland")]

    assert [rule and rule.name for rule in rules] == ["disputes.any", "disputes.solihull", None]


def test_of_several_facts_the_one_that_keeps_longest_counts_and_never_is_longest():
    facts = frozenset({"on_a_plan", "looked_after", "unknown"})
    rules = {"any": ONE, "x.on_a_plan": TWO, "x.looked_after": TEN}

    longest = Policy(disputes=rules).of_dispute(over(facts=facts), "x")
    never = Policy(disputes={**rules, "x.on_a_plan": None}).of_dispute(over(facts=facts), "x")

    assert longest
    assert longest.text == "disputes.x.looked_after: 10 years after closed"
    assert never is None


@pytest.mark.parametrize(
    ("states", "name"),
    [
        ((), "disputes.any"),  # no copy was ever owed: nobody can say that one was made
        (("due",), "disputes.any"),
        (("filed", "held"), "disputes.any"),  # what is held back is in no file
        (("filed", "filed"), "working_copy"),
    ],
)
def test_a_working_copy_goes_early_only_where_every_copy_is_made(states: tuple, name: str):
    records = tuple(KeptRecord(record="r", stage="stage_1", state=each) for each in states)
    policy = Policy(working_copy=ONE, disputes={"any": TEN})

    rule = policy.of_dispute(over(records=records), "chair-drp")

    assert rule
    assert rule.name == name


def test_a_kind_without_a_rule_of_its_own_has_that_of_any():
    policy = Policy(apart={"compliment": None, "any": TWO})

    assert policy.of_apart("compliment") is None
    rule = policy.of_apart("safety_alert")
    assert rule
    assert rule.text == "apart.any: 2 years after closed"


def test_each_type_is_counted():
    at = datetime(2026, 11, 23, tzinfo=LONDON)
    kept = {"reference": "", "rule": "", "since": at, "last_day": at.date(), "mark": ""}
    items = tuple(
        Item(type=type, id=str(n), **kept)
        for n, type in enumerate([Type.DRAFT, Type.DISPUTE, Type.DRAFT])
    )

    assert counted(items) == {Type.DISPUTE: 1, Type.DRAFT: 2}
