"""``drp doctor``: what is missing or wrong, and how to mend it."""

from argparse import Namespace
from collections.abc import Iterator

from slack_sdk import WebClient
from sqlalchemy.exc import SQLAlchemyError

from slackapp import calendars, equipping, settings, wiring
from slackapp.doctor.at_slack import slack
from slackapp.doctor.finding import Finding, How, look, mend, ok
from slackapp.doctor.kept import file, heads, holidays, outlives, writable
from slackapp.doctor.mail import mail
from slackapp.doctor.on_call import on_call
from slackapp.doctor.outside import outside
from slackapp.doctor.overseers import overseers
from slackapp.doctor.people import people
from slackapp.doctor.retention import certifies, retention
from slackapp.doctor.running import port, work
from slackapp.doctor.sealed import sealed
from slackapp.doctor.texts import texts
from slackapp.doctor.unsettled import unsettled
from slackapp.doctor.written import written
from slackapp.procedure_files import read_procedure
from slackapp.settings import CannotStart, Settings
from slackapp.wording import doctor as words
from workflows.ports import StoreUnavailable
from workflows.reading import NotAProcedure


def doctor(_: Namespace) -> int:
    """Look at everything, print a line for each, and give 1 where something must be mended."""
    found = []
    for finding in _look():
        print(f"{finding.how:5} {finding.says}", flush=True)
        found.append(finding.how)
    print(words.summary(found.count(How.MEND), found.count(How.LOOK)))
    return 1 if How.MEND in found else 0


def _look() -> Iterator[Finding]:
    try:
        has = settings.read()
    except settings.WrongSettings as error:
        yield mend(str(error))
        return
    yield ok(words.SETTINGS)
    yield from written(has)
    yield from _procedures(has)
    client = equipping.client(has)
    yield from slack(has, client, wiring.system_clock())
    yield from port(has)
    yield from mail(has)
    yield from _kept(has, client)
    yield from retention(has)
    if not has.administrators:
        yield look(words.NO_ADMINISTRATORS)
    if not has.safety.telephone:
        yield look(words.NO_SAFETY_NUMBER)


def _procedures(has: Settings) -> Iterator[Finding]:
    for key in has.procedures:
        try:
            read = read_procedure(has, key)
            yield ok(words.procedure(key, len(read.stages)))
            yield from unsettled(has, key, read)
        except (CannotStart, NotAProcedure) as error:
            yield mend(str(error))


def _kept(has: Settings, client: WebClient) -> Iterator[Finding]:
    """Look at the key, the database, what waits in it, and the people."""
    try:
        with wiring.open_desk(has) as desk:
            yield ok(words.KEYS)
            yield ok(words.DATABASE)
            yield from sealed(desk)
            yield from writable(desk)
            yield from outlives(wiring.careless(has))
            yield from certifies(has, may_write_anew=wiring.may_write_anew(has))
            yield from file(has)
            yield from heads(has)
            yield from work(desk)
            yield from texts(desk)
            yield from people(desk, client if has.bot_token else None)
            yield from outside(desk)
            yield from overseers(desk)
            yield from on_call(desk)
    except (CannotStart, NotAProcedure) as error:
        yield mend(str(error))
    except (StoreUnavailable, SQLAlchemyError):
        yield mend(words.DATABASE_SILENT)
    calendar = calendars.calendar(has, has.calendar)
    yield from holidays(calendar.known_until, wiring.system_clock().date())
