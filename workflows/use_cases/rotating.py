"""Changing the key: everything that stands sealed is sealed anew, and every mark made anew.

It goes on where it was stopped, and may be done by several at once while the app writes: what is
under the newest key already is left as it is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from workflows import children
from workflows.desk import Desk
from workflows.ports import CannotOpen, StaleDispute, StoreUnavailable, Work
from workflows.reading import NotAProcedure
from workflows.retention.plans import Act, Entry
from workflows.rotation import Row, Step, Vault, steps
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

#: Its last row is signed; it holds nothing that stands sealed.
REGISTER = "register"

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Rotated:
    """What was done, and what stands under older keys all the same: by key, the kinds of rows.

    ``unopened`` does not open at all; ``unmarked`` are disputes whose answers do not, so that
    nobody can mark them anew. ``unsigned`` is not as it was signed.
    """

    renewed: int
    marked: int
    unopened: tuple[Row, ...]
    unsigned: tuple[Row, ...]
    unmarked: tuple[str, ...]
    left: Mapping[str, frozenset[str]]


def owed(desk: Desk) -> int:
    """Say how many rows and disputes there are to go through."""
    with desk.store.read() as work:
        marked = work.number_marked_under_older()
    both = (desk.store.vault, desk.store.signatures)
    return sum(each.number_under_older(kind) for each in both for kind in each.kinds) + marked


def under_older(desk: Desk) -> Mapping[str, frozenset[str]]:
    """Give each key but the newest that anything stands under, and the kinds of rows."""
    vault = desk.store.vault
    found: dict[str, frozenset[str]] = {}
    for under in (vault.under(), desk.store.signatures.under()):
        for key, kinds in under.items():
            found[key] = found.get(key, frozenset()) | kinds
    return {key: kinds for key, kinds in found.items() if key != vault.keys[0]}


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
        unsigned=tuple(sorted(rotation.unsigned, key=str)),
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
    unsigned: set[Row] = field(default_factory=set)
    unmarked: set[str] = field(default_factory=set)

    def left(self) -> Mapping[str, frozenset[str]]:
        """Give what stands under another key than the newest."""
        return under_older(self.desk)

    def round(self) -> Iterator[None]:
        """Go through all that is left; stop after each step that has written something."""
        left = frozenset(chain.from_iterable(self.left().values()))
        yield from self._renew(self.desk.store.vault, left, self.unopened)
        yield from self._renew(self.desk.store.signatures, left, self.unsigned)
        yield from self._mark()
        if REGISTER in left:
            self._patiently(self._sign)
            yield

    def _sign(self) -> None:
        """Add a row that is signed with the newest key: it vouches for all before it."""
        with self.desk.store.begin() as work:
            work.register_next()
            work.enter(Entry(act=Act.NEW_KEY, at=self.desk.now(), by="", account="", says={}))

    def _renew(self, vault: Vault, left: frozenset[str], wrong: set[Row]) -> Iterator[None]:
        """Seal or sign anew what is left of each kind; *wrong* is what is not as it was written."""

        def take(kind: str, after: tuple[Any, ...]) -> Step | None:
            return self._patiently(lambda: vault.renew(kind, after))

        for kind in vault.kinds:
            for step in steps(partial(take, kind)) if kind in left else ():
                self.renewed += step.renewed
                wrong.update(step.unopened)
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
