"""The tables. What describes a child or a person stands sealed; ids, kinds and times do not."""

from storage.tables.base import UtcDateTime, metadata
from storage.tables.outbox import instants, outbox, wakes
from storage.tables.people import people, postings, revisions
from storage.tables.record import (
    answers,
    apart,
    children,
    disputes,
    doers,
    drafts,
    history,
    involved,
    procedures,
    recorded_forms,
    told_apart,
    viewings,
)

__all__ = [
    "UtcDateTime",
    "answers",
    "apart",
    "children",
    "disputes",
    "doers",
    "drafts",
    "history",
    "instants",
    "involved",
    "metadata",
    "outbox",
    "people",
    "postings",
    "procedures",
    "recorded_forms",
    "revisions",
    "told_apart",
    "viewings",
    "wakes",
]
