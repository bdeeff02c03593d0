"""Chooses database, calendar and clock. The only module that knows the store."""

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from pydantic import SecretStr
from slack_sdk import WebClient
from sqlalchemy import Engine

from slackapp.calendars import calendar
from slackapp.front import Front
from slackapp.heads import Keeper
from slackapp.mail import copies, forms, invitation, report
from slackapp.mail import server as mail_server
from slackapp.mail.sending import Mailer
from slackapp.mail.server import Server
from slackapp.procedure_files import library
from slackapp.reporting.document import Imprint
from slackapp.settings import CannotStart, Settings
from slackapp.way_in import WayIn
from slackapp.wording import backups
from slackapp.wording import command_line as say
from storage import backup, migrating
from storage.backup import NotRestored, sealed_up
from storage.connecting import connect, is_there, make
from storage.database import SqlStore, keys_of_people, or_unavailable, texts_of_live_disputes
from storage.sealing import NotAKey, Seals, new_key
from workflows.desk import Clock, Desk
from workflows.ports import Store
from workflows.post_office import PostOffice
from workflows.procedure import Procedure
from workflows.stored import LiveText
from workflows.working_calendar import Calendar

__all__ = ["NotAKey", "new_key", "sealed_up"]

#: A Slack that hangs may hold a thread this long, in seconds, and no longer.
SLACK_PATIENCE = 6


def system_clock() -> datetime:
    """Tell the time. Every other module is told it."""
    return datetime.now(UTC)


def engine(settings: Settings) -> Engine:
    """Open the database. Raises CannotStart."""
    try:
        return connect(settings.database_url)
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
    _must_be_known(on)
    if not migrating.is_current(on):
        raise CannotStart(say.NOT_UP_TO_DATE)


def _must_be_known(on: Engine) -> None:
    if not is_there(on):
        raise CannotStart(say.NOT_THERE)
    if migrating.is_newer(on):
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
    _seals(settings)
    with _opened(settings) as on:
        _made(on)
        _must_be_known(on)
        migrating.upgrade(on)


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
        return migrating.is_current(on)


def back_up(settings: Settings, file: Path) -> bool:
    """Copy everything into an empty file; False where SQLite then finds it damaged.

    Raises CannotStart, StoreUnavailable.
    """
    with _opened(settings) as on:
        _must_be_known(on)
        backup.back_up(on, file)
    return sealed_up(file)


def restore(
    settings: Settings, file: Path, now: datetime, agreed: Callable[[datetime | None], bool]
) -> bool:
    """Put a backup into an empty database, if *agreed* says so of when its last entry was made.

    Raises CannotStart, StoreUnavailable.
    """
    seals = _seals(settings)
    try:
        with backup.opened(file) as copy, _opened(settings) as on:
            _must_be_opened(copy, seals)
            if is_there(on) and backup.has_rows(on):
                raise NotRestored("has rows")
            if not agreed(backup.latest(copy)):
                return False
            _made(on)
            backup.restore(copy, on, now)
    except NotRestored as error:
        raise CannotStart(backups.NOT_RESTORED[error.why]) from None
    return True


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
        overseers=settings.overseers,
        outside=settings.outside,
        post_office=_post_office(settings),
        may_be_open=settings.open_questions == "warn",
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


def mailer(settings: Settings, at: Desk) -> Mailer | None:
    """Give who sends e-mail, where that is set up."""
    if settings.smtp_url is None or not settings.mail_from:
        return None
    made = {
        **invitation.makers(settings.mail_from),
        **copies.MAKERS,
        **report.makers(imprint(settings)),
    }
    return Mailer(at, _server(settings.smtp_url), settings.mail_from, partial(forms.of, at, made))


def keeper(settings: Settings, at: Desk) -> Keeper | None:
    """Give who writes the heads of the record, where there is a folder for them."""
    return Keeper(at, settings.heads_dir) if settings.heads_dir else None


def imprint(settings: Settings) -> Imprint:
    """Say who reports."""
    return Imprint(organisation=settings.organisation, calendar=settings.calendar)


def front(settings: Settings, at: Desk) -> Front:
    """Put together what every handler works with."""
    safety = settings.safety
    return Front(
        desk=at,
        on_duty=safety.telephone,
        out_of_hours=safety.out_of_hours,
    )


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
