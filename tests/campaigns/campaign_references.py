"""Up to a million references: none twice, none that tells an order."""

from collections.abc import Callable

from tests.campaigns.evidence import Promise
from tests.campaigns.giving_references import OFTEN, given_out

PROMISE = Promise(
    "S1",
    "A reference says nothing, and is nobody else's",
    "references are given out one after the other (at the full figure 95 of 100 that exist): "
    "each is drawn by chance, and again where it is taken",
    "Without drawing again where one is taken (workflows/use_cases/naming.py) 355,464 of a million "
    "were given twice.",
)


def test_none_of_many_references_is_given_twice_or_follows_another(
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    many = size(300_000, 1_000_000)

    found = given_out(many)

    assert found["given twice"] == found["not read back"] == 0
    assert found["next to the one before"] < OFTEN
    shows(PROMISE, {"references": many, **found})
