"""What is typed and not sent: sealed, one person's own."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, select, update

from storage.parts.base import Part
from storage.tables import drafts
from workflows.drafts import About, Draft


class Drafts(Part):
    """Keeping drafts."""

    def draft(self, id: str, person: str) -> Draft | None:
        """Give somebody's own draft; sending it twice at once is sending it twice in turn."""
        mine = select(drafts).where(drafts.c.id == id, drafts.c.person == person)
        row = self._connection.execute(self._kept_from_others(mine)).one_or_none()
        return self._draft(row) if row else None

    def _draft(self, row: Any) -> Draft:
        about = About(form=row.form, dispute=row.dispute, visit=row.visit, choice=row.choice)
        return Draft(
            id=row.id,
            person=row.person,
            about=about,
            answers=self._unseal(row, _place(row.id, row.person)),
            saved_at=row.saved_at,
            sent_as=row.sent_as,
        )

    def drafts_of(self, person: str) -> Iterator[Draft]:
        """Give somebody's drafts that were not sent, newest first."""
        mine = select(drafts).where(drafts.c.person == person, drafts.c.sent_as.is_(None))
        return map(self._draft, self._connection.execute(mine.order_by(drafts.c.saved_at.desc())))

    def save_draft(self, draft: Draft) -> None:
        """Keep what somebody has typed so far."""
        sealed = self._seal(draft.answers, _place(draft.id, draft.person))
        times = {"saved_at": draft.saved_at, "sent_as": draft.sent_as}
        row = {**times, **asdict(draft.about), **sealed}
        made = self._insert(drafts).on_conflict_do_update(
            index_elements=["id"], set_=row, where=drafts.c.person == draft.person
        )
        self._connection.execute(made, {"id": draft.id, "person": draft.person, **row})

    def drop_draft(self, id: str, person: str) -> None:
        """Forget what somebody typed, once it was sent."""
        mine = delete(drafts).where(drafts.c.id == id, drafts.c.person == person)
        self._connection.execute(mine)

    def draft_sent(self, id: str, dispute: str) -> None:
        """Drop what a draft held, and keep what it became."""
        person = self._connection.execute(
            select(drafts.c.person).where(drafts.c.id == id)
        ).scalar_one()
        emptied = self._seal({}, _place(id, person))
        sent = update(drafts).where(drafts.c.id == id).values(sent_as=dispute, **emptied)
        self._connection.execute(sent)


def _place(id: str, person: str) -> str:
    return f"drafts {id} {person}"
