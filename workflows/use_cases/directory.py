"""The people list: what a file would change, doing it, and who holds what."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from workflows import gaps, people_check, people_file
from workflows.desk import Desk
from workflows.people import Directory, Person
from workflows.people_changes import Change, Changes, changes, described, kept_of
from workflows.people_check import Check
from workflows.ports import Work
from workflows.use_cases import leaving
from workflows.use_cases.world import today

#: Who changed the list, where it was whoever may type a command on the server.
COMMAND_LINE = "command line"


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What an import would make of the list."""

    directory: Directory
    changes: Changes
    kept: tuple[Change, ...]
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
    in_file = people_file.postings(rows, ids)
    postings = people_file.dated(in_file, before.postings, today(desk))
    after = Directory(people=people, postings=postings)
    return Planned(
        directory=after,
        changes=changes(before, after, today(desk)),
        kept=tuple(kept_of(before, after, today(desk))),
        rows=len(rows),
    )


def keep(
    desk: Desk, planned: Planned, told: Callable[[int], object] | None = None
) -> list[Exception]:
    """Make the list what was planned; *told*, if anybody is, hears how many rows are done.

    What was asked of whoever has left is put before somebody else at once. Give why any dispute
    could not be seen to; it is looked at again in the morning.
    """
    with desk.store.begin() as work:
        work.keep_directory(planned.directory, today(desk), told)
        work.record_people(planned.kept, COMMAND_LINE, desk.now())
        return leaving.look(desk, work)


def everybody(desk: Desk) -> tuple[list[str], list[str]]:
    """Give a line for each post that is held today, and the posts that nobody holds."""
    with desk.store.read() as work:
        directory = work.directory(today(desk))
    by_name = sorted(directory.postings, key=lambda each: (directory.name(each.person), each.post))
    held = [described(directory, posting) for posting in by_name]
    posts = [post for each in desk.library.procedures.values() for post in each.posts]
    return held, [post for post in dict.fromkeys(posts) if not directory.holders_of(post)]


def checked(desk: Desk) -> tuple[Directory, Check]:
    """Give the people list as it stands today, and what is wrong with it."""
    with desk.store.read() as work:
        directory = work.directory(today(desk))
    procedures = desk.library.procedures.values()
    return directory, people_check.check(procedures, directory, today(desk), desk.post_office)


def vacant(desk: Desk, work: Work) -> tuple[gaps.Gap, ...]:
    """Give the posts that nobody is found for today."""
    return people_check.vacant(desk.library.procedures.values(), work.directory(today(desk)))
