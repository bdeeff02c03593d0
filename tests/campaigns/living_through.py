"""A lifetime lived through, with every promise held after each step."""

from collections import Counter
from pathlib import Path

from tests.campaigns.life_messages import (
    nobody_else_is_told,
    nobody_is_nudged_twice_a_day,
    nothing_is_missing,
    posts_are_single,
)
from tests.campaigns.life_promises import Promises
from tests.campaigns.life_reports import reports_add_up
from tests.campaigns.lifetime import EVERY, Lifetime, a_lifetime
from workflows.use_cases.verifying import verify


def live_through(
    folder: Path,
    seed: int,
    disputes: int,
    days: int,
    only: int | None = None,
    under: tuple[str, ...] = EVERY,
) -> Counter[str]:
    """Give what it came to. Raises AssertionError that says how to live through just that again."""
    lifetime = a_lifetime(folder, seed, disputes, days, only, under)
    promises = Promises(lifetime)
    steps = 0
    for what, life in lifetime.steps():
        steps += 1
        promises.hold()
        if what == "is due" and life:
            promises.has_passed(life)
        if what == "audit":
            with promises.noting(None, "the audit of a morning"):
                nothing_is_missing(lifetime)
    promises.all_held()
    return Counter(
        disputes=len(lifetime.lives),
        steps=steps,
        **{"looks at what holds": promises.looked, "unanswered in time": promises.unanswered},
        **_at_the_end(lifetime),
    )


def _at_the_end(lifetime: Lifetime) -> dict[str, int]:
    found = verify(lifetime.world.desk, ())
    assert found.broken == (), found.broken[:5]
    nothing_is_missing(lifetime)
    nobody_else_is_told(lifetime)
    ended = sum(life.is_now.end is not None for life in lifetime.lives.values())
    return {
        "ended": ended,
        "messages": posts_are_single(lifetime),
        "nudges": nobody_is_nudged_twice_a_day(lifetime),
        "reports": reports_add_up(lifetime),
    }
