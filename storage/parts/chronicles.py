"""Reading for the report: disputes with their histories, a hundred at a time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, case, exists, func, or_, select

from storage import records
from storage.parts.apart import Apart
from storage.parts.record import Record
from storage.parts.remains import Remains
from storage.tables import (
    answers,
    apart,
    categories,
    children,
    disputes,
    drafts,
    history,
    outbox,
    procedures,
    told_apart,
)
from workflows.apart import Counted
from workflows.children import form_of
from workflows.drafts import RAISING
from workflows.history import Entry
from workflows.kinds import Kind
from workflows.reporting.reading import Boxes, Chronicle, Said, known_in

#: So many are in memory at once.
AT_A_TIME = 100

_OF_KEY = select(procedures.c.hash).where(procedures.c.key == bindparam("key"))
_TEXTS = select(procedures.c.hash, procedures.c.text).where(
    procedures.c.key == bindparam("key"),
    exists().where(disputes.c.procedure == procedures.c.hash),
)
_RAISED = (disputes.c.procedure.in_(_OF_KEY), disputes.c.raised_at < bindparam("before"))
_NUMBER = select(func.count()).select_from(disputes).where(*_RAISED)
_IDS = select(disputes.c.id).where(*_RAISED).order_by(disputes.c.raised_at, disputes.c.id)
_SOME: Any = bindparam("ids", expanding=True)
_STATES = select(disputes.c.id, disputes.c.state).where(disputes.c.id.in_(_SOME))
_HISTORY = (
    select(history)
    .where(history.c.dispute.in_(_SOME))
    .order_by(history.c.dispute, history.c.number)
)
_CATEGORIES = select(categories).where(categories.c.dispute.in_(_SOME))
_CHILDREN = select(children).where(children.c.dispute.in_(_SOME))
_ANSWERS = select(answers).where(answers.c.dispute.in_(_SOME), ~answers.c.proposed)
_WAITS = and_(
    told_apart.c.apart == apart.c.id, told_apart.c.asked, told_apart.c.acknowledged_at.is_(None)
)
_ASKED = exists().where(told_apart.c.apart == apart.c.id, told_apart.c.asked)
_MAILED = select(outbox.c.dispute, outbox.c.key, outbox.c.settled_at).where(
    outbox.c.dispute.in_(_SOME),
    outbox.c.kind == Kind.EMAIL,
    outbox.c.state.in_(["sent", "told"]),
)
_SENT_APART = (
    apart.c.procedure.in_(_OF_KEY),
    apart.c.reference.is_not(None),
    apart.c.at >= bindparam("since"),
    apart.c.at < bindparam("until"),
)
_EACH_APART = select(apart).where(*_SENT_APART).order_by(apart.c.id)
_APART = (
    select(
        apart.c.kind,
        func.count().label("sent"),
        func.sum(case((and_(_ASKED, ~exists().where(_WAITS)), 1), else_=0)).label("by_all"),
    )
    .where(*_SENT_APART)
    .group_by(apart.c.kind)
)
_ANYTHING = select(
    or_(
        exists().where(
            history.c.dispute == disputes.c.id,
            disputes.c.procedure.in_(_OF_KEY),
            history.c.at >= bindparam("since"),
            history.c.at < bindparam("until"),
        ),
        exists().where(
            apart.c.procedure.in_(_OF_KEY),
            apart.c.at >= bindparam("since"),
            apart.c.at < bindparam("until"),
        ),
    )
)
_DRAFTS = (
    select(func.count())
    .select_from(drafts)
    .where(
        drafts.c.form == RAISING.form,
        drafts.c.sent_as.is_(None),
        drafts.c.saved_at >= bindparam("since"),
        drafts.c.saved_at < bindparam("until"),
    )
)
_LOST = (
    select(func.count())
    .select_from(outbox)
    .join(disputes, disputes.c.id == outbox.c.dispute)
    .where(
        disputes.c.procedure.in_(_OF_KEY),
        outbox.c.kind != Kind.EMAIL,  # what Slack did not take; it is no part of an e-mail
        outbox.c.state.in_(["failed", "unknown"]),
        outbox.c.not_before >= bindparam("since"),
        outbox.c.not_before < bindparam("until"),
    )
)


class Chronicles(Record, Apart, Remains):
    """Implements ``workflows.reporting.reading.Chronicles``."""

    def texts_of(self, key: str) -> dict[str, str]:
        """Give every text of a procedure that disputes began under, by its hash."""
        return {row.hash: row.text for row in self._connection.execute(_TEXTS, {"key": key})}

    def number_of_chronicles(self, key: str, before: datetime) -> int:
        """Say how many disputes were raised under a procedure before an instant."""
        return int(self._connection.execute(_NUMBER, {"key": key, "before": before}).scalar_one())

    def chronicles(self, key: str, before: datetime, boxes: Boxes) -> Iterator[Chronicle]:
        """Give them, the earliest first; of these *boxes* of forms the answers."""
        ids = list(self._connection.execute(_IDS, {"key": key, "before": before}).scalars())
        for first in range(0, len(ids), AT_A_TIME):
            yield from self._some(ids[first : first + AT_A_TIME], boxes)

    def _some(self, ids: Sequence[str], boxes: Boxes) -> Iterator[Chronicle]:
        some = {"ids": ids}
        states = {row.id: row.state for row in self._connection.execute(_STATES, some)}
        entries: dict[str, list[Entry]] = {id: [] for id in ids}
        for row in self._connection.execute(_HISTORY, some):
            entries[row.dispute].append(_entry(row))
        category = {
            row.dispute: row.category for row in self._connection.execute(_CATEGORIES, some)
        }
        marks: dict[str, set[str]] = {id: set() for id in ids}
        for row in self._connection.execute(_CHILDREN, some):
            marks[row.dispute].add(row.counted_as or row.mark)
        mailed: dict[str, dict[str, datetime]] = {id: {} for id in ids}
        for row in self._connection.execute(_MAILED, some):
            mailed[row.dispute][row.key] = row.settled_at
        chosen = self._chosen(ids, boxes) if boxes else {}
        for id, left in self._remains_of(ids):
            marks[id].update(left.children)
            mailed[id].update(left.mailed)
            chosen[id] = {**chosen.get(id, {}), **left.chosen_in(boxes)}
        for id in ids:
            yield Chronicle(
                dispute=records.dispute(states[id]),
                history=tuple(entries[id]),
                category=category.get(id, ""),
                children=frozenset(marks[id]),
                chosen=chosen.get(id, {}),
                mailed=mailed[id],
            )

    def _chosen(
        self, ids: Sequence[str], boxes: Boxes
    ) -> dict[str, dict[int, dict[str, dict[str, tuple[str, ...]]]]]:
        """Open the forms that have a box which is counted, and keep of each that box alone."""
        found: dict[str, dict[int, dict[str, dict[str, tuple[str, ...]]]]] = {}
        for row in self._connection.execute(_ANSWERS, {"ids": ids}):
            if wanted := boxes.get(form_of(row.form)):
                said = known_in(wanted, self._open_answers(row))
                found.setdefault(row.dispute, {}).setdefault(row.number, {})[row.form] = said
        return found

    def anything_between(self, key: str, since: datetime, until: datetime) -> bool:
        """Was anything recorded of a dispute, or sent without one, under a procedure then?"""
        times = {"key": key, "since": since, "until": until}
        return bool(self._connection.execute(_ANYTHING, times).scalar())

    def apart_of_procedure(
        self, key: str, since: datetime, until: datetime
    ) -> Iterator[tuple[str, Counted]]:
        """Say of each kind how many were sent under a procedure, and how many acknowledged."""
        rows = self._connection.execute(_APART, {"key": key, "since": since, "until": until})
        return ((row.kind, Counted(sent=row.sent, acknowledged=row.by_all)) for row in rows)

    def chosen_apart(
        self, key: str, since: datetime, until: datetime, boxes: Boxes
    ) -> Iterator[tuple[str, Mapping[str, Said]]]:
        """Give each that was sent under a procedure: its kind, and of these *boxes* the answers."""
        rows = self._connection.execute(_EACH_APART, {"key": key, "since": since, "until": until})
        for row in rows.all():
            yield row.kind, self._known_apart(row, boxes)

    def _known_apart(self, row: Any, boxes: Boxes) -> dict[str, Said]:
        opened = self._opened(row) if row.sealed else self._remains_apart(row.id)
        return {form: known_in(boxes[form], opened[form]) for form in boxes if form in opened}

    def drafts_left(self, since: datetime, until: datetime) -> int:
        """Say how many forms to raise were begun, last saved in this time, and never sent."""
        found = self._connection.execute(_DRAFTS, {"since": since, "until": until})
        return int(found.scalar_one()) + self._drafts_gone(since, until)

    def lost_between(self, key: str, since: datetime, until: datetime) -> int:
        """Say how many messages about disputes of a procedure Slack did not take in this time."""
        found = self._connection.execute(_LOST, {"key": key, "since": since, "until": until})
        return int(found.scalar_one()) + self._lost_gone(key, since, until)


def _entry(row: Any) -> Entry:
    return Entry(
        number=row.number,
        at=row.at,
        person=row.person,
        visit=row.visit,
        events=records.events(row.events),
    )
