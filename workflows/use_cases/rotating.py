"""Changing the key: everything that stands sealed is sealed anew, and every mark made anew.

It goes on where it was stopped, and may be done by several at once while the app writes: what is
under the newest key already is left as it is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from workflows import children
from workflows.desk import Desk
from workflows.ports import CannotOpen, StaleDispute, StoreUnavailable, Work
from workflows.reading import NotAProcedure
from workflows.rotation import Row, Step, steps
from workflows.use_cases.world import procedure_of

#: What was missed, since somebody was changing it or wrote it with an older key, is gone through
#: again so many times.
ROUNDS = 5
#: A database that is busy is tried so many times before it is given up.
TRIES = 50
#: So many disputes are marked anew in one transaction.
MARKED = 20
#: Why the answers of a dispute cannot be read, so that nobody knows which children it is about.
UNREADABLE = (CannotOpen, NotAProcedure, LookupError, ValueError)

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Rotated:
    """What was done, and what stands under older keys all the same: by key, the kinds of rows.

    ``unopened`` does not open at all; ``unmarked`` are disputes whose answers do not, so that
    nobody can mark them anew.
    """

    renewed: int
    marked: int
    unopened: tuple[Row, ...]
    unmarked: tuple[str, ...]
    left: Mapping[str, frozenset[str]]


def owed(desk: Desk) -> int:
    """Say how many rows and disputes there are to go through."""
    vault = desk.store.vault
    with desk.store.read() as work:
        marked = work.number_marked_under_older()
    return sum(map(vault.number_under_older, vault.kinds)) + marked


def rotate(
    desk: Desk, rest: Callable[[], object], told: Callable[[int], object] | None = None
) -> Rotated:
    """Seal and mark everything anew under the newest key; *told* how much is done.

    *rest* waits a moment, so that others who write have their turn. Raises StoreUnavailable where
    the database stays silent; what was done by then stays done.
    """
    rotation = _Rotation(desk=desk, rest=rest)
    for _ in range(ROUNDS):
        for _ in rotation.round():
            if told:
                told(rotation.renewed + rotation.marked)
            rest()
        if not rotation.left():
            break
    return Rotated(
        renewed=rotation.renewed,
        marked=rotation.marked,
        unopened=tuple(sorted(rotation.unopened, key=str)),
        unmarked=tuple(sorted(rotation.unmarked)),
        left=rotation.left(),
    )


@dataclass(kw_only=True)
class _Rotation:
    """How far it is."""

    desk: Desk
    rest: Callable[[], object]
    renewed: int = 0
    marked: int = 0
    unopened: set[Row] = field(default_factory=set)
    unmarked: set[str] = field(default_factory=set)

    def left(self) -> Mapping[str, frozenset[str]]:
        """Give what stands under another key than the newest."""
        vault = self.desk.store.vault
        return {key: kinds for key, kinds in vault.under().items() if key != vault.keys[0]}

    def round(self) -> Iterator[None]:
        """Go through all that is left; stop after each step that has written something."""
        left = frozenset(chain.from_iterable(self.left().values()))
        for kind in self.desk.store.vault.kinds:
            if kind in left:
                yield from self._seal(kind)
        yield from self._mark()

    def _seal(self, kind: str) -> Iterator[None]:
        def take(after: tuple[Any, ...]) -> Step | None:
            return self._patiently(lambda: self.desk.store.vault.seal_anew(kind, after))

        for step in steps(take):
            self.renewed += step.renewed
            self.unopened.update(step.unopened)
            if step.renewed:
                yield

    def _mark(self) -> Iterator[None]:
        after = ""
        while these := self._patiently(lambda last=after: self._mark_next(last)):  # type: ignore[misc]
            after = these[-1]
            yield

    def _mark_next(self, after: str) -> tuple[str, ...]:
        """Mark the next disputes anew; one that cannot be read keeps no other from it."""
        failed = set[str]()
        with self.desk.store.begin() as work:
            these = work.marked_under_older(after, MARKED)
            held = work.hold(these)
            for dispute in held:
                try:
                    _mark_one(self.desk, work, dispute)
                except UNREADABLE:
                    failed.add(dispute)
        self.marked += len(held - failed)
        self.unmarked |= failed
        return these

    def _patiently(self, does: Callable[[], T]) -> T:
        """Try again where the database is busy."""
        for _ in range(TRIES - 1):
            try:
                return does()
            except (StoreUnavailable, StaleDispute):
                self.rest()
        return does()


def _mark_one(desk: Desk, work: Work, dispute: str) -> None:
    """Mark a dispute by the children that it was raised about."""
    procedure = procedure_of(desk, work, work.dispute(dispute))
    work.mark_anew(dispute, children.told_apart(procedure.forms, work.answers(dispute, 1)))
