"""Whether the app runs: its port, what is due and was not looked at, and messages that stay."""

import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPConnection, HTTPException

from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.settings import Settings
from slackapp.wording import doctor as words
from workflows.ports import Desk

#: The tick looks every few seconds: what is later than this, nobody looks at.
LATE = timedelta(minutes=5)
PATIENCE = 3


def port(has: Settings) -> Iterator[Finding]:
    """Ask whoever listens on our port how it is; nobody does before the app is started."""
    if _is_free(has.host, has.port):
        yield ok(words.port_free(has.port))
        return
    try:
        wrong = _not_ready(has)
    except (OSError, HTTPException, ValueError):
        yield mend(words.port_taken(has.port))
        return
    yield mend(words.not_ready(wrong)) if wrong else ok(words.runs(has.port))


def _is_free(host: str, number: int) -> bool:
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, number))
        except OSError:
            return False
    return True


def _not_ready(has: Settings) -> list[str]:
    """Give what the running app says is not well. Raises ValueError for what is not the app."""
    local = "127.0.0.1" if has.host in ("", "0.0.0.0") else has.host  # noqa: S104
    asked = HTTPConnection(local, has.port, timeout=PATIENCE)
    try:
        asked.request("GET", "/readyz")
        found = json.loads(asked.getresponse().read())
        return [f"{what} {how}" for what, how in found.items() if how != "ok"]
    finally:
        asked.close()


def work(desk: Desk) -> Iterator[Finding]:
    """Say what nobody has looked at, and which messages stay."""
    with desk.store.read() as reading:
        figures = reading.figures(desk.now())
    if figures.late > LATE:
        yield mend(words.nobody_looks(figures.late))
    if figures.oldest > LATE:
        yield look(words.messages_wait(figures.waiting, figures.oldest))
    if figures.failed or figures.unknown:
        yield look(words.not_delivered(figures.failed, figures.unknown))
    if figures.late <= LATE and figures.oldest <= LATE:
        yield ok(words.NOTHING_LATE)
