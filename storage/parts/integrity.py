"""Looks whether the record is still as it was written, row by row; changes nothing."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Table, bindparam, func, select, union

from storage import chain, records
from storage.parts.people import LOG as PEOPLE
from storage.parts.register import LOG
from storage.parts.standing import Found, Standing
from storage.sealing import CannotOpen
from storage.tables import (
    answers,
    apart,
    disputes,
    history,
    on_call,
    people_changes,
    procedures,
    register,
    viewings,
    viewings_apart,
)
from workflows.dated import DateProposed
from workflows.events import Destroyed, Proposed
from workflows.integrity import CHAINS, Broken, Chain, Part, Signature, Tip, Tips
from workflows.on_call import OPENED
from workflows.retention.plans import Type

#: Each chain's table, and the column that says of what a row is.
_TABLES: dict[Chain, tuple[Table, str]] = {
    "history": (history, "dispute"),
    "viewings": (viewings, "dispute"),
    "viewings_apart": (viewings_apart, "apart"),
    "register": (register, "log"),
    "people_changes": (people_changes, "log"),
}
_ROWS = {
    name: select(table).where(table.c[of] == bindparam("of")).order_by(table.c.number)
    for name, (table, of) in _TABLES.items()
}
#: They are of the hash, so it is not of them.
_SIGNATURE = {"key_id", "mac"}
_ANSWERS = select(answers).where(answers.c.dispute == bindparam("of"))
_OPENED = select(viewings.c.number, viewings.c.person, viewings.c.at).where(
    viewings.c.dispute == bindparam("of"), viewings.c.what == OPENED
)
_REASONS = select(on_call.c.number, on_call.c.person, on_call.c.at).where(
    on_call.c.dispute == bindparam("of")
)
_DISPUTE = (
    select(disputes.c.version, disputes.c.procedure, procedures.c.text)
    .join(procedures, procedures.c.hash == disputes.c.procedure, isouter=True)
    .where(disputes.c.id == bindparam("of"))
)
#: Rows without a dispute are looked at, too: it may have been taken away alone.
_DISPUTES = union(
    select(disputes.c.id), *(select(each.c.dispute) for each in (history, viewings, answers))
)
_APART = union(select(apart.c.id), select(viewings_apart.c.apart))


class Integrity(Standing):
    """Reading the chains, and what they commit to."""

    def every_record(self) -> tuple[str, ...]:
        """Give the id of every dispute of which anything is kept."""
        return tuple(self._connection.execute(_DISPUTES).scalars())

    def every_record_apart(self) -> tuple[str, ...]:
        """Give the id of everything that is kept without a dispute."""
        return tuple(map(str, self._connection.execute(_APART).scalars()))

    def broken(self, dispute: str) -> tuple[Broken, ...]:
        """Say what of a dispute is not as it was written."""
        return (
            *_named("history", dispute, self._unchained("history", dispute)),
            *_named("viewings", dispute, self._unchained("viewings", dispute)),
            *_named("history", dispute, self._beyond_the_chain(dispute)),
            *_named("viewings", dispute, self._openings(dispute)),
            *_named("lists", dispute, self._lists(dispute)),
            *_named("looks", dispute, self._looks(dispute)),
        )

    def broken_apart(self, id: str) -> tuple[Broken, ...]:
        """Say what of something that is kept without a dispute is not as it was written."""
        return (
            *_named("viewings_apart", id, self._unchained("viewings_apart", id)),
            *_named("viewings_apart", id, self._text_apart(id)),
        )

    def _text_apart(self, id: str) -> Iterator[Found]:
        """What was sent is there until the register says that it was destroyed, and then gone."""
        key = select(apart.c.key_id).where(apart.c.id == int(id))
        is_there = self._connection.execute(key).scalar() != ""
        if is_there == (self.gone(Type.APART, id) is not None):
            yield 0, "text added" if is_there else "text missing"

    def broken_register(self) -> tuple[Broken, ...]:
        """Say what of the register is not as it was written."""
        return (
            *_named("register", LOG, self._unchained("register", LOG)),
            *_named("register", LOG, self._unsigned()),
            *_named("register", LOG, self._reasons()),
        )

    def broken_people_changes(self) -> tuple[Broken, ...]:
        """Say what of the list of changes of the people list is not as it was written."""
        return tuple(_named("people_changes", PEOPLE, self._unchained("people_changes", PEOPLE)))

    def _unsigned(self) -> Iterator[Found]:
        """The last row's signature vouches for all before it, whose keys need not be held."""
        rows = self._connection.execute(_ROWS["register"], {"of": LOG}).all()
        for row in rows:
            is_signed = self._seals.is_signed(row.hash.encode(), _signature(row))
            is_held = not self._seals.lacks([row.key_id])
            if not is_signed and (is_held or row is rows[-1]):
                yield row.number, "not signed"

    def _reasons(self) -> Iterator[Found]:
        """Hold why each hold was put on or taken off against what its row commits to."""
        for number, entry in self._entered():
            if (said := entry.says.get("commitment")) and self._reason_commits(number) != said:
                yield number, "text changed"

    def hashes(self, name: Chain, of: str) -> dict[int, str]:
        """Give the hash of each row of a chain, by its number."""
        table, column = _TABLES[name]
        found = self._connection.execute(
            select(table.c.number, table.c.hash).where(table.c[column] == _typed(name, of))
        )
        return {row.number: row.hash for row in found}

    def tips(self, since: datetime | None) -> Tips:
        """Give the last row of each chain that has grown since an instant; of all without one."""
        return {name: self._tips(name, since) for name in CHAINS}

    def _tips(self, name: Chain, since: datetime | None) -> dict[str, Tip]:
        table, column = _TABLES[name]
        last = select(table.c[column].label("of"), func.max(table.c.number).label("number"))
        if since:
            last = last.where(table.c.at >= since)
        grown = last.group_by(table.c[column]).subquery()
        same = (table.c[column] == grown.c.of) & (table.c.number == grown.c.number)
        rows = self._connection.execute(
            select(grown.c.of, table.c.number, table.c.hash).join(grown, same)
        )
        return {str(row.of): Tip(number=row.number, hash=row.hash) for row in rows}

    def _unchained(self, name: Chain, of: str) -> Iterator[Found]:
        """Follow one chain from its first row."""
        number, previous = self._destroyed_tip(name, of)
        expected = number + 1
        for row in self._connection.execute(_ROWS[name], {"of": _typed(name, of)}).mappings():
            kept = {**row, "at": row["at"].isoformat()}
            hashed = kept.pop("hash")
            for column in _SIGNATURE & kept.keys():
                del kept[column]
            if row["number"] != expected:
                yield expected, "missing"
            elif chain.link(previous, kept) != hashed:
                yield expected, "changed"
            previous, expected = hashed, row["number"] + 1

    def _beyond_the_chain(self, of: str) -> Iterator[Found]:
        """Look at what the history speaks of: its length, its answers, the text it began under."""
        lines = self._connection.execute(_ROWS["history"], {"of": of}).all()
        last = lines[-1].number if lines else 0
        dispute = self._connection.execute(_DISPUTE, {"of": of}).one_or_none()
        if dispute is None or last < dispute.version:
            yield last + 1, "short"
        elif last > dispute.version:
            yield dispute.version + 1, "put back"
        if dispute and sha256((dispute.text or "").encode()).hexdigest() != dispute.procedure:
            yield 1, "procedure changed"
        yield from self._texts(of, lines)

    def _texts(self, of: str, lines: Iterable[Any]) -> Iterator[Found]:
        """Hold the answers against what each line of the history commits to.

        What the register says was destroyed is gone up to the line that says so, too.
        """
        destroyed = self._destroyed_until_line(of, lines)
        kept = {(row.number, row.form): row for row in self._answers_of(of)}
        for line in lines:
            waits = any(
                isinstance(each, Proposed | DateProposed) for each in records.events(line.events)
            )
            if line.number < destroyed:
                continue
            for form, commitment in json.loads(line.commitments).items():
                row = kept.pop((line.number, form), None)
                if row is None:
                    yield line.number, "text missing"
                elif row.proposed != waits or self._commitment_to(row) != commitment:
                    yield line.number, "text changed"
        yield from ((number, "text added") for number, _ in kept)

    def _openings(self, of: str) -> Iterator[Found]:
        """Each opening on call has a row of its own beside the viewing, and no other has one."""
        said = {row.number: row for row in self._connection.execute(_OPENED, {"of": of})}
        kept = {row.number: row for row in self._connection.execute(_REASONS, {"of": of})}
        yield from ((number, "text missing") for number in sorted(said.keys() - kept))
        yield from ((number, "text added") for number in sorted(kept.keys() - said))
        both = sorted(said.keys() & kept)
        yield from ((each, "another opening") for each in both if said[each] != kept[each])

    def _destroyed_until_line(self, of: str, lines: Iterable[Any]) -> int:
        """Give the line that says that it was destroyed, if the register says so, too."""
        found = [line.number for line in lines if _says_destroyed(line)]
        return next((number for number in found if number == self._destroyed_line(of)), 0)

    def _answers_of(self, of: str) -> Iterable[Any]:
        return self._connection.execute(_ANSWERS, {"of": of})

    def _commitment_to(self, row: Any) -> str:
        """Give what its line would commit to, if it was written with it."""
        try:
            return self._committed(row)
        except (CannotOpen, ValueError, KeyError, TypeError):
            return "not to be opened"


def _signature(row: Any) -> Signature:
    return Signature(key_id=row.key_id, mac=row.mac)


def _says_destroyed(line: Any) -> bool:
    return any(isinstance(each, Destroyed) for each in records.events(line.events))


def _typed(name: Chain, of: str) -> str | int:
    """Give an id as its table has it: what is apart has numbers."""
    return int(of) if name == "viewings_apart" else of


def _named(name: Chain | Part, of: str, found: Iterator[Found]) -> Iterator[Broken]:
    """Name what is found. What the app never wrote cannot even be read: that is said of it, too."""
    try:
        for number, how in found:
            yield Broken(chain=name, of=of, number=number, how=how)
    except (ValueError, TypeError, AttributeError, LookupError):
        yield Broken(chain=name, of=of, number=0, how="unreadable")
