"""What the use cases ask of the outside world, and the exceptions it makes promises with."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from workflows.apart import Counted, Listed, Sending, SentApart
from workflows.cards import Card
from workflows.commands import Accepted
from workflows.cover import Cover
from workflows.dispute import Dispute
from workflows.drafts import Draft, Place
from workflows.forms import Answers
from workflows.history import Entry
from workflows.holding import Held
from workflows.integrity import Broken, Chain, Signature, Tips
from workflows.mailed import Mailed
from workflows.notices import Facts, Notice
from workflows.on_call import OnCall
from workflows.outbox import Outbox
from workflows.people import Directory
from workflows.people_changes import Change
from workflows.procedure import Procedure
from workflows.reminders import Wake
from workflows.reporting.reading import Chronicles
from workflows.retention.store import Anew, Retention
from workflows.rotation import Vault
from workflows.stored import (
    Awoken,
    Figures,
    KeptApart,
    KeptChange,
    KeptMessage,
    LiveText,
    Lost,
    Raiser,
    Recorded,
    Viewing,
)


class StoreUnavailable(Exception):
    """The database does not answer in time; nothing was written, and trying again is right."""


class StaleDispute(Exception):
    """The dispute moved on since it was read: of two people at once, this was the second."""


class CannotOpen(Exception):
    """What is sealed was changed or moved, or its key is not held; the text names its place."""


class KeyNotHeld(CannotOpen):
    """This process was not given the key with which something is sealed."""

    def __init__(self, key_id: str) -> None:
        """Name the key by its id."""
        super().__init__(f"the key {key_id} is not held")
        self.key_id = key_id


class NoSuchDispute(LookupError):
    """No dispute has this id; ids come from our own messages, so this is a forged or lost one."""


class Work(Chronicles, Retention, Protocol):
    """One transaction. Everything in it is committed together, or nothing of it."""

    def directory(self, day: date) -> Directory:
        """Give the people list as it stands on *day*."""

    def directory_ever(self) -> Directory:
        """Give everybody who was ever in the people list, with every posting."""

    def people_to_change(self) -> Directory:
        """Give them, and let nobody else change the list until this transaction ends."""

    def keep_directory(
        self, directory: Directory, today: date, told: Callable[[int], object] | None = None
    ) -> None:
        """Make the list equal to *directory*; postings that are not in it end yesterday.

        *told*, if anybody is, hears after each person how many of the postings that makes.
        """

    def record_people(self, changes: Iterable[Change], by: str, now: datetime) -> None:
        """Keep what changed in the people list, by whom: a Slack account, or the command line."""

    def covers(self) -> tuple[Cover, ...]:
        """Give every cover that has not ended, in the order of their first days."""

    def covers_to_change(self) -> tuple[Cover, ...]:
        """Give them, and let nobody else change any until this transaction ends."""

    def keep_cover(self, cover: Cover) -> None:
        """Keep a cover as it is now; one that has ended stays kept."""

    def keep_guest(self, person: str, *, guest: bool) -> None:
        """Keep whether somebody's Slack account is a guest's."""

    def end_posts(self, person: str, last_day: date) -> None:
        """Let every post that somebody holds after *last_day* end with it."""

    def dispute(self, id: str) -> Dispute:
        """Read a dispute. Raises NoSuchDispute."""

    def dispute_called(self, reference: str) -> Dispute | None:
        """Find a dispute by its reference."""

    def hold(self, ids: Iterable[str]) -> frozenset[str]:
        """Keep disputes as they are until the end; give those that nobody else is changing."""

    def wait_for(self, ids: Iterable[str]) -> None:
        """Keep disputes as they are until the end, as soon as nobody else is changing them.

        Whoever changes the people list or a cover, too, says so before this: each in that order,
        so that no two ever wait for each other.
        """

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

    def live_of_leavers(self, day: date) -> Iterable[str]:
        """Give the ids of live disputes in which somebody has a part who holds no post on a day.

        Or none any more in an agency for which they worked once. And those in which it was noted
        that somebody asked has left. Soonest due first.
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
        """Is anything called by this reference: a dispute, or what was sent apart from any?"""

    def keep_children(self, dispute: str, children: Iterable[str]) -> None:
        """Keep which children a dispute is about, by what tells them apart."""

    def marked_under_older(self, after: str, most: int) -> tuple[str, ...]:
        """Give ids of disputes whose marks of children are not of the newest key, in order."""

    def number_marked_under_older(self) -> int:
        """Say how many disputes have such marks."""

    def mark_anew(self, dispute: str, children: Iterable[str]) -> None:
        """Keep which children a dispute is about under the newest key, in place of all else."""

    def about_children(self, children: Iterable[str]) -> Iterable[Dispute]:
        """Give the disputes about any of these children, newest first, 20."""

    def all_about(self, children: Iterable[str]) -> Iterable[Dispute]:
        """Give every dispute about any of these children, newest first."""

    def keep_category(self, dispute: str, category: str) -> None:
        """Keep the category of a dispute, by its key."""

    def of_category(self, category: str) -> frozenset[str]:
        """Give the ids of the disputes of a category."""

    def without_category(self) -> Iterable[Dispute]:
        """Give the disputes of which no category is kept."""

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
        sending: Sending | None = None,
    ) -> int:
        """Keep what somebody recorded that belongs to no dispute; give its number.

        What is sent to people is kept with its reference, its text, and whom it is for.
        """

    def apart(self, id: int) -> SentApart | None:
        """Give what was sent, by its number."""

    def apart_called(self, reference: str) -> int | None:
        """Find what was sent by its reference; give its number."""

    def acknowledge_apart(self, id: int, person: str, words: str, now: datetime) -> bool:
        """Keep that somebody acknowledged it, with what they say back; False where they had."""

    def apart_waiting_for(self, person: str) -> Iterable[Listed]:
        """Give what somebody is asked to acknowledge, the oldest first."""

    def apart_of(self, person: str, most: int, after: int) -> Iterable[Listed]:
        """Give what somebody sent, and what was sent to them, newest first."""

    def number_apart_of(self, person: str) -> int:
        """Say how many of those there are."""

    def apart_counted(self, since: datetime, until: datetime) -> Iterable[tuple[str, Counted]]:
        """Say of each kind how many were sent in a time, and how many are acknowledged by all."""

    def record_viewing_apart(self, id: int, person: str, what: str, now: datetime) -> None:
        """Keep who was shown what of it, and when."""

    def record_viewing(self, dispute: str, person: str, what: str, now: datetime) -> int:
        """Keep who was shown what of a dispute, and when; give the number of that viewing."""

    def open_on_call(self, dispute: str, person: str, reason: str, now: datetime) -> OnCall:
        """Keep that somebody opens a dispute on call, as one of its viewings."""

    def opened_on_call(self, dispute: str) -> tuple[OnCall, ...]:
        """Give each time that a dispute was opened on call, oldest first."""

    def opened_on_call_by(self, person: str) -> tuple[tuple[str, OnCall], ...]:
        """Give what somebody opened on call, with the id of the dispute, oldest first."""

    def viewings(self, dispute: str) -> tuple[Viewing, ...]:
        """Give who was shown what of a dispute, and when, oldest first."""

    def owe(self, notice: Notice, not_before: datetime) -> bool:
        """Put a message into the outbox; False where its key is there already."""

    def bring_forward(self, latest: datetime, now: datetime) -> None:
        """Let go as of now what would go later than a clock that is right lets anything go."""

    def is_owed(self, key: str) -> bool:
        """Is there a message of this key, sent or not?"""

    def is_held(self, now: datetime) -> bool:
        """Does everything wait that is owed, because Slack asked to wait, or is not there?"""

    def cancel_nudges(self, dispute: str) -> None:
        """Drop the nudges and reminders of a dispute that have not been sent."""

    def cancel(self, key: str) -> None:
        """Drop one message that has not been sent."""

    def snooze(self, dispute: str, person: str, until: datetime) -> None:
        """Remember that somebody wants no reminder of a dispute before an instant.

        What of it waits to be sent to them before that is dropped.
        """

    def snoozers(self, dispute: str, now: datetime) -> frozenset[str]:
        """Give those who want no reminder of a dispute now."""

    def take_wishes(self, dispute: str, now: datetime) -> frozenset[str]:
        """Give those who wanted none before now, and want one again; each is given once."""

    def stand_still(self, now: datetime) -> None:
        """Send nothing at all from now on, whichever process it is."""

    def is_still(self) -> bool:
        """Is nothing sent at all?"""

    def go_on(self) -> None:
        """Send again what is not held."""

    def hold_owed(self, now: datetime, by: datetime) -> None:
        """Hold what is owed by an instant and was sent to nobody yet."""

    def held(self) -> tuple[Held, ...]:
        """Give what is held, in the order in which it is owed."""

    def let_go(self, numbers: Iterable[int]) -> None:
        """Let these go as they are."""

    def drop_held(self, numbers: Iterable[int]) -> None:
        """Let these never go; that they were owed stays in the record."""

    def forget_held(self, numbers: Iterable[int]) -> None:
        """Let these be as if they had never been owed, so that the same can be owed anew."""

    def cards(self, dispute: str) -> tuple[Card, ...]:
        """Give the messages of a dispute that have buttons."""

    def cards_of(self, person: str) -> tuple[Card, ...]:
        """Give one person's messages that have buttons and belong to no single dispute."""

    def card(self, key: str) -> Card | None:
        """Give one message by its key, whatever it is."""

    def redraw(self, key: str, facts: Facts) -> None:
        """Say what a message must look like from now on."""

    def mails(self, dispute: str) -> tuple[Mailed, ...]:
        """Give the e-mails of a dispute, in the order in which they are owed."""

    def mail(self, key: str) -> Mailed | None:
        """Give one e-mail of a dispute by its key."""

    def mail_again(self, key: str, facts: Facts, now: datetime) -> bool:
        """Let an e-mail be owed anew, as of now; False where it is just being sent."""

    def told_by_hand(self, key: str, now: datetime) -> bool:
        """Let it be owed no more, since they were told; False where it is just being sent."""

    def set_wakes(self, dispute: str, wakes: Iterable[Wake]) -> None:
        """Replace the instants at which a dispute is looked at, but those that somebody wished."""

    def add_wakes(self, dispute: str, wakes: Iterable[Wake]) -> None:
        """Look at a dispute at these instants, too."""

    def wakes_of(self, dispute: str | None) -> tuple[Wake, ...]:
        """Give when a dispute is looked at, or the next morning (None); since it came due first."""

    def set_digest(self, at: datetime) -> None:
        """Say when the next digest is made, if none is that soon."""

    def claim_due(self, now: datetime, most: int, *, of_the_morning: bool) -> tuple[Awoken, ...]:
        """Take the wakes that have come due, soonest first; no other transaction gets them.

        Either those of the morning, or all others.
        """

    def only_one(self, doing: str) -> bool:
        """Is nobody else doing this? Then nobody else will, until this transaction ends."""

    def every_record(self) -> tuple[str, ...]:
        """Give the id of every dispute of which anything is kept."""

    def every_record_apart(self) -> tuple[str, ...]:
        """Give the id of everything that is kept without a dispute."""

    def broken(self, dispute: str) -> tuple[Broken, ...]:
        """Say what of a dispute is not as it was written."""

    def broken_apart(self, id: str) -> tuple[Broken, ...]:
        """Say what of something that is kept without a dispute is not as it was written."""

    def broken_people_changes(self) -> tuple[Broken, ...]:
        """Say what of the list of changes of the people list is not as it was written."""

    def broken_messages(self) -> tuple[Broken, ...]:
        """Say of which messages it is said that nothing is owed, and something is."""

    def hashes(self, name: Chain, of: str) -> dict[int, str]:
        """Give the hash of each row of a chain, by its number."""

    def tips(self, since: datetime | None) -> Tips:
        """Give the last row of each chain that has grown since an instant; of all without one."""

    def is_first_since(self, doing: str, since: datetime, now: datetime) -> bool:
        """Has nobody done this since an instant? Then it counts as done now."""

    def is_done_since(self, doing: str, since: datetime, now: datetime) -> bool:
        """Has anybody done this since an instant?"""

    def set_back(self, wake: Awoken, until: datetime) -> None:
        """Try one wake again later, and remember since when it has been due."""

    def earliest(self) -> datetime | None:
        """Give when the earliest of what is to be looked at came, or comes, due."""

    def note(self, doing: str, at: datetime) -> None:
        """Say when something was last done, whatever was said before."""

    def noted(self, doing: str) -> datetime | None:
        """Give when something was last done."""

    def begins(self, what: str, at: datetime) -> bool:
        """Say that something has begun; False where it had already."""

    def ends(self, what: str) -> bool:
        """Say that something is over; False where it was already."""

    def alone(self) -> AbstractContextManager[None]:
        """Begin a part that, where it raises, is undone alone."""

    def figures(self, now: datetime, *, in_hours: bool) -> Figures:
        """Say how much is open, waits and is late; what waits for working hours does not count."""

    def lost(self, now: datetime) -> Iterable[Lost]:
        """Give the messages of the last seven days that never arrived, or may not have."""

    def number_of_emails(self) -> int:
        """Say how many e-mails wait until somebody sends e-mails here."""

    def try_again(self, key: str, now: datetime) -> bool:
        """Let a message that was refused for good be owed anew; False where it was not."""

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

    def hear(self, place: Place, at: datetime) -> bool:
        """Note a press or a sending in an open form, heard *at*.

        False where this very one was heard before, or a press in the form that is newer.
        """

    def recorded(self, form: str, typed: Answers) -> Recorded | None:
        """Say when this open form was recorded, if it was, and whether with what is typed now."""

    def form_recorded(self, form: str, typed: Answers, at: datetime) -> None:
        """Remember that this open form is recorded with what is typed: a form counts once.

        Raises StaleDispute where it was recorded at the same time.
        """

    def every_dispute(self) -> tuple[str, ...]:
        """Give the ids of all disputes, oldest first."""

    def live_disputes(self) -> tuple[str, ...]:
        """Give the ids of those that have not ended, oldest first."""

    def viewed_by(self, person: str) -> tuple[tuple[str, Viewing], ...]:
        """Give what somebody was shown, with the id of the dispute, oldest first."""

    def messages_of(self, dispute: str, since: datetime | None = None) -> tuple[KeptMessage, ...]:
        """Give every message about a dispute; those owed *since*, where that is given."""

    def messages_to(
        self, to: Iterable[str], since: datetime | None = None
    ) -> tuple[KeptMessage, ...]:
        """Give every message to somebody, by whatever name they are reached; or those *since*."""

    def drafts_about(self, dispute: str) -> Iterable[Draft]:
        """Give what anybody has typed into a form of a dispute, and not sent."""

    def snoozes_of(self, dispute: str) -> tuple[tuple[str, datetime], ...]:
        """Give who wants no reminder of a dispute, and until when."""

    def snoozes_by(self, person: str) -> tuple[tuple[str, datetime], ...]:
        """Give of which disputes somebody wants no reminder, by their ids, and until when."""

    def covers_of(self, person: str) -> tuple[Cover, ...]:
        """Give every cover that somebody has to do with, also those that have ended."""

    def changes_of(self, person: str) -> tuple[KeptChange, ...]:
        """Give every change of somebody's posts."""

    def kept_apart_of(self, person: str) -> tuple[KeptApart, ...]:
        """Give what somebody recorded without a dispute, and what was sent to them."""


class Store(Protocol):
    """Where everything is kept."""

    @property
    def outbox(self) -> Outbox:
        """Give the messages that are owed."""

    def close(self) -> None:
        """Let go of the database."""

    @property
    def vault(self) -> Vault:
        """Give what is sealed, row by row."""

    @property
    def signatures(self) -> Vault:
        """Give what is signed, row by row: who may see something, and when it is due."""

    def has_work(self, now: datetime, in_hand_before: datetime) -> bool:
        """Has anything come due, or been in hand since before that? Raises StoreUnavailable.

        One question, since it is nearly always answered with no.
        """

    def try_to_write(self) -> None:
        """Ask the database to change no row: does it take changes? Raises StoreUnavailable."""

    def write_anew(self) -> Anew:
        """Write the tables anew from which something was destroyed, so that no file holds it.

        Raises StoreUnavailable.
        """

    def sign(self, text: bytes) -> Signature:
        """Sign a text with the newest key."""

    def is_signed(self, text: bytes, signature: Signature) -> bool:
        """Was this text signed with a key that is held?"""

    def begin(self) -> AbstractContextManager[Work]:
        """Begin a transaction that writes. Raises StoreUnavailable."""

    def read(self) -> AbstractContextManager[Work]:
        """Begin a transaction that only reads. Raises StoreUnavailable."""
