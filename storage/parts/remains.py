"""The figures that stay of what was destroyed, for the report: numbers, times, keys of the file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from storage.parts.base import Part
from storage.tables import procedures, remains
from workflows.children import form_of
from workflows.reporting.reading import Boxes, known_in
from workflows.retention.plans import Type

_OF_SOME = select(remains).where(
    remains.c.type.in_([Type.DISPUTE, Type.MESSAGES]),
    remains.c.at.is_(None),
    remains.c.of.in_(bindparam("ids", expanding=True)),
)
_OF_APART = select(remains.c.figures).where(
    remains.c.type == Type.APART, remains.c.of == bindparam("of")
)
_THEN = (remains.c.at >= bindparam("since"), remains.c.at < bindparam("until"))
_DRAFTS = select(func.count()).select_from(remains).where(remains.c.type == Type.DRAFT, *_THEN)
_LOST = (
    select(func.count())
    .select_from(remains)
    .join(procedures, procedures.c.hash == remains.c.of)
    .where(remains.c.type == Type.MESSAGES, procedures.c.key == bindparam("key"), *_THEN)
)


#: By the line of the history, the form and the box.
Lines = dict[int, dict[str, dict[str, tuple[str, ...]]]]


@dataclass(frozen=True)
class Left:
    """What stays of one dispute, or of its messages."""

    figures: Mapping[str, Any]

    @property
    def children(self) -> list[str]:
        """What tells its children apart, for counting alone."""
        return list(self.figures.get("children", ()))

    @property
    def mailed(self) -> dict[str, datetime]:
        """When its e-mails were delivered, by their keys."""
        kept = self.figures.get("mailed", {})
        return {key: datetime.fromisoformat(at) for key, at in kept.items()}

    def chosen_in(self, boxes: Boxes) -> Lines:
        """Give what was chosen in the boxes that are counted, by the line of the history."""
        return {
            int(number): {
                form: known_in(boxes[form_of(form)], filled)
                for form, filled in forms.items()
                if form_of(form) in boxes
            }
            for number, forms in self.figures.get("chosen", {}).items()
        }


class Remains(Part):
    """Reading the figures."""

    def _remains_of(self, ids: Sequence[str]) -> Iterator[tuple[str, Left]]:
        for row in self._connection.execute(_OF_SOME, {"ids": ids}):
            yield row.of, Left(json.loads(row.figures))

    def _remains_apart(self, id: int) -> dict[str, Any]:
        figures = self._connection.execute(_OF_APART, {"of": str(id)}).scalar()
        found: dict[str, Any] = json.loads(figures or "{}").get("chosen", {})
        return found

    def _drafts_gone(self, since: datetime, until: datetime) -> int:
        then = {"since": since, "until": until}
        return int(self._connection.execute(_DRAFTS, then).scalar_one())

    def _lost_gone(self, key: str, since: datetime, until: datetime) -> int:
        then = {"key": key, "since": since, "until": until}
        return int(self._connection.execute(_LOST, then).scalar_one())
