"""Counting what came and went, and what was open."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from workflows.reporting.counting import Counting
from workflows.reporting.life import Turn
from workflows.reporting.period import month_of
from workflows.reporting.tables import Relation, Table, parts_of

OPENING, OPEN = "opening", "open"


def flow(counting: Counting) -> Table:
    """Count what was raised, reopened, resolved and ended, month by month; and what was open.

    What was open at the beginning, with what came and less what went, is what is open at the end.
    """
    period, months, turns = counting.period, counting.period.months, counting.paper.turns
    counts: dict[str, int] = {}
    for turn in turns:
        by_month = Counter(
            month_of(each.at)
            for life in counting.lives
            for each in life.turns
            if each.turn is turn and period.holds(each.at)
        )
        counts |= {f"{turn}@{month}": by_month[month] for month in months}
        counts[turn] = by_month.total()
    counts[OPENING] = _open_at(counting, period.begin)
    for month, end in period.ends():
        counts[f"{OPEN}@{month}"] = _open_at(counting, end)
    counts[OPEN] = counts.pop(f"{OPEN}@{months[-1]}")
    if len(months) == 1:
        counts = {name: n for name, n in counts.items() if "@" not in name}
        return Table(key="flow", counts=counts, relations=(_chain(turns),), dear=_dear())
    return Table(key="flow", counts=counts, relations=_chains(turns, months), dear=_dear(months))


def _open_at(counting: Counting, at: datetime) -> int:
    return sum(life.is_open_at(at) for life in counting.lives)


def _chain(
    turns: Iterable[Turn], begins: str = OPENING, month: str = "", ends: str = OPEN
) -> Relation:
    named = {turn: f"{turn}@{month}" if month else str(turn) for turn in turns}
    comes = [name for turn, name in named.items() if turn.leaves_open]
    goes = [name for turn, name in named.items() if not turn.leaves_open]
    return Relation(plus=(begins, *comes), minus=(*goes, ends))


def _chains(turns: Iterable[Turn], months: tuple[str, ...]) -> tuple[Relation, ...]:
    ends = [*(f"{OPEN}@{month}" for month in months[:-1]), OPEN]
    begins = [OPENING, *ends[:-1]]
    steps = zip(begins, months, ends, strict=True)
    made = [_chain(turns, begin, month, end) for begin, month, end in steps]
    for turn in turns:
        total = parts_of(turn, [f"{turn}@{month}" for month in months])
        made.append(total if turn.leaves_open else Relation(plus=total.minus, minus=total.plus))
    return tuple(made)


def _dear(months: Iterable[str] = ()) -> dict[str, int]:
    """What people look for first is hidden last."""
    dear = {f"{turn}@{month}": 2 for turn in (Turn.RAISED, Turn.RESOLVED) for month in months}
    seldom = {str(Turn.REOPENED): 3, str(Turn.OTHERWISE): 3}
    return {**dear, **seldom, OPENING: 1, OPEN: 4, str(Turn.RESOLVED): 5, str(Turn.RAISED): 6}
