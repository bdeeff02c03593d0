"""Two thousand random lives in all, under every procedure, held against what its paper permits."""

import pytest

from tests.procedures.living import PAPERS, live, places

RUNS = 2000


@pytest.mark.parametrize("paper", PAPERS)
def test_in_two_thousand_lives_nothing_is_granted_that_no_paper_permits(paper: str, seed: int):
    seen = live(PAPERS[paper], runs=-(-RUNS // len(PAPERS)), moves=40, number=seed)

    rows = places(PAPERS[paper])
    refused = {why: times for why, times in seen.items() if why.startswith("refused")}
    print(f"rows of the table taken: {len(rows & set(seen))} of {len(rows)}")
    print(f"accepted: {seen.total() - sum(refused.values())}; {refused}")
    print(f"never taken: {sorted(rows - set(seen))}")
    assert len(rows & set(seen)) > len(rows) / 2
