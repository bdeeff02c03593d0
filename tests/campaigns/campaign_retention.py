"""Old disputes go by a plan that two agree on, whatever happens meanwhile; nothing else goes."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.campaigns.evidence import Promise
from tests.campaigns.going import let_them_go
from tests.databases import Database

KEPT = Promise(
    "S9",
    "What is kept goes only by a rule, a plan and two people, and never under a legal hold",
    "old disputes, of which some are held, some added to, some still open, before and after the "
    "second person approves, and while it runs; the run is killed at random statements, and while "
    "the files are written anew, and gone on with, on SQLite and PostgreSQL; then the register and "
    "the certificate are held against what is gone",
    "TO BE SEEN",
)
GONE = Promise(
    "S10",
    "What was destroyed stands nowhere in the database, and the figures stay",
    "a piece of each ciphertext, each child's mark and each compliment is looked for in the files "
    "of the database, the write-ahead file of SQLite too, before and after; the files of the "
    "report are compared byte by byte; `drp db verify` with heads of before and after",
    "TO BE SEEN",
)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_what_is_approved_goes_for_good_and_nothing_else_does(
    tmp_path: Path,
    database: Database,
    seed: int,
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    disputes, kills = size(100, 1_000), size(12, 200)

    went = let_them_go(tmp_path, database, random.Random(seed), disputes, kills)  # noqa: S311

    shows(KEPT, {
        "disputes": disputes, "destroyed": went.destroyed, "held": went.held,
        "changed since": went.changed, "kills": went.kills,
        "held and destroyed": 0, "destroyed without approval": 0, "destroyed twice": 0,
    })  # fmt: skip
    shows(GONE, {
        "pieces found before": went.looked_for, "found after": 0,
        "figures that differ": 0, "broken chains": 0,
    })  # fmt: skip
