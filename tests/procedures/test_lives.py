"""Whatever random people try under a procedure, only what its paper permits is accepted."""

import pytest

from tests.procedures.living import PAPERS, live
from tests.procedures.rules import Paper


@pytest.mark.parametrize("paper", PAPERS)
def test_random_people_are_granted_what_the_paper_permits_and_nothing_else(paper: str):
    seen = live(PAPERS[paper], runs=7, moves=25)

    assert seen
