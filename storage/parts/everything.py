"""Everything that is kept, for whoever must answer what the record holds: read, never changed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, true

from storage import records
from storage.parts.apart import Apart
from storage.parts.apart_lists import reference
from storage.parts.covers import COVER
from storage.parts.drafts import Drafts
from storage.parts.register import Register
from storage.tables import (
    apart,
    covers,
    disputes,
    drafts,
    outbox,
    people_changes,
    snoozes,
    told_apart,
    viewings,
    viewings_apart,
)
from workflows.cover import Cover
from workflows.drafts import Draft
from workflows.retention.plans import Type
from workflows.stored import KeptApart, KeptChange, KeptMessage, Viewing


class Everything(Drafts, Register, Apart):
    """Reading what other parts keep, by the dispute or the person it is about."""

    def every_dispute(self) -> tuple[str, ...]:
        """Give the ids of all disputes, oldest first."""
        return self._disputes(true())

    def live_disputes(self) -> tuple[str, ...]:
        """Give the ids of those that have not ended, oldest first."""
        return self._disputes(disputes.c.due_at.is_not(None))

    def _disputes(self, which: ColumnElement[bool]) -> tuple[str, ...]:
        query = select(disputes.c.id).where(which).order_by(disputes.c.raised_at)
        return tuple(self._connection.execute(query).scalars())

    def viewed_by(self, person: str) -> tuple[tuple[str, Viewing], ...]:
        """Give what somebody was shown, with the id of the dispute, oldest first."""
        query = select(viewings).where(viewings.c.person == person).order_by(viewings.c.at)
        return tuple((row.dispute, _viewing(row)) for row in self._connection.execute(query))

    def messages_of(self, dispute: str, since: datetime | None = None) -> tuple[KeptMessage, ...]:
        """Give every message about a dispute; those owed *since*, where that is given."""
        return self._messages(_owed(outbox.c.dispute == dispute, since))

    def messages_to(
        self, to: Iterable[str], since: datetime | None = None
    ) -> tuple[KeptMessage, ...]:
        """Give every message to somebody, by whatever name they are reached; or those *since*."""
        return self._messages(_owed(outbox.c.recipient.in_(list(to)), since))

    def _messages(self, which: ColumnElement[bool]) -> tuple[KeptMessage, ...]:
        rows = self._connection.execute(select(outbox).where(which).order_by(outbox.c.id))
        return tuple(
            KeptMessage(
                kind=row.kind,
                to=row.recipient,
                dispute=row.dispute,
                facts=records.facts(row.facts),
                owed_at=row.owed_at or row.not_before,
                delivered_at=row.settled_at or _posted_at(row.ts),
                attempts=row.attempts,
                state=row.state,
                code=row.code or "",
            )
            for row in rows
        )

    def drafts_about(self, dispute: str) -> Iterator[Draft]:
        """Give what anybody has typed into a form of a dispute, and not sent."""
        query = select(drafts).where(drafts.c.dispute == dispute, drafts.c.sent_as.is_(None))
        return map(self._draft, self._connection.execute(query.order_by(drafts.c.saved_at)))

    def snoozes_of(self, dispute: str) -> tuple[tuple[str, datetime], ...]:
        """Give who wants no reminder of a dispute, and until when."""
        query = select(snoozes).where(snoozes.c.dispute == dispute)
        return tuple((row.person, row.until) for row in self._connection.execute(query))

    def snoozes_by(self, person: str) -> tuple[tuple[str, datetime], ...]:
        """Give of which disputes somebody wants no reminder, by their ids, and until when."""
        query = select(snoozes).where(snoozes.c.person == person).order_by(snoozes.c.until)
        return tuple((row.dispute, row.until) for row in self._connection.execute(query))

    def covers_of(self, person: str) -> tuple[Cover, ...]:
        """Give every cover that somebody has to do with, also those that have ended."""
        theirs = or_(*(covers.c[name] == person for name in ("away", "cover", "set_by")))
        rows = self._connection.execute(select(*COVER).where(theirs).order_by(covers.c.since))
        return tuple(Cover(**row) for row in rows.mappings())

    def changes_of(self, person: str) -> tuple[KeptChange, ...]:
        """Give every change of somebody's posts."""
        query = select(people_changes).where(people_changes.c.person == person)
        rows = self._connection.execute(query.order_by(people_changes.c.number))
        return tuple(KeptChange(at=row.at, by=row.by, post=row.post, how=row.how) for row in rows)

    def kept_apart_of(self, person: str) -> tuple[KeptApart, ...]:
        """Give what somebody recorded without a dispute, and what was sent to them."""
        told = select(told_apart.c.apart).where(told_apart.c.person == person)
        theirs = or_(apart.c.person == person, apart.c.id.in_(told))
        rows = self._connection.execute(select(apart).where(theirs).order_by(apart.c.id)).all()
        return tuple(self._kept_apart(row) for row in rows)

    def _kept_apart(self, row: Any) -> KeptApart:
        told = select(told_apart).where(told_apart.c.apart == row.id)
        seen = select(viewings_apart).where(viewings_apart.c.apart == row.id)
        return KeptApart(
            id=row.id,
            kind=row.kind,
            person=row.person,
            at=row.at,
            reference=reference(row),
            procedure=row.procedure or "",
            answers=self._opened(row),
            told={each.person: self._told(each) for each in self._connection.execute(told)},
            viewings=tuple(
                _viewing(each)
                for each in self._connection.execute(seen.order_by(viewings_apart.c.number))
            ),
            gone=self.gone(Type.APART, str(row.id)),
            holds=self.holding(Type.APART, str(row.id)),
        )


def _owed(which: ColumnElement[bool], since: datetime | None) -> ColumnElement[bool]:
    """Of some messages those owed since an instant: in two parts, each of which has an index.

    What is older than this column has an instant in the other.
    """
    if since is None:
        return which
    old = outbox.c.owed_at.is_(None), outbox.c.not_before >= since
    return or_(and_(which, outbox.c.owed_at >= since), and_(which, *old))


def _posted_at(ts: str | None) -> datetime | None:
    """Read when Slack took a message: its name for one is the second in which that was."""
    return datetime.fromtimestamp(int(ts.partition(".")[0]), UTC) if ts else None


def _viewing(row: Any) -> Viewing:
    return Viewing(at=row.at, person=row.person, what=row.what)
