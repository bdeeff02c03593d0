"""What ``drp db backup`` and ``drp db restore`` say; no names."""

from datetime import datetime

from slackapp.wording.times import moment

#: Why nothing was restored, and what to do.
NOT_RESTORED = {
    "not a backup": "This file is no backup that drp db backup has made. Nothing was restored.",
    "damaged": "This backup is damaged. Nothing was restored. Take an earlier one.",
    "no room": (
        "There is no room for the copy that is looked at first. Nothing was restored. "
        "Make room in the folder for temporary files, or name another one in TMPDIR."
    ),
    "too new": (
        "This backup was made by a later version of the app. Nothing was restored. "
        "Install that version, then restore it."
    ),
    "has rows": (
        "Something stands in the database at DRP_DATABASE_URL already. Nothing was restored. "
        "Name one that is empty, or not there yet, in DRP_DATABASE_URL."
    ),
}
RESTORE_IT = "Restore it into the database at DRP_DATABASE_URL? [y/N] "
NOTHING_RESTORED = "Nothing was restored."
NOT_COPIED = (
    "No backup was made. Look whether there is room where it is to stand, and whether the database "
    "answers: drp doctor"
)
NOT_WHOLE = "The copy came out damaged, so it was thrown away. Look at the disk, and try again."
FOR_TRYING = (
    "Restored for trying: from this database nothing is sent, to Slack or by e-mail. Use a Slack "
    "app of its own with it. Should it ever be the one in use, run: drp outbox hold"
)
#: The record in an earlier schema cannot be read by this version.
NOT_LOOKED_AT = (
    "The tables are those of an earlier version, so the record in it was not looked at. "
    "After drp db upgrade, run drp db verify."
)


def too_long(table: str, column: str, longest: int) -> str:
    """Say which text PostgreSQL does not take, and how to shorten it."""
    first = f"substr({column}, 1, {longest}) WHERE length({column}) > {longest}"
    shorten = f"UPDATE {table} SET {column} = {first}"  # noqa: S608 # names of ours
    return (
        f"In this backup a text in the table {table}, column {column}, is longer than the "
        f"{longest} characters that PostgreSQL takes. Nothing was restored. Copy the file, "
        f'shorten the text in the copy, and restore that: sqlite3 COPY "{shorten}"'
    )


def is_there_already(file: object) -> str:
    """Say that no backup is written over another."""
    return f"{file} is there already. Give another name, or say --force to write over it."


def latest(at: datetime | None) -> str:
    """Say up to when a backup holds what people did."""
    when = f"Its last entry was made at {moment(at)}." if at else "Nothing is recorded in it."
    return f"{when} What came after it is not in it."


def backed_up(file: object) -> str:
    """Say that a backup is made, and what else must be kept."""
    return (
        f"Backed up to {file}. It cannot be read without the encryption keys: keep them too, "
        "and somewhere else."
    )


def restored(held: int) -> str:
    """Say that it is done, and what must be done before anything old is sent."""
    if not held:
        return "Restored. Nothing waits that was owed before."
    wait = "1 message waits" if held == 1 else f"{held} messages wait"
    return (
        f"Restored. {wait} that may have been sent before, until you let them go: "
        "drp outbox held prints them. New ones go as ever."
    )
