"""What a running app has beside its desk: its way to Slack, who sends e-mail, who keeps heads.

Apart from the wiring of the desk, because most commands need none of it: what writes documents,
e-mails and calls Slack takes half a second to import.
"""

import ssl
from functools import cache

from slackapp.client import Client
from slackapp.front import Front
from slackapp.heads import Keeper
from slackapp.mail import server
from slackapp.mail.made_late import forms_for
from slackapp.mail.sending import Mailer
from slackapp.reporting.imprint import Imprint
from slackapp.settings import Settings
from slackapp.way_in import WayIn
from workflows.desk import Desk

#: A Slack that hangs may hold a thread this long, in seconds, and no longer.
SLACK_PATIENCE = 6


def mailer(settings: Settings, at: Desk) -> Mailer | None:
    """Give who sends e-mail, where that is set up."""
    if settings.smtp_url is None or not settings.mail_from:
        return None
    to = server.read(settings.smtp_url.get_secret_value())
    forms = forms_for(at, settings.mail_from, imprint(settings))
    return Mailer(at, to, settings.mail_from, forms)


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


def client(settings: Settings) -> Client:
    """Give the one way to Slack: one TLS context (parsing the certificates costs 50 ms a call), a
    short wait, and no retries of its own, which could post a message twice."""
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    return Client(
        token,
        base_url=settings.api_url,
        timeout=SLACK_PATIENCE,
        ssl=_certificates(),
        retry_handlers=[],
    )
