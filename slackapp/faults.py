"""What is logged when something fails: where, and of what kind. Never what anybody typed.

The text of an exception can quote a form, so only its type and the places in our code are kept.
"""

import logging
import secrets
import traceback

log = logging.getLogger("drp")

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


def set_up_logging(level: int = logging.INFO) -> None:
    """Log to standard error; other people's loggers only when something is wrong."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    quieten()


def quieten() -> None:
    """Keep other people's loggers from writing what passes through them, whatever our own level."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a burst is no cause for alarm


def record(error: BaseException, doing: str) -> str:
    """Log a fault and give its number, which the person can pass on to an administrator."""
    number = secrets.token_hex(2).upper()
    places = " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    )
    log.error("fault %s in %s: %s at %s", number, doing, type(error).__name__, places)
    return number
