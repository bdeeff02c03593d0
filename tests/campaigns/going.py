"""Planning, approving and running what goes, with deaths in the middle, and looking afterwards."""

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns.old_council import OldCouncil, an_old_council
from tests.databases import Database
from tests.workflows import ageing
from workflows.retention.plans import Act, Type
from workflows.use_cases import retention_run
from workflows.use_cases.retention_plans import No


@dataclass(frozen=True, kw_only=True)
class Went:
    """What became of them."""

    destroyed: int
    held: int
    changed: int
    kills: int
    looked_for: int
    found_before: int


def let_them_go(
    folder: Path, database: Database, chance: random.Random, disputes: int, kills: int
) -> Went:
    council = an_old_council(folder, database, chance)
    council.lives(disputes)
    heads = council.heads()
    council.grows_old()
    report = council.report()
    council.some_are_held(0.1)
    plan = ageing.planned(council.world)
    _is_not_run(council, plan)
    council.some_are_held(0.1)
    ageing.approve(council.world, plan)
    council.some_are_held(0.1)
    council.some_are_added_to(0.1)

    goes = {each.id for each in council.closed} - council.held - council.changed
    stays = {each.id for each in (*council.open, *council.closed)} - goes
    going, staying = council.fragments(goes), council.fragments(stays)
    going += council.fragments_apart()
    going = [each for each in going if each not in staying]  # two disputes of one child
    before = council.found(going)
    assert before == len(going)
    was = _texts(council, stays)

    killed = sum(council.dies_running(plan, chance.randrange(4_000)) for _ in range(kills))
    certificate = council.runs(plan)

    gone = {each["id"] for each in certificate["destroyed"] if each["type"] == Type.DISPUTE}
    assert gone == goes
    assert Counter(_destroyed(council, plan)).most_common(1)[0][1] == 1
    assert council.found(going) == 0
    assert council.found(staying) == len(staying)
    assert _texts(council, stays) == was
    assert b"Marker" not in council.database.held()
    assert council.report() == report
    assert council.broken([*heads, *council.heads()]) == 0
    return Went(
        destroyed=len(gone),
        held=len(council.held),
        changed=len(council.changed),
        kills=killed,
        looked_for=len(going),
        found_before=before,
    )


def _is_not_run(council: OldCouncil, plan: str) -> None:
    """One person alone destroys nothing."""
    refused = retention_run.run(council.world.desk, ageing.PLANNER, plan)
    assert refused is No.NOT_APPROVED


def _destroyed(council: OldCouncil, plan: str) -> list[tuple[str, str]]:
    with council.world.desk.store.read() as work:
        return [(each.type, each.of) for each in work.entries(plan) if each.act == Act.DESTROYED]


def _texts(council: OldCouncil, of: set[str]) -> dict[str, object]:
    """What can be read in these."""
    with council.world.desk.store.read() as work:
        return {
            each: [work.answers(each, entry.number) for entry in work.history(each)] for each in of
        }
