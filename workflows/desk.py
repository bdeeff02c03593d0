"""What every use case works with: the store, the procedures, the calendars and the clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from workflows.local_words import Called, called
from workflows.ports import Store
from workflows.post_office import NO_POST, PostOffice
from workflows.procedure import Procedure
from workflows.working_calendar import Calendar


class Clock(Protocol):
    """Tells the time."""

    def __call__(self) -> datetime:
        """Give the present instant, aware."""


@dataclass(frozen=True, kw_only=True)
class Library:
    """The procedures in use, the default first, and the text of each."""

    procedures: Mapping[str, Procedure]
    texts: Mapping[str, str]

    @property
    def called(self) -> Called:
        """Say what is said of disputes where those of several procedures stand together."""
        return called(self.procedures.values())

    @property
    def default(self) -> Procedure:
        """The procedure that the raise form begins with."""
        return next(iter(self.procedures.values()))

    def under(self, key: str) -> Procedure | None:
        """Give a procedure in use, the default where no key is given; None for any other."""
        return self.procedures.get(key) if key else self.default


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything a use case works with: the one thing that is handed to every way in.

    ``calendars`` has those of the procedures that name a nation; ``calendar`` is everybody else's,
    and that of working hours. ``administrators`` are Slack ids: they need hold no post,
    and nor need ``overseers``, who are shown figures only. ``on_call`` may open a dispute in which
    they have no part, for a reason that the data protection ``officers`` read.
    ``outside`` has the e-mail addresses that are set for posts outside, ``post_office`` whether
    e-mail is set up at all.
    ``may_be_open``: may somebody raise under a procedure whose owner has yet to settle a limit?
    """

    store: Store
    library: Library
    calendars: Mapping[str, Calendar]
    calendar: Calendar
    now: Clock
    has_channel: bool = False
    administrators: tuple[str, ...] = ()
    overseers: tuple[str, ...] = ()
    on_call: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    outside: Mapping[str, str] = field(default_factory=dict)
    post_office: PostOffice = NO_POST
    may_be_open: bool = True

    def calendar_of(self, procedure: Procedure) -> Calendar:
        """Give the calendar of the procedure's owner, so that both sides have one due date."""
        return self.calendars[procedure.calendar] if procedure.calendar else self.calendar
