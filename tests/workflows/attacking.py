"""A reader who wants to know what is hidden: with all that is published, what could it still be?

Written apart from the code that hides: it knows nothing of networks or flows. It sets up every
relation as a linear equation, with what each mark says as bounds, and finds the least and the most
that each hidden figure can be: linear programming, in whole numbers, so nothing is rounded.
"""

from collections.abc import Iterable, Mapping

from workflows.reporting.protecting import Mark, Shown
from workflows.reporting.tables import Relation, Table

Row = dict[str, int]
CONSTANT = ""


class Reader:
    """What is published of some tables, and the relations that everybody can see."""

    def __init__(self, tables: Iterable[Table], published: Mapping[str, Shown]) -> None:
        """Take in equations and bounds, and find one whole report that agrees with them."""
        self._published = published
        self._rows: dict[str, Row] = {}  # each as a sum of those that are free
        relations = [rule for table in tables for rule in table.relations]
        for name, (_, most) in BOUNDS.items():
            for each in (n for n, shown in published.items() if shown.mark is name):
                if most is not None:
                    self._rows[f"room {each}"] = {CONSTANT: most - LEAST[name], each: -1}
        extra = [self._equation(n, rule) for n, rule in enumerate(relations)]
        total: Row = {}
        for name in extra:
            for each, factor in self._rows[name].items():
                total[each] = total.get(each, 0) - factor
        assert self._most(total) == 0, "what is published is true of something"
        self._drop([*extra])

    def could_be(self, name: str) -> tuple[int, int | None]:
        """Give the least and the most that a figure could be; no most where there is no end."""
        shown = self._published[name]
        if shown.number is not None:
            return shown.number, shown.number
        floor, own = LEAST[shown.mark], self._rows.get(name, {name: 1})
        most = self._most(own)
        own = self._rows.get(name, {name: 1})
        least = self._most({each: -factor for each, factor in own.items()})
        assert least is not None
        return floor - least, None if most is None else floor + most

    def _equation(self, number: int, rule: Relation) -> str:
        """Write a relation as what is lacking to it, which must come to nothing."""
        row: Row = {CONSTANT: 0}
        for names, sign in ((rule.plus, 1), (rule.minus, -1)):
            for name in names:
                shown = self._published[name]
                known = shown.number if shown.number is not None else LEAST[shown.mark]
                row[CONSTANT] -= sign * known
                if shown.number is None:
                    row[name] = row.get(name, 0) - sign
        if row[CONSTANT] < 0:
            row = {each: -factor for each, factor in row.items()}
        self._rows[f"lacks {number}"] = row
        return f"lacks {number}"

    def _drop(self, extra: list[str]) -> None:
        """Nothing lacks any more: what stands for it is nothing, for ever."""
        for name in extra:
            row = self._rows.get(name)
            free = [
                each for each in row or {} if each != CONSTANT and each not in extra and row[each]
            ]
            if row is not None and free:
                self._pivot(free[0], name)
            self._rows.pop(name, None)
        for row in self._rows.values():
            for name in extra:
                row.pop(name, None)

    def _most(self, aim: Row) -> int | None:
        """Give the most that a sum can be, by the simplex method."""
        aim = dict(aim)
        while True:
            better = sorted(name for name, factor in aim.items() if name and factor > 0)
            if not better:
                return aim.get(CONSTANT, 0)
            comes = better[0]  # the first by name, so that it never goes in a circle
            goes = self._tightest(comes)
            if goes is None:
                return None
            factor = aim.pop(comes)
            self._pivot(comes, goes)
            for each, times in self._rows[comes].items():
                aim[each] = aim.get(each, 0) + factor * times

    def _tightest(self, comes: str) -> str | None:
        """Give what comes to nothing first while one grows."""
        rooms = [
            (row[CONSTANT] // -row[comes], name)
            for name, row in self._rows.items()
            if row.get(comes, 0) < 0
        ]
        return min(rooms)[1] if rooms else None

    def _pivot(self, comes: str, goes: str) -> None:
        row = self._rows.pop(goes)
        by = row.pop(comes)
        assert abs(by) == 1, "each stands once in each relation"
        made = {each: -by * factor for each, factor in row.items() if factor}
        made[goes] = by
        made.setdefault(CONSTANT, 0)
        self._rows[comes] = made
        for name, other in self._rows.items():
            if name != comes and (factor := other.pop(comes, 0)):
                for each, times in made.items():
                    if total := other.get(each, 0) + factor * times:
                        other[each] = total
                    elif each != CONSTANT:
                        other.pop(each, None)
                    else:
                        other[CONSTANT] = 0


#: What each mark says: no less than this, and no more.
BOUNDS: Mapping[Mark, tuple[int, int | None]] = {
    Mark.UNDER: (0, 4),
    Mark.HIDDEN: (5, None),
    Mark.WITHHELD: (0, None),
}
LEAST = {mark: least for mark, (least, _) in BOUNDS.items()}
