"""Finding disputes: what somebody looks for, and whether a row of their list is that.

Nothing is ever found that they may not open: what is somebody else's is answered like what does
not exist.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workflows import children, references
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.overview import Row
from workflows.people import Directory
from workflows.ports import Work
from workflows.use_cases.open_to import anywhere, is_open_to
from workflows.use_cases.world import today


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for. ``text``: a reference, a whole case number, or part of a name.

    ``category`` and ``stage`` are keys; ``since`` and ``until`` days, both included.
    """

    text: str = ""
    category: str = ""
    stage: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_backwards(self) -> bool:
        """Is the first day after the last, so that nothing can be found?"""
        return self.since is not None and self.until is not None and self.since > self.until

    def takes(self, dispute: Dispute) -> bool:
        """Is it at the stage, and raised on one of the days?"""
        day = dispute.raised_at.astimezone(LONDON).date()
        return (
            self.stage in ("", dispute.stage)
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )


#: No filter: everything in a list.
ANYTHING = Wanted()


def reference_in(text: str) -> str:
    """Give the reference that is typed, if it is one. Raises Mistyped for one that is not right."""
    try:
        return references.read(text)
    except references.Mistyped:
        if text.strip().upper().startswith(references.DISPUTE):
            raise
        return ""


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What is looked for, as far as the store knows it.

    ``named`` are the disputes of the reference or the case number; ``people`` those whose name has
    the text in it, with whom they cover for now; ``of_category`` the ids of the disputes of the
    category.
    """

    wanted: Wanted
    named: tuple[Dispute, ...]
    people: frozenset[str]
    of_category: frozenset[str]

    def is_found(self, dispute: Dispute) -> bool:
        """Does everything hold that is looked for?"""
        return (
            self.wanted.takes(dispute)
            and (not self.wanted.category or dispute.id in self.of_category)
            and (not self.wanted.text or self._is_named(dispute))
        )

    def _is_named(self, dispute: Dispute) -> bool:
        is_one = any(dispute.id == each.id for each in self.named)
        return is_one or not self.people.isdisjoint(dispute.people)


def sought(desk: Desk, work: Work, wanted: Wanted) -> Sought:
    """Ask the store what it knows of what is looked for. Raises Mistyped."""
    directory = work.directory(today(desk))
    return Sought(
        wanted=wanted,
        named=tuple(_named(work, wanted.text)) if wanted.text else (),
        people=_people(directory, wanted.text) if wanted.text else frozenset(),
        of_category=work.of_category(wanted.category) if wanted.category else frozenset(),
    )


def _named(work: Work, text: str) -> Iterator[Dispute]:
    reference = reference_in(text)
    found = work.dispute_called(reference) if reference else None
    if found:
        yield found
    yield from work.all_about([children.as_compared(text)])


def called_so(directory: Directory, text: str) -> frozenset[str]:
    """Give those whose name has the text in it."""
    part = " ".join(text.split()).casefold()
    return frozenset(key for key, who in directory.people.items() if part in who.name.casefold())


def _people(directory: Directory, text: str) -> frozenset[str]:
    found = called_so(directory, text)
    return frozenset(found | {away for away, cover in directory.covers.items() if cover in found})


def those(desk: Desk, work: Work, person: str, sought: Sought, rows: Iterable[Row]) -> list[Row]:
    """Give those rows in which all holds that is looked for, and which this person may open."""
    here = anywhere(desk, work, person)
    return [
        row
        for row in rows
        if sought.is_found(row.dispute) and is_open_to(desk, work, row.procedure, row.dispute, here)
    ]
