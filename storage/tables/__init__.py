"""The tables. What describes a child or a person stands sealed; ids, kinds and times do not."""

from storage.tables.apart import apart, told_apart, viewings_apart
from storage.tables.base import UtcDateTime, metadata
from storage.tables.covers import covers
from storage.tables.outbox import instants, outbox, snoozes, wakes
from storage.tables.people import people, people_changes, postings, revisions
from storage.tables.record import (
    answers,
    categories,
    children,
    disputes,
    doers,
    drafts,
    heard,
    history,
    involved,
    on_call,
    procedures,
    recorded_forms,
    viewings,
)
from storage.tables.retention import plans, reasons, register, remains

__all__ = [
    "UtcDateTime",
    "answers",
    "apart",
    "categories",
    "children",
    "covers",
    "disputes",
    "doers",
    "drafts",
    "heard",
    "history",
    "instants",
    "involved",
    "metadata",
    "on_call",
    "outbox",
    "people",
    "people_changes",
    "plans",
    "postings",
    "procedures",
    "reasons",
    "recorded_forms",
    "register",
    "remains",
    "revisions",
    "snoozes",
    "told_apart",
    "viewings",
    "viewings_apart",
    "wakes",
]
