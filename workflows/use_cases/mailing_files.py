"""Sending a file to somebody's own address: never through Slack, and only where that is secure.

The file itself is made when it is sent, so nothing of it waits in the database.
"""

from datetime import datetime
from enum import StrEnum

from workflows.desk import Desk
from workflows.kinds import Kind
from workflows.notices import Facts, Notice
from workflows.ports import Work
from workflows.use_cases.world import today


class Cannot(StrEnum):
    """Why a file cannot be sent to somebody."""

    NOT_SET_UP = "not set up"
    NO_ADDRESS = "no address"
    NOT_SECURE = "not secure"


def cannot_send(desk: Desk, work: Work, person: str) -> Cannot | None:
    """Say why no file can be sent to this person; None where it can."""
    listed = work.directory(today(desk)).people.get(person)
    if not desk.post_office.is_set_up:
        return Cannot.NOT_SET_UP
    if listed is None or not listed.email:
        return Cannot.NO_ADDRESS
    return None if desk.post_office.is_secure(listed.email) else Cannot.NOT_SECURE


def send_file(
    desk: Desk,
    work: Work,
    person: str,
    *,
    key: str,
    file: str,
    says: str = "",
    reference: str = "",
    dispute: str | None = None,
    goes: datetime | None = None,
) -> Cannot | None:
    """Owe somebody a file by e-mail: *file* is the word that its maker knows, *key* is this one's.

    The same key is sent once. *says* are the procedure's own words for what it is of; all others
    stand in the catalogue by the first word of *file*. It *goes* now, or at that instant.
    """
    if cannot := cannot_send(desk, work, person):
        return cannot
    facts = Facts(reference=reference, says=says, file=file)
    notice = Notice(key=key, kind=Kind.EMAIL, to=person, facts=facts, dispute=dispute)
    work.owe(notice, goes or desk.now())
    return None
