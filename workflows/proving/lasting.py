"""The longest that a procedure can take, when everybody acts at the very last moment."""

from collections import Counter
from collections.abc import Mapping

from workflows import engine
from workflows.due import Span, Unit
from workflows.parts import FixedLimit, Limit
from workflows.proving.rounds import rounds
from workflows.proving.walking import Walk, Way

#: In place of a unit: a date that people agree on, of which nobody knows how far off it is.
AGREED = "agreed dates"

#: About how many days each takes, to tell the longer way; what is given in the end is exact.
_DAYS = {
    Unit.WORKING_DAYS: 7 / 5,
    Unit.DAYS: 1.0,
    Unit.HOURS: 7 / 5 / 24,
    Unit.CLOCK_HOURS: 1 / 24,
    Unit.MONTHS: 30.4,
    AGREED: 30.4,
}

#: So many of each unit.
Lasting = Mapping[str, int]


def longest(walk: Walk) -> Lasting:
    """Add up the limits along the longest way, with the day of whoever decides after each.

    What comes round again is counted once: a round that starts a clock is a fault of its own.
    """
    numbers = rounds(len(walk.states), ((way.start, way.end) for way in walk.ways))
    most: dict[int, Counter[str]] = {}
    for way in sorted(walk.ways, key=lambda way: numbers[way.start]):
        here, there = numbers[way.start], numbers[way.end]
        if here != there:
            further = most.get(there, Counter()) + _takes(walk, way)
            most[here] = max(most.get(here, Counter()), further, key=_days)
    begun = (_step(walk, at) + most.get(numbers[at], Counter()) for at in walk.begun)
    return max(begun, key=_days, default=Counter())


def _days(lasting: Lasting) -> float:
    return sum(_DAYS[unit] * number for unit, number in lasting.items())


def _takes(walk: Walk, way: Way) -> Counter[str]:
    """Give the time for which a way lets whoever is asked next wait, and who decides after them."""
    if way.starts_clock and not walk.states[way.end].end:
        return _step(walk, way.end, way)
    return _and_silence(walk, walk.procedure.opening) if way.asks else Counter()


def _step(walk: Walk, at: int, way: Way | None = None) -> Counter[str]:
    state, procedure = walk.states[at], walk.procedure
    choice = way and procedure.choices_of(walk.states[way.start].step).get(way.choice)
    is_own = choice and (choice.moves_date or choice.to == state.step)
    own = choice.limit if choice and is_own else None
    limit = own or engine.limit_of(procedure, state.stage, state.step)
    shorter = limit.cap or procedure.stages[state.stage].limit
    return _and_silence(walk, shorter if limit.agreed and shorter else limit)


def _and_silence(walk: Walk, limit: FixedLimit) -> Counter[str]:
    lasting = Counter[str]()
    for each in (limit, walk.procedure.silence.within):
        span = each.fixed if isinstance(each, Limit) else each.span
        lasting += Counter({span.unit: span.number} if span else {AGREED: 1})
    return lasting


def said(lasting: Lasting) -> str:
    """Say it: "58 working days, 96 hours and 1 agreed date"."""
    spans = [str(Span(number=n, unit=unit)) for unit in Unit if (n := lasting.get(unit, 0))]
    dates = lasting.get(AGREED, 0)
    agreed = [f"{dates} agreed date{'s' if dates > 1 else ''}"] if dates else []
    *first, last = [*spans, *agreed]
    return f"{', '.join(first)} and {last}" if first else last
