"""Destroying what was typed, with its salt, and keeping what a report counts of it.

The register says first that it is destroyed: the guards of the tables let nothing else go. The
history stays, and its chain with it: it holds commitments to texts that nobody can read again.
"""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, func, insert, or_, select, update

from storage import places, records
from storage.parts.chronicles import Chronicles
from storage.parts.leavers import NAMELESS
from storage.parts.remembering import Remembering
from storage.tables import (
    answers,
    apart,
    children,
    disputes,
    drafts,
    heard,
    history,
    on_call,
    outbox,
    people,
    recorded_forms,
    remains,
    snoozes,
    told_apart,
    viewings,
    viewings_apart,
)
from workflows.dispute import Dispute
from workflows.drafts import RAISING
from workflows.kinds import Kind
from workflows.reporting.reading import Boxes
from workflows.retention.plans import Type

#: What is destroyed is taken from these; until they are written anew, their files still hold it.
DESTROYED_FROM: tuple[Table, ...] = (
    answers, apart, told_apart, children, drafts, on_call, outbox, people, recorded_forms, snoozes,
    viewings, viewings_apart,
)  # fmt: skip
#: What stands in place of a ciphertext that was destroyed.
NOTHING = {"key_id": "", "sealed": b""}
_IS_LOST = (outbox.c.kind != Kind.EMAIL, outbox.c.state.in_(["failed", "unknown"]))


class Destroying(Chronicles, Remembering):
    """Implements the destroying of ``workflows.retention.store``."""

    def destroy_dispute(self, dispute: Dispute, boxes: Boxes) -> int:
        """Take away all that was typed of a dispute, and keep its figures; give how many texts."""
        id = dispute.id
        self._keep_figures(Type.DISPUTE, id, {
            "chosen": self._chosen([id], boxes).get(id, {}) if boxes else {},
            "children": self._counted_as(id),
            "mailed": self._mailed(id),
        })  # fmt: skip
        self._take(children, children.c.dispute == id)
        self._take(snoozes, snoozes.c.dispute == id)
        self._take_messages(outbox.c.dispute == id, dispute.procedure)
        texts = self._take(drafts, or_(drafts.c.dispute == id, drafts.c.sent_as == id))
        last = select(func.max(history.c.at)).where(
            history.c.dispute == id, history.c.person.is_not(None)
        )
        self._take_forms(self._connection.execute(last).scalar_one())
        why = update(on_call).where(on_call.c.dispute == id)
        self._connection.execute(why.values(key_id=None, sealed=None))
        return texts + self._take(answers, answers.c.dispute == id)

    def _take_forms(self, last: datetime) -> None:
        """A form that was open before something was recorded *last* can be open no more."""
        for forms in (recorded_forms, heard):
            self._take(forms, forms.c.at <= last)

    def _counted_as(self, dispute: str) -> list[str]:
        """Give what a report tells each child by from now on: it was drawn, and says nothing.

        Another dispute about the same child remembers it, so that both still count as two about
        one; it is forgotten with the last of them.
        """
        of_it = select(children).where(children.c.dispute == dispute)
        names = list[str]()
        for row in self._connection.execute(of_it).all():
            name = row.counted_as or secrets.token_hex(16)
            same = update(children).where(children.c.mark == row.mark)
            self._connection.execute(same.values(counted_as=name))
            names.append(name)
        return names

    def _mailed(self, dispute: str) -> dict[str, str]:
        is_mail = (outbox.c.kind == Kind.EMAIL, outbox.c.state.in_(["sent", "told"]))
        rows = self._connection.execute(select(outbox).where(outbox.c.dispute == dispute, *is_mail))
        return {row.key: row.settled_at.isoformat() for row in rows if row.settled_at}

    def destroy_apart(self, id: int, boxes: Boxes) -> int:
        """Take away what was typed, and what was said back; keep the figures."""
        is_it = apart.c.id == id
        row = self._connection.execute(select(apart).where(is_it)).one()
        self._keep_figures(Type.APART, str(id), {"chosen": self._known_apart(row, boxes)})
        self._connection.execute(update(apart).where(is_it).values(**NOTHING))
        said = update(told_apart).where(told_apart.c.apart == id, told_apart.c.sealed.is_not(None))
        back = self._connection.execute(said.values(key_id=None, sealed=None)).rowcount
        self._take_forms(row.at)
        return 1 + back

    def destroy_draft(self, id: str) -> int:
        """Take a draft away; one to raise is counted on as left."""
        row = self._connection.execute(select(drafts).where(drafts.c.id == id)).one()
        if row.form == RAISING.form:
            self._keep_figures(Type.DRAFT, "", {}, row.saved_at)
        return self._take(drafts, drafts.c.id == id)

    def destroy_messages(self, dispute: str, since: datetime) -> int:
        """Take messages away; of no dispute, those that were to go at an instant or before."""
        if not dispute:
            settled = (
                ~outbox.c.pending,
                outbox.c.claimed_at.is_(None),
                outbox.c.state != "waiting",
            )
            return self._take(
                outbox, outbox.c.dispute.is_(None), outbox.c.not_before <= since, *settled
            )
        if mailed := self._mailed(dispute):
            self._keep_figures(Type.MESSAGES, dispute, {"mailed": mailed})
        under = select(disputes.c.procedure).where(disputes.c.id == dispute)
        procedure = self._connection.execute(under).scalar_one()
        return self._take_messages(outbox.c.dispute == dispute, procedure)

    def _take_messages(self, which: ColumnElement[bool], procedure: str) -> int:
        """Take them away, and count on those that never arrived."""
        lost = select(outbox.c.not_before).where(which, *_IS_LOST)
        for at in self._connection.execute(lost).scalars().all():
            self._keep_figures(Type.MESSAGES, procedure, {}, at)
        return self._take(outbox, which)

    def destroy_log(self, type: Type, id: str) -> int:
        """Take an access log away."""
        if type is Type.ACCESS_LOG_APART:
            return self._take(viewings_apart, viewings_apart.c.apart == int(id))
        self._take(on_call, on_call.c.dispute == id)  # each is a viewing, with its reason
        return self._take(viewings, viewings.c.dispute == id)

    def destroy_person(self, id: str) -> int:
        """Take away what somebody is called and reached by; their posts stay, without a name."""
        self._forget_directory()
        nameless = self._seal(NAMELESS, places.people(id))
        changed = update(people).where(people.c.id == id).values(slack_id=None, **nameless)
        with self._changing(people, [id]):
            return self._connection.execute(changed).rowcount

    def _keep_figures(
        self, type: Type, of: str, figures: dict[str, Any], at: datetime | None = None
    ) -> None:
        row = {"type": type, "of": of, "at": at, "figures": records.canonical(figures)}
        self._connection.execute(insert(remains), row)

    def _take(self, table: Table, *which: ColumnElement[bool]) -> int:
        return self._connection.execute(delete(table).where(*which)).rowcount
