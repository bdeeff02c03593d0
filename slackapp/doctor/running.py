"""Whether the app runs: its port, what is due and was not looked at, and messages that stay."""

import errno
import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPConnection, HTTPException

from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.settings import Settings
from slackapp.wording import doctor, mending, outbox
from slackapp.wording import doctor_running as words
from workflows.desk import Desk
from workflows.stored import Emails
from workflows.use_cases import standstill
from workflows.use_cases.holding import listed
from workflows.use_cases.mending import emails
from workflows.use_cases.watching import figures

#: The tick looks every few seconds: what is later than this, nobody looks at.
LATE = timedelta(minutes=5)
PATIENCE = 3


def port(has: Settings) -> Iterator[Finding]:
    """Ask whoever listens on our port how it is; nobody does before the app is started."""
    try:
        if _is_free(has.host, has.port):
            yield ok(words.port_free(has.port))
            return
    except OSError:
        yield mend(doctor.not_our_address(has.host))
        return
    try:
        wrong = _not_ready(has)
    except (OSError, HTTPException, ValueError):
        yield mend(doctor.port_taken(has.port))
        return
    yield mend(words.not_ready(wrong)) if wrong else ok(words.runs(has.port))


def _is_free(host: str, number: int) -> bool:
    """Can the app listen there? Raises OSError where this machine does not have the address."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, number))
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise
            return False
    return True


def _not_ready(has: Settings) -> list[str]:
    """Give what the running app says is not well. Raises ValueError for what is not the app."""
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(has.host, has.host)  # noqa: S104
    asked = HTTPConnection(local, has.port, timeout=PATIENCE)
    try:
        asked.request("GET", "/readyz")
        found = json.loads(asked.getresponse().read())
        return [f"{what} {how}" for what, how in found.items() if how != "ok"]
    finally:
        asked.close()


def work(desk: Desk) -> Iterator[Finding]:
    """Say what nobody has looked at, and which messages stay."""
    found = figures(desk)
    looked_at = standstill.pulse(desk).looked_at
    if looked_at and desk.now() - looked_at > LATE:
        yield look(words.not_looked_since(looked_at))
    if found.late > LATE:
        yield mend(words.nobody_looks(found.late))
    if found.oldest > LATE:
        yield look(words.messages_wait(found.waiting, found.oldest))
    if found.failed:
        yield look(words.not_delivered(found.failed))
    if found.unknown:
        yield look(words.may_be_lost(found.unknown))
    yield from _held(desk)
    yield from _emails(desk, found.emails)
    if found.late <= LATE and found.oldest <= LATE:
        yield ok(words.NOTHING_LATE)


def _held(desk: Desk) -> Iterator[Finding]:
    """Say what waits since a backup was restored."""
    held = listed(desk)
    if held.still:
        yield look(outbox.FOR_TRYING) if held.for_trying else mend(outbox.STILL)
    if held.waits:
        yield look(outbox.in_all(len(held.waits)))


def _emails(desk: Desk, found: Emails) -> Iterator[Finding]:
    """Say of e-mails that nobody sends them here, or that they do not go, or did not arrive."""
    if waiting := emails(desk):
        yield look(mending.emails(waiting))
    elif found.oldest > LATE:
        yield look(words.emails_wait(found.waiting, found.oldest))
    if lost := found.failed + found.unknown:
        yield look(words.emails_lost(lost))
