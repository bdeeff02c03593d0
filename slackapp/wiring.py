"""Chooses database, calendar and clock. The only module that knows the store."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, partial

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
from slackapp.wording import command_line as say
from storage import migrating
from storage.connecting import connect, is_there
from storage.database import SqlStore, keys_of_people, texts_of_live_disputes
from storage.sealing import NotAKey, Seals, new_key
from workflows.desk import Clock, Desk
from workflows.ports import Store
from workflows.post_office import PostOffice
from workflows.procedure import Procedure
from workflows.stored import LiveText
from workflows.working_calendar import Calendar

__all__ = ["NotAKey", "new_key"]

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
    try:
        seals = Seals(settings.encryption_keys)
    except NotAKey as error:
        raise CannotStart(say.not_a_key(error)) from None
    _must_be_current(on)
    if lacking := seals.lacks(keys_of_people(on)):
        raise CannotStart(say.keys_lacking(lacking))
    return SqlStore(on, seals)


def _must_be_current(on: Engine) -> None:
    if not is_there(on):
        raise CannotStart(say.NOT_THERE)
    if not migrating.is_current(on):
        raise CannotStart(say.NOT_UP_TO_DATE)


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
        overseers=settings.overseers,
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
