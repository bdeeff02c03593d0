"""Finding what is old: its time may be over. Nothing here is changed."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, or_, select

from storage import records
from storage.parts.apart import Apart
from storage.parts.apart_lists import ApartLists, reference
from storage.parts.record import Record
from storage.tables import (
    apart,
    disputes,
    drafts,
    history,
    outbox,
    postings,
    register,
    told_apart,
    viewings,
    viewings_apart,
)
from workflows.apart import Listed
from workflows.dispute import Dispute
from workflows.events import Ended
from workflows.outward import RecordFiled
from workflows.retention.plans import Act, Type
from workflows.retention.store import Old, Over

_OVER = select(disputes.c.state).where(disputes.c.due_at.is_(None)).order_by(disputes.c.id)
_LIVE = select(disputes.c.state).where(disputes.c.due_at.is_not(None)).order_by(disputes.c.id)
_WAITS = select(outbox.c.id).where(
    outbox.c.dispute == bindparam("id"),
    or_(outbox.c.pending, outbox.c.claimed_at.is_not(None), outbox.c.state == "waiting"),
)
_LAST_BY_ANYBODY = select(func.max(history.c.at)).where(
    history.c.dispute == bindparam("id"), history.c.person.is_not(None)
)
SETTLED = (~outbox.c.pending, outbox.c.claimed_at.is_(None), outbox.c.state != "waiting")
_MESSAGES = (
    select(
        outbox.c.dispute,
        disputes.c.reference,
        func.max(outbox.c.not_before).label("last"),
    )
    .join(disputes, disputes.c.id == outbox.c.dispute)
    .where(
        disputes.c.due_at.is_(None),
        ~exists().where(outbox.c.dispute == disputes.c.id, or_(*(~each for each in SETTLED)))
        .correlate(disputes),
    )
    .group_by(outbox.c.dispute, disputes.c.reference)
)  # fmt: skip


def _destroyed(type: Type) -> Any:
    return select(register.c.of, func.min(register.c.at).label("at")).where(
        register.c.act == Act.DESTROYED, register.c.type == type
    ).group_by(register.c.of)  # fmt: skip


class OldThings(Record, Apart, ApartLists):
    """Implements the finding of ``workflows.retention.store``."""

    def ended(self) -> Iterator[Dispute]:
        """Give the disputes that are over and were not destroyed."""
        every = map(records.dispute, self._connection.execute(_OVER).scalars().all())
        return (dispute for dispute in every if dispute.destroyed_at is None)

    def going_on(self) -> Iterator[Dispute]:
        """Give the disputes that are not over."""
        return map(records.dispute, self._connection.execute(_LIVE).scalars().all())

    def over(self, dispute: Dispute) -> Over:
        """Say since when it is closed: its end, or the last copy that was recorded as made."""
        closes = [
            entry.at
            for entry in self.history(dispute.id)
            if any(isinstance(event, Ended | RecordFiled) for event in entry.events)
        ]
        waits = self._connection.execute(_WAITS, {"id": dispute.id}).first()
        return Over(
            closed_at=max(closes),
            last_contact=self.last_contact(dispute.id),
            waits=waits is not None,
        )

    def last_contact(self, dispute: str) -> datetime:
        """Say when anybody last did anything in it."""
        last: datetime = self._connection.execute(_LAST_BY_ANYBODY, {"id": dispute}).scalar_one()
        return last

    def mark(self, type: Type, id: str) -> str:
        """Give what changes with it; nothing where it is gone, or something of it is on its way."""
        asks = self._connection.execute
        match type:
            case Type.DISPUTE:
                waits = asks(_WAITS, {"id": id}).first()
                version = select(disputes.c.version).where(disputes.c.id == id)
                return "" if waits else str(asks(version).scalar_one())
            case Type.APART:
                back = func.count(told_apart.c.acknowledged_at)
                return str(asks(select(back).where(told_apart.c.apart == int(id))).scalar_one())
            case Type.DRAFT:
                saved = select(drafts.c.saved_at).where(
                    drafts.c.id == id, drafts.c.sent_as.is_(None)
                )
                at: datetime | None = asks(saved).scalar()
                return at.isoformat() if at else ""
            case Type.MESSAGES:
                unsettled = asks(_WAITS, {"id": id}).first() if id else None
                many = select(func.count()).where(outbox.c.dispute == id)
                return "" if unsettled else str(asks(many).scalar_one())
            case Type.ACCESS_LOG | Type.ACCESS_LOG_APART:
                return str(self._rows(type, id))
            case Type.PERSON:
                last = select(func.max(func.coalesce(postings.c.until, date.max)))
                day: date = asks(last.where(postings.c.person == id)).scalar_one()
                return day.isoformat()

    def _rows(self, type: Type, id: str) -> int:
        is_apart = type is Type.ACCESS_LOG_APART
        of = viewings_apart.c.apart == int(id) if is_apart else viewings.c.dispute == id
        return int(self._connection.execute(select(func.count()).where(of)).scalar_one())

    def old_apart(self) -> Iterator[Old]:
        """Give what was sent or recorded without a dispute, and was not destroyed."""
        query = select(apart).where(apart.c.key_id != "").order_by(apart.c.id)
        for row in self._connection.execute(query).all():
            yield Old(
                id=str(row.id),
                reference=reference(row),
                since=row.at,
                of=(Type.APART, str(row.id)),
                kind=row.kind,
            )

    def apart_listed(self, id: int) -> Listed | None:
        """Give what was sent without a dispute, as lists have it."""
        row = self._connection.execute(select(apart).where(apart.c.id == id)).one_or_none()
        return self._listed([row])[0] if row else None

    def old_drafts(self, since: datetime) -> Iterator[Old]:
        """Give what was typed, and neither sent nor saved again after an instant."""
        old = (drafts.c.saved_at < since, drafts.c.sent_as.is_(None))
        for row in self._connection.execute(select(drafts).where(*old).order_by(drafts.c.id)):
            of = (Type.DISPUTE, row.dispute) if row.dispute else None
            yield Old(id=row.id, reference="", since=row.saved_at, of=of)

    def old_messages(self, since: datetime) -> Iterator[Old]:
        """Give those of each dispute that is over; and, as one, those of no dispute."""
        for row in self._connection.execute(_MESSAGES.order_by(outbox.c.dispute)):
            if row.last < since:
                yield Old(
                    id=row.dispute,
                    reference=row.reference,
                    since=row.last,
                    of=(Type.DISPUTE, row.dispute),
                )
        alone = (outbox.c.dispute.is_(None), outbox.c.not_before < since, *SETTLED)
        last = self._connection.execute(select(func.max(outbox.c.not_before)).where(*alone))
        if at := last.scalar():
            yield Old(id="", reference="", since=at)

    def old_logs(self, type: Type) -> Iterator[Old]:
        """Give the access log of each that was destroyed: of disputes, or of what was apart."""
        holder = Type.APART if type is Type.ACCESS_LOG_APART else Type.DISPUTE
        for row in self._connection.execute(_destroyed(holder).order_by("at")).all():
            if self._rows(type, row.of):
                called = self._reference(holder, row.of)
                yield Old(id=row.of, reference=called, since=row.at, of=(holder, row.of))

    def _reference(self, type: Type, id: str) -> str:
        if type is Type.APART:
            listed = self.apart_listed(int(id))
            return listed.reference if listed else ""
        found = self._connection.execute(select(disputes.c.reference).where(disputes.c.id == id))
        return str(found.scalar() or "")
