"""What retention asks of the store, in one transaction, and what it is given."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Protocol

from workflows.apart import Listed
from workflows.dispute import Dispute
from workflows.integrity import Broken, Chain
from workflows.reporting.reading import Boxes
from workflows.retention.plans import Entry, Gone, Type


class Anew(Enum):
    """Whether the database's files were written anew, so that they hold nothing destroyed.

    ``IN_THE_WAY``: somebody still reads what was there before; it must be tried again.
    ``NOT_THE_OWNER``: the app's role may not write all of them.
    """

    WRITTEN = auto()
    IN_THE_WAY = auto()
    NOT_THE_OWNER = auto()


@dataclass(frozen=True, kw_only=True)
class Over:
    """A dispute that has ended: when it was closed, when anybody last had to do with it.

    ``waits``: a message of it waits to be sent, or is on its way.
    """

    closed_at: datetime
    last_contact: datetime
    waits: bool


@dataclass(frozen=True, kw_only=True)
class Old:
    """Something else whose time may be over. ``since`` is what its period counts from.

    ``of`` is the dispute, or what was sent without one, that it is about,
    by type and id; ``named``: something that is kept names it.
    """

    id: str
    reference: str
    since: datetime
    of: tuple[Type, str] | None = None
    kind: str = ""
    named: bool = False


class Retention(Protocol):
    """Finding what is old, destroying it, and the register of all that."""

    def register_next(self) -> int:
        """Let nobody else write the register, and so hold or destroy, until this transaction ends.

        Give the number of its next row.
        """

    def enter(self, entry: Entry, reason: str = "") -> int:
        """Add a row to the register, signed, with a *reason* that is sealed; give its number."""

    def entries(self, plan: str) -> tuple[Entry, ...]:
        """Give every row about a plan, oldest first."""

    def holds(self) -> tuple[tuple[int, Entry], ...]:
        """Give the legal holds that last, with their numbers, oldest first."""

    def holding(self, type: Type, id: str) -> tuple[tuple[Entry, str], ...]:
        """Give each time that a hold was put on it or taken off, with why, oldest first."""

    def is_on_hold(self, type: Type, id: str) -> bool:
        """Is there a legal hold on a dispute, or on what was sent without one?"""

    def gone(self, type: Type, id: str) -> Gone | None:
        """Say when it was destroyed, and why, if it was."""

    def keep_plan(self, id: str, text: str) -> None:
        """Keep a plan as it was made."""

    def plan_text(self, id: str) -> str | None:
        """Give a plan as it was made."""

    def every_plan(self) -> tuple[str, ...]:
        """Give the id of each plan that is kept, or of which the register speaks."""

    def keep_certificate(self, plan: str, text: str) -> None:
        """Keep the certificate of a plan that was run."""

    def certificate(self, plan: str) -> str | None:
        """Give the certificate of a plan that was run."""

    def ended(self) -> Iterator[Dispute]:
        """Give the disputes that are over and were not destroyed."""

    def going_on(self) -> Iterator[Dispute]:
        """Give the disputes that are not over."""

    def over(self, dispute: Dispute) -> Over:
        """Say since when a dispute is over."""

    def last_contact(self, dispute: str) -> datetime:
        """Say when anybody last had to do with a dispute."""

    def mark(self, type: Type, id: str) -> str:
        """Give what changes with it; nothing where it is gone, or something of it is on its way."""

    def destroyed_until(self, name: Chain, of: str) -> int:
        """Give the number of the last row of a chain that was destroyed; 0: none was."""

    def broken_register(self) -> tuple[Broken, ...]:
        """Say what of the register is not as it was written."""

    def old_apart(self) -> Iterator[Old]:
        """Give what was sent or recorded without a dispute, and was not destroyed."""

    def old_drafts(self, since: datetime) -> Iterator[Old]:
        """Give what was typed, and neither sent nor saved again after an instant."""

    def old_messages(self, since: datetime) -> Iterator[Old]:
        """Give the messages of each dispute that is over, all settled before an instant.

        And, as one, those of no dispute.
        """

    def old_logs(self, type: Type) -> Iterator[Old]:
        """Give the access log of each that was destroyed: of disputes, or of what was apart."""

    def leavers(self, day: date) -> Iterator[Old]:
        """Give those whose last post ended before a day."""

    def apart_listed(self, id: int) -> Listed | None:
        """Give what was sent without a dispute, as lists have it."""

    def destroy_dispute(self, dispute: Dispute, boxes: Boxes) -> int:
        """Take away all that was typed of a dispute, and keep its figures; give how many texts."""

    def destroy_apart(self, id: int, boxes: Boxes) -> int:
        """Take away what was typed, and keep the figures; give how many texts."""

    def destroy_draft(self, id: str) -> int:
        """Take a draft away, and count it on where it is counted."""

    def destroy_messages(self, dispute: str, since: datetime) -> int:
        """Take messages away; of no dispute, those settled before an instant."""

    def destroy_log(self, type: Type, id: str) -> int:
        """Take an access log away."""

    def destroy_person(self, id: str) -> int:
        """Take away what somebody is called and reached by; their posts stay, without a name."""
