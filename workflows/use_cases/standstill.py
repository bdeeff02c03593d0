"""Nobody looks at what is due, or too late: administrators are told once, and once it is well.

Every process sees the same: when anything last looked, what has been due longest, and whether it is
told. How long that has been so, each judges by its own clock (``slackapp.watch``).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workflows.desk import Desk
from workflows.kinds import Kind
from workflows.notices import ADMINISTRATORS, Facts, Notice
from workflows.use_cases.settling import owe
from workflows.wrong_clock import was_ahead

#: What every process knows them by.
LOOKED_AT, ALARM = "looked at what is due", "told of a standstill"


class Why(StrEnum):
    """What is the matter."""

    STOPPED = "stopped"
    LATE = "late"


@dataclass(frozen=True, kw_only=True)
class Pulse:
    """When what is due was last looked at, when the earliest came due, and whether it is told."""

    looked_at: datetime | None
    earliest: datetime | None
    is_told: bool


def beat(desk: Desk) -> bool:
    """Say that what is due was looked at, in whichever process.

    Was a clock ahead when that was said before? Then it has put off what it saw to.
    """
    with desk.store.begin() as work:
        before = work.noted(LOOKED_AT)
        work.note(LOOKED_AT, desk.now())
    return before is not None and was_ahead(before, desk.now())


def pulse(desk: Desk) -> Pulse:
    """Say how it stands. Raises StoreUnavailable."""
    with desk.store.read() as work:
        return Pulse(
            looked_at=work.noted(LOOKED_AT),
            earliest=work.earliest(),
            is_told=work.noted(ALARM) is not None,
        )


def tell(desk: Desk, why: Why, since: datetime | None) -> bool:
    """Tell the administrators, if no process has. Raises StoreUnavailable."""
    with desk.store.begin() as work:
        if not work.begins(ALARM, desk.now()):
            return False
        owe(desk, work, alarm(desk, why, since))
        return True


def tell_well(desk: Desk) -> bool:
    """Tell them that it is well again, if it was told that it is not. Raises StoreUnavailable."""
    with desk.store.begin() as work:
        if not work.ends(ALARM):
            return False
        owe(desk, work, all_clear(desk))
        return True


def alarm(desk: Desk, why: Why, since: datetime | None) -> Notice:
    """Write what is told: *since* when nothing has looked, or something has been due."""
    key = f"{Kind.STANDSTILL}:{desk.now().isoformat()}"
    return Notice(key=key, kind=Kind.STANDSTILL, to=ADMINISTRATORS, facts=Facts(what=why, at=since))


def all_clear(desk: Desk) -> Notice:
    """Write what is told once it is well."""
    key = f"{Kind.WELL_AGAIN}:{desk.now().isoformat()}"
    return Notice(key=key, kind=Kind.WELL_AGAIN, to=ADMINISTRATORS, facts=Facts(at=desk.now()))
