"""Writing into the outbox, inside the transaction of the act that owes the message."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, case, not_, or_, select, update

from storage import instants, records
from storage.both import OnBoth
from storage.instants import HELD_UNTIL
from storage.parts.base import Part
from storage.tables import outbox
from workflows.cards import WITH_BUTTONS, Card
from workflows.kinds import IN_HOURS, NEXT_MORNING, NUDGES, PLANNED, Kind
from workflows.mailed import Mailed
from workflows.notices import Facts, Notice

#: States in which a message can still change.
_LIVE = ("waiting", "sent")
_CARDS = select(outbox).where(
    outbox.c.kind.in_(sorted(WITH_BUTTONS)), outbox.c.state.in_(_LIVE), not_(outbox.c.closed)
)
_CARDS_OF_DISPUTE = _CARDS.where(outbox.c.dispute == bindparam("dispute")).order_by(outbox.c.id)
_CARDS_OF_PERSON = _CARDS.where(
    outbox.c.recipient == bindparam("person"), outbox.c.dispute.is_(None)
).order_by(outbox.c.id)

_OWED = OnBoth(
    lambda insert: (
        insert(outbox).on_conflict_do_nothing(index_elements=["key"]).returning(outbox.c.id)
    )
)
_CALLED = select(outbox.c.id).where(outbox.c.key == bindparam("key"))
_BY_KEY = select(outbox).where(outbox.c.key == bindparam("key"))
_HELD = select(instants.is_to_come(HELD_UNTIL))
_CANCELLED = (
    update(outbox)
    .where(
        outbox.c.dispute == bindparam("of"),
        outbox.c.kind.in_(sorted(NUDGES)),
        outbox.c.state == "waiting",
        outbox.c.claimed_at.is_(None),
    )
    .values(state="cancelled", pending=False)
)
_ONE_CANCELLED = (
    update(outbox)
    .where(
        outbox.c.key == bindparam("called"),
        outbox.c.state == "waiting",
        outbox.c.claimed_at.is_(None),
    )
    .values(state="cancelled", pending=False)
)
_AGAIN = (
    update(outbox)
    .where(outbox.c.key == bindparam("called"), outbox.c.state == "failed")
    .values(
        state=case((outbox.c.ts.is_(None), "waiting"), else_="sent"),
        pending=True,
        not_before=bindparam("now"),
        attempts=0,
        refused_at=None,
        stuck=False,
        code=None,
    )
    .returning(outbox.c.id)
)
_BROUGHT_FORWARD = (
    update(outbox)
    .where(
        outbox.c.state == "waiting",
        outbox.c.claimed_at.is_(None),
        outbox.c.kind.not_in(sorted(PLANNED)),
        or_(
            outbox.c.not_before > bindparam("latest"),
            and_(
                outbox.c.not_before > bindparam("now"),
                ~outbox.c.in_hours,
                outbox.c.kind.not_in(sorted(NEXT_MORNING)),
            ),
        ),
    )
    .values(not_before=bindparam("now"), owed_at=bindparam("now"))
)
_REDRAWN = (
    update(outbox)
    .where(
        outbox.c.key == bindparam("called"),
        outbox.c.facts != bindparam("says"),
        outbox.c.state.in_(_LIVE),
    )
    .values(
        facts=bindparam("says"),
        closed=bindparam("over"),
        revision=outbox.c.revision + 1,
        pending=True,
    )
)
_MAILS = (
    select(outbox)
    .where(outbox.c.dispute == bindparam("of"), outbox.c.kind == Kind.EMAIL)
    .order_by(outbox.c.id)
)
_ONE_MAIL = select(outbox).where(
    outbox.c.key == bindparam("called"), outbox.c.kind == Kind.EMAIL, outbox.c.dispute.is_not(None)
)
_IS_FREE = (outbox.c.key == bindparam("called"), outbox.c.claimed_at.is_(None))
_MAIL_AGAIN = (
    update(outbox)
    .where(*_IS_FREE)
    .values(
        facts=bindparam("says"),
        revision=outbox.c.revision + 1,
        state="waiting",
        not_before=bindparam("now"),
        owed_at=bindparam("now"),
        attempts=0,
        repeated=False,
        refused_at=None,
        code=None,
    )
    .returning(outbox.c.id)
)
_BY_HAND = (
    update(outbox)
    .where(*_IS_FREE)
    .values(state="told", settled_at=bindparam("now"))
    .returning(outbox.c.id)
)


class Messages(Part):
    """Owing messages, and changing what they say."""

    def owe(self, notice: Notice, not_before: datetime) -> bool:
        """Put a message into the outbox; False where its key is there already."""
        row = {
            "key": notice.key,
            "kind": notice.kind,
            "recipient": notice.to,
            "dispute": notice.dispute,
            "facts": records.dump_facts(notice.facts),
            "in_hours": notice.kind in IN_HOURS,
            "not_before": not_before,
            "pending": notice.kind is not Kind.EMAIL,  # nothing of it is for Slack
            "revision": 1,
            "sent_revision": 0,
            "attempts": 0,
            "repeated": False,
            "state": "waiting",
            "owed_at": not_before,
        }
        made = self._connection.execute(_OWED.on(self._connection), row)
        return made.first() is not None

    def is_owed(self, key: str) -> bool:
        """Is there a message of this key, sent or not?"""
        return self._connection.execute(_CALLED, {"key": key}).first() is not None

    def bring_forward(self, latest: datetime, now: datetime) -> None:
        """Let go as of now what would go later than a clock that is right lets anything go."""
        self._connection.execute(_BROUGHT_FORWARD, {"latest": latest, "now": now})

    def is_held(self, now: datetime) -> bool:
        """Does everything wait that is owed, because Slack asked to wait, or is not there?"""
        return bool(self._connection.execute(_HELD, instants.as_of(now)).scalar())

    def cancel_nudges(self, dispute: str) -> None:
        """Drop the nudges and reminders of a dispute that have not been sent.

        One that is in hand may be on its way: what it says is changed, like that of one sent.
        """
        self._connection.execute(_CANCELLED, {"of": dispute})

    def try_again(self, key: str, now: datetime) -> bool:
        """Let a message that was refused for good be owed anew; False where it was not."""
        row = {"called": key, "now": now}
        return self._connection.execute(_AGAIN, row).first() is not None

    def cancel(self, key: str) -> None:
        """Drop one message that has not been sent; one in hand is changed, like one that was."""
        self._connection.execute(_ONE_CANCELLED, {"called": key})

    def cards(self, dispute: str) -> tuple[Card, ...]:
        """Give the messages of a dispute that have buttons."""
        rows = self._connection.execute(_CARDS_OF_DISPUTE, {"dispute": dispute})
        return tuple(map(_card, rows))

    def cards_of(self, person: str) -> tuple[Card, ...]:
        """Give one person's messages that have buttons and belong to no single dispute."""
        rows = self._connection.execute(_CARDS_OF_PERSON, {"person": person})
        return tuple(map(_card, rows))

    def card(self, key: str) -> Card | None:
        """Give one message by its key, whatever it is."""
        row = self._connection.execute(_BY_KEY, {"key": key}).one_or_none()
        return _card(row) if row else None

    def redraw(self, key: str, facts: Facts) -> None:
        """Say what a message must look like from now on; nothing happens where it does already."""
        over = facts.closing is not None
        says = {"called": key, "says": records.dump_facts(facts), "over": over}
        self._connection.execute(_REDRAWN, says)

    def mails(self, dispute: str) -> tuple[Mailed, ...]:
        """Give the e-mails of a dispute, in the order in which they are owed."""
        return tuple(map(_mailed, self._connection.execute(_MAILS, {"of": dispute})))

    def mail(self, key: str) -> Mailed | None:
        """Give one e-mail of a dispute by its key."""
        row = self._connection.execute(_ONE_MAIL, {"called": key}).one_or_none()
        return _mailed(row) if row else None

    def mail_again(self, key: str, facts: Facts, now: datetime) -> bool:
        """Let an e-mail be owed anew, as of now; False where it is just being sent."""
        row = {"called": key, "says": records.dump_facts(facts), "now": now}
        return self._connection.execute(_MAIL_AGAIN, row).first() is not None

    def told_by_hand(self, key: str, now: datetime) -> bool:
        """Let it be owed no more, since they were told; False where it is just being sent."""
        return self._connection.execute(_BY_HAND, {"called": key, "now": now}).first() is not None


def _mailed(row: Any) -> Mailed:
    return Mailed(
        key=row.key,
        to=row.recipient,
        dispute=row.dispute,
        facts=records.facts(row.facts),
        state=row.state,
        code=row.code or "",
        attempts=row.attempts,
        owed_at=row.owed_at or row.not_before,
        settled_at=row.settled_at,
        refused_at=row.refused_at,
    )


def _card(row: Any) -> Card:
    return Card(key=row.key, kind=Kind(row.kind), to=row.recipient, facts=records.facts(row.facts))
