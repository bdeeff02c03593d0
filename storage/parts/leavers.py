"""Whoever left, and whether anything that is kept names them: all of it is looked through."""

from collections.abc import Iterator
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, func, or_, select

from storage.parts.drafts import Drafts
from storage.parts.old import SETTLED, OldThings
from storage.tables import (
    answers,
    apart,
    disputes,
    drafts,
    history,
    outbox,
    people,
    postings,
    told_apart,
    viewings,
    viewings_apart,
)
from workflows.due import LONDON
from workflows.retention.plans import Type
from workflows.retention.store import Old

#: What somebody is called once that is destroyed.
NAMELESS = {"name": "", "email": "", "phone": ""}


class Leavers(Drafts, OldThings):
    """Finding them; nothing is changed."""

    def leavers(self, day: date) -> Iterator[Old]:
        """Give those whose last post ended before a day, and whether anything kept names them."""
        last_day = func.max(func.coalesce(postings.c.until, date.max)).label("last_day")
        held = select(postings.c.person, last_day).group_by(postings.c.person).subquery()
        rows = self._connection.execute(
            select(held.c.person, held.c.last_day, people)
            .join(people, people.c.id == held.c.person)
            .where(held.c.last_day < day)
            .order_by(held.c.person)
        ).all()
        known = [row for row in rows if self._unseal(row, f"people {row.id}") != NAMELESS]
        named = self._named({row.person for row in known})
        for row in known:
            since = datetime.combine(row.last_day, time(0), LONDON)
            yield Old(
                id=row.person,
                reference="",
                since=since,
                named=row.person in named,
            )

    def _named(self, people: set[str]) -> set[str]:
        """Give those of these people whom anything that is kept may name: it is looked through."""
        found = set[str]()
        for text in self._texts_kept() if people else ():
            found |= {person for person in people - found if person in text}
        return found

    def _texts_kept(self) -> Iterator[str]:
        """Give all that is kept and may name somebody: what was done, typed, told and looked at."""
        held = [(entry.type, entry.of) for _, entry in self.holds()]
        kept = {each.id for every in (self.ended(), self.going_on()) for each in every}
        for id in sorted(kept | {of for type, of in held if type == Type.DISPUTE}):
            yield from self._of_dispute(id)
        yield from self._apart_kept([int(of) for type, of in held if type == Type.APART])
        yield from self._typed_and_not_sent()
        yield from self._messaged(or_(*(~each for each in SETTLED)))
        for log in (viewings, viewings_apart):  # kept for longer than what they are of
            yield from self._connection.execute(select(log.c.person).distinct()).scalars()

    def _of_dispute(self, id: str) -> Iterator[str]:
        asks = self._connection.execute
        yield str(asks(select(disputes.c.state).where(disputes.c.id == id)).scalar())
        lines = select(history.c.person, history.c.events).where(history.c.dispute == id)
        yield from (f"{line.person} {line.events}" for line in asks(lines).all())
        typed = asks(select(answers).where(answers.c.dispute == id)).all()
        yield from (str(self._open_answers(row)) for row in typed)
        yield from self._messaged(outbox.c.dispute == id)

    def _messaged(self, which: ColumnElement[bool]) -> Iterator[str]:
        """Give who has these messages, and whom they name."""
        messages = select(outbox.c.recipient, outbox.c.facts).where(which)
        rows = self._connection.execute(messages).all()
        return (f"{row.recipient} {row.facts}" for row in rows)

    def _apart_kept(self, held: list[int]) -> Iterator[str]:
        asks = self._connection.execute
        is_kept = or_(apart.c.key_id != "", apart.c.id.in_(held))
        for sent in asks(select(apart).where(is_kept)).all():
            told = select(told_apart.c.person).where(told_apart.c.apart == sent.id)
            yield f"{sent.person} {list(asks(told).scalars())} {self._opened(sent)}"

    def _typed_and_not_sent(self) -> Iterator[str]:
        rows = self._connection.execute(select(drafts).where(drafts.c.sent_as.is_(None))).all()
        return (str(self._draft(row)) for row in rows)
