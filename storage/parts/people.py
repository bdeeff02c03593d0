"""The people list: names and addresses sealed, posts in the clear."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from storage.both import OnBoth
from storage.parts.base import Part
from storage.tables import people, postings, revisions
from workflows.people import Directory, Person, Posting

_REVISION = select(revisions.c.number).where(revisions.c.name == "directory")

_COUNTED_UP = OnBoth(
    lambda insert: insert(revisions).on_conflict_do_update(
        index_elements=["name"], set_={"number": revisions.c.number + 1}
    )
)


def _kept(insert: Callable[..., Any]) -> Any:
    new = insert(people)
    changed = {name: new.excluded[name] for name in ("slack_id", "key_id", "sealed")}
    return new.on_conflict_do_update(index_elements=["id"], set_=changed)


_KEPT = OnBoth(_kept)


class People(Part):
    """Reading the directory, and making it equal to a file."""

    def directory(self, day: date) -> Directory:
        """Give the people list as it stands on *day*; opened once, until somebody changes it."""
        if day not in self._directories:
            self._directories[day] = self._directory(day)
        return self._directories[day]

    def _directory(self, day: date) -> Directory:
        """Ask once in a transaction whether what is remembered is still true."""
        true_of = (self._connection.execute(_REVISION).scalar() or 0, day)
        last = self._remembered.directory
        if last and last[0] == true_of:
            return last[1]
        held = tuple(each for each in self._postings() if each.is_held_on(day))
        directory = Directory(people=self._everybody(), postings=held)
        self._remembered.directory = (true_of, directory)
        return directory

    def _everybody(self) -> dict[str, Person]:
        rows = self._connection.execute(select(people))
        return {row.id: self._person(row) for row in rows}

    def _person(self, row: Any) -> Person:
        kept = self._unseal(row, f"people {row.id}")
        return Person(id=row.id, slack_id=row.slack_id, **kept)

    def _postings(self) -> list[Posting]:
        rows = self._connection.execute(select(postings).order_by(postings.c.id))
        return [
            Posting(
                person=row.person,
                post=row.post,
                team=row.team,
                agency=row.agency,
                line_manager=row.line_manager,
                since=row.since,
                until=row.until,
            )
            for row in rows
        ]

    def directory_ever(self) -> Directory:
        """Give everybody who was ever in the list, with every posting."""
        return Directory(people=self._everybody(), postings=tuple(self._postings()))

    def keep_directory(self, directory: Directory, today: date) -> None:
        """Make the list equal to *directory*; postings that are not in it ended yesterday."""
        for person in directory.people.values():
            self._keep(person)
        ever = self._postings()
        now = {_same(each): each for each in ever if not each.is_over_on(today)}
        then = {_same(each): each for each in directory.postings}
        for gone in now.keys() - then.keys():
            self._end(now[gone], today - timedelta(days=1))
        for same, posting in then.items():
            if same in now:
                self._end(now[same], posting.until)
            elif posting not in ever:
                self._connection.execute(insert(postings).values(**asdict(posting)))
        row = {"name": "directory", "number": 1}
        self._connection.execute(_COUNTED_UP.on(self._connection), row)
        self._directories.clear()

    def _end(self, posting: Posting, last_day: date | None) -> None:
        """Give a posting its last day, or none."""
        is_it = [
            postings.c[name].is_not_distinct_from(value) for name, value in asdict(posting).items()
        ]
        self._connection.execute(update(postings).where(*is_it).values(until=last_day))

    def _keep(self, person: Person) -> None:
        kept = {"name": person.name, "email": person.email, "phone": person.phone}
        row = {"slack_id": person.slack_id, **self._seal(kept, f"people {person.id}")}
        self._connection.execute(_KEPT.on(self._connection), {"id": person.id, **row})


def _same(posting: Posting) -> Posting:
    """Two postings that differ in their last day only are one, which is longer or shorter."""
    return replace(posting, until=None)
