"""What every handler works with: the use cases' desk, and the local facts that pages mention."""

from dataclasses import dataclass

from workflows.desk import Desk


@dataclass(frozen=True, kw_only=True)
class Front:
    """The desk, and the telephone numbers for immediate safety, on duty and out of hours."""

    desk: Desk
    on_duty: str = ""
    out_of_hours: str = ""

    def is_run_by(self, slack_id: str) -> bool:
        """Is this the account of an administrator? Only then is there anything to keep here."""
        return slack_id in self.desk.administrators

    def is_overseen_by(self, slack_id: str) -> bool:
        """Is this the account of an overseer? They are shown figures, and open nothing by it."""
        return slack_id in self.desk.overseers

    @property
    def numbers(self) -> tuple[str, str]:
        """Give the telephone numbers for immediate safety."""
        return self.on_duty, self.out_of_hours
