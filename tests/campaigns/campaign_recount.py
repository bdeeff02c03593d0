"""A thousand random disputes and more are counted by the report, and by a second reading."""

from collections.abc import Callable

import pytest

from tests.workflows.recounted import is_as_recounted, random_lives, what_is_hidden_stays_so

AT_ONCE = 250


@pytest.mark.parametrize("part", range(4))
def test_every_figure_is_that_of_a_recount_and_what_is_hidden_stays_so(
    part: int, seed: int, size: Callable[[int, int], int]
):
    for number in range(size(1, 10)):
        first = seed * 100_000 + (10 * part + number) * AT_ONCE
        lives = random_lives(first, AT_ONCE)

        compared = is_as_recounted(lives, first)

        what_is_hidden_stays_so(lives, first)
        print(f"histories from {first}: {compared} figures are those of a recount")
