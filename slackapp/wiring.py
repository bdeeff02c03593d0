"""Chooses database, calendar and clock. The only module that knows the store."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Engine

from slackapp.calendars import calendar
from slackapp.mail import server as mail_server
from slackapp.mail.server import Server
from slackapp.procedure_files import library
from slackapp.settings import CannotStart, Settings
from slackapp.wording import backups
from slackapp.wording import command_line as say
from storage import anew, outliving, schema_version
from storage.connecting import connect, is_there, make
from storage.database import SqlStore, keys_of_people, or_unavailable, texts_of_live_disputes
from storage.on_the_way import CanBeReadAlong, NotAnAddress
from storage.sealing import NotAKey, Seals, new_key
from workflows.desk import Clock, Desk
from workflows.ports import Store
from workflows.post_office import PostOffice
from workflows.procedure import Procedure
from workflows.stored import LiveText
from workflows.working_calendar import Calendar

__all__ = ["NotAKey", "new_key"]


def system_clock() -> datetime:
    """Tell the time. Every other module is told it."""
    return datetime.now(UTC)


def engine(settings: Settings) -> Engine:
    """Open the database. Raises CannotStart."""
    try:
        return connect(settings.database_url)
    except CanBeReadAlong as elsewhere:
        raise CannotStart(say.database_in_the_clear(elsewhere)) from None
    except NotAnAddress as error:
        raise CannotStart(say.not_an_address(error)) from None
    except ValueError as error:
        raise CannotStart(str(error)) from None


def store(settings: Settings, on: Engine) -> Store:
    """Give the store, if the keys are there and the database is up to date. Raises CannotStart."""
    seals = _seals(settings)
    _must_be_current(on)
    _must_be_opened(on, seals)
    return SqlStore(on, seals)


def _seals(settings: Settings) -> Seals:
    try:
        return Seals(settings.encryption_keys)
    except NotAKey as error:
        raise CannotStart(say.not_a_key(error)) from None


def _must_be_opened(on: Engine, seals: Seals) -> None:
    if lacking := seals.lacks(keys_of_people(on)):
        raise CannotStart(say.keys_lacking(lacking))


def _must_be_current(on: Engine) -> None:
    if not (is_there(on) and schema_version.is_current(on)):
        _must_be_known(on)
        raise CannotStart(say.NOT_UP_TO_DATE)


def _must_be_known(on: Engine) -> None:
    if not is_there(on):
        raise CannotStart(say.NOT_THERE)
    if schema_version.is_newer(on):
        raise CannotStart(say.IS_NEWER)


def live_texts(settings: Settings) -> tuple[LiveText, ...]:
    """Give each text that live disputes go on under; none where nothing is set up yet.

    Raises CannotStart, StoreUnavailable.
    """
    on = engine(settings)
    try:
        if not is_there(on):
            return ()
        _must_be_current(on)
        return texts_of_live_disputes(on)
    finally:
        on.dispose()


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
    """Bring the database up to date, and let go of it, so that one file holds everything.

    It is made if it is not there, but not without a key. Raises CannotStart, StoreUnavailable.
    """
    from storage import migrating  # Alembic, which little else needs, takes long to import

    seals = _seals(settings)
    with _opened(settings) as on:
        _made(on)
        _must_be_known(on)
        migrating.upgrade(on, seals)


@contextmanager
def _opened(settings: Settings) -> Iterator[Engine]:
    on = engine(settings)
    try:
        with or_unavailable():
            yield on
    finally:
        on.dispose()


def _made(on: Engine) -> None:
    try:
        make(on)
    except OSError as error:
        raise CannotStart(say.cannot_be_made(type(error).__name__)) from None


def is_current(settings: Settings) -> bool:
    """Are the tables of a database those of this version?"""
    with _opened(settings) as on:
        return schema_version.is_current(on)


def careless(settings: Settings) -> Mapping[str, str]:
    """Give the database's settings by which a power cut could lose what was acknowledged.

    Raises CannotStart, StoreUnavailable.
    """
    with _opened(settings) as on:
        return outliving.careless(on)


def may_write_anew(settings: Settings) -> bool:
    """May the app write the database anew, so that nothing of what was destroyed stays in a file?

    Raises CannotStart, StoreUnavailable.
    """
    with _opened(settings) as on:
        return anew.may_write_anew(on)


def back_up(settings: Settings, file: Path) -> bool:
    """Copy everything into an empty file; False where SQLite then finds it damaged.

    Raises CannotStart, StoreUnavailable.
    """
    from storage import backup

    with _opened(settings) as on:
        _must_be_known(on)
        backup.back_up(on, file)
    return sealed_up(file)


def sealed_up(file: Path) -> bool:
    """Let a finished backup be one file alone; say whether SQLite finds it whole."""
    from storage import backup

    return backup.sealed_up(file)


def restore(
    settings: Settings, file: Path, now: datetime, agreed: Callable[[datetime | None], bool]
) -> bool:
    """Put a backup into an empty database, if *agreed* says so of when its last entry was made.

    Raises CannotStart, StoreUnavailable.
    """
    from storage import backup

    seals = _seals(settings)
    try:
        with backup.opened(file, seals) as copy, _opened(settings) as on:
            _must_be_opened(copy, seals)
            if is_there(on) and backup.has_rows(on):
                raise backup.NotRestored("has rows")
            if not agreed(backup.latest(copy)):
                return False
            _made(on)
            backup.restore(copy, on, now)
    except backup.NotRestored as error:
        raise CannotStart(backups.NOT_RESTORED[error.why]) from None
    except backup.TooLong as text:
        raise CannotStart(backups.too_long(text.table, text.column, text.longest)) from None
    return True


def desk(settings: Settings, now: Clock | None = None) -> Desk:
    """Put together everything that a use case works with, by this machine's clock or another.

    Raises CannotStart, NotAProcedure.
    """
    in_use = library(settings)
    return Desk(
        store=_store(settings),
        library=in_use,
        calendars=_calendars(settings, in_use.procedures),
        calendar=calendar(settings, settings.calendar),
        now=now or system_clock,
        has_channel=bool(settings.channel),
        administrators=settings.administrators,
        overseers=settings.overseers,
        on_call=settings.on_call,
        officers=settings.officers,
        outside=settings.outside,
        post_office=_post_office(settings),
        may_be_open=settings.open_questions == "warn",
        retention=settings.retention.policy,
    )


def _calendars(settings: Settings, procedures: Mapping[str, Procedure]) -> dict[str, Calendar]:
    nations = {each.calendar for each in procedures.values() if each.calendar}
    return {nation: calendar(settings, nation) for nation in nations}


def _post_office(settings: Settings) -> PostOffice:
    return PostOffice(
        is_set_up=settings.sends_mail,
        secure=settings.secure_domains,
        sender=settings.mail_from,
        in_the_clear=settings.smtp_url is not None and not _server(settings.smtp_url).is_private,
    )


def _server(url: SecretStr) -> Server:
    return mail_server.read(url.get_secret_value())
