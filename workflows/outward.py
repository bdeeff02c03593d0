"""What leaves a dispute: who is told, who is copied in, and which copies are owed elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workflows.mail import Addressee, Mail


@dataclass(frozen=True, kw_only=True)
class Told:
    """Somebody is told because the file says so, beyond those who must act.

    ``person`` is None where nobody holds the post; one outside has an ``address``, where it is set.
    A post in the channel is to no post at all. ``fact`` is why, where the rule asks for one;
    ``mail`` is how an e-mail is sent.
    """

    post: str
    person: str | None
    because: str  # the end, the stage or the choice whose rule it is
    says: str
    of: Literal["end", "stage", "choice"] = "choice"
    address: str = ""
    cc: tuple[Addressee, ...] = ()
    fact: str = ""
    acknowledge: bool = False
    mail: Mail | None = None

    @property
    def in_channel(self) -> bool:
        """Is it posted for everybody, by reference?"""
        return not self.post


@dataclass(frozen=True, kw_only=True)
class Acknowledged:
    """Somebody says that they have read what they were told by an entry of the history."""

    entry: int


@dataclass(frozen=True, kw_only=True)
class MeetingSet:
    """It is agreed when the meeting is, or when it is now."""

    at: datetime
    moved: bool


@dataclass(frozen=True, kw_only=True)
class MeetingCancelled:
    """A meeting that lay ahead is not held then."""

    at: datetime


@dataclass(frozen=True, kw_only=True)
class MailRedirected:
    """Somebody gave another address for an e-mail that did not arrive; ``who``: whom it is for."""

    who: str


@dataclass(frozen=True, kw_only=True)
class ToldByHand:
    """Somebody told them in another way, since an e-mail did not arrive."""

    who: str


@dataclass(frozen=True, kw_only=True)
class CopiedIn:
    """From this stage on a post is copied into everything; None: nobody holds it."""

    stage: str
    post: str
    person: str | None


@dataclass(frozen=True, kw_only=True)
class RecordOwed:
    """A copy is owed outside the app. ``held``: not yet, it is kept elsewhere until its time."""

    record: str
    stage: str
    held: bool


@dataclass(frozen=True, kw_only=True)
class RecordFreed:
    """What was held back may be copied now."""

    record: str


@dataclass(frozen=True, kw_only=True)
class RecordFiled:
    """Somebody has made the copy; ``number`` is its place in the list of what is owed."""

    record: str
    number: int
