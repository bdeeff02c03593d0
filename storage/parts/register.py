"""The register of retention: plans, legal holds and what was destroyed. Only ever added to."""

import base64
import json
import os
from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam, func, insert, select, union, update

from storage import chain, places, records
from storage.both import OnBoth
from storage.parts.base import Part
from storage.sealing import CannotOpen
from storage.tables import plans, reasons, register, revisions
from workflows.integrity import Chain
from workflows.retention.plans import Act, Entry, Gone, Type

#: As what the register has it that an access log was destroyed.
_LOGS: dict[Chain, Type] = {
    "viewings": Type.ACCESS_LOG,
    "viewings_apart": Type.ACCESS_LOG_APART,
}
#: What the whole register is called, as one chain.
LOG = "retention"

_COUNTED_UP = OnBoth(
    lambda insert: (
        insert(revisions)
        .values(name=LOG, number=1)
        .on_conflict_do_update(index_elements=["name"], set_={"number": revisions.c.number + 1})
        .returning(revisions.c.number)
    )
)
_NEXT = select(func.coalesce(func.max(register.c.number), 0) + 1)
_LAST_HASH = select(register.c.hash).order_by(register.c.number.desc()).limit(1)
_OF_PLAN = select(register).where(register.c.plan == bindparam("plan")).order_by(register.c.number)
_PLANS = union(select(plans.c.id), select(register.c.plan).where(register.c.plan != ""))
_HOLDING = (Act.HELD, Act.RELEASED)
_HOLDS = select(register).where(register.c.act.in_(_HOLDING)).order_by(register.c.number)
_IS_IT = (register.c.type == bindparam("type"), register.c.of == bindparam("id"))
_LAST_HOLD = (
    select(register.c.act)
    .where(*_IS_IT, register.c.act.in_(_HOLDING))
    .order_by(register.c.number.desc())
    .limit(1)
)
_GONE = (
    select(register)
    .where(*_IS_IT, register.c.act == Act.DESTROYED)
    .order_by(register.c.number.desc())
    .limit(1)
)


class Register(Part):
    """Adding to it, and reading it."""

    def register_next(self) -> int:
        """Let nobody else write it until this transaction ends; give the number of its next row."""
        self._connection.execute(_COUNTED_UP.on(self._connection))
        return int(self._connection.execute(_NEXT).scalar_one())

    def enter(self, entry: Entry, reason: str = "") -> int:
        """Add a row, signed; its *reason* is sealed apart, and the row commits to it."""
        number = self.register_next()
        says, kept = dict(entry.says), None
        if reason:
            salt = os.urandom(32)
            kept = {"salt": base64.b64encode(salt).decode(), "text": reason}
            says["commitment"] = chain.commitment(salt, reason.encode())
        row = {
            "number": number,
            "log": LOG,
            "at": entry.at,
            "act": str(entry.act),
            "by": entry.by,
            "account": entry.account,
            "type": str(entry.type),
            "of": entry.of,
            "plan": entry.plan,
            "says": records.canonical(says),
        }
        previous = self._connection.execute(_LAST_HASH).scalar() or chain.START
        hashed = chain.link(previous, {**row, "at": entry.at.isoformat()})
        signed = self._seals.sign(hashed.encode())
        added = {**row, "hash": hashed, "key_id": signed.key_id, "mac": signed.mac}
        self._connection.execute(insert(register), added)
        if kept:
            sealed = self._seal(kept, places.reasons(number))
            self._connection.execute(insert(reasons), {"number": number, **sealed})
        return number

    def entries(self, plan: str) -> tuple[Entry, ...]:
        """Give every row about a plan, oldest first."""
        return tuple(map(_entry, self._connection.execute(_OF_PLAN, {"plan": plan})))

    def holds(self) -> tuple[tuple[int, Entry], ...]:
        """Give the legal holds that last, with their numbers, oldest first."""
        lasting = dict[tuple[str, str], tuple[int, Entry]]()
        for row in self._connection.execute(_HOLDS):
            lasting.pop((row.type, row.of), None)
            if row.act == Act.HELD:
                lasting[row.type, row.of] = (row.number, _entry(row))
        return tuple(lasting.values())

    def holding(self, type: Type, id: str) -> tuple[tuple[Entry, str], ...]:
        """Give each time that a hold was put on it or taken off, with why, oldest first."""
        of_it = _HOLDS.where(register.c.type == type, register.c.of == id)
        rows = self._connection.execute(of_it).all()
        return tuple((_entry(row), self._reason(row.number)["text"]) for row in rows)

    def _reason(self, number: int) -> dict[str, str]:
        found = self._connection.execute(select(reasons).where(reasons.c.number == number))
        kept: dict[str, str] = self._unseal(found.one_or_none(), places.reasons(number))
        return kept

    def is_on_hold(self, type: Type, id: str) -> bool:
        """Is there a legal hold on a dispute, or on what was sent without one?"""
        return self._connection.execute(_LAST_HOLD, {"type": type, "id": id}).scalar() == Act.HELD

    def gone(self, type: Type, id: str) -> Gone | None:
        """Say when it was destroyed, and why, if it was."""
        row = self._connection.execute(_GONE, {"type": type, "id": id}).one_or_none()
        if row is None:
            return None
        return Gone(at=row.at, rule=json.loads(row.says)["rule"], plan=row.plan)

    def destroyed_until(self, name: Chain, of: str) -> int:
        """Give the number of the last row of a chain that was destroyed; 0: none was."""
        return self._destroyed_tip(name, of)[0]

    def _destroyed_tip(self, name: Chain, of: str) -> tuple[int, str]:
        """Give the number and the hash after which an access log goes on."""
        type = _LOGS.get(name)
        if type is None:
            return 0, chain.START
        row = self._connection.execute(_GONE, {"type": type, "id": of}).one_or_none()
        number, hashed = json.loads(row.says)["tip"] if row else (0, chain.START)
        return number, hashed

    def _destroyed_line(self, dispute: str) -> int:
        """Give the line of the history with which a dispute was destroyed; 0: it was not."""
        row = self._connection.execute(_GONE, {"type": Type.DISPUTE, "id": dispute}).one_or_none()
        return int(json.loads(row.says)["line"]) if row else 0

    def _entered(self) -> Iterator[tuple[int, Entry]]:
        rows = self._connection.execute(select(register).order_by(register.c.number))
        return ((row.number, _entry(row)) for row in rows.all())

    def _reason_commits(self, number: int) -> str:
        """Give what the row of a reason would commit to, if it was written with it."""
        try:
            kept = self._reason(number)
            return chain.commitment(base64.b64decode(kept["salt"]), kept["text"].encode())
        except (CannotOpen, ValueError, KeyError, TypeError, AttributeError):
            return "not to be opened"

    def keep_plan(self, id: str, text: str) -> None:
        """Keep a plan as it was made."""
        self._connection.execute(insert(plans), {"id": id, "text": text})

    def plan_text(self, id: str) -> str | None:
        """Give a plan as it was made."""
        return self._connection.execute(select(plans.c.text).where(plans.c.id == id)).scalar()

    def every_plan(self) -> tuple[str, ...]:
        """Give the id of each plan that is kept, or of which the register speaks."""
        return tuple(self._connection.execute(_PLANS).scalars())

    def keep_certificate(self, plan: str, text: str) -> None:
        """Keep the certificate of a plan that was run."""
        changed = update(plans).where(plans.c.id == plan).values(certificate=text)
        self._connection.execute(changed)

    def certificate(self, plan: str) -> str | None:
        """Give the certificate of a plan that was run."""
        kept = select(plans.c.certificate).where(plans.c.id == plan)
        return self._connection.execute(kept).scalar()


def _entry(row: Any) -> Entry:
    return Entry(
        act=Act(row.act),
        at=row.at,
        by=row.by,
        account=row.account,
        type=row.type,
        of=row.of,
        plan=row.plan,
        says=json.loads(row.says),
    )
