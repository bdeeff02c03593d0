"""What the use cases ask of the outside world, and the exceptions it makes promises with."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from workflows.apart import SentApart
from workflows.cards import Card
from workflows.commands import Accepted
from workflows.dispute import Dispute
from workflows.drafts import Draft
from workflows.forms import Answers
from workflows.history import Entry
from workflows.local_words import Called, called
from workflows.notices import NEVER_TWICE, Facts, Kind, Notice
from workflows.people import Directory
from workflows.procedure import Procedure
from workflows.reminders import Because, Wake
from workflows.working_calendar import Calendar


class StoreUnavailable(Exception):
    """The database does not answer in time; nothing was written, and trying again is right."""


class StaleDispute(Exception):
    """The dispute moved on since it was read: of two people at once, this was the second."""


class NoSuchDispute(LookupError):
    """No dispute has this id; ids come from our own messages, so this is a forged or lost one."""


@dataclass(frozen=True, kw_only=True)
class Awoken:
    """A wake that has come due and belongs to this transaction now."""

    id: int
    dispute: str | None
    because: Because | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class LiveText:
    """A text of a procedure that live disputes began under; None where it is not kept."""

    hash: str
    key: str
    text: str | None
    live: int


class Raiser(NamedTuple):
    """Somebody who raised disputes that began under one text of a procedure, by its hash."""

    procedure: str
    person: str


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How much there is, for whoever watches the app: numbers and lengths of time only.

    ``waiting``: messages that could go now, the oldest of them for ``oldest``; ``failed`` and
    ``unknown``: those of the last seven days that Slack never took, or may have taken; ``late``:
    how long ago the earliest wake came due that nobody has looked at.
    """

    open: int
    past_date: int
    waiting: int
    oldest: timedelta
    failed: int
    unknown: int
    late: timedelta


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """An open form that was recorded: when, and whether with what is typed in it now."""

    at: datetime
    as_typed: bool


class Work(Protocol):
    """One transaction. Everything in it is committed together, or nothing of it."""

    def directory(self, day: date) -> Directory:
        """Give the people list as it stands on *day*."""

    def directory_ever(self) -> Directory:
        """Give everybody who was ever in the people list, with every posting."""

    def keep_directory(self, directory: Directory, today: date) -> None:
        """Make the list equal to *directory*; postings that are not in it end yesterday."""

    def dispute(self, id: str) -> Dispute:
        """Read a dispute. Raises NoSuchDispute."""

    def dispute_called(self, reference: str) -> Dispute | None:
        """Find a dispute by its reference."""

    def hold(self, ids: Iterable[str]) -> frozenset[str]:
        """Keep disputes as they are until the end; give those that nobody else is changing."""

    def due_by(self, before: datetime) -> Iterable[str]:
        """Give the ids of live disputes that something is due of by an instant, soonest first."""

    def involving(self, person: str) -> Iterable[Dispute]:
        """Give the live disputes that somebody raised or was asked in, newest first, 100."""

    def raisers(self) -> Iterable[Raiser]:
        """Give everybody who has raised a dispute, with the text that it began under."""

    def live_of(self, person: str, raisers: Iterable[Raiser]) -> Iterable[Dispute]:
        """Give the live disputes that somebody raised or was asked in, and what *raisers* raised.

        Soonest due first.
        """

    def with_actions_of(self, person: str) -> Iterable[Dispute]:
        """Give the disputes in which somebody does an action that is followed up now."""

    def ended_of(
        self, person: str, raisers: Iterable[Raiser], most: int, after: int
    ) -> Iterable[Dispute]:
        """Give disputes that are over, of the same people, newest first."""

    def number_ended_of(self, person: str, raisers: Iterable[Raiser]) -> int:
        """Say how many of those there are."""

    def is_taken(self, reference: str) -> bool:
        """Has a dispute this reference?"""

    def keep_children(self, dispute: str, children: Iterable[str]) -> None:
        """Keep which children a dispute is about, by what tells them apart."""

    def about_children(self, children: Iterable[str]) -> Iterable[Dispute]:
        """Give the disputes about any of these children, newest first, 20."""

    def procedure_text(self, hash: str) -> str:
        """Give the text that a dispute began under."""

    def live_texts(self) -> Iterable[LiveText]:
        """Give each text that live disputes began under, with how many they are."""

    def keep_procedure(self, procedure: Procedure, text: str) -> None:
        """Keep the text of a procedure, if it is not kept yet."""

    def record(self, outcome: Accepted, person: str | None, now: datetime) -> None:
        """Save the new state, one line of history and the answers. Raises StaleDispute."""

    def history(self, dispute: str) -> tuple[Entry, ...]:
        """Give what happened, oldest first."""

    def answers(self, dispute: str, number: int) -> Answers:
        """Give what was answered with one line of the history, as it was given."""

    def latest_answers(self, dispute: str) -> Answers:
        """Give the latest answer to each form."""

    def record_apart(
        self,
        kind: str,
        person: str,
        answers: Answers,
        now: datetime,
        *,
        procedure: str | None = None,
        told: Iterable[str] = (),
    ) -> int:
        """Keep what somebody recorded that belongs to no dispute; give its number.

        What is sent to people is kept with them, and with the hash of the text it was asked under.
        """

    def apart(self, id: int) -> SentApart | None:
        """Give what was sent, by its number."""

    def acknowledge_apart(self, id: int, person: str, now: datetime) -> bool:
        """Keep that somebody acknowledged it; False where they had, or where it is not for them."""

    def record_viewing(self, dispute: str, person: str, what: str, now: datetime) -> None:
        """Keep who was shown what of a dispute, and when."""

    def owe(self, notice: Notice, not_before: datetime) -> bool:
        """Put a message into the outbox; False where its key is there already."""

    def is_owed(self, key: str) -> bool:
        """Is there a message of this key, sent or not?"""

    def is_held(self, now: datetime) -> bool:
        """Does everything wait that is owed, because Slack asked to wait, or is not there?"""

    def cancel_nudges(self, dispute: str) -> None:
        """Drop the nudges and reminders of a dispute that have not been sent."""

    def cards(self, dispute: str) -> tuple[Card, ...]:
        """Give the messages of a dispute that have buttons."""

    def cards_of(self, person: str) -> tuple[Card, ...]:
        """Give one person's messages that have buttons and belong to no single dispute."""

    def card(self, key: str) -> Card | None:
        """Give one message by its key, whatever it is."""

    def redraw(self, key: str, facts: Facts) -> None:
        """Say what a message must look like from now on."""

    def set_wakes(self, dispute: str, wakes: Iterable[Wake]) -> None:
        """Replace the instants at which a dispute is looked at."""

    def set_digest(self, at: datetime) -> None:
        """Say when the next digest is made, if that is not said yet."""

    def claim_due(self, now: datetime, most: int, *, of_the_morning: bool) -> tuple[Awoken, ...]:
        """Take the wakes that have come due, soonest first; no other transaction gets them.

        Either those of the morning, or all others.
        """

    def only_one(self, doing: str) -> bool:
        """Is nobody else doing this? Then nobody else will, until this transaction ends."""

    def set_back(self, wake: Awoken, until: datetime) -> None:
        """Try one wake again later, since it failed."""

    def alone(self) -> AbstractContextManager[None]:
        """Begin a part that, where it raises, is undone alone."""

    def figures(self, now: datetime, *, in_hours: bool) -> Figures:
        """Say how much is open, waits and is late; what waits for working hours does not count."""

    def draft(self, id: str, person: str) -> Draft | None:
        """Give somebody's own draft."""

    def drafts_of(self, person: str) -> Iterable[Draft]:
        """Give somebody's drafts that were not sent, newest first."""

    def save_draft(self, draft: Draft) -> None:
        """Keep what somebody has typed so far."""

    def drop_draft(self, id: str, person: str) -> None:
        """Forget what somebody typed, once it was sent."""

    def draft_sent(self, id: str, person: str, dispute: str) -> None:
        """Drop what a draft held, and keep what it became."""

    def recorded(self, form: str, typed: Answers) -> Recorded | None:
        """Say when this open form was recorded, if it was, and whether with what is typed now."""

    def form_recorded(self, form: str, typed: Answers, at: datetime) -> None:
        """Remember that this open form is recorded with what is typed: a form counts once.

        Raises StaleDispute where it was recorded at the same time.
        """


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A message to post, or, where ``ts`` is known, to change in place.

    ``repeated``: it was sent once before, and nobody knows whether Slack took it. ``refused_at``:
    when Slack first refused it, of those times that it has refused it since it last took it.
    """

    key: str
    kind: Kind
    to: str
    facts: Facts
    dispute: str | None
    revision: int
    attempts: int
    repeated: bool
    channel: str | None
    ts: str | None
    taken_at: datetime
    refused_at: datetime | None

    @property
    def may_be_repeated(self) -> bool:
        """May it be sent once more where nobody knows whether Slack took it?"""
        return self.kind not in NEVER_TWICE and not self.repeated


class Outbox(Protocol):
    """The messages that are owed; each call is a transaction of its own."""

    def claim(self, now: datetime, *, in_hours: bool) -> Owed | None:
        """Take the oldest message that may go now; in the order of each dispute."""

    def may_still_go(self, owed: Owed, now: datetime) -> bool:
        """Is it still ours, does it still say the same, and does nothing hold it by now?"""

    def hold(self, until: datetime) -> None:
        """Send nothing at all before this instant, whichever process it is."""

    def sent(self, owed: Owed, channel: str, ts: str) -> None:
        """Slack has it, as of this revision."""

    def drop(self, owed: Owed) -> None:
        """It need not be sent any more."""

    def put_back(self, owed: Owed) -> None:
        """It was not tried: nothing about it has changed."""

    def delay(self, owed: Owed, at: datetime) -> None:
        """Nobody has refused it; it goes no earlier than *at*."""

    def again(self, owed: Owed, at: datetime, *, stuck: bool = False) -> None:
        """Slack has refused it for now; it goes no earlier than *at*.

        Where it is *stuck*, what comes after it waits for it no longer.
        """

    def unknown(self, owed: Owed, now: datetime) -> None:
        """Slack may have it or not: never again what never goes twice, else once more."""

    def undeliverable(self, owed: Owed, code: str) -> None:
        """Slack will never take it; *code* says why."""

    def in_hand_since(self, before: datetime) -> tuple[Owed, ...]:
        """Give what was taken in hand before this instant, and was not settled since."""

    def took_any_since(self, at: datetime) -> bool:
        """Has Slack taken anything that was sent later than this?"""


class Store(Protocol):
    """Where everything is kept."""

    @property
    def outbox(self) -> Outbox:
        """Give the messages that are owed."""

    def close(self) -> None:
        """Let go of the database."""

    def has_work(self, now: datetime, in_hand_before: datetime) -> bool:
        """Has anything come due, or been in hand since before that? Raises StoreUnavailable.

        One question, since it is nearly always answered with no.
        """

    def begin(self) -> AbstractContextManager[Work]:
        """Begin a transaction that writes. Raises StoreUnavailable."""

    def read(self) -> AbstractContextManager[Work]:
        """Begin a transaction that only reads. Raises StoreUnavailable."""


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
    and that of working hours. ``administrators`` are Slack ids: they need hold no post.
    ``outside`` has the e-mail addresses that are set for posts outside.
    ``may_be_open``: may somebody raise under a procedure whose owner has yet to settle a limit?
    """

    store: Store
    library: Library
    calendars: Mapping[str, Calendar]
    calendar: Calendar
    now: Clock
    has_channel: bool = False
    administrators: tuple[str, ...] = ()
    outside: Mapping[str, str] = field(default_factory=dict)
    may_be_open: bool = True

    def calendar_of(self, procedure: Procedure) -> Calendar:
        """Give the calendar of the procedure's owner, so that both sides have one due date."""
        return self.calendars[procedure.calendar] if procedure.calendar else self.calendar
