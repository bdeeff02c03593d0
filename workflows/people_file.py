"""Reading the people list (CSV)."""

import csv
import io
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date

from workflows.people import Directory, Posting
from workflows.post_office import can_be_written_to

COLUMNS = ("slack_id", "name", "email", "post", "team", "agency", "line_manager")
MORE_COLUMNS = ("phone", "from", "to")
#: What is shown in the middle of sentences: nothing in it may look like another one.
SHOWN = ("name", "team", "agency", "phone")
#: How many characters are kept of what is not sealed.
LONGEST = {"slack_id": 32, "team": 200, "agency": 200}
_STEERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SETS_APART = re.compile(r"[*_~`<>]")


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
    rows = _joined(rows)
    findings += _wrong_together(rows)
    if findings or not rows:
        raise NotAPeopleFile(tuple(findings) or ("Nobody is in the file.",))
    return tuple(rows)


def _wrong(row: dict[str, str], posts: Container[str]) -> Iterator[str]:
    if not row["name"]:
        yield "the name is empty. Write the person's name."
    for column in SHOWN:
        if not is_one_line(row.get(column, "")):
            yield f"the {column} has a line break in it. Write it in one line."
        if not is_plain(row.get(column, "")):
            yield f"the {column} has one of the signs * _ ~ ` < > in it. Leave it out."
    for column, longest in LONGEST.items():
        if len(row[column]) > longest:
            yield f"the {column} has more than {longest} characters. Write a shorter one."
    if row["email"] and not can_be_written_to(row["email"]):
        yield "the email is not one plain address, such as name@example.gov.uk. Write that alone."
    if not row["slack_id"] and not row["email"]:
        yield "there is neither a slack_id nor an email. Write one of them."
    if row["post"] not in posts:
        yield f'no procedure in use has the post "{row["post"]}". See drp procedures list.'
    wrong = list(_wrong_dates(row))
    yield from wrong
    first, last = row.get("from", ""), row.get("to", "")
    if not wrong and first and last and date.fromisoformat(first) > date.fromisoformat(last):
        yield f"{first} is after {last}. Write the first day under from."


def is_one_line(text: str) -> bool:
    """Does it hold no line break, and no other sign that steers a printer or a screen?"""
    return not _STEERS.search(text)


def is_plain(text: str) -> bool:
    """Does it hold none of the signs that set words apart where it is shown, in bold for one?"""
    return not _SETS_APART.search(text)


def _wrong_dates(row: dict[str, str]) -> Iterator[str]:
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


def _joined(rows: list[Row]) -> list[Row]:
    """The rows of one person are one person's: what one leaves empty, another fills in."""
    accounts = {row.email.lower(): row.slack_id for row in rows if row.email and row.slack_id}
    known = [replace(row, slack_id=row.slack_id or accounts.get(row.email.lower())) for row in rows]
    emails = {row.key: row.email for row in known if row.email}
    phones = {row.key: row.phone for row in known if row.phone}
    return [
        replace(
            row,
            email=row.email or emails.get(row.key, ""),
            phone=row.phone or phones.get(row.key, ""),
        )
        for row in known
    ]


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
    owners: dict[str, Row] = {}
    for row in rows:
        owner = owners.setdefault(row.email.lower(), row)
        if row.email and owner.key != row.key:
            findings.append(f'Line {row.line}: "{row.name}" has the email of "{owner.name}".')
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


def ids_in(directory: Directory) -> dict[str, str]:
    """Give everybody's id by Slack id and by e-mail address."""
    ids: dict[str, str] = {}
    for person in directory.people.values():
        ids |= {key: person.id for key in (person.slack_id, person.email.lower()) if key}
    return ids
