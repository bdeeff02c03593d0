"""How long it takes until disputes are resolved, with those that are still open."""

from itertools import pairwise

import pytest

from workflows.reporting.survival import Followed, curve, estimate


def done(*days: int) -> list[Followed]:
    return [Followed(days=each, resolved=True) for each in days]


def still_open(*days: int) -> list[Followed]:
    return [Followed(days=each, resolved=False) for each in days]


def test_the_estimate_is_that_of_the_textbook():
    """Freireich's leukaemia trial, as every textbook has it: weeks in remission under 6-MP."""
    weeks = [*done(6, 6, 6, 7, 10, 13, 16, 22, 23)]
    weeks += still_open(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)

    points = {point.days: point.left for point in estimate(weeks)}

    assert {week: round(left, 3) for week, left in points.items()} == {
        **{6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    }


def test_those_still_open_make_the_time_longer_than_resolved_ones_alone_would():
    quick = curve(done(*range(1, 25)))
    with_slow = curve([*done(*range(1, 25)), *still_open(*[60] * 24)])

    assert quick
    assert with_slow
    assert (quick.quartiles[1], with_slow.quartiles[1]) == (12, None)


def test_each_step_stands_for_five_and_five_are_always_followed_longer():
    drawn = curve([*done(*range(1, 31)), *still_open(*range(3, 33))])

    assert drawn
    resolved = [0, *(point.resolved for point in drawn.points)]
    assert all(b - a >= 5 for a, b in pairwise(resolved))
    assert all(point.longer >= 5 for point in drawn.points)


def test_of_many_each_step_stands_for_one_in_twenty():
    drawn = curve(done(*[n // 10 for n in range(1000)]))

    assert drawn
    assert len(drawn.points) <= 20


def test_quartiles_are_where_so_many_were_resolved():
    drawn = curve(done(*range(1, 41)))

    assert drawn
    assert drawn.quartiles == (10, 20, 30)


@pytest.mark.parametrize("few", [done(1, 2, 3), done(*range(19)), []])
def test_of_few_there_is_no_curve(few: list[Followed]):
    assert curve(few) is None


def test_where_hardly_any_is_resolved_nothing_is_drawn_and_no_quartile_given():
    drawn = curve([*done(1, 2), *still_open(*[9] * 30)])

    assert drawn
    assert (drawn.points, drawn.quartiles) == ((), (None, None, None))
