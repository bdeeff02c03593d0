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
    "the certificate are held against what is gone. Each dispute was read by a lead on call who "
    "left; years later the access logs of what is gone go, and then the names that nothing needs",
    "Without the last look for a hold, in the transaction that destroys (`_destroy` in "
    "workflows/use_cases/retention_run.py): 7 destroyed that were held while it ran. Without the "
    "look whether it has changed since the plan: 10 destroyed that were added to. Without the "
    "question whether anybody approved: the plan was run by the one who made it. Without reading "
    "who looked (the loop over the access logs in storage/parts/leavers.py): 4 names gone that a "
    "log still needed.",
)
GONE = Promise(
    "S10",
    "What was destroyed stands nowhere in the database, and the figures stay",
    "a piece of each ciphertext (answers, drafts, why it was opened on call, names), each child's "
    "mark and each compliment is looked for in the files of the database, the write-ahead file of "
    "SQLite too, before and after; the files of the report are compared byte by byte; "
    "`drp db verify` with heads of before and after",
    "Without SQLite's VACUUM (storage/anew.py): 341 of 484 pieces still stood in the files; "
    "without PostgreSQL's VACUUM FULL: 331 of 496. Without the figures that stay "
    "(`_keep_figures` in storage/parts/destroying.py): page and table of the report differed. "
    "Without heeding what the register says was destroyed (storage/parts/integrity.py), verify "
    "named 260 answers: what merely vanishes is found. Without taking drafts away "
    "(`destroy_draft`): 10 of 597 pieces stood there; without taking away why a dispute was opened "
    "on call: 52 of 622. Without asking PostgreSQL what it copied along (storage/anew.py): 12 of "
    "12 names in one run of three, as chance had it. With samples of what is sealed kept by "
    "PostgreSQL (migration 0030): 202 of 608 pieces.",
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
        "access logs destroyed": went.logs, "names destroyed": went.names,
        "names that are kept": went.names_kept,
        "held and destroyed": 0, "destroyed without approval": 0, "destroyed twice": 0,
        "names destroyed that a log needs": 0,
    })  # fmt: skip
    shows(GONE, {
        "pieces found before": went.looked_for, "found after": 0,
        "figures that differ": 0, "broken chains": 0,
    })  # fmt: skip
