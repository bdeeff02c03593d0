"""What may be in the copy now: the rules of the file of what stays off a child's file (S4-29).

A form that a record holds which waits is left out, until what it waits for has come. What was
given before that is then in; what comes after a reopening waits anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows import own_forms
from workflows.checking.finding import each_notice
from workflows.checking.records import MESSAGES
from workflows.choices import ALERT
from workflows.file_copy.kept import Given, Kept
from workflows.notice_rules import ALL_FORMS
from workflows.outward import RecordFreed, RecordOwed
from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """What is left out because of one record; ``for_good`` where it is over and never comes."""

    record: str
    forms: tuple[str, ...]
    for_good: bool


@dataclass(frozen=True, kw_only=True)
class Release:
    """What may be copied to the child's file now, and what is left out."""

    given: tuple[Given, ...]
    left_out: tuple[LeftOut, ...]


def release(kept: Kept, every: tuple[Given, ...]) -> Release:
    """Part what may be copied now from what may not yet."""
    held = {(each.number, each.key): record for each in every if (record := _holding(kept, each))}
    lines = {number for number, _ in held}
    return Release(
        given=tuple(
            each
            for each in every
            if (each.number, each.key) not in held and not _goes_with(each, lines)
        ),
        left_out=tuple(_left_out(kept, every, held)),
    )


def _left_out(
    kept: Kept, every: tuple[Given, ...], held: dict[tuple[int, str], str]
) -> Iterator[LeftOut]:
    for record in dict.fromkeys(held.values()):
        forms = dict.fromkeys(e.form for e in every if held.get((e.number, e.key)) == record)
        yield LeftOut(record=record, forms=tuple(forms), for_good=kept.dispute.end is not None)


def _goes_with(each: Given, held: set[int]) -> bool:
    """Is it the app's own form, given together with what is held back, or about it?"""
    return each.form in own_forms.NAMES and (each.number in held or each.about in held)


def _holding(kept: Kept, each: Given) -> str | None:
    """Give the record that holds a form back now, if one does."""
    for name, rule in kept.procedure.records.items():
        if rule.release != "at_once" and _waits(kept, name, each):
            return name
    return None


def _waits(kept: Kept, record: str, each: Given) -> bool:
    """Has what this waits for not come: neither had it before, nor has it since?

    What the record holds waits even before it is owed; what it does not hold, and nothing else lets
    go at once, waits for as long as the record does: what is kept off can still be copied.
    """
    freed = [
        (entry.number, isinstance(event, RecordFreed))
        for entry in kept.history
        for event in entry.events
        if isinstance(event, RecordOwed | RecordFreed) and event.record == record
    ]
    before = [is_free for number, is_free in freed if number <= each.number]
    since = [is_free for number, is_free in freed if number > each.number]
    if each.form in kept.procedure.records[record].holds:
        return not (before and before[-1]) and not any(since)
    is_owed = bool(before) and not before[-1]
    return is_owed and not any(since) and each.form not in _at_once(kept.procedure)


def _at_once(procedure: Procedure) -> set[str]:
    """Give the forms that may be copied whatever waits: asked at raising, of immediate safety, held
    by a record that is kept at once, or sent with messages where such a record holds those.
    """
    found = {*procedure.raising.form, *procedure.any_time[ALERT].form}
    for rule in procedure.records.values():
        if rule.release == "at_once":
            sent = _sent(procedure) if MESSAGES in rule.holds else set()
            found |= {*rule.holds, *sent} - {*rule.never_holds}
    return found


def _sent(procedure: Procedure) -> set[str]:
    rules = [rule for _, rule in each_notice(procedure)]
    every = any(ALL_FORMS in rule.attach for rule in rules)
    return {*procedure.forms} if every else {form for rule in rules for form in rule.attach}
