"""What every handler works with: the use cases' desk, and the local facts that pages mention."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workflows.desk import Desk
from workflows.use_cases.world import today


def _says_nothing(_: str) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Front:
    """The desk, and the telephone numbers for immediate safety, on duty and out of hours.

    ``known`` gives at once what Slack says of an account, or nothing. It is never called within a
    transaction.
    """

    desk: Desk
    on_duty: str = ""
    out_of_hours: str = ""
    known: Callable[[str], dict[str, Any]] = _says_nothing

    def is_run_by(self, slack_id: str) -> bool:
        """Is this the account of an administrator? Only then is there anything to keep here."""
        return slack_id in self.desk.administrators

    def is_overseen_by(self, slack_id: str) -> bool:
        """Is this the account of an overseer? They are shown figures, and open nothing by it."""
        return slack_id in self.desk.overseers

    def protects_data(self, slack_id: str) -> bool:
        """Is this the account of a data protection officer? They read why, and no dispute."""
        return slack_id in self.desk.officers

    def agrees_on_retention(self, slack_id: str) -> bool:
        """Is this the account of somebody in whose name plans of what goes are made or approved?"""
        return slack_id in self.desk.retention.officers

    def name_if_left(self, person: str) -> str:
        """Give the name of somebody who is listed and whose account is deactivated; else none."""
        with self.desk.store.read() as work:
            found = work.directory(today(self.desk)).people.get(person)
        account = found.slack_id if found else None
        return found.name if found and account and self.known(account).get("deleted") else ""

    @property
    def numbers(self) -> tuple[str, str]:
        """Give the telephone numbers for immediate safety."""
        return self.on_duty, self.out_of_hours
