"""Look whether the record is as it was written and, by the heads, whether all of it is there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import cast

from workflows.desk import Desk
from workflows.integrity import Broken, Head, Part, against, latest
from workflows.ports import Work
from workflows.rotation import ANSWERS, Row, Vault, steps
from workflows.use_cases.retention_proof import broken_plans


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What was looked at, and what is not as it was written, each once.

    ``unopened`` stands sealed where it was not written, or was changed: rows of no history.
    """

    disputes: int
    apart: int
    broken: tuple[Broken, ...]
    unopened: tuple[Row, ...] = ()


def verify(
    desk: Desk, heads: Iterable[Head], told: Callable[[int], object] | None = None
) -> Verified:
    """Look at everything, a dispute a transaction, so that nobody waits; *told* how many are done.

    *heads* are oldest first; without any, nobody can see that the last rows of a chain are gone,
    or that a chain was written anew. Raises StoreUnavailable.
    """
    with desk.store.read() as work:
        disputes, apart = work.every_record(), work.every_record_apart()
    found = set[Broken]()
    for done, of in enumerate(disputes, start=1):
        with desk.store.read() as work:
            found.update(work.broken(of))
        if told:
            told(done)
    for of in apart:
        with desk.store.read() as work:
            found.update(work.broken_apart(of))
    with desk.store.read() as work:
        found.update(work.broken_register())
        found.update(work.broken_people_changes())
        found.update(work.broken_messages())
        found.update(broken_plans(desk.store, work))
        found.update(_unlike(work, heads))
    found.update(_not_signed(desk.store.signatures))
    return Verified(
        disputes=len(disputes),
        apart=len(apart),
        broken=tuple(sorted(found)),
        unopened=tuple(_unopened(desk.store.vault)),
    )


def _unopened(vault: Vault) -> Iterator[Row]:
    """Open all that no history speaks of; answers were held against theirs."""
    for kind in vault.kinds:
        if kind != ANSWERS:
            for step in steps(partial(vault.look, kind)):
                yield from step.unopened


def _not_signed(signatures: Vault) -> Iterator[Broken]:
    """Look at what decides who may see something, and when it is due: each row is signed."""
    for kind in signatures.kinds:
        for step in steps(partial(signatures.look, kind)):
            for name, (id,) in step.unopened:
                part = cast(Part, name)
                yield Broken(chain=part, of=str(id), number=0, how="not signed")


def _unlike(work: Work, heads: Iterable[Head]) -> Iterator[Broken]:
    """Hold each chain against what is known of it from the heads, but for what was destroyed."""
    for (name, of), tip in latest(heads).items():
        if tip.number > work.destroyed_until(name, of):
            yield from against(tip, name, of, work.hashes(name, of))
