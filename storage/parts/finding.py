"""Finding disputes by what stands beside them: their category, and the children they are about."""

from collections.abc import Iterable, Iterator

from sqlalchemy import bindparam, insert, select

from storage import records
from storage.parts.base import Part
from storage.tables import categories, children, disputes
from workflows.dispute import Dispute

_NEW = insert(categories)
_IN = select(categories.c.dispute).where(categories.c.category == bindparam("category"))
_IN_NONE = select(disputes.c.state).where(disputes.c.id.not_in(select(categories.c.dispute)))
_MARKED = select(children.c.dispute).where(children.c.mark.in_(bindparam("marks", expanding=True)))
_ABOUT = (
    select(disputes.c.state)
    .where(disputes.c.id.in_(_MARKED))
    .order_by(disputes.c.raised_at.desc(), disputes.c.id)
)


class Finding(Part):
    """Keeping categories, and finding disputes by one, or by a child."""

    def keep_category(self, dispute: str, category: str) -> None:
        """Keep the category of a dispute."""
        self._connection.execute(_NEW, {"dispute": dispute, "category": category})

    def of_category(self, category: str) -> frozenset[str]:
        """Give the ids of the disputes of a category."""
        return frozenset(self._connection.execute(_IN, {"category": category}).scalars())

    def without_category(self) -> Iterator[Dispute]:
        """Give the disputes of which no category is kept."""
        return map(records.dispute, self._connection.execute(_IN_NONE).scalars().all())

    def all_about(self, children: Iterable[str]) -> Iterator[Dispute]:
        """Give every dispute about any of these children, newest first; marks of any key count."""
        marks = [mark for each in children for mark in self._seals.marks(each)]
        rows = self._connection.execute(_ABOUT, {"marks": marks}).scalars() if marks else ()
        return map(records.dispute, rows)
