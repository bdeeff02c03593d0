"""Which children a dispute is about: found again by a mark, since what was typed stands sealed."""

from collections.abc import Iterable, Iterator

from sqlalchemy import bindparam, insert, select

from storage import records
from storage.parts.base import Part
from storage.tables import children, disputes
from workflows.dispute import Dispute

#: How many earlier disputes anybody looks through.
MOST_EARLIER = 20

_NEW = insert(children)
#: What reports tell the child by, where a dispute about it was destroyed and another was not.
_COUNTED_AS = (
    select(children.c.counted_as)
    .where(
        children.c.mark.in_(bindparam("marks", expanding=True)), children.c.counted_as.is_not(None)
    )
    .limit(1)
)
_ABOUT = (
    select(disputes.c.state)
    .where(
        disputes.c.id.in_(
            select(children.c.dispute).where(
                children.c.mark.in_(bindparam("marks", expanding=True))
            )
        )
    )
    .order_by(disputes.c.raised_at.desc())
    .limit(MOST_EARLIER)
)


class Children(Part):
    """Keeping which children disputes are about, and finding those about the same ones."""

    def keep_children(self, dispute: str, children: Iterable[str]) -> None:
        """Keep which children a dispute is about, by what tells them apart."""
        for each in children:
            marks = self._seals.marks(each)
            counted_as = self._connection.execute(_COUNTED_AS, {"marks": marks}).scalar()
            row = {"mark": marks[0], "dispute": dispute, "counted_as": counted_as}
            self._connection.execute(_NEW, row)

    def about_children(self, children: Iterable[str]) -> Iterator[Dispute]:
        """Give the disputes about any of these children, newest first; marks of any key count."""
        marks = [mark for each in children for mark in self._seals.marks(each)]
        rows = self._connection.execute(_ABOUT, {"marks": marks}) if marks else ()
        return (records.dispute(row.state) for row in rows)
