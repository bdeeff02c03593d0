"""Hiding counts under 5, and as many others as it takes that no hidden one can be worked out.

A reader knows every count that is shown, that one marked ``under`` is 0 to 4, that one marked
``hidden`` is 5 or more, and every relation of the tables. By all of that, each count under 5 must
still be able to be anything from 0 to 4, and each other hidden one at least five numbers.

Each count stands in two relations at most, once on each side. So a table is a network: counts are
its edges, relations its nodes, and by how much a count could differ is a greatest flow. That is
exact. It is proved again in the tests by another way.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workflows.reporting.tables import LEAST, Table

#: So many numbers a hidden count could be, by all that is shown.
WIDE = LEAST
_OUTSIDE = -1


class Mark(StrEnum):
    """What is said of a count."""

    SHOWN = "shown"
    UNDER = "under"
    HIDDEN = "hidden"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Shown:
    """A count as it is published: the number, or why there is none."""

    mark: Mark
    number: int | None = None


#: Of a table that is withheld nothing is known.
WITHHELD = Shown(Mark.WITHHELD)


def protect(tables: Iterable[Table]) -> dict[str, Shown]:
    """Give what is published of each count, table by table; margins come from earlier tables.

    Where a margin is not shown, or nothing more can be hidden, the whole table is withheld.
    """
    published: dict[str, Shown] = {}
    for table in tables:
        margins = (published[each].mark is Mark.SHOWN for each in table.margins)
        marks = _marks(table) if all(margins) else None
        for name, number in table.counts.items():
            published[name] = _said(marks[name], number) if marks else WITHHELD
    return published


def _said(mark: Mark, number: int) -> Shown:
    return Shown(mark, number if mark is Mark.SHOWN else None)


def _marks(table: Table) -> dict[str, Mark] | None:
    """Hide what must be hidden; nothing is given where that is not enough."""
    marks = {name: _first_mark(table, name) for name in table.counts}
    while True:
        network = Network(table, marks)
        bare = next((name for name in marks if not network.protects(name)), None)
        if bare is None:
            return marks
        more = _next_to_hide(table, marks, bare)
        if more is None:
            return None
        marks[more] = Mark.WITHHELD if more in table.unsaid else Mark.HIDDEN


def _first_mark(table: Table, name: str) -> Mark:
    if name in table.unpublished:
        return Mark.WITHHELD
    return Mark.UNDER if table.counts[name] < LEAST else Mark.SHOWN


def _next_to_hide(table: Table, marks: Mapping[str, Mark], bare: str) -> str | None:
    """Give the cheapest count that protects this one alone; else the cheapest that is near it."""
    shown = [name for name, mark in marks.items() if mark is Mark.SHOWN]
    shown.sort(key=lambda name: (table.dear.get(name, 0), table.counts[name]))
    for name in shown:
        if Network(table, {**marks, name: Mark.HIDDEN}).protects(bare):
            return name
    near = _near(table, marks)
    return next((name for name in shown if name in near), None)


def _near(table: Table, marks: Mapping[str, Mark]) -> set[str]:
    """Give the counts that share a relation with one that is not shown."""
    found: set[str] = set()
    for rule in table.relations:
        names = {*rule.plus, *rule.minus}
        if any(marks.get(name, Mark.SHOWN) is not Mark.SHOWN for name in names):
            found |= names
    return found


@dataclass(frozen=True)
class _Edge:
    name: str
    tail: int
    head: int
    room_up: float
    room_down: int


class Network:
    """The counts of a table that are not shown, and by how much each could differ."""

    def __init__(self, table: Table, marks: Mapping[str, Mark]) -> None:
        """Take in what a reader knows."""
        self._counts, self._marks = table.counts, marks
        heads = {name: n for n, rule in enumerate(table.relations) for name in rule.plus}
        tails = {name: n for n, rule in enumerate(table.relations) for name in rule.minus}
        self._edges = {
            name: self._edge(name, tails.get(name, _OUTSIDE), heads.get(name, _OUTSIDE))
            for name, mark in marks.items()
            if mark is not Mark.SHOWN
        }

    def _edge(self, name: str, tail: int, head: int) -> _Edge:
        number, mark = self._counts[name], self._marks[name]
        most = LEAST - 1 if mark is Mark.UNDER else float("inf")
        least = LEAST if mark is Mark.HIDDEN else 0
        return _Edge(name, tail, head, most - number, number - least)

    def protects(self, name: str) -> bool:
        """Could this count be enough other numbers? What is shown, or nowhere, needs nothing."""
        mark, number = self._marks[name], self._counts[name]
        if mark is Mark.UNDER:
            up, down = LEAST - 1 - number, number
            return self._differs(name, up, more=True) and self._differs(name, down, more=False)
        if mark is Mark.HIDDEN:
            ways = (self._most(name, WIDE - 1, more=more) for more in (True, False))
            return sum(ways) >= WIDE - 1
        return True

    def _differs(self, name: str, by: int, *, more: bool) -> bool:
        return self._most(name, by, more=more) >= by

    def _most(self, name: str, wanted: int, *, more: bool) -> int:
        """Give by how much it could be more, or less; no further than is asked."""
        edge = self._edges[name]
        wanted = wanted if more else min(wanted, edge.room_down)
        start, goal = (edge.head, edge.tail) if more else (edge.tail, edge.head)
        if start == goal:
            return wanted
        rooms = {each: [each.room_up, each.room_down] for each in self._edges.values()}
        del rooms[edge]
        found = 0
        while found < wanted and (way := _way(rooms, start, goal)):
            by = min(wanted - found, *(int(min(rooms[e][d], wanted)) for e, d in way))
            for each, direction in way:
                rooms[each][direction] -= by
                rooms[each][1 - direction] += by
            found += by
        return found


def _way(
    rooms: Mapping[_Edge, list[float]], start: int, goal: int
) -> list[tuple[_Edge, int]] | None:
    """Find the shortest way from a node to another along edges that have room."""
    came: dict[int, tuple[_Edge, int] | None] = {start: None}
    waiting = deque([start])
    while waiting and goal not in came:
        node = waiting.popleft()
        for edge, direction, end in _out_of(rooms, node):
            if end not in came:
                came[end] = (edge, direction)
                waiting.append(end)
    return _back(came, goal) if goal in came else None


def _out_of(rooms: Mapping[_Edge, list[float]], node: int) -> Iterator[tuple[_Edge, int, int]]:
    for edge, (up, down) in rooms.items():
        if edge.tail == node and up > 0:
            yield edge, 0, edge.head
        if edge.head == node and down > 0:
            yield edge, 1, edge.tail


def _back(came: Mapping[int, tuple[_Edge, int] | None], goal: int) -> list[tuple[_Edge, int]]:
    way: list[tuple[_Edge, int]] = []
    step = came[goal]
    while step:
        way.append(step)
        edge, direction = step
        step = came[edge.tail if direction == 0 else edge.head]
    return way
