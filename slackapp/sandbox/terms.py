"""On what terms this Slack is there: who is in it, what time it is, how patient it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from slackapp.sandbox.mail_catcher import MailCatcher
from slackapp.sandbox.workspace import ClockControl, InstalledApp, Workspace


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(kw_only=True)
class Terms:
    workspace: Workspace
    app: InstalledApp
    now: Callable[[], datetime] = _utc_now  #: the time that messages carry
    clock: ClockControl | None = None
    mail: MailCatcher | None = None  #: where e-mails go, if the app sends any
    ack_seconds: float = 3.0  #: waiting for the app is measured in real seconds
    trigger_seconds: float = 3.0
    rate_limits: bool = True
    noted: Callable[[dict[str, Any]], object] = lambda _: None  #: hears all that the app does
    retry_after: Sequence[float] = (0, 60, 300)  #: the pauses before an unheard event comes again
