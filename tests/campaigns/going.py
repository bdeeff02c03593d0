"""Planning, approving and running what goes, with deaths in the middle, and looking afterwards."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.campaigns import leads
from tests.campaigns.old_council import FRAGMENT, OldCouncil, an_old_council
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
    logs: int
    names: int
    names_kept: int


@dataclass(frozen=True)
class Pieces:
    """A piece of each thing that is sealed, before anything went: by dispute, and of none."""

    of: dict[str, list[bytes]]
    drafts: dict[str, list[bytes]]
    apart: list[bytes]

    @classmethod
    def taken(cls, council: OldCouncil) -> Self:
        every = [each.id for each in (*council.open, *council.closed)]
        pieces = cls(
            {id: council.fragments([id]) for id in every},
            {id: council.fragments_of_drafts([id]) for id in every},
            council.fragments_apart(),
        )
        everything = [*_of(pieces.of, every), *_of(pieces.drafts, every), *pieces.apart]
        assert council.found(everything) == len(everything)
        return pieces


def _of(pieces: dict[str, list[bytes]], ids: Iterable[str]) -> list[bytes]:
    return [piece for id in ids for piece in pieces[id]]


def let_them_go(
    folder: Path, database: Database, chance: random.Random, disputes: int, kills: int
) -> Went:
    council = an_old_council(folder, database, chance)
    council.lives(disputes)
    leads.leave(council.world)
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
    held = set(council.held)

    pieces = Pieces.taken(council)
    was = _texts(council, set(pieces.of))
    killed = sum(council.dies_running(plan, chance.randrange(600)) for _ in range(kills))
    killed += council.dies_while_written_anew(plan)
    certificate = ageing.ran(council.world, plan)

    goes = {each.id for each in council.closed} - council.held - council.changed
    gone = {each["id"] for each in certificate["destroyed"] if each["type"] == Type.DISPUTE}
    assert gone == goes, (
        f"destroyed and held or changed: {len(gone - goes)}, left: {len(goes - gone)}"
    )
    assert Counter(_destroyed(council, plan)).most_common(1)[0][1] == 1
    stays = set(pieces.of) - goes
    staying = [*_of(pieces.of, stays), *_of(pieces.drafts, held)]
    drafts = _of(pieces.drafts, set(pieces.drafts) - council.held)
    kept = set(staying)  # another dispute of the same child keeps its mark
    going = [*(piece for piece in _of(pieces.of, goes) if piece not in kept), *drafts]
    going += pieces.apart
    left = council.found(going)
    assert left == 0, f"{left} of {len(going)} pieces of what was destroyed stand in the files"
    assert council.found(staying) == len(staying)
    assert _texts(council, stays) == {each: was[each] for each in stays}
    logs, names = _logs_and_names_go(council, gone)
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
        looked_for=len(going) + names,
        logs=logs,
        names=names,
        names_kept=len(set(council.leads.values())) - names,
    )


def _logs_and_names_go(council: OldCouncil, gone: set[str]) -> tuple[int, int]:
    """Years later who looked is forgotten, and then what they were called; of the rest neither.

    Give how many logs and names.
    """
    sealed = leads.sealed_names(council.world)
    assert leads.named(council.world) == set(sealed), "names gone that the logs still need"
    for _ in range(2):  # a name goes once the log is gone
        council.grows_old()
        ageing.ran(council.world, ageing.approved(council.world))
    with council.world.desk.store.read() as work:
        looked = {id for id in gone if work.viewings(id) or work.opened_on_call(id)}
    assert not looked, f"logs left: {len(looked)}"
    named = {council.leads[id] for id in set(council.leads) - gone}
    has_one = leads.named(council.world)
    assert has_one == named, (
        f"names gone that are needed: {len(named - has_one)}, left: {len(has_one - named)}"
    )
    left = council.found([name[FRAGMENT] for id, name in sealed.items() if id not in named])
    assert left == 0, f"{left} names stand in the files"
    return len(gone), len(sealed) - len(named)


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
