"""What is logged when something fails: where, and of what kind. Never what anybody typed.

The text of an exception can quote a form, so only its type and the places in our code are kept.
"""

import logging
import secrets
import time
import traceback

from slackapp.wording import keys as say
from workflows.ports import KeyNotHeld

log = logging.getLogger("drp")

#: These write message texts or whole payloads at their lower levels.
TALKATIVE = (
    "slack_bolt",
    "slack_sdk",
    "urllib3",
    "apscheduler",
    "sqlalchemy",
    "alembic",
    "uvicorn",
    "waitress",
)


class OneLine(logging.Formatter):
    """Writes what could end a line, or move a terminal's cursor, as it is written in Python.

    So an id or a path that somebody made up cannot begin a line that looks like one of ours.
    The time is UTC, and says so.
    """

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        """Write when, how grave, from whom, and what."""
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Give one line."""
        return "".join(map(_harmless, super().format(record)))


def _harmless(sign: str) -> str:
    return sign if sign.isprintable() else sign.encode("unicode_escape").decode()


def set_up_logging(level: int = logging.INFO) -> None:
    """Log to standard error; other people's loggers only when something is wrong."""
    to = logging.StreamHandler()
    to.setFormatter(OneLine())
    logging.basicConfig(level=level, handlers=[to])
    quieten()


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
    places = " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    )
    log.error("fault %s in %s: %s at %s", number, doing, type(error).__name__, places)
    return number
