"""Thousands of ways to change the record behind the app's back, each found."""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.connecting import connect
from tests.campaigns.evidence import Promise
from tests.campaigns.tampering import tamper_and_look
from tests.storage.test_integrity import Kept, lived_in
from tests.world import a_world
from workflows.integrity import Head

PROMISE = Promise(
    "R17",
    "History, and who may see it, cannot be changed quietly",
    "random changes of 30 kinds behind the app's back: rows changed, dropped, put in, swapped, "
    "cut off, whole chains written anew; people let into a dispute, dates put off; accounts, "
    "posts, covers, openings on call and acknowledgements changed, lists and looks emptied, "
    "messages said to be sent; `drp db verify` with the daily heads, which stand outside the "
    "database",
    "Each with SEED=21. Without following the links of the chains (storage/parts/integrity.py): a "
    "changed row of who changed the people list was not found. Without looking at signatures "
    "(workflows/use_cases/verifying.py): an acknowledgement of years later was not. With people "
    "signed without their posts (storage/signing.py): a post that was taken out was not. Without "
    "holding lists, looks, openings and messages against what they follow from "
    "(storage/parts/standing.py, storage/parts/integrity.py), one each: a doer put in, a look of "
    "years later, an opening of another time, messages said to be sent.",
)


@pytest.fixture
def kept(tmp_path: Path, upgraded: Path) -> Kept:
    shutil.copy(upgraded, tmp_path / "kept.db")
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    world = a_world(tmp_path, DRP_DATABASE_URL=url)
    lived_in(world)
    with world.desk.store.read() as work:
        heads = [Head(at=world.clock.at, tips=work.tips(None))]
    seals = world.desk.store._seals  # type: ignore[attr-defined]
    return Kept(world=world, engine=connect(url), seals=seals, heads=heads)


def test_each_of_thousands_of_changes_of_the_record_is_found(
    kept: Kept, seed: int, size: Callable[[int, int], int], shows: Callable[..., None]
):
    done, runs = Counter[str](), size(1_500, 10_000)
    for run in range(runs):
        chance = random.Random(seed + run)  # noqa: S311 # a run can be had again
        what, found = tamper_and_look(kept.world.desk, kept.engine, kept.seals, kept.heads, chance)
        assert found, f"SEED={seed + run}: {what}"
        done[what.partition(":")[0]] += 1

    assert kept.found() == 0
    shows(PROMISE, {"changes": runs, "kinds of change": len(done), "not found": 0})
