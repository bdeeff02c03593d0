"""The record (S1-08, S1-12): history, answers, and who was shown what. Only ever added to."""

import base64
import json
import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from storage import chain, places, records
from storage.parts.disputes import Disputes
from storage.tables import answers, disputes, history, viewings
from workflows.commands import Accepted
from workflows.dated import DateProposed
from workflows.events import Proposed
from workflows.forms import Answers
from workflows.history import Entry
from workflows.stored import Viewing

#: The first line of a record, and what it follows.
FIRST = (1, chain.START)
_HISTORY = select(history).where(history.c.dispute == bindparam("id")).order_by(history.c.number)
_LAST = {
    table: select(table.c.number, table.c.hash)
    .where(table.c.dispute == bindparam("id"))
    .order_by(table.c.number.desc())
    .limit(1)
    for table in (history, viewings)
}
_NEW_LINE, _NEW_ANSWERS = insert(history), insert(answers)
_NEW_VIEWING = insert(viewings)
_VIEWED = select(viewings).where(viewings.c.dispute == bindparam("id")).order_by(viewings.c.number)
_HELD = (
    select(disputes.c.id).where(disputes.c.id == bindparam("id")).with_for_update(key_share=True)
)
#: In one order whichever way the database finds them: forms are listed so.
_FORMS = (
    select(answers.c.number, answers.c.form)
    .where(answers.c.dispute == bindparam("id"))
    .order_by(answers.c.number, answers.c.form)
)
_ANSWERS = (
    select(answers)
    .where(answers.c.dispute == bindparam("id"), answers.c.number == bindparam("number"))
    .order_by(answers.c.form)
)
_LATEST_NUMBERS = (
    select(answers.c.form, func.max(answers.c.number).label("number"))
    .where(answers.c.dispute == bindparam("id"), ~answers.c.proposed)
    .group_by(answers.c.form)
    .subquery()
)
_LATEST = (
    select(answers)
    .join(
        _LATEST_NUMBERS,
        (answers.c.form == _LATEST_NUMBERS.c.form) & (answers.c.number == _LATEST_NUMBERS.c.number),
    )
    .where(answers.c.dispute == bindparam("id"))
)


class Record(Disputes):
    """Adding to the record of disputes, and reading it."""

    def record(self, outcome: Accepted, person: str | None, now: datetime) -> None:
        """Save the new state, one line of history and the answers. Raises StaleDispute."""
        dispute = outcome.dispute
        self._save(dispute)
        is_new = dispute.version == 1
        number, previous = FIRST if is_new else self._last(history, dispute.id)
        sealed = {
            form: self._seal_answers(filled, places.answers(dispute.id, number, form))
            for form, filled in outcome.answers.items()
        }
        row = {
            "dispute": dispute.id,
            "number": number,
            "at": now,
            "person": person,
            "visit": dispute.visit,
            "events": records.dump_events(outcome.events),
            "commitments": records.canonical({form: made[1] for form, made in sealed.items()}),
        }
        hashed = chain.link(previous, {**row, "at": now.isoformat()})
        self._connection.execute(_NEW_LINE, {**row, "hash": hashed})
        waits = any(isinstance(event, Proposed | DateProposed) for event in outcome.events)
        place = {"dispute": dispute.id, "number": number, "proposed": waits}
        kept = [{**place, "form": form, **columns} for form, (columns, _) in sealed.items()]
        if kept:
            self._connection.execute(_NEW_ANSWERS, kept)

    def _last(self, table: Any, dispute: str) -> tuple[int, str]:
        """Give the number of the row to come, and the hash that it follows."""
        last = self._connection.execute(_LAST[table], {"id": dispute}).one_or_none()
        return (last.number + 1, last.hash) if last else FIRST

    def _seal_answers(self, filled: Mapping[str, Any], place: str) -> tuple[dict[str, Any], str]:
        """Give the sealed columns of one form, and the commitment to its text."""
        salt, text = os.urandom(32), records.canonical(dict(filled))
        kept = {"salt": base64.b64encode(salt).decode(), "text": text}
        return self._seal(kept, place), chain.commitment(salt, text.encode())

    def history(self, dispute: str) -> tuple[Entry, ...]:
        """Give what happened, oldest first."""
        forms: dict[int, list[str]] = {}
        for row in self._connection.execute(_FORMS, {"id": dispute}):
            forms.setdefault(row.number, []).append(row.form)
        return tuple(
            Entry(
                number=row.number,
                at=row.at,
                person=row.person,
                visit=row.visit,
                events=records.events(row.events),
                forms=tuple(forms.get(row.number, ())),
            )
            for row in self._connection.execute(_HISTORY, {"id": dispute})
        )

    def answers(self, dispute: str, number: int) -> Answers:
        """Give what was answered with one line of the history, as it was given."""
        rows = self._connection.execute(_ANSWERS, {"id": dispute, "number": number})
        return {row.form: self._open_answers(row) for row in rows}

    def latest_answers(self, dispute: str) -> Answers:
        """Give the latest answer to each form."""
        rows = self._connection.execute(_LATEST, {"id": dispute})
        return {row.form: self._open_answers(row) for row in rows}

    def _open_answers(self, row: Any) -> dict[str, Any]:
        kept = self._unseal(row, places.answers(row.dispute, row.number, row.form))
        opened: dict[str, Any] = json.loads(kept["text"])
        return opened

    def _committed(self, row: Any) -> str:
        """Give the commitment to what stands in a row of answers. Raises CannotOpen."""
        kept = self._unseal(row, places.answers(row.dispute, row.number, row.form))
        return chain.commitment(base64.b64decode(kept["salt"]), kept["text"].encode())

    def record_viewing(self, dispute: str, person: str, what: str, now: datetime) -> int:
        """Keep who was shown what of a dispute, and when; of two at once, one after the other.

        Gives the number of the row.
        """
        self._connection.execute(_HELD, {"id": dispute})
        number, previous = self._last(viewings, dispute)
        row = {"dispute": dispute, "number": number, "person": person, "what": what}
        hashed = chain.link(previous, {**row, "at": now.isoformat()})
        self._connection.execute(_NEW_VIEWING, {**row, "at": now, "hash": hashed})
        return number

    def viewings(self, dispute: str) -> tuple[Viewing, ...]:
        """Give who was shown what of a dispute, and when, oldest first."""
        rows = self._connection.execute(_VIEWED, {"id": dispute})
        return tuple(Viewing(at=row.at, person=row.person, what=row.what) for row in rows)
