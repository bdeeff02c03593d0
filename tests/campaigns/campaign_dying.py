"""The app is killed at each named point of each step, on both databases, and started again."""

import random
from collections.abc import Callable

import pytest

from tests.campaigns.dying import die_and_start_again
from tests.campaigns.evidence import Promise
from tests.campaigns.steps import STEPS
from tests.databases import on_both
from tests.dying_app import BEFORE_MARKING
from tests.office import Office
from workflows.kinds import NEVER_TWICE

SOAK, FULL = 1, 50
PROMISE = Promise(
    "R3",
    "What was acknowledged survives at the worst points, too",
    "everything that people and the clock do, with the app killed at each of seven named points "
    "around the commit, the answer and the call to Slack, and started again, on SQLite and "
    "PostgreSQL; within 20 minutes, points that the seed chooses",
    "With nudges sent once more where nobody knew (`may_be_repeated` in `workflows/outbox.py`): "
    "killed between Slack's yes and the mark, the nudge was not kept back, in `arrived`.",
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    full = metafunc.config.getoption("full")
    deaths = [
        (name, number)
        for name, step in STEPS.items()
        for number in range(FULL * len(step.points) if full else SOAK)
    ]
    metafunc.parametrize(("step", "number"), deaths)


@on_both
def test_nothing_acknowledged_is_lost_half_written_or_sent_twice(
    office: Office, step: str, number: int, seed: int, shows: Callable[..., None]
):
    dies, chance = STEPS[step], random.Random(f"{seed} {step} {office.has.database_url[:6]}")  # noqa: S311 # a choice, and no secret
    points = chance.sample(dies.points, len(dies.points))
    point = points[number % len(points)]

    die_and_start_again(office, dies, point)

    twice = point == BEFORE_MARKING and not set(dies.owes) & NEVER_TWICE
    shows(
        PROMISE,
        {
            "deaths": 1,
            "acknowledged and lost": 0,
            "half written": 0,
            "sent twice where Slack had it and we did not know": int(twice),
            "sent twice elsewhere": 0,
        },
    )
