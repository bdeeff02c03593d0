"""The people list: names and addresses sealed, posts in the clear."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from storage import chain, places
from storage.both import OnBoth
from storage.parts.covers import lasting
from storage.parts.remembering import Remembering
from storage.tables import people, people_changes, postings, revisions
from workflows.cover import away_on
from workflows.people import Directory, Person, Posting
from workflows.people_changes import Change

#: What the list of its changes is called, as one chain.
LOG = "people"
_LAST_CHANGE = (
    select(people_changes.c.number, people_changes.c.hash)
    .order_by(people_changes.c.number.desc())
    .limit(1)
)
_REVISION = select(revisions.c.number).where(revisions.c.name == "directory")


def _kept(insert: Callable[..., Any]) -> Any:
    new = insert(people)
    changed = {name: new.excluded[name] for name in ("slack_id", "key_id", "sealed")}
    return new.on_conflict_do_update(index_elements=["id"], set_=changed)


_KEPT = OnBoth(_kept)


class People(Remembering):
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
        if last and last[0] == true_of and not self._changes_directory:
            return last[1]
        held = tuple(each for each in self._postings() if each.is_held_on(day))
        listed = {each.person for each in held}
        away = away_on(day, lasting(self._connection), listed)
        directory = Directory(
            people=self._everybody(), postings=held, away=away, guests=self._guests()
        )
        if not self._changes_directory:
            self._remembered.directory = (true_of, directory)
        return directory

    def _everybody(self) -> dict[str, Person]:
        rows = self._connection.execute(select(people))
        return {row.id: self._person(row) for row in rows}

    def _guests(self) -> frozenset[str]:
        return frozenset(
            self._connection.execute(select(people.c.id).where(people.c.guest)).scalars()
        )

    def keep_guest(self, person: str, *, guest: bool) -> None:
        """Keep whether an account is a guest's; an import of the list leaves that as it is."""
        self._forget_directory()
        with self._changing(people, [person]):
            same = people.c.id == person
            self._connection.execute(update(people).where(same).values(guest=guest))

    def _person(self, row: Any) -> Person:
        kept = self._unseal(row, places.people(row.id))
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
        return Directory(
            people=self._everybody(), postings=tuple(self._postings()), guests=self._guests()
        )

    def people_to_change(self) -> Directory:
        """Give them, and let nobody else change the list until this transaction ends."""
        self._forget_directory()
        return self.directory_ever()

    def keep_directory(
        self, directory: Directory, today: date, told: Callable[[int], object] | None = None
    ) -> None:
        """Make the list equal to *directory*; postings that are not in it ended yesterday.

        Only what differs is written: a list is long, and little of it changes at a time.
        Nobody else changes it from the first question until this transaction ends.
        """
        self._forget_directory()
        with self._changing(people) as changed:
            changed.update(self._keep_people(directory, told))
            changed.update(self._keep_postings(directory, today))

    def _keep_people(
        self, directory: Directory, told: Callable[[int], object] | None
    ) -> Iterator[str]:
        """Write who differs; give their ids."""
        known, done = self._everybody(), 0
        for person in directory.people.values():
            if known.get(person.id) != person:
                self._keep(person)
                yield person.id
            done += len(directory.postings_of(person.id))
            if told:
                told(done)

    def _keep_postings(self, directory: Directory, today: date) -> Iterator[str]:
        """Write which postings differ; give whose they are."""
        ever = set(self._postings())
        now = {_same(each): each for each in ever if not each.is_over_on(today)}
        then = {_same(each): each for each in directory.postings}
        for gone in now.keys() - then.keys():
            self._end(now[gone], today - timedelta(days=1))
            yield gone.person
        for same, posting in then.items():
            if same in now and now[same].until != posting.until:
                self._end(now[same], posting.until)
                yield posting.person
        new = [each for same, each in then.items() if same not in now and each not in ever]
        self._add(new)
        yield from (each.person for each in new)

    def end_posts(self, person: str, last_day: date) -> None:
        """Let every post that somebody holds after *last_day* end with it."""
        self._forget_directory()
        with self._changing(people, [person]):
            for posting in self._postings():
                is_theirs = posting.person == person
                if is_theirs and not posting.is_over_on(last_day + timedelta(days=1)):
                    self._end(posting, last_day)

    def _add(self, new: list[Posting]) -> None:
        if new:
            self._connection.execute(insert(postings), [asdict(each) for each in new])

    def record_people(self, changes: Iterable[Change], by: str, now: datetime) -> None:
        """Keep what changed, and by whom, in the order in which transactions change the list."""
        self._forget_directory()
        last = self._connection.execute(_LAST_CHANGE).one_or_none()
        done, previous = (last.number, last.hash) if last else (0, chain.START)
        rows = list[dict[str, Any]]()
        for number, each in enumerate(changes, start=done + 1):
            row = {"number": number, "log": LOG, "by": by, **asdict(each)}
            previous = chain.link(previous, {**row, "at": now.astimezone(UTC).isoformat()})
            rows.append({**row, "at": now, "hash": previous})
        if rows:
            self._connection.execute(insert(people_changes), rows)

    def _end(self, posting: Posting, last_day: date | None) -> None:
        """Give a posting its last day, or none."""
        is_it = [
            postings.c[name].is_not_distinct_from(value) for name, value in asdict(posting).items()
        ]
        self._connection.execute(update(postings).where(*is_it).values(until=last_day))

    def _keep(self, person: Person) -> None:
        kept = {"name": person.name, "email": person.email, "phone": person.phone}
        row = {"slack_id": person.slack_id, **self._seal(kept, places.people(person.id))}
        self._connection.execute(_KEPT.on(self._connection), {"id": person.id, **row})


def _same(posting: Posting) -> Posting:
    """Two postings that differ in their last day only are one, which is longer or shorter."""
    return replace(posting, until=None)
