"""Counting what was raised in the period: by stage, by agency, and by whatever is so of it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from workflows.reporting.counting import Counting
from workflows.reporting.life import Turn
from workflows.reporting.tables import LEAST, Relation, Table, breakdown, parts_of

#: How many began above the lowest stage at which one can.
ABOVE = "above"
OTHERS = "others"  # agencies too small to be named


def of_raised(key: str, counting: Counting, parts: Mapping[str, int]) -> Table:
    """Break down what was raised in the period."""
    named = {f"{key}.{part}": number for part, number in parts.items()}
    return breakdown(key, Turn.RAISED, len(counting.raised), named)


def stages(counting: Counting) -> Table:
    """Count where disputes began, and the highest stage that each came to.

    Both follow from each other by how many moved up from each stage, which is shown nowhere.
    """
    raised, ladder, entries = counting.raised, counting.paper.ladder, counting.paper.entries
    begun = Counter(life.begun for life in raised)
    highest = Counter(max((life.begun, *life.opened), key=ladder.index) for life in raised)
    counts = {f"begun.{stage}": begun[stage] for stage in entries}
    counts |= {f"highest.{stage}": highest[stage] for stage in ladder}
    counts[ABOVE] = sum(begun[stage] for stage in entries[1:])
    relations = [parts_of(Turn.RAISED, [f"begun.{entries[0]}", ABOVE])]
    relations.append(parts_of(ABOVE, [f"begun.{stage}" for stage in entries[1:]]))
    moved = 0
    for below, stage in zip(("", *ladder), ladder, strict=False):
        moved += begun[stage] - highest[stage]
        comes = [f"begun.{stage}"] if stage in entries else []
        comes += [f"up.{below}"] if below else []
        goes = [f"highest.{stage}"]
        if stage != ladder[-1]:
            counts[f"up.{stage}"] = moved
            goes.append(f"up.{stage}")
        relations.append(Relation(plus=tuple(comes), minus=tuple(goes)))
    every = tuple(f"highest.{stage}" for stage in ladder)
    relations.append(Relation(plus=every, minus=(Turn.RAISED,)))
    return Table(
        key="stages",
        counts=counts,
        relations=tuple(relations),
        margins={Turn.RAISED: len(raised)},
        unpublished=frozenset(name for name in counts if name.startswith("up.")),
        dear={ABOVE: 1},
    )


def yes_or_no(key: str, counting: Counting, number: int, yes: str, no: str) -> Table:
    """Break what was raised down into what is so, and what is not."""
    return of_raised(key, counting, {yes: number, no: len(counting.raised) - number})


def agencies(counting: Counting) -> Table:
    """Count which agency raised with which; those of fewer than five disputes stand together."""
    raised = counting.raised
    rows = _large(Counter(life.raising for life in raised))
    columns = _large(Counter(life.responding for life in raised))
    pairs = Counter((rows[life.raising], columns[life.responding]) for life in raised)
    above, beside = _named(rows, counting.may_raise), _named(columns, counting.may_answer)
    counts = {f"pair.{row}>{col}": pairs[row, col] for row in above for col in beside}
    for row in above:
        counts[f"from.{row}"] = sum(pairs[row, col] for col in beside)
    for col in beside:
        counts[f"to.{col}"] = sum(pairs[row, col] for row in above)
    relations = [
        *(Relation(plus=_pairs([row], beside), minus=(f"from.{row}",)) for row in above),
        *(Relation(plus=(f"to.{col}",), minus=_pairs(above, [col])) for col in beside),
        Relation(plus=tuple(f"from.{row}" for row in above), minus=(Turn.RAISED,)),
        Relation(plus=(Turn.RAISED,), minus=tuple(f"to.{col}" for col in beside)),
    ]
    dear = {name: 1 for name in counts if not name.startswith("pair.")}
    return Table(
        key="agencies",
        counts=counts,
        relations=tuple(relations),
        margins={Turn.RAISED: len(raised)},
        dear=dear,
    )


def _large(found: Counter[str]) -> dict[str, str]:
    return {name: name if name and number >= LEAST else OTHERS for name, number in found.items()}


def _named(found: Mapping[str, str], can: frozenset[str]) -> list[str]:
    """Give the agencies that are named; the others have a row wherever there can be any."""
    named = set(found.values()) - {OTHERS}
    others = OTHERS in found.values() or bool(can - named)
    return [*sorted(named), *([OTHERS] if others else [])]


def _pairs(rows: Iterable[str], columns: Iterable[str]) -> tuple[str, ...]:
    across = list(columns)
    return tuple(f"pair.{row}>{col}" for row in rows for col in across)
