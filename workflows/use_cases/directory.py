"""The people list: what a file would change, doing it, and who holds what."""

import secrets
from dataclasses import dataclass

from workflows import people_file
from workflows.desk import Desk
from workflows.people import Directory, Person
from workflows.people_changes import Changes, changes, described
from workflows.use_cases.world import today


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What an import would make of the list."""

    directory: Directory
    changes: Changes
    rows: int


def plan(desk: Desk, text: str) -> Planned:
    """Say what importing this text would change. Raises NotAPeopleFile."""
    posts = {post for each in desk.library.procedures.values() for post in each.posts}
    rows = people_file.read(text, posts)
    with desk.store.read() as work:
        before = work.directory_ever()
    known = people_file.ids_in(before)
    ids = {
        row.key: known.get(row.key) or known.get(row.email.lower()) or secrets.token_hex(6)
        for row in reversed(rows)
    }
    people = {
        ids[row.key]: Person(
            id=ids[row.key], name=row.name, slack_id=row.slack_id, email=row.email, phone=row.phone
        )
        for row in rows
    }
    after = Directory(people=people, postings=people_file.postings(rows, ids))
    differs = changes(before, after, today(desk))
    return Planned(directory=after, changes=differs, rows=len(rows))


def keep(desk: Desk, planned: Planned) -> None:
    """Make the list what was planned."""
    with desk.store.begin() as work:
        work.keep_directory(planned.directory, today(desk))


def everybody(desk: Desk) -> tuple[list[str], list[str]]:
    """Give a line for each post that is held today, and the posts that nobody holds."""
    with desk.store.read() as work:
        directory = work.directory(today(desk))
    by_name = sorted(directory.postings, key=lambda each: (directory.name(each.person), each.post))
    held = [described(directory, posting) for posting in by_name]
    posts = [post for each in desk.library.procedures.values() for post in each.posts]
    taken = {posting.post for posting in directory.postings}
    return held, [post for post in dict.fromkeys(posts) if post not in taken]
