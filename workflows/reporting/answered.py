"""Counting answers that were due, and what was agreed, copied and still open."""

from collections import Counter
from datetime import datetime

from workflows.reporting.counting import Counting, band
from workflows.reporting.flow import OPEN
from workflows.reporting.life import Question
from workflows.reporting.paper import AGREED, FIRST, LATE
from workflows.reporting.period import day_of, month_of
from workflows.reporting.tables import Relation, Table, breakdown, parts_of

REPLIES = "replies"
#: The most working days of each band; the last has none.
ACTED = {"by_1": 1, "by_5": 5, "after_5": None}
NOBODY = "nobody"
AGES = {"to_5": 5, "to_10": 10, "to_20": 20, "over_20": None}
TOLD = ("made", "not_yet")
BY_DATE, AFTER_DATE, NOT_DONE = "by_date", "after_date", "not_done"


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


def ages(counting: Counting) -> Table:
    """Count how long those have been open that are open when the period ends."""
    end = counting.period.last_instant
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


def told(counting: Counting, post: str) -> Table:
    """Count the e-mails owed to a post in the period, by whether it was told by the end of it."""
    period, key = counting.period, f"told.{post}"
    owed = [
        each
        for life in counting.lives
        for each in life.tellings
        if each.post == post and period.holds(each.owed_at)
    ]
    made = sum(each.told_at is not None and each.told_at < period.end for each in owed)
    parts = {f"{key}.made": made, f"{key}.not_yet": len(owed) - made}
    return breakdown(key, key, len(owed), parts, own=True)
