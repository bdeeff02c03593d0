"""Each subject of a report: its tables, and the measures that lay them out, in their order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from workflows.apart import Counted
from workflows.reporting import answered, asked, flow, raised
from workflows.reporting import measures as m
from workflows.reporting.asked import NOT_ASKED
from workflows.reporting.counting import Counting
from workflows.reporting.life import Life, Turn
from workflows.reporting.paper import LATE
from workflows.reporting.period import Period
from workflows.reporting.reading import Said
from workflows.reporting.tables import Table, alone, breakdown

#: A concern comes back where one like it was raised so shortly before.
A_YEAR = timedelta(days=365)
DRAFTS = "drafts"
SERVICE = ("dates_moved", "passed_on", "as_cover", "not_delivered")


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What is counted that is not the life of a dispute.

    ``chosen`` has of each that was sent without one, by kind, what is known of it.
    """

    apart: Mapping[str, Counted] = field(default_factory=dict)
    chosen: Mapping[str, Sequence[Mapping[str, Said]]] = field(default_factory=dict)
    drafts: int = 0
    lost: int = 0


Pieces = tuple[tuple[Table, ...], tuple[m.Measure, ...]] | None


def everything(counting: Counting, beside: Beside) -> Iterator[tuple[str, Pieces]]:
    """Give each subject with its tables and measures, in the order of the page; None: not kept."""
    paper, months = counting.paper, counting.period.months
    yield "flow", ((flow.flow(counting),), (m.flow(paper, months),))
    yield "ended", _ended(counting)
    yield "time", ((), (_time(counting),))
    yield "replies", ((answered.replies(counting),), (m.replies(paper, months),))
    yield "silence", ((answered.silence(counting),), (m.of_total("silence", LATE, _bands()),))
    yield "stages", _stages(counting)
    yield "resolved_at", _resolved_at(counting)
    yield "raised_late", _raised_late(counting)
    yield "cap", _cap(counting)
    yield "age", ((answered.ages(counting),), (m.of_total("age", flow.OPEN, answered.AGES),))
    yield "category", _category(counting)
    yield "agencies", _agencies(counting)
    yield "repeats", _split("repeats", counting, _repeats(counting), "again", "first_time")
    several = sum(len(life.children) > 1 for life in counting.raised)
    yield "siblings", _split("siblings", counting, several, "several", "one")
    yield "told", _told(counting)
    yield from asked.questions(counting)
    yield "written", asked.in_words(counting)
    yield "actions", _actions(counting)
    yield "copies", _copies(counting)
    yield "apart", _apart(counting, beside)
    yield DRAFTS, ((alone(DRAFTS, {DRAFTS: beside.drafts}),), (m.number(DRAFTS, DRAFTS),))
    yield "service", _service(counting, beside)


def tables_of(every: Iterable[Pieces]) -> tuple[Table, ...]:
    return tuple(table for pieces in every if pieces for table in pieces[0])


def _bands() -> tuple[str, ...]:
    return (*answered.ACTED, answered.NOBODY)


def _time(counting: Counting) -> m.Measure:
    stages = ("", *counting.paper.entries) if len(counting.paper.entries) > 1 else ("",)
    return m.Measure(key="time", chart="curve", rows=stages, cells={}, of={m.WHOLE: Turn.RAISED})


def _ended(counting: Counting) -> Pieces:
    ends = counting.paper.other_ends
    if len(ends) < 2:
        return None
    found = Counter(each.end for _, each in counting.turned(Turn.OTHERWISE))
    parts = {f"ended.{end}": found[end] for end in ends}
    table = breakdown("ended", Turn.OTHERWISE, found.total(), parts)
    return (table,), (m.of_total("ended", Turn.OTHERWISE, ends),)


def _stages(counting: Counting) -> Pieces:
    paper = counting.paper
    several = len(paper.entries) > 1
    made = [m.of_total("begun", Turn.RAISED, paper.entries), m.above(paper)] if several else []
    made.append(m.of_total("highest", Turn.RAISED, paper.ladder))
    return (raised.stages(counting),), tuple(made)


def _resolved_at(counting: Counting) -> Pieces:
    ladder = counting.paper.ladder
    found = Counter(each.stage for _, each in counting.turned(Turn.RESOLVED))
    parts = {f"resolved_at.{stage}": found[stage] for stage in ladder}
    table = breakdown("resolved_at", Turn.RESOLVED, found.total(), parts)
    return (table,), (m.of_total("resolved_at", Turn.RESOLVED, ladder),)


def _split(key: str, counting: Counting, number: int, yes: str, no: str) -> Pieces:
    table = raised.yes_or_no(key, counting, number, yes, no)
    return (table,), (m.of_total(key, Turn.RAISED, (yes, no)),)


def _raised_late(counting: Counting) -> Pieces:
    if not counting.paper.has("raised_late"):
        return None
    late = sum(life.late for life in counting.raised)
    return _split("raised_late", counting, late, "later", "in_time")


def _cap(counting: Counting) -> Pieces:
    if not counting.paper.has("cap"):
        return None
    number = sum(counting.period.holds(life.capped_at) for life in counting.lives)
    return (alone("cap", {"cap": number}),), (m.number("cap", "cap"),)


def _category(counting: Counting) -> Pieces:
    categories = counting.paper.categories
    if not categories:
        return None
    found = Counter(life.category for life in counting.raised)
    unknown = found.total() - sum(found[each] for each in categories)
    lacking = unknown or counting.paper.may_lack_category
    rows = (*categories, *([NOT_ASKED] if lacking else []))
    parts = {each: found[each] if each != NOT_ASKED else unknown for each in rows}
    table = raised.of_raised("category", counting, parts)
    return (table,), (m.of_total("category", Turn.RAISED, rows),)


def _agencies(counting: Counting) -> Pieces:
    both = {name for life in counting.raised for name in (life.raising, life.responding) if name}
    if len(both) < 2:
        return None
    table = raised.agencies(counting)
    return (table,), (m.agencies(table.counts),)


def _repeats(counting: Counting) -> int:
    """Count what was raised about a child in a category in which something was, within a year."""
    last: dict[tuple[str, str], Life] = {}
    found = 0
    for life in sorted(counting.lives, key=lambda each: each.raised_at):
        marks = [(child, life.category) for child in life.children]
        earlier = [last[mark] for mark in marks if mark in last]
        again = any(life.raised_at - each.raised_at <= A_YEAR for each in earlier)
        found += again and counting.period.holds(life.raised_at)
        last |= dict.fromkeys(marks, life)
    return found


def _actions(counting: Counting) -> Pieces:
    if not counting.paper.has("actions"):
        return None
    rows = (answered.BY_DATE, answered.AFTER_DATE, answered.NOT_DONE)
    return (answered.actions(counting),), (m.of_total("actions", "actions", rows),)


def _copies(counting: Counting) -> Pieces:
    if not counting.paper.has("copies"):
        return None
    return (answered.copies(counting),), (m.of_total("copies", "copies", ("made", "owed")),)


def _told(counting: Counting) -> Pieces:
    """Count the e-mails owed to each post of which that is counted, and how many were made good."""
    tables, made = [], []
    for post in counting.paper.told:
        table = answered.told(counting, post)
        tables.append(table)
        made.append(m.of_total(table.key, table.key, answered.TOLD))
    return (tuple(tables), tuple(made)) if made else None


def _apart(counting: Counting, beside: Beside) -> Pieces:
    tables, made = [], []
    for kind, number in beside.apart.items():
        key = f"apart.{kind}"
        parts = {
            f"{key}.acknowledged": number.acknowledged,
            f"{key}.waiting": number.sent - number.acknowledged,
        }
        tables.append(breakdown(key, key, number.sent, parts, own=True))
        made.append(m.of_total(key, key, ("acknowledged", "waiting")))
        for counted in asked.of_apart(counting, kind, key, beside.chosen.get(kind, ())):
            tables += counted[0]
            made += counted[1]
    return (tuple(tables), tuple(made)) if made else None


def _service(counting: Counting, beside: Beside) -> Pieces:
    times = {name: _times(counting.lives, name, counting.period) for name in SERVICE[:-1]}
    counts = {**times, "not_delivered": beside.lost}
    return (alone("service", counts),), (m.number("service", *SERVICE),)


def _times(lives: Iterable[Life], name: str, period: Period) -> int:
    return sum(period.holds(at) for life in lives for at in getattr(life, name))
