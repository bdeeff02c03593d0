"""Reading the people list (CSV), and comparing it with the directory as it stands."""

import csv
import io
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from workflows.people import Directory, Posting

COLUMNS = ("slack_id", "name", "email", "post", "team", "agency", "line_manager")
MORE_COLUMNS = ("phone", "from", "to")


class NotAPeopleFile(Exception):
    """The file cannot be used; ``findings`` says why, a line each."""

    def __init__(self, findings: tuple[str, ...]) -> None:
        """Keep *findings*; the text is all of them."""
        super().__init__("\n".join(findings))
        self.findings = findings


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the file: a person in a post."""

    line: int
    slack_id: str | None
    name: str
    email: str
    phone: str
    post: str
    team: str
    agency: str
    line_manager: str | None
    since: date | None
    until: date | None

    @property
    def key(self) -> str:
        """The Slack id, else the e-mail address: what tells this person from others."""
        return self.slack_id or self.email.lower()


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What an import does, in words for whoever runs it: names of people, a line each."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    ended: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Would anything change?"""
        return bool(self.added or self.changed or self.ended)


def read(text: str, posts: Container[str]) -> tuple[Row, ...]:
    """Read the file, for a directory that knows these *posts*. Raises NotAPeopleFile."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        wanted = ", ".join((*COLUMNS, *MORE_COLUMNS))
        raise NotAPeopleFile((f"Line 1: the column {missing[0]} is missing. Columns: {wanted}.",))
    findings: list[str] = []
    rows = []
    for cells in reader:
        number = reader.line_num
        row = {column: (value or "").strip() for column, value in cells.items() if column}
        wrong = list(_wrong(row, posts))
        findings += [f"Line {number}: {sentence}" for sentence in wrong]
        if not wrong:
            rows.append(_row(number, row))
    findings += _wrong_together(rows)
    if findings or not rows:
        raise NotAPeopleFile(tuple(findings) or ("Nobody is in the file.",))
    return tuple(rows)


def _wrong(row: dict[str, str], posts: Container[str]) -> Iterator[str]:
    if not row["name"]:
        yield "the name is empty. Write the person's name."
    if not row["slack_id"] and not row["email"]:
        yield "there is neither a slack_id nor an email. Write one of them."
    if row["post"] not in posts:
        yield f'no procedure in use has the post "{row["post"]}". See drp procedures list.'
    for column in ("from", "to"):
        try:
            _day(row.get(column, ""))
        except ValueError:
            yield f'"{row[column]}" is not a date. Write it as 2026-11-30.'


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _row(number: int, row: dict[str, str]) -> Row:
    return Row(
        line=number,
        slack_id=row["slack_id"] or None,
        name=row["name"],
        email=row["email"],
        phone=row.get("phone", ""),
        post=row["post"],
        team=row["team"],
        agency=row["agency"],
        line_manager=row["line_manager"] or None,
        since=_day(row.get("from", "")),
        until=_day(row.get("to", "")),
    )


def _wrong_together(rows: list[Row]) -> list[str]:
    known = {row.key for row in rows} | {row.email.lower() for row in rows if row.email}
    findings = [
        f'Line {row.line}: the line manager "{row.line_manager}" is nobody in this file. '
        "Write another row's slack_id or email."
        for row in rows
        if row.line_manager and _manager_key(row.line_manager) not in known
    ]
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        first = seen.setdefault((row.key, row.post, row.team), row.line)
        if first != row.line:
            findings.append(f"Line {row.line}: the same person, post and team as line {first}.")
    names: dict[str, str] = {}
    for row in rows:
        if names.setdefault(row.key, row.name) != row.name:
            findings.append(f'Line {row.line}: "{row.name}" has the id of "{names[row.key]}".')
    return findings


def _manager_key(written: str) -> str:
    return written.lower() if "@" in written else written


def person_keys(rows: tuple[Row, ...]) -> dict[str, str]:
    """Give, for each way a line manager can be written, the key of the person meant."""
    by_email = {row.email.lower(): row.key for row in rows if row.email}
    return by_email | {row.key: row.key for row in rows}


def postings(rows: tuple[Row, ...], ids: dict[str, str]) -> tuple[Posting, ...]:
    """Give the postings of the file, with the ids that the store gave to each key."""
    keys = person_keys(rows)
    return tuple(
        Posting(
            person=ids[row.key],
            post=row.post,
            team=row.team,
            agency=row.agency,
            line_manager=ids[keys[_manager_key(row.line_manager)]] if row.line_manager else None,
            since=row.since,
            until=row.until,
        )
        for row in rows
    )


def changes(before: Directory, after: Directory) -> Changes:
    """Say what differs between two directories: who is new, who changed, whose post ends."""
    was, will_be = set(described(before)), set(described(after))
    gone, come = was - will_be, will_be - was
    both = {words[0] for words in gone} & {words[0] for words in come}
    return Changes(
        added=tuple(sorted(f"{who}: {what}" for who, what in come if who not in both)),
        changed=tuple(sorted(f"{who}: {what}" for who, what in come if who in both)),
        ended=tuple(sorted(f"{who}: {what}" for who, what in gone if who not in both)),
    )


def described(directory: Directory) -> Iterator[tuple[str, str]]:
    """Say each posting: the person's name, and the rest."""
    for posting in directory.postings:
        person = directory.people[posting.person]
        manager = (
            f", answers to {directory.name(posting.line_manager)}" if posting.line_manager else ""
        )
        dates = f", from {posting.since}" if posting.since else ""
        dates += f", to {posting.until}" if posting.until else ""
        reach = ", ".join(filter(None, (person.slack_id, person.email, person.phone)))
        yield (
            person.name,
            f"{posting.post}, {posting.team}, {posting.agency}{manager}{dates} ({reach})",
        )
