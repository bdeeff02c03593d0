"""Whoever left, and whether anything that is kept names them: all of it is looked through."""

from collections.abc import Iterator
from datetime import date, datetime, time

from sqlalchemy import func, or_, select

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
)
from workflows.due import LONDON
from workflows.retention.plans import Type
from workflows.retention.store import Old

#: What somebody is called once that is destroyed.
NAMELESS = {"name": "", "email": "", "phone": ""}


class Leavers(OldThings):
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
        """Give all that is kept and may name somebody: states, histories, and what was typed."""
        asks = self._connection.execute
        held = [(entry.type, entry.of) for _, entry in self.holds()]
        kept = {each.id for every in (self.ended(), self.going_on()) for each in every}
        kept |= {of for type, of in held if type == Type.DISPUTE}
        for id in sorted(kept):
            yield str(asks(select(disputes.c.state).where(disputes.c.id == id)).scalar())
            lines = select(history.c.person, history.c.events).where(history.c.dispute == id)
            yield from (f"{line.person} {line.events}" for line in asks(lines).all())
            typed = asks(select(answers).where(answers.c.dispute == id)).all()
            yield from (str(self._open_answers(row)) for row in typed)
        held_apart = [int(of) for type, of in held if type == Type.APART]
        is_kept = or_(apart.c.key_id != "", apart.c.id.in_(held_apart))
        for sent in asks(select(apart).where(is_kept)).all():
            told = select(told_apart.c.person).where(told_apart.c.apart == sent.id)
            yield f"{sent.person} {list(asks(told).scalars())} {self._opened(sent)}"
        unsent = select(drafts.c.person).where(drafts.c.sent_as.is_(None))
        waiting = select(outbox.c.recipient).where(or_(*(~each for each in SETTLED)))
        yield from (*asks(unsent).scalars(), *asks(waiting).scalars())
