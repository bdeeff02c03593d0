"""What is logged: one line of JSON an event. Never what anybody typed, and no secret.

The text of an exception can quote a form, or an address with a password in it, so only its type and
the places in the code are kept; of what others' code says, only where it said it.
"""

import json
import logging
import secrets
import sys
import threading
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from slackapp.wording import keys as say
from workflows.ports import KeyNotHeld

OURS = "drp"
log = logging.getLogger(OURS)

#: These write message texts or whole payloads at their lower levels.
TALKATIVE = (
    "slack_bolt",
    "slack_sdk",
    "urllib3",
    "sqlalchemy",
    "alembic",
    "uvicorn",
    "waitress",
)


class OneLine(logging.Formatter):
    """Writes a line of JSON: when, how grave, from whom, which event, and of ours what it says."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one line. No text of an exception is in it, whoever logs it.

        What could end a line, or move a terminal's cursor, is escaped, as all that is not ASCII.
        """
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
        }
        if record.name == OURS:
            line |= {"event": record.msg, "says": record.getMessage()}
        else:
            line["event"] = f"something at {record.filename}:{record.lineno}"
        if record.exc_info and record.exc_info[1]:
            line["fault"] = described(record.exc_info[1])
        return json.dumps(line)


def set_up_logging(level: int = logging.INFO) -> None:
    """Log to standard error; other people's loggers only when something is wrong.

    What nobody catches is logged alike: Python itself would print its text.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    logging.basicConfig(level=level, handlers=[handler])
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_a_thread
    quieten()


def _uncaught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    record(error, "the whole app")


def _uncaught_in_a_thread(found: threading.ExceptHookArgs) -> None:
    error = found.exc_value or found.exc_type()
    record(error, f"the thread {found.thread.name if found.thread else ''}")


def quieten() -> None:
    """Keep other people's loggers from writing what passes through them, whatever our own level."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a burst is no cause for alarm


def record(error: BaseException, doing: str) -> str:
    """Log a fault and give its number, which the person can pass on to an administrator."""
    number = secrets.token_hex(2).upper()
    if isinstance(error, KeyNotHeld):
        log.error("%s", say.not_given(error.key_id))
    log.error("fault %s in %s: %s", number, doing, described(error))
    return number


def described(error: BaseException) -> str:
    """Say of which type an exception is, and where in the code it came about."""
    places = " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    )
    return f"{type(error).__name__} at {places}"
