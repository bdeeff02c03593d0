"""What is typed and not sent: sealed, one person's own."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from storage import places
from storage.both import OnBoth
from storage.parts.base import Part
from storage.tables import drafts
from workflows.drafts import About, Draft

_IS_MINE = (drafts.c.id == bindparam("id"), drafts.c.person == bindparam("person"))
_MINE = select(drafts).where(*_IS_MINE)
#: Of two who send at once, the second waits for the first.
_MINE_TO_CHANGE = _MINE.with_for_update(key_share=True)
#: What it became is remembered: a form that is still open must not send it again.
_DROPPED = delete(drafts).where(*_IS_MINE, drafts.c.sent_as.is_(None))
_SENT = (
    update(drafts)
    .where(drafts.c.id == bindparam("is_id"))
    .values({name: bindparam(name) for name in ("sent_as", "key_id", "sealed")})
)


WHOSE_IT_IS = {"id", "person"}


def _saved(insert: Callable[..., Any]) -> Any:
    new = insert(drafts)
    changed = {name: new.excluded[name] for name in set(drafts.c.keys()) - WHOSE_IT_IS}
    is_mine = drafts.c.person == new.excluded.person
    return new.on_conflict_do_update(index_elements=["id"], set_=changed, where=is_mine)


_SAVED = OnBoth(_saved)


class Drafts(Part):
    """Keeping drafts."""

    def draft(self, id: str, person: str) -> Draft | None:
        """Give somebody's own draft; sending it twice at once is sending it twice in turn."""
        mine = _MINE_TO_CHANGE if self._writes else _MINE
        row = self._connection.execute(mine, {"id": id, "person": person}).one_or_none()
        return self._draft(row) if row else None

    def _draft(self, row: Any) -> Draft:
        about = About(form=row.form, dispute=row.dispute, visit=row.visit, choice=row.choice)
        return Draft(
            id=row.id,
            person=row.person,
            about=about,
            answers=self._unseal(row, places.drafts(row.id, row.person)),
            saved_at=row.saved_at,
            version=row.version,
            place=row.place,
            sent_as=row.sent_as,
        )

    def drafts_of(self, person: str) -> Iterator[Draft]:
        """Give somebody's drafts that were not sent, newest first."""
        mine = select(drafts).where(drafts.c.person == person, drafts.c.sent_as.is_(None))
        return map(self._draft, self._connection.execute(mine.order_by(drafts.c.saved_at.desc())))

    def save_draft(self, draft: Draft) -> None:
        """Keep what somebody has typed so far."""
        sealed = self._seal(draft.answers, places.drafts(draft.id, draft.person))
        kept = {name: getattr(draft, name) for name in ("saved_at", "sent_as", "version", "place")}
        row = {**kept, **asdict(draft.about), **sealed}
        whose = {"id": draft.id, "person": draft.person}
        self._connection.execute(_SAVED.on(self._connection), {**whose, **row})

    def drop_draft(self, id: str, person: str) -> None:
        """Forget what somebody typed, once it was sent."""
        self._connection.execute(_DROPPED, {"id": id, "person": person})

    def draft_sent(self, id: str, person: str, dispute: str) -> None:
        """Drop what a draft held, and keep what it became."""
        emptied = self._seal({}, places.drafts(id, person))
        self._connection.execute(_SENT, {"is_id": id, "sent_as": dispute, **emptied})
