"""Something that was sent and belongs to no dispute: what is kept of it, and how it is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workflows.choices import Apart
from workflows.forms import Answers


@dataclass(frozen=True, kw_only=True)
class Sending:
    """What goes with what is sent: its reference, the hash of its text, and whom it is for.

    ``told`` says of each whether they are asked to acknowledge it.
    """

    reference: str
    procedure: str
    told: Mapping[str, bool]


@dataclass(frozen=True, kw_only=True)
class Told:
    """One of those it is for: are they asked to acknowledge it, when did they, saying what back."""

    asked: bool
    at: datetime | None
    words: str = ""

    @property
    def waits(self) -> bool:
        """Is it still asked of them?"""
        return self.asked and self.at is None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What lists say of it: nothing that was typed."""

    id: int
    reference: str
    kind: str
    procedure: str
    person: str
    at: datetime
    told: Mapping[str, Told]

    def may_read(self, person: str) -> bool:
        """May somebody read it: whoever sent it, and those it is for?"""
        return person == self.person or person in self.told


@dataclass(frozen=True, kw_only=True)
class SentApart(Listed):
    """All of it: what was written, and what was said back."""

    answers: Answers


@dataclass(frozen=True, kw_only=True)
class ApartRow:
    """One line of a list that *reader* sees, and the rule that it was sent under."""

    listed: Listed
    rule: Apart
    reader: str

    @property
    def mine(self) -> Told | None:
        """What the reader has to do with it where it is for them; nothing where they sent it."""
        return self.listed.told.get(self.reader)

    @property
    def acknowledged(self) -> int:
        """How many have acknowledged it."""
        return sum(told.at is not None for told in self.listed.told.values())

    @property
    def asked(self) -> int:
        """How many are asked to."""
        return sum(told.asked for told in self.listed.told.values())


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How many of one kind were sent, and how many of these all who are asked acknowledged."""

    sent: int
    acknowledged: int
