"""Disputes: their state, and finding them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, insert, or_, select, update

from storage import records, signing
from storage.both import OnBoth
from storage.parts.base import Part
from storage.tables import apart, disputes, doers, involved, procedures
from workflows.dispute import Dispute
from workflows.ports import NoSuchDispute, StaleDispute
from workflows.procedure import Procedure

#: How many disputes a menu can offer.
MOST_IN_A_MENU = 100

_BY_ID = select(disputes).where(disputes.c.id == bindparam("id"))
_BY_REFERENCE = select(disputes).where(disputes.c.reference == bindparam("reference"))
_IS_TAKEN = select(
    or_(
        exists().where(disputes.c.reference == bindparam("reference")),
        exists().where(apart.c.reference == bindparam("reference")),
    )
)
_DUE_BY = (
    select(disputes.c.id)
    .where(disputes.c.due_at <= bindparam("before"))
    .order_by(disputes.c.due_at)
)
_INVOLVING = (
    select(disputes.c.state)
    .join(involved, involved.c.dispute == disputes.c.id)
    .where(involved.c.person == bindparam("person"), disputes.c.due_at.is_not(None))
    .order_by(disputes.c.raised_at.desc())
    .limit(MOST_IN_A_MENU)
)
_NEW = insert(disputes)
#: What a save changes; the rest of the row stays as it was when it was raised.
_CHANGES = ("version", "due_at", "state", "signed_with", "mac")
_CHANGED = (
    update(disputes)
    .where(
        disputes.c.id == bindparam("is_id"),
        disputes.c.version == bindparam("was_version"),
    )
    .values({each: bindparam(each) for each in _CHANGES})
)
_INVOLVED = OnBoth(lambda insert: insert(involved).on_conflict_do_nothing())
_NO_DOERS = delete(doers).where(doers.c.dispute == bindparam("of"))
_DOERS = insert(doers)
_TEXT = OnBoth(lambda insert: insert(procedures).on_conflict_do_nothing())
_KEPT = select(procedures.c.text).where(procedures.c.hash == bindparam("hash"))
_IS_KEPT = select(procedures.c.hash).where(procedures.c.hash == bindparam("hash"))


class Disputes(Part):
    """Reading and saving the state of disputes."""

    def dispute(self, id: str) -> Dispute:
        """Read a dispute. Raises NoSuchDispute."""
        row = self._connection.execute(_BY_ID, {"id": id}).mappings().one_or_none()
        if row is None:
            raise NoSuchDispute(id)
        return self._as_it_stands(row)

    def dispute_called(self, reference: str) -> Dispute | None:
        """Find a dispute by its reference."""
        called = self._connection.execute(_BY_REFERENCE, {"reference": reference})
        row = called.mappings().one_or_none()
        return None if row is None else self._as_it_stands(row)

    def _as_it_stands(self, row: signing.Row) -> Dispute:
        """Read it; who may change it looks whether it is as it was signed. Raises KeyNotHeld."""
        if self._writes and signing.stands(self._seals, disputes, row):
            self._whole.add(row["id"])
        return records.dispute(row["state"])

    def is_taken(self, reference: str) -> bool:
        """Is anything called by this reference: a dispute, or what was sent apart from any?"""
        return bool(self._connection.execute(_IS_TAKEN, {"reference": reference}).scalar())

    def due_by(self, before: datetime) -> list[str]:
        """Give the ids of live disputes that something is due of by an instant, soonest first."""
        return list(self._connection.execute(_DUE_BY, {"before": before}).scalars())

    def hold(self, ids: Iterable[str]) -> frozenset[str]:
        """Keep disputes as they are until the end; give those that nobody else is changing.

        Rows that name a dispute can still be added by others: its key is not kept from them.
        """
        free = select(disputes.c.id).where(disputes.c.id.in_(list(ids)))
        found = self._connection.execute(free.with_for_update(skip_locked=True, key_share=True))
        return frozenset(found.scalars())

    def wait_for(self, ids: Iterable[str]) -> None:
        """Keep disputes as they are until the end, as soon as nobody else is changing them."""
        found = select(disputes.c.id).where(disputes.c.id.in_(list(ids))).order_by(disputes.c.id)
        self._connection.execute(found.with_for_update(key_share=True)).all()

    def involving(self, person: str) -> Iterator[Dispute]:
        """Give the live disputes that somebody raised or was asked in, newest first."""
        rows = self._connection.execute(_INVOLVING, {"person": person})
        return map(records.dispute, rows.scalars().all())

    def _save(self, dispute: Dispute) -> None:
        """Save a state. Raises StaleDispute when the row is not the one it was made from."""
        row = {
            "id": dispute.id,
            "reference": dispute.reference,
            "procedure": dispute.procedure,
            "version": dispute.version,
            "raised_at": dispute.raised_at,
            "raised_by": dispute.raised_by,
            "due_at": due_at(dispute),
            "state": records.dump_dispute(dispute),
        }
        row |= self._signature(row)
        if dispute.version == 1:
            self._connection.execute(_NEW, row)
        else:
            changes = {name: row[name] for name in _CHANGES}
            was = {"is_id": dispute.id, "was_version": dispute.version - 1}
            if self._connection.execute(_CHANGED, {**was, **changes}).rowcount == 0:
                raise StaleDispute(dispute.id)
        rows = [{"person": person, "dispute": dispute.id} for person in sorted(in_lists(dispute))]
        self._connection.execute(_INVOLVED.on(self._connection), rows)
        if dispute.actions or dispute.version > 1:  # those of an earlier plan may be gone
            self._keep_doers(dispute)

    def _signature(self, row: signing.Row) -> Mapping[str, str | None]:
        """Sign a state; not one that was made from what somebody changed behind the app's back."""
        if row["version"] > 1 and row["id"] not in self._whole:
            return {"signed_with": None, "mac": None}
        self._whole.add(row["id"])
        return signing.signature(self._seals, disputes, row)

    def _keep_doers(self, dispute: Dispute) -> None:
        """Keep whose actions are followed up now, and nobody else's."""
        self._connection.execute(_NO_DOERS, {"of": dispute.id})
        if people := sorted(does(dispute)):
            rows = [{"person": person, "dispute": dispute.id} for person in people]
            self._connection.execute(_DOERS, rows)

    def procedure_text(self, hash: str) -> str:
        """Give the text that a dispute began under."""
        return str(self._connection.execute(_KEPT, {"hash": hash}).scalar_one())

    def keep_procedure(self, procedure: Procedure, text: str) -> None:
        """Keep the text of a procedure, if it is not kept yet."""
        if self._connection.execute(_IS_KEPT, {"hash": procedure.hash}).first():
            return
        row = {"hash": procedure.hash, "key": procedure.key, "text": text.replace("\r\n", "\n")}
        self._connection.execute(_TEXT.on(self._connection), row)


def due_at(dispute: Dispute) -> datetime | None:
    """Say when something is due of it; None once it has ended."""
    return None if dispute.end else dispute.running.due.at


def in_lists(dispute: Dispute) -> set[str]:
    """Give those in whose lists it stands."""
    return {dispute.raised_by, *dispute.asked, *dispute.informed}


def does(dispute: Dispute) -> set[str]:
    """Give those whose actions are followed up now."""
    return {action.who for action in dispute.watched}
