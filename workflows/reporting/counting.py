"""What is counted: each count once, by a name of its own, in the table that protects it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from workflows.reporting.life import Life, Question, Turn
from workflows.reporting.paper import AGREED, FIRST, LATE, Paper
from workflows.reporting.period import Period, day_of, month_of
from workflows.reporting.tables import LEAST, Relation, Table, breakdown, parts_of
from workflows.working_calendar import Calendar

OPENING, OPEN = "opening", "open"
REPLIES = "replies"
#: The most working days of each band; the last has none.
ACTED = {"by_1": 1, "by_5": 5, "after_5": None}
NOBODY = "nobody"
AGES = {"to_5": 5, "to_10": 10, "to_20": 20, "over_20": None}
BY_DATE, AFTER_DATE, NOT_DONE = "by_date", "after_date", "not_done"
OTHERS = "others"  # agencies too small to be named


@dataclass(frozen=True, kw_only=True)
class Counting:
    """All that is counted from: the lives of disputes raised before the period was over."""

    lives: tuple[Life, ...]
    period: Period
    calendar: Calendar
    paper: Paper

    @property
    def raised(self) -> tuple[Life, ...]:
        """Give the disputes raised in the period."""
        return tuple(life for life in self.lives if self.period.holds(life.raised_at))

    def turned(self, turn: Turn) -> Iterator[tuple[Life, str, str]]:
        """Give each turn of the period, with the stage, and the end where it ended."""
        for life in self.lives:
            for each in life.turns:
                if each.turn is turn and self.period.holds(each.at):
                    yield life, each.stage, each.end

    @property
    def open(self) -> tuple[Life, ...]:
        """Give the disputes that were open when the period ended."""
        return tuple(life for life in self.lives if life.is_open_at(self.period.end))

    def questions(self) -> Iterator[Question]:
        """Give the first questions of stages that were due in the period, and still asked then."""
        for life in self.lives:
            for each in life.questions:
                gone = each.gone_at and not each.answered_at and each.gone_at <= each.due.at
                if self.period.holds(each.due.at) and not gone:
                    yield each

    def days(self, begin: datetime, end: datetime) -> int:
        """Count working days as those of a due date are counted: the first day never counts."""
        return self.calendar.working_days(day_of(begin), day_of(end))


# ---- what came and went --------------------------------------------------------------------------


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
    return Table(key="flow", counts=counts, relations=_chains(turns, months), dear=_dear())


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


def _dear() -> dict[str, int]:
    """What people look for first is hidden last."""
    cheap = {str(Turn.REOPENED): 1, str(Turn.OTHERWISE): 1}
    return {**cheap, OPENING: 0, OPEN: 4, str(Turn.RESOLVED): 5, str(Turn.RAISED): 6}


# ---- what was raised -----------------------------------------------------------------------------


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
    relations, moved = [parts_of(Turn.RAISED, [f"begun.{stage}" for stage in entries])], 0
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
    above, beside = _named(rows), _named(columns)
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


def _named(found: Mapping[str, str]) -> list[str]:
    """Give the agencies that are named; the others have a row whether there are any or not."""
    return [*sorted(set(found.values()) - {OTHERS}), OTHERS]


def _pairs(rows: Iterable[str], columns: Iterable[str]) -> tuple[str, ...]:
    across = list(columns)
    return tuple(f"pair.{row}>{col}" for row in rows for col in across)


# ---- answers -------------------------------------------------------------------------------------


def replies(counting: Counting) -> Table:
    """Count what became of the answers due in the period, by the month in which they were due."""
    months, answers = counting.period.months, counting.paper.answers
    found = Counter(
        (month_of(each.due.at), _became(each, counting.period.end)) for each in counting.questions()
    )
    counts = {f"{what}@{month}": found[month, what] for month in months for what in answers}
    counts |= {
        f"{REPLIES}@{month}": sum(found[month, what] for what in answers) for month in months
    }
    counts |= {what: sum(found[month, what] for month in months) for what in answers}
    counts[REPLIES] = found.total()
    total = parts_of(REPLIES, answers)
    dear = {REPLIES: 5, FIRST: 4, LATE: 3, AGREED: 2}
    if len(months) == 1:
        counts = {name: n for name, n in counts.items() if "@" not in name}
        return Table(key="replies", counts=counts, relations=(total,), dear=dear)
    by_month = [
        Relation(plus=tuple(f"{w}@{month}" for w in answers), minus=(f"{REPLIES}@{month}",))
        for month in months
    ]
    by_what = [parts_of(what, [f"{what}@{month}" for month in months]) for what in answers]
    every = Relation(plus=tuple(f"{REPLIES}@{month}" for month in months), minus=(REPLIES,))
    rules = (*by_month, *by_what, every, total)
    return Table(key="replies", counts=counts, relations=rules, dear=dear)


def _became(question: Question, end: datetime) -> str:
    """Say what became of an answer that was due."""
    if question.answered_at and question.answered_at <= question.due.at:
        return FIRST
    if question.later and not question.is_late_at(end):
        return AGREED
    return LATE


def silence(counting: Counting) -> Table:
    """Count, of those not answered in time, after how many working days anybody did something."""
    late = [each for each in counting.questions() if _became(each, counting.period.end) == LATE]
    found = Counter(_acted_after(counting, each) for each in late)
    parts = {f"silence.{band}": found[band] for band in (*ACTED, NOBODY)}
    return breakdown("silence", LATE, len(late), parts)


def _acted_after(counting: Counting, question: Question) -> str:
    if question.acted_at is None:
        return NOBODY
    return band(ACTED, counting.days(question.last_due, question.acted_at))


# ---- what is open, what was agreed, what is kept elsewhere ---------------------------------------


def ages(counting: Counting) -> Table:
    """Count how long those have been open that are open when the period ends."""
    end = counting.period.end
    found = Counter(band(AGES, counting.days(each.raised_at, end)) for each in counting.open)
    parts = {f"age.{each}": found[each] for each in AGES}
    return breakdown("age", OPEN, len(counting.open), parts)


def actions(counting: Counting) -> Table:
    """Count the agreed actions due in the period by whether they were done by their date."""
    period = counting.period
    found: Counter[str] = Counter()
    for life in counting.lives:
        for each in life.deeds:
            if period.first <= each.due <= period.last and each.due < day_of(period.end):
                on = day_of(each.done_at) if each.done_at else None
                found[NOT_DONE if on is None else BY_DATE if on <= each.due else AFTER_DATE] += 1
    parts = {f"actions.{what}": found[what] for what in (BY_DATE, AFTER_DATE, NOT_DONE)}
    return breakdown("actions", "actions", found.total(), parts, own=True)


def copies(counting: Counting) -> Table:
    """Count the disputes that ended in the period and owed copies, by whether all were made."""
    owed = [
        each for each in counting.lives if counting.period.holds(each.ended_at) and each.owed > 0
    ]
    made = sum(each.filed >= each.owed for each in owed)
    parts = {"copies.made": made, "copies.owed": len(owed) - made}
    return breakdown("copies", "copies", len(owed), parts, own=True)


def band(bands: Mapping[str, int | None], days: int) -> str:
    """Give the first band that so many days fit into."""
    return next(name for name, most in bands.items() if most is None or days <= most)
