"""Chooses database, calendar, clock and procedures. The only module that knows the store."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import Path

from slack_sdk import WebClient
from sqlalchemy import Engine

from slackapp.front import Front
from slackapp.settings import Settings
from slackapp.way_in import WayIn
from storage import migrating
from storage.connecting import connect
from storage.database import SqlStore, keys_of_people
from storage.sealing import NotAKey, Seals, new_key
from workflows import reading
from workflows.ports import Clock, Desk, Library, Store
from workflows.procedure import Procedure
from workflows.working_calendar import PUBLISHED_UNTIL, Calendar, calendar_for

__all__ = ["NotAKey", "new_key"]

#: A Slack that hangs may hold a thread this long, in seconds, and no longer.
SLACK_PATIENCE = 6


class CannotStart(Exception):
    """Something that is needed is missing; the text says what, and how to mend it."""


def system_clock() -> datetime:
    """Tell the time. Every other module is told it."""
    return datetime.now(UTC)


def library(settings: Settings) -> Library:
    """Read the procedures in use, the default first. Raises NotAProcedure, CannotStart."""
    keys = settings.procedures
    return Library(
        procedures={key: read_procedure(settings, key) for key in keys},
        texts={key: _text(settings, key)[0] for key in keys},
    )


def _text(settings: Settings, key: str) -> tuple[str, str]:
    """Give the text of a procedure and its file's name: from the council's own folder, or shipped.

    One key is one procedure, so that nobody reads the one file and works under the other.
    """
    shipped = resources.files("workflows") / "procedures" / f"{key}.yaml"
    own = settings.procedures_dir / f"{key}.yaml" if settings.procedures_dir else None
    if own and own.is_file():
        if shipped.is_file():
            raise CannotStart(
                f"{own} has the name of a procedure that comes with the app. Give it a name and a "
                f'key of its own, such as "{key}-own", and write that in DRP_PROCEDURES.'
            )
        return own.read_text(encoding="utf-8"), str(own)
    if not shipped.is_file():
        raise CannotStart(
            f'There is no procedure "{key}". Look at DRP_PROCEDURES and DRP_PROCEDURES_DIR; '
            "drp procedures list says which are there."
        )
    return shipped.read_text(encoding="utf-8"), f"{key}.yaml"


def procedures_there(settings: Settings) -> dict[str, str]:
    """Give the keys of all procedures that could be in use, and where each file is."""
    folder = resources.files("workflows") / "procedures"
    found = {
        each.name.removesuffix(".yaml"): "shipped"
        for each in folder.iterdir()
        if each.name.endswith(".yaml")
    }
    if settings.procedures_dir and settings.procedures_dir.is_dir():
        own = sorted(settings.procedures_dir.glob("*.yaml"))
        found |= {each.stem: str(each) for each in own}
    return dict(sorted(found.items()))


def read_procedure(settings: Settings, key: str) -> Procedure:
    """Read one procedure. Raises NotAProcedure, CannotStart."""
    text, file = _text(settings, key)
    read = reading.read(text, file)
    if read.key != key:
        raise CannotStart(f'{file} says "key: {read.key}". Name the file after it.')
    return read


def read_file(file: Path) -> Procedure:
    """Read a procedure wherever its file is. Raises NotAProcedure, CannotStart."""
    try:
        return reading.read(file.read_text(encoding="utf-8"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise CannotStart(f"{file} cannot be read: {type(error).__name__}.") from None


def calendar(settings: Settings, nation: str) -> Calendar:
    """Give a nation's calendar with the council's own closures."""
    own = settings.closures
    return calendar_for(
        nation,
        closed=own.closed,
        opened=own.opened,
        known_until=own.known_until or PUBLISHED_UNTIL,
    )


def engine(settings: Settings) -> Engine:
    """Open the database. Raises CannotStart."""
    try:
        return connect(settings.database_url)
    except ValueError as error:
        raise CannotStart(str(error)) from None


def store(settings: Settings, on: Engine) -> Store:
    """Give the store, if the keys are there and the database is up to date. Raises CannotStart."""
    try:
        seals = Seals(settings.encryption_keys)
    except NotAKey as error:
        raise CannotStart(
            f"DRP_ENCRYPTION_KEYS: {error}. Make one with: drp keys new, and keep it safe: "
            "without it nothing that was written can be read again."
        ) from None
    if not migrating.is_current(on):
        raise CannotStart("The database is not up to date. Run: drp db upgrade")
    if lacking := seals.lacks(keys_of_people(on)):
        raise CannotStart(
            f"DRP_ENCRYPTION_KEYS lacks {' and '.join(lacking)}, with which the database was "
            "written. Put the earlier key back, after the new one and a comma."
        )
    return SqlStore(on, seals)


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """Give the store alone, for as long as a command runs. Raises CannotStart."""
    opened = _store(settings)
    try:
        yield opened
    finally:
        opened.close()


def _store(settings: Settings) -> Store:
    """Open the store; what cannot be used is let go of."""
    on = engine(settings)
    try:
        return store(settings, on)
    except CannotStart:
        on.dispose()
        raise


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """Give the desk for as long as a command runs. Raises CannotStart, NotAProcedure."""
    opened = desk(settings)
    try:
        yield opened
    finally:
        opened.store.close()


def upgrade(settings: Settings) -> None:
    """Bring the database up to date, and let go of it, so that one file holds everything."""
    on = engine(settings)
    migrating.upgrade(on)
    on.dispose()


def desk(settings: Settings, now: Clock = system_clock) -> Desk:
    """Put together everything that a use case works with. Raises CannotStart, NotAProcedure."""
    in_use = library(settings)
    return Desk(
        store=_store(settings),
        library=in_use,
        calendars=_calendars(settings, in_use.procedures),
        calendar=calendar(settings, settings.calendar),
        now=now,
        has_channel=bool(settings.channel),
        administrators=settings.administrators,
        outside=settings.outside,
        may_be_open=settings.open_questions == "warn",
    )


def _calendars(settings: Settings, procedures: Mapping[str, Procedure]) -> dict[str, Calendar]:
    nations = {each.calendar for each in procedures.values() if each.calendar}
    return {nation: calendar(settings, nation) for nation in nations}


def front(settings: Settings, at: Desk) -> Front:
    """Put together what every handler works with."""
    safety = settings.safety
    return Front(desk=at, on_duty=safety.telephone, out_of_hours=safety.out_of_hours)


def way_in(settings: Settings) -> WayIn:
    """Say how Slack reaches the app, and where it listens."""
    return WayIn(
        app_token=settings.app_token.get_secret_value() if settings.app_token else "",
        signing_secret=settings.signing_secret.get_secret_value(),
        host=settings.host,
        port=settings.port,
    )


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


def client(settings: Settings) -> WebClient:
    """Give the one way to Slack: one TLS context (parsing the certificates costs 50 ms a call), a
    short wait, and no retries of its own, which could post a message twice."""
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    return WebClient(
        token,
        base_url=settings.api_url,
        timeout=SLACK_PATIENCE,
        ssl=_certificates(),
        retry_handlers=[],
    )
