"""How long it takes until disputes are resolved, with those that are still open.

The Kaplan-Meier estimate. Whoever looks at resolved disputes alone sees the quick ones. One that
ended otherwise was never resolved, so it counts as not resolved for as long as the period lasts.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workflows.reporting.tables import LEAST

#: With fewer disputes than this there is no curve.
FEWEST = 4 * LEAST
#: A curve has no more points than this, so that of many each stands for more than five.
MOST_POINTS = 20


@dataclass(frozen=True, kw_only=True)
class Followed:
    """One dispute: for how many working days, and whether it was resolved on the last of them."""

    days: int
    resolved: bool


@dataclass(frozen=True, kw_only=True)
class Point:
    """From this many working days on, this share is not resolved yet."""

    days: int
    left: float
    resolved: int  # how many were resolved by then, and how many are followed longer
    longer: int


@dataclass(frozen=True, kw_only=True)
class Curve:
    """What is published: of how many, points that each stand for five or more, and quartiles."""

    n: int
    points: tuple[Point, ...]
    quartiles: tuple[int | None, int | None, int | None]


def estimate(followed: Iterable[Followed]) -> tuple[Point, ...]:
    """Give a point for each number of days on which any dispute was resolved."""
    every = list(followed)
    resolved = Counter(each.days for each in every if each.resolved)
    points, left, so_far = [], 1.0, 0
    for days in sorted(resolved):
        at_risk = sum(each.days >= days for each in every)
        left *= 1 - resolved[days] / at_risk
        so_far += resolved[days]
        longer = at_risk - resolved[days]
        points.append(Point(days=days, left=left, resolved=so_far, longer=longer))
    return tuple(points)


def curve(followed: Iterable[Followed]) -> Curve | None:
    """Give what may be shown: none of few disputes."""
    every = list(followed)
    if len(every) < FEWEST:
        return None
    points = estimate(every)
    drawn = _drawn(points, max(LEAST, len(every) // MOST_POINTS))
    last = drawn[-1].days if drawn else -1
    known = [point for point in points if point.resolved >= LEAST and point.days <= last]
    quartiles = tuple(_quartile(known, share) for share in (0.75, 0.5, 0.25))
    return Curve(n=len(every), points=drawn, quartiles=(quartiles[0], quartiles[1], quartiles[2]))


def _drawn(points: Iterable[Point], apart: int) -> tuple[Point, ...]:
    """Keep the points that are so many disputes apart, as long as five are followed longer."""
    kept: list[Point] = []
    for point in points:
        since = point.resolved - (kept[-1].resolved if kept else 0)
        if since >= apart and point.longer >= LEAST:
            kept.append(point)
    return tuple(kept)


def _quartile(points: Iterable[Point], left: float) -> int | None:
    """Give the days by which so much was resolved; None where that is not reached, or shown."""
    tolerance = 1e-9
    return next((point.days for point in points if point.left <= left + tolerance), None)
