"""The figures of a report counted again, by somebody who only reads lines of history.

Each figure is counted for itself, in a loop of its own, from the events as the store writes them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from storage import records
from tests.workflows import slow_calendar
from tests.workflows.playing import PROCEDURE
from workflows.due import LONDON
from workflows.reporting.reading import Chronicle

Line = tuple[datetime, str | None, str, dict[str, Any]]
REPLY_STEPS = ("answer", "informal_answer")
UP = list(PROCEDURE.stages)


def lines(kept: Chronicle, before: datetime) -> list[Line]:
    """Every event with its time, whoever did it, and its name."""
    found: list[Line] = []
    for entry in kept.history:
        if entry.at < before:
            for event in records.events(records.dump_events(entry.events)):
                found.append((entry.at, entry.person, type(event).__name__, vars(event)))
    return found


def recount(
    every: Iterable[Chronicle], begin: datetime, end: datetime, days_off: Any
) -> Counter[str]:
    """Count everything of the period from *begin* until *end*."""
    counts: Counter[str] = Counter()
    disputes = [(kept, lines(kept, end)) for kept in every if kept.dispute.raised_at < end]
    for kept, story in disputes:
        counts.update(_flow(story, begin, end))
        counts.update(_raised(kept, story, begin))
        counts.update(_replies(story, begin, end, days_off))
        counts.update(_age(story, end, days_off))
        counts.update(_actions(kept, story, begin, end))
        counts.update(_asked(kept, story, begin))
        counts.update(_asked_later(kept, begin, end))
        counts.update(_learned(kept, story, begin))
        counts.update(_told(kept, begin, end))
    counts["repeats.again"] = _repeats([kept for kept, _ in disputes], begin)
    return counts


def month(at: datetime) -> str:
    return at.astimezone(LONDON).strftime("%Y-%m")


def opens_and_closes(story: list[Line]) -> Iterator[tuple[datetime, str, str]]:
    """What was recorded of each that makes it open or not, in turn."""
    is_open, stage, resolving = False, "", None
    for at, _, name, event in story:
        stage = event.get("stage", stage) if name in ("Raised", "StageOpened", "Ended") else stage
        if name == "Raised":
            is_open = True
            yield at, "raised", stage
        elif name == "Resolved":
            is_open, resolving = False, at
            yield at, "resolved", stage
        elif name in ("StageAskedFor", "StageOpened") and not is_open:
            is_open = True
            yield at, "reopened", UP[UP.index(stage) - (name == "StageOpened")]
        elif name == "Ended" and event["end"] == "resolved" and is_open:
            is_open = False
            yield at, "resolved", stage
        elif name == "Ended" and event["end"] != "resolved":
            if not is_open:
                yield at, "reopened", stage
            is_open = False
            yield at, "otherwise", stage
            yield at, f"ended.{event['end']}", stage
    assert resolving is None or resolving


def _flow(story: list[Line], begin: datetime, end: datetime) -> Iterator[str]:
    turns = list(opens_and_closes(story))
    for at, what, stage in turns:
        if at >= begin:
            yield what
            if what in ("raised", "resolved", "reopened", "otherwise"):
                yield f"{what}@{month(at)}"
            if what == "resolved":
                yield f"resolved_at.{stage}"
    if _open_at(turns, begin):
        yield "opening"
    if _open_at(turns, end):
        yield "open"


def _open_at(turns: list[tuple[datetime, str, str]], at: datetime) -> bool:
    before = [what for when, what, _ in turns if when < at and "." not in what]
    return bool(before) and before[-1] in ("raised", "reopened")


def _raised(kept: Chronicle, story: list[Line], begin: datetime) -> Iterator[str]:
    at, _, _, event = story[0]
    if at < begin:
        return
    yield f"begun.{event['stage']}"
    if event["stage"] != "informal":
        yield "above"
    opened = [event["stage"]] + [e["stage"] for _, _, name, e in story if name == "StageOpened"]
    yield f"highest.{opened[-1]}"
    yield f"raised_late.{'later' if event['late'] else 'in_time'}"
    yield f"category.{kept.category}"
    yield f"siblings.{'several' if len(kept.children) > 1 else 'one'}"


def _replies(story: list[Line], begin: datetime, end: datetime, days_off: Any) -> Iterator[str]:
    """The reply that each stage begins with, by its first date."""
    fresh = True
    for place, (_, _, name, event) in enumerate(story):
        if name == "StageOpened":
            fresh = True
        if name != "StepStarted" or event["step"] not in REPLY_STEPS or not fresh:
            continue
        fresh, due = False, event["due"].at
        if not begin <= due < end:
            continue
        later = story[place + 1 :]
        gone = _first(later, ("StepStarted", "Ended"), event["visit"])
        chosen = [
            at
            for at, _, name, e in later
            if name == "Chosen"
            and e["visit"] == event["visit"]
            and e["choice"] in ("reply", "pass_up")
        ]
        if gone and gone <= due and not chosen:
            continue
        yield "replies"
        yield f"replies@{month(due)}"
        what = "first_date" if chosen and chosen[0] <= due else "late"
        yield what
        yield f"{what}@{month(due)}"
        if what == "late":
            acted = [at for at, who, _, _ in later if who and at > due]
            yield f"silence.{_band(due, acted[0], days_off) if acted else 'nobody'}"


def _first(later: list[Line], names: tuple[str, ...], visit: int) -> datetime | None:
    return next(
        (at for at, _, name, e in later if name in names and e.get("visit", visit + 1) > visit),
        None,
    )


def _working_days(begin: datetime, end: datetime, days_off: Any) -> int:
    """One day after the other."""
    day, last = begin.astimezone(LONDON).date(), end.astimezone(LONDON).date()
    number = 0
    while day < last:
        day += timedelta(days=1)
        number += slow_calendar.works(day, days_off)
    return number


def _band(begin: datetime, end: datetime, days_off: Any) -> str:
    days = _working_days(begin, end, days_off)
    return "by_1" if days <= 1 else "by_5" if days <= 5 else "after_5"


def _age(story: list[Line], end: datetime, days_off: Any) -> Iterator[str]:
    if _open_at(list(opens_and_closes(story)), end):
        days = _working_days(story[0][0], end - timedelta(seconds=1), days_off)
        bands = {"to_5": 5, "to_10": 10, "to_20": 20, "over_20": 10_000}
        yield "age." + next(name for name, most in bands.items() if days <= most)


def _actions(kept: Chronicle, story: list[Line], begin: datetime, end: datetime) -> Iterator[str]:
    if not any(name == "Resolved" for _, _, name, _ in story):
        return
    for action in kept.dispute.actions:
        day = action.due.day
        if not begin.astimezone(LONDON).date() <= day < end.astimezone(LONDON).date():
            continue
        done = [
            at.astimezone(LONDON).date()
            for at, _, name, e in story
            if name == "ActionMarked" and e["action"] == action.id and e["done"]
        ]
        yield "actions"
        what = "not_done" if not done else "by_date" if done[-1] <= day else "after_date"
        yield f"actions.{what}"


def _repeats(every: list[Chronicle], begin: datetime) -> int:
    found = 0
    for kept in every:
        at = kept.dispute.raised_at
        found += at >= begin and any(
            other.dispute.id != kept.dispute.id
            and other.category == kept.category
            and other.children & kept.children
            and at - timedelta(days=365) <= other.dispute.raised_at < at
            for other in every
        )
    return found


def _asked(kept: Chronicle, story: list[Line], begin: datetime) -> Iterator[str]:
    """What was chosen when it was raised, of each child."""
    if story[0][0] < begin:
        return
    plans = {said["plan"] for said in kept.chosen[1].values() if "plan" in said}
    yield f"question.child.plan.{plans.pop()[0] if len(plans) == 1 else 'several'}"
    needs = {need for said in kept.chosen[1].values() for need in said.get("needs", ())}
    yield from _each("question.child.needs", needs)


def _asked_later(kept: Chronicle, begin: datetime, end: datetime) -> Iterator[str]:
    """What was chosen last in the period."""
    times = {entry.number: entry.at for entry in kept.history}
    themes = [
        chosen["resolution"]["themes"]
        for number, chosen in kept.chosen.items()
        if "resolution" in chosen and begin <= times[number] < end
    ]
    if last := [each for each in themes if each][-1:]:
        yield "question.resolution.themes"
        yield from _each("question.resolution.themes", set(last[0]))


def _each(key: str, chosen: set[str]) -> Iterator[str]:
    for option in ("sharing", "voice", "pace"):
        yield f"{key}.{option}" if option in chosen else f"not.{key}.{option}"


def _learned(kept: Chronicle, story: list[Line], begin: datetime) -> Iterator[str]:
    """Of each time that it was resolved: was anything written by then?"""
    times = {entry.number: entry.at for entry in kept.history}
    wrote = [
        times[number]
        for number, chosen in kept.chosen.items()
        if chosen.get("resolution", {}).get("learning")
    ]
    for at, what, _ in opens_and_closes(story):
        if what == "resolved" and at >= begin:
            yield "written.learning." + ("written" if wrote and min(wrote) <= at else "empty")


def thanked(shown: Iterable[tuple[str, ...]], options: Iterable[str]) -> Counter[str]:
    """Count what compliments show: each by everything in it, and by everything that is not."""
    counts: Counter[str] = Counter()
    for each in shown:
        for option in options:
            counts[f"{'' if option in each else 'not.'}question.compliment.shows.{option}"] += 1
    return counts


def _told(kept: Chronicle, begin: datetime, end: datetime) -> Iterator[str]:
    """Every e-mail that was owed, by the number of its line."""
    arrived = {key.split(":")[1]: at for key, at in kept.mailed.items()}
    for entry in kept.history:
        if begin <= entry.at < end:
            for event in entry.events:
                if getattr(event, "post", "") == "unit":
                    yield "told.unit"
                    at = arrived.get(str(entry.number))
                    yield f"told.unit.{'made' if at and at < end else 'not_yet'}"
