"""Tables of counts, with every relation that a reader could use to work one out from others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

#: Counts under this are not shown.
LEAST = 5


@dataclass(frozen=True, kw_only=True)
class Relation:
    """What is always so: the sum of ``plus`` is the sum of ``minus``."""

    plus: tuple[str, ...]
    minus: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Counts that are protected together, each by its name.

    A count is in the ``plus`` of one relation at most, and in the ``minus`` of one at most: what
    can be worked out from what is then found exactly (``protecting``). ``margins`` are counts of an
    earlier table that these add up to. ``unpublished`` are shown nowhere: they stand for what
    somebody could reason with. ``unsaid`` are shown nowhere either, but follow from what is shown:
    they are protected like any other. ``dear`` are hidden last, the dearest the very last.
    """

    key: str
    counts: Mapping[str, int]
    relations: tuple[Relation, ...] = ()
    margins: Mapping[str, int] = field(default_factory=dict)
    unpublished: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()
    dear: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Hold what protecting relies on: how counts stand in relations, and that these are so."""
        for side in ("plus", "minus"):
            named = [each for rule in self.relations for each in getattr(rule, side)]
            own = [each for each in named if each in self.counts]
            assert len(own) == len(set(own)), f"{self.key}: twice on one side"  # noqa: S101
        every = {**self.margins, **self.counts}
        for rule in self.relations:
            sides = [sum(every[each] for each in side) for side in (rule.plus, rule.minus)]
            assert sides[0] == sides[1], f"{self.key}: {rule} is not so"  # noqa: S101


def parts_of(total: str, parts: Iterable[str]) -> Relation:
    """Say that a total is the sum of its parts."""
    return Relation(plus=(total,), minus=tuple(parts))


def breakdown(
    key: str, total: str, number: int, parts: Mapping[str, int], *, own: bool = False
) -> Table:
    """Break a total down; the total is the margin of an earlier table, or this table's *own*."""
    return Table(
        key=key,
        counts={**({total: number} if own else {}), **parts},
        relations=(parts_of(total, parts),),
        margins={} if own else {total: number},
        dear={total: 1} if own else {},
    )


def alone(key: str, counts: Mapping[str, int]) -> Table:
    """Give counts that nothing else follows from."""
    return Table(key=key, counts=counts)
