"""Who acts for whom on a day, why a cover cannot be set, and who may set it."""

from dataclasses import replace
from datetime import date
from itertools import permutations, product

import pytest

from tests.world import MONDAY, a_directory
from workflows.cover import (
    Cover,
    Role,
    WhyNot,
    away_on,
    may_set,
    may_set_for_others,
    why_not,
)
from workflows.people import Away

TODAY = date(2026, 11, 23)
PEOPLE = ("a", "b", "c", "d")


def day(number: int) -> date:
    return date(2026, 11, number)


def cover(away: str, by: str, since: int = 23, until: int = 27) -> Cover:
    return Cover(
        id=f"{away}{by}",
        away=away,
        cover=by,
        since=day(since),
        until=day(until),
        set_by=away,
        set_at=MONDAY,
    )


def acts(*covers: Cover, on: int = 23, people: tuple[str, ...] = PEOPLE) -> dict[str, str]:
    return {who: away.cover for who, away in away_on(day(on), covers, people).items()}


@pytest.mark.parametrize(
    ("covers", "who"),
    [
        ([], {}),
        ([cover("a", "b")], {"a": "b"}),
        ([cover("a", "b"), cover("b", "c")], {"a": "c", "b": "c"}),
        ([cover("b", "c"), cover("a", "b")], {"a": "c", "b": "c"}),
        ([cover("a", "b"), cover("b", "c"), cover("c", "d")], {"a": "d", "b": "d", "c": "d"}),
        ([cover("a", "c"), cover("b", "c")], {"a": "c", "b": "c"}),
        ([cover("a", "b"), cover("b", "a")], {}),
        ([cover("a", "b"), cover("b", "c"), cover("c", "b")], {}),
        ([cover("a", "a")], {}),
    ],
)
def test_a_chain_of_covers_is_followed_to_its_end_and_a_circle_to_nobody(
    covers: list[Cover], who: dict[str, str]
):
    assert acts(*covers) == who


@pytest.mark.parametrize(("on", "is_on"), [(22, False), (23, True), (27, True), (28, False)])
def test_both_days_are_included(on: int, is_on: bool):
    expected = {"a": Away(cover="b", until=day(27))} if is_on else {}
    assert away_on(day(on), [cover("a", "b")], PEOPLE) == expected


def test_a_cover_who_has_left_acts_for_nobody():
    assert acts(cover("a", "b"), people=("a", "c")) == {}
    assert acts(cover("a", "b"), cover("b", "c"), people=("a", "b")) == {"a": "b"}


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (cover("a", "b"), None),
        (cover("a", "b", 23, 23), None),
        (cover("a", "nobody"), WhyNot.NOT_KNOWN),
        (cover("a", "a"), WhyNot.YOURSELF),
        (cover("a", "b", 25, 24), WhyNot.BACKWARDS),
        (cover("a", "b", 22, 24), WhyNot.PAST),
        (cover("d", "b", 27, 29), WhyNot.OVERLAPS),
        (cover("d", "b", 28, 29), None),
        (cover("a", "d", 27, 29), WhyNot.AWAY_THEN),
        (cover("a", "d", 28, 29), None),
        (cover("c", "d"), WhyNot.AWAY_THEN),
    ],
)
def test_why_a_cover_cannot_be_set(new: Cover, why: WhyNot | None):
    there_is = [cover("d", "c")]
    assert why_not(new, there_is, PEOPLE, TODAY) is why


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        (TODAY, date(2027, 11, 22), None),
        (TODAY, date(2027, 11, 23), WhyNot.TOO_LONG),
        (TODAY, date(2036, 11, 23), WhyNot.TOO_LONG),
        (date(2027, 11, 23), date(2028, 11, 21), None),
        (date(2027, 11, 24), date(2027, 11, 25), WhyNot.TOO_FAR),
    ],
)
def test_a_slip_of_the_year_is_refused(since: date, until: date, why: WhyNot | None):
    new = replace(cover("a", "b"), since=since, until=until)

    assert why_not(new, [], PEOPLE, TODAY) is why


def test_in_whatever_order_covers_are_set_nobody_who_is_away_is_left_without_one():
    pairs = [each for each in product(PEOPLE[:3], PEOPLE[:3]) if each[0] != each[1]]
    for order in permutations(pairs):
        there_are: list[Cover] = []
        for away, by in order:
            if why_not(cover(away, by), there_are, PEOPLE, TODAY) is None:
                there_are.append(cover(away, by))
        assert set(acts(*there_are)) == {each.away for each in there_are}


def test_the_same_form_that_comes_twice_is_one_cover():
    assert cover("a", "b").is_same(replace(cover("a", "b"), id="another"))
    assert not cover("a", "b").is_same(cover("a", "b", 24))
    assert not cover("a", "b").is_same(replace(cover("a", "b"), moves_open=False))


def test_whoever_set_it_for_another_has_to_do_with_it_and_a_stranger_has_not():
    set_for = replace(cover("a", "b"), set_by="c")
    roles = [set_for.role_of(person) for person in PEOPLE]

    assert roles == [Role.AWAY, Role.COVERS, Role.SET_IT, None]
    assert cover("a", "b").role_of("a") is Role.AWAY


@pytest.mark.parametrize(
    ("person", "may"),
    [
        ("social_worker", True),
        ("team_manager", True),
        ("service_director", True),
        ("chair_manager", True),
        ("chair", False),
        ("safeguarding_lead", False),
    ],
)
def test_oneself_whoever_is_above_and_administrators_may_set_it(person: str, may: bool):
    assert may_set(a_directory(), person, "social_worker", ("U02",)) is may


def test_only_managers_and_administrators_may_set_it_for_others():
    council = a_directory()
    may = {who for who in council.people if may_set_for_others(council, who, ("U08",))}

    assert may == {
        "chair_manager",
        "team_manager",
        "service_manager",
        "head_of_service",
        "service_director",
        "safeguarding_lead",
    }
