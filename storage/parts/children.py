"""Which children a dispute is about: found again by a mark, since what was typed stands sealed."""

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, or_, select

from storage import records
from storage.parts.base import Part
from storage.tables import children, disputes
from workflows.dispute import Dispute

#: How many earlier disputes anybody looks through.
MOST_EARLIER = 20

_NEW = insert(children)
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
_OLD = delete(children).where(children.c.dispute == bindparam("of"))


class Children(Part):
    """Keeping which children disputes are about, and finding those about the same ones."""

    def keep_children(self, dispute: str, children: Iterable[str]) -> None:
        """Keep which children a dispute is about, by what tells them apart."""
        its = {"dispute": dispute, "key_id": self._seals.keys[0]}
        rows = [{"mark": self._seals.marks(each)[0], **its} for each in children]
        if rows:
            self._connection.execute(_NEW, rows)

    def mark_anew(self, dispute: str, children: Iterable[str]) -> None:
        """Keep which children a dispute is about under the newest key, in place of all else."""
        self._connection.execute(_OLD, {"of": dispute})
        self.keep_children(dispute, children)

    def marked_under_older(self, after: str, most: int) -> tuple[str, ...]:
        """Give ids of disputes whose marks are not of the newest key, in order."""
        found = select(children.c.dispute).where(self._older(), children.c.dispute > after)
        ordered = found.distinct().order_by(children.c.dispute).limit(most)
        return tuple(self._connection.execute(ordered).scalars())

    def number_marked_under_older(self) -> int:
        """Say how many disputes have such marks."""
        number = select(func.count(children.c.dispute.distinct())).where(self._older())
        return int(self._connection.execute(number).scalar_one())

    def _older(self) -> ColumnElement[bool]:
        """Is a mark not of the newest key, or made before it was kept of which it is?"""
        newest = self._seals.keys[0]
        key = children.c.key_id
        return or_(key.is_(None), key < newest, key > newest)

    def about_children(self, children: Iterable[str]) -> Iterator[Dispute]:
        """Give the disputes about any of these children, newest first; marks of any key count."""
        marks = [mark for each in children for mark in self._seals.marks(each)]
        rows = self._connection.execute(_ABOUT, {"marks": marks}) if marks else ()
        return (records.dispute(row.state) for row in rows)
