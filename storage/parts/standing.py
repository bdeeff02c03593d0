"""What follows from where a dispute stands, held against it; changes nothing.

The state itself is signed (``storage.signing``). What the app finds disputes by, and looks at them
by, is no more than the state says: so it is worked out from that again.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, bindparam, or_, select

from storage.parts.disputes import does, in_lists
from storage.parts.record import Record
from storage.parts.wakes import Wakes
from storage.tables import disputes, doers, involved, outbox
from workflows.dispute import Dispute
from workflows.engine import next_instant
from workflows.integrity import Broken, How
from workflows.kinds import Kind
from workflows.reminders import Because

#: The number of a row, and what is wrong with it.
Found = tuple[int, How]

_IS_THERE = select(disputes.c.id).where(disputes.c.id == bindparam("of"))
_IN_LISTS = select(involved.c.person).where(involved.c.dispute == bindparam("of"))
_DO = select(doers.c.person).where(doers.c.dispute == bindparam("of"))
_FOR_SLACK = outbox.c.kind != Kind.EMAIL
#: What Slack does not have, or has in an older form, while nothing of it is owed.
_NOT_OWED = select(outbox.c.id, outbox.c.dispute).where(
    or_(
        and_(_FOR_SLACK, outbox.c.state == "waiting", ~outbox.c.pending),
        and_(_FOR_SLACK, outbox.c.state == "sent", outbox.c.ts.is_(None)),
        and_(
            _FOR_SLACK,
            outbox.c.state == "sent",
            ~outbox.c.pending,
            outbox.c.revision > outbox.c.sent_revision,
        ),
        and_(~_FOR_SLACK, outbox.c.state == "sent", outbox.c.settled_at.is_(None)),
    )
)


class Standing(Record, Wakes):
    """Reading what follows from a state."""

    def _lists(self, of: str) -> Iterator[Found]:
        """In whose lists it is: theirs whom the state names, and nobody else's."""
        if not self._is_there(of):
            return
        dispute = self.dispute(of)
        yield from _differs(self._people(_IN_LISTS, of), in_lists(dispute))
        yield from _differs(self._people(_DO, of), does(dispute))

    def _looks(self, of: str) -> Iterator[Found]:
        """When it is looked at: by the time at which something is due, and each morning."""
        if not self._is_there(of):
            return
        dispute = self.dispute(of)
        at, set_for = next_instant(dispute), self.wakes_of(of)
        by_then = at is None or any(
            each.because is Because.LIMIT and each.at <= at for each in set_for
        )
        mornings = set(_of_mornings(dispute)) <= {each.because for each in set_for}
        if not (by_then and mornings):
            yield 0, "not set"

    def _is_there(self, of: str) -> bool:
        """Where it is not, its history has said so already."""
        return self._connection.execute(_IS_THERE, {"of": of}).first() is not None

    def _people(self, which: Any, of: str) -> set[str]:
        return set(self._connection.execute(which, {"of": of}).scalars())

    def broken_messages(self) -> tuple[Broken, ...]:
        """Say of which messages it is said that nothing is owed, and something is."""
        rows = self._connection.execute(_NOT_OWED.order_by(outbox.c.id))
        return tuple(
            Broken(chain="messages", of=row.dispute or "", number=row.id, how="not owed")
            for row in rows
        )


def _of_mornings(dispute: Dispute) -> Iterator[Because]:
    """Give why it is looked at each morning, whatever the calendar says."""
    if dispute.late and not dispute.end:
        yield Because.AGAIN
    if dispute.watched:
        yield Because.ACTION


def _differs(kept: set[str], should: set[str]) -> Iterator[Found]:
    if kept - should:
        yield 0, "somebody added"
    if should - kept:
        yield 0, "somebody missing"
