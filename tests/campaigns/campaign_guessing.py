"""A hundred thousand guessed references, and everybody in every state by every way."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.guessing import guess, whole_matrix

PROMISE = Promise(
    "R16",
    "Access is need-to-know",
    "everybody of two teams, in every state that a dispute comes to, by every way of seeing or "
    "touching it; and references guessed by people who have no part in what they name: the answer "
    "is that of a name that nothing has. It comes later by the time that the check takes; all that "
    "this could tell is that four random characters are in use, which the reminders channel is "
    "told anyway",
    "`opening.find` no longer asked `may_see`: the safeguarding lead, who has no part in it, had "
    "guessed a reference within a few tries, and the matrix failed in its first state.",
)


def test_no_guessed_reference_says_whether_it_is_there(
    tmp_path: Path, size: Callable[[int, int], int], seed: int, shows: Callable[..., None]
):
    refused, longer = guess(tmp_path, seed, size(20_000, 100_000))

    worst = {"refusing what is there takes longer by (ms)": longer}
    shows(PROMISE, {"guesses": refused.total(), **refused, "hits": 0}, worst)


def test_nobody_gets_more_than_is_theirs_in_any_state_by_any_way(
    tmp_path: Path, shows: Callable[..., None]
):
    found = whole_matrix(tmp_path)

    assert found["looked at"] > 5_000
    shows(PROMISE, {"person x way x state": found["looked at"], "leaks": found["leaks"]})
