"""The people list: names and addresses sealed, posts in the clear."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from storage.parts.base import Part
from storage.tables import people, postings, revisions
from workflows.people import Directory, Person, Posting

_REVISION = select(revisions.c.number).where(revisions.c.name == "directory")


class People(Part):
    """Reading the directory, and making it equal to a file."""

    def directory(self, day: date) -> Directory:
        """Give the people list as it stands on *day*; opened once, until somebody changes it."""
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

    def people_ids(self) -> Mapping[str, str]:
        """Give the id of everybody who was ever in the list, by Slack id and by e-mail address."""
        ids: dict[str, str] = {}
        for person in self._everybody().values():
            ids |= {key: person.id for key in (person.slack_id, person.email.lower()) if key}
        return ids

    def keep_directory(self, directory: Directory, today: date) -> None:
        """Make the list equal to *directory*; postings that are not in it ended yesterday."""
        for person in directory.people.values():
            self._keep(person)
        before, after = set(self._current(today)), set(directory.postings)
        for posting in before - after:
            ended = (*_same(posting), or_(postings.c.until.is_(None), postings.c.until >= today))
            last_day = today - timedelta(days=1)
            self._connection.execute(update(postings).where(*ended).values(until=last_day))
        for posting in sorted(after - before, key=lambda each: (each.person, each.post)):
            self._connection.execute(insert(postings).values(**_columns(posting)))
        row = {"name": "directory", "number": 1}
        count_up = {"number": revisions.c.number + 1}
        self._connection.execute(
            upsert(revisions).on_conflict_do_update(index_elements=["name"], set_=count_up), row
        )

    def _current(self, today: date) -> list[Posting]:
        return [each for each in self._postings() if each.until is None or each.until >= today]

    def _keep(self, person: Person) -> None:
        kept = {"name": person.name, "email": person.email, "phone": person.phone}
        row = {"slack_id": person.slack_id, **self._seal(kept, f"people {person.id}")}
        self._connection.execute(
            upsert(people).on_conflict_do_update(index_elements=["id"], set_=row),
            {"id": person.id, **row},
        )


def _columns(posting: Posting) -> dict[str, Any]:
    return {
        "person": posting.person,
        "post": posting.post,
        "team": posting.team,
        "agency": posting.agency,
        "line_manager": posting.line_manager,
        "since": posting.since,
        "until": posting.until,
    }


def _same(posting: Posting) -> list[Any]:
    """Match the row of a posting."""
    columns = _columns(posting)
    return [
        postings.c[name].is_(None) if value is None else postings.c[name] == value
        for name, value in columns.items()
        if name != "until"
    ]
