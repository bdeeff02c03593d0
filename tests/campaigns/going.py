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

    pieces = {each.id: council.fragments([each.id]) for each in (*council.open, *council.closed)}
    apart = council.fragments_apart()
    was = _texts(council, set(pieces))
    everything = [piece for of_one in (*pieces.values(), apart) for piece in of_one]
    assert council.found(everything) == len(everything)

    killed = sum(council.dies_running(plan, chance.randrange(600)) for _ in range(kills))
    killed += council.dies_while_written_anew(plan)
    certificate = ageing.ran(council.world, plan)

    goes = {each.id for each in council.closed} - council.held - council.changed
    gone = {each["id"] for each in certificate["destroyed"] if each["type"] == Type.DISPUTE}
    assert gone == goes, (
        f"destroyed and held or changed: {len(gone - goes)}, left: {len(goes - gone)}"
    )
    assert Counter(_destroyed(council, plan)).most_common(1)[0][1] == 1
    staying = {piece for id, of_one in pieces.items() if id not in goes for piece in of_one}
    going = [piece for id in goes for piece in pieces[id] if piece not in staying]
    going += apart  # another dispute of the same child keeps its mark
    left = council.found(going)
    assert left == 0, f"{left} of {len(going)} pieces of what was destroyed stand in the files"
    assert council.found(list(staying)) == len(staying)
    assert _texts(council, set(pieces) - goes) == {each: was[each] for each in set(pieces) - goes}
    assert b"Marker" not in council.database.held()
    differ = [name for name, content in council.report().items() if content != report[name]]
    assert not differ, f"files of the report that differ: {differ}"
    broken = council.broken([*heads, *council.heads()])
    assert broken == 0, f"not as it was written: {broken}"
    return Went(
        destroyed=len(gone),
        held=len(council.held),
        changed=len(council.changed),
        kills=killed,
        looked_for=len(going),
    )


def _is_not_run(council: OldCouncil, plan: str) -> None:
    """One person alone destroys nothing."""
    refused = retention_run.run(council.world.desk, ageing.PLANNER, plan)
    assert refused is No.NOT_APPROVED, f"one person alone: {refused}"[:80]


def _destroyed(council: OldCouncil, plan: str) -> list[tuple[str, str]]:
    with council.world.desk.store.read() as work:
        return [(each.type, each.of) for each in work.entries(plan) if each.act == Act.DESTROYED]


def _texts(council: OldCouncil, of: set[str]) -> dict[str, object]:
    """What can be read in these."""
    with council.world.desk.store.read() as work:
        return {
            each: [work.answers(each, entry.number) for entry in work.history(each)] for each in of
        }
