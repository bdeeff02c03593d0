"""A plan of what would go: each thing with its rule, and what stays with why."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import Any, Self

from pydantic import TypeAdapter


class Type(StrEnum):
    """The types of record."""

    DISPUTE = "dispute"
    APART = "apart"
    DRAFT = "draft"
    MESSAGES = "messages"
    ACCESS_LOG = "access log"
    ACCESS_LOG_APART = "access log apart"
    PERSON = "person"


class Why(StrEnum):
    """Why something stays that a rule would let go."""

    HELD = "legal hold"
    OPEN = "open"
    RECEIPT = "receipt"
    ON_ITS_WAY = "on its way"
    NAMED = "named"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that goes. ``mark`` changes with it, so that what has changed since stays.

    ``since`` is when the period began to count, ``last_day`` the last on which it is kept.
    """

    type: Type
    id: str
    reference: str
    rule: str
    since: datetime
    last_day: date
    mark: str

    @property
    def key(self) -> tuple[Type, str]:
        """Tell it from every other."""
        return self.type, self.id


@dataclass(frozen=True, kw_only=True)
class Stays:
    """One thing whose time is over, and that stays."""

    type: Type
    id: str
    reference: str
    rule: str
    why: Why


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What goes and what stays, at one moment."""

    items: tuple[Item, ...]
    stays: tuple[Stays, ...]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What one person found, at an instant; its name is made of exactly what is in it."""

    made_at: datetime
    made_by: str
    items: tuple[Item, ...]
    stays: tuple[Stays, ...]

    def write(self) -> str:
        """Write it in one way only."""
        return json.dumps(
            _written().dump_python(self, mode="json"), sort_keys=True, separators=(",", ":")
        )

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what ``write`` wrote."""
        read: Self = _written().validate_json(text)
        return read


#: How a plan is written: worked out when the first comes, since it takes long. In one line, so
#: that whichever test comes first has run all of it.
_written: Callable[[], TypeAdapter[Any]] = cache(lambda: TypeAdapter(Plan))
#: So much of its digest names a plan.
NAME = 12


def digest(text: str) -> str:
    """Give the digest of a plan or a certificate (SHA-256)."""
    return sha256(text.encode()).hexdigest()


def named(text: str) -> str:
    """Name a plan by what is in it."""
    return digest(text)[:NAME]


class Act(StrEnum):
    """What the register of retention has."""

    PLANNED = "planned"
    APPROVED = "approved"
    BEGUN = "begun"
    DESTROYED = "destroyed"
    CERTIFIED = "certified"
    HELD = "held"
    RELEASED = "released"
    NEW_KEY = "new key"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row of the register. ``by`` is a Slack id, or empty where nobody need say who it is.

    ``account`` is that of the operating system. ``type`` and ``of`` say of what it is, ``plan``
    under which plan; ``says`` what else belongs to it, in ids and numbers.
    """

    act: Act
    at: datetime
    by: str
    account: str
    type: str = ""
    of: str = ""
    plan: str = ""
    says: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Gone:
    """That something was destroyed: when, under which rule, by which plan."""

    at: datetime
    rule: str
    plan: str


def counted(items: tuple[Item, ...] | tuple[Stays, ...]) -> dict[Type, int]:
    """Say how many there are of each type, in the order of the types."""
    every = [each.type for each in items]
    return {each: every.count(each) for each in Type if each in every}


def as_words(item: Item) -> dict[str, Any]:
    """Give an item as a certificate has it: what, which, under which rule; no content."""
    kept = asdict(item)
    return {
        "type": str(item.type),
        "id": kept["id"],
        "reference": kept["reference"],
        "rule": kept["rule"],
        "counted_from": item.since.isoformat(),
        "kept_until": item.last_day.isoformat(),
    }
