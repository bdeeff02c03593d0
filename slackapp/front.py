"""What every handler works with: the use cases' desk, and the local facts that pages mention."""

from dataclasses import dataclass

from workflows.desk import Desk


@dataclass(frozen=True, kw_only=True)
class Front:
    """The desk, and the telephone numbers for immediate safety, on duty and out of hours."""

    desk: Desk
    on_duty: str = ""
    out_of_hours: str = ""

    @property
    def numbers(self) -> tuple[str, str]:
        """Give the telephone numbers for immediate safety."""
        return self.on_duty, self.out_of_hours
