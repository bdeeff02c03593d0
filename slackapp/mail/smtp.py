"""Handing one message to the mail server, and what its answer means.

The numbers are those of RFC 5321: 4xx is no for now, 5xx is no for good. All of one message goes to
one recipient, so there is one answer.
"""

import re
import smtplib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum

from slackapp.faults import record
from slackapp.mail.line import Line, opened
from slackapp.mail.server import Server

#: Seconds in which a server answers each thing that is said to it, and looks a message over.
PATIENCE = 8.0
LAST_PATIENCE = 45.0
#: Seconds for everything, from connecting to the last answer: less than the two minutes after which
#: whoever sends is taken for dead, and another sends it.
ENOUGH = 100.0
#: What our own words say of the answer of a server.
TOO_LARGE, MAILBOX_FULL = "too large", "mailbox full"
#: Of the end of the message: taken.
_TAKEN = 250
#: "Message size exceeds fixed limit", which no later try would change, or too much in the mailbox,
#: which RFC 3463 tells apart.
_TOO_MUCH = 552
_MAILBOX_FULL = b"5.2.2"
_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOT = re.compile(rb"(?m)^\.")


class Became(StrEnum):
    """What became of it: the server has it; not yet; never; nobody knows; or nothing goes now."""

    TAKEN = "taken"
    LATER = "later"
    NEVER = "never"
    UNKNOWN = "unknown"
    SHUT = "shut"


@dataclass(frozen=True)
class Fate:
    """What became of a message; ``code`` says why: our own words, and the server's number."""

    became: Became
    code: str = ""


class Shut(Exception):
    """Nothing can be sent at all: the server is not there, not trusted, or does not take us."""


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """A message as it goes over the line, from whom and to whom."""

    sender: str
    recipient: str
    content: bytes


def hand_over(server: Server, parcel: Parcel, seconds: float = ENOUGH) -> Fate:
    """Give the server a message, in so many seconds. Whatever happens is said, and never raised.

    What goes wrong in a way that nobody thought of goes wrong before the message is sent.
    """
    try:
        with connected(server, seconds) as line:
            return _spoken(line, parcel)
    except Shut as shut:
        return Fate(Became.SHUT, str(shut))
    except Exception as error:
        record(error, "talking to the mail server")
        return Fate(Became.LATER, "not understood")


@contextmanager
def connected(server: Server, seconds: float = ENOUGH) -> Iterator[Line]:
    """Give a line to the server, encrypted and logged in as the settings say. Raises Shut."""
    with _or_shut("no connection"):
        line = opened(server, time.monotonic() + seconds, PATIENCE)
    try:
        with _or_shut("no answer"):
            line.ehlo_or_helo_if_needed()
            if server.scheme == "smtp+starttls":
                line.starttls(context=ssl.create_default_context())
                line.ehlo()
            if server.user:
                line.login(server.user, server.password)
        yield line
    finally:
        line.patience = PATIENCE
        with suppress(Exception):  # what became of the message is known
            line.quit()
        line.close()


@contextmanager
def _or_shut(otherwise: str) -> Iterator[None]:
    """Say in our own words why the server does not take us; its own may quote what we said."""
    try:
        yield
    except ssl.SSLError:
        raise Shut("not trusted") from None
    except smtplib.SMTPAuthenticationError:
        raise Shut("login refused") from None
    except smtplib.SMTPNotSupportedError:
        raise Shut("not offered") from None
    except smtplib.SMTPResponseException as error:
        raise Shut(f"refused {error.smtp_code}") from None
    except (smtplib.SMTPException, OSError, ValueError):
        raise Shut(otherwise) from None


def _spoken(line: Line, parcel: Parcel) -> Fate:
    """Say from whom, to whom, and hand it over. Raises Shut."""
    most = _most(line)
    if most and len(parcel.content) > most:
        return Fate(Became.NEVER, TOO_LARGE)
    with _or_shut("no answer"):
        said = _said(lambda: line.mail(parcel.sender, _options(line, parcel)))
    if said.became is not Became.TAKEN:
        return said if said.became is Became.LATER or _is_size(said) else _shut(said)
    with _or_shut("no answer"):
        said = _said(lambda: line.rcpt(parcel.recipient))
    if said.became is not Became.TAKEN:
        return said if said.code == MAILBOX_FULL else Fate(said.became, f"recipient {said.code}")
    with _or_shut("no answer"):
        code, text = line.docmd("DATA")
    if code != 354:
        return _answer(code, text)
    return _handed(line, parcel.content)


def _most(line: Line) -> int:
    """Give the size that the server takes; nothing where it says none, or none that is a number."""
    said = line.esmtp_features.get("size", "") if line.does_esmtp else ""
    return int(said) if said.isdecimal() else 0


def _shut(said: Fate) -> Fate:
    """Refused before it was said to whom: it is not this message that is refused."""
    return Fate(Became.SHUT, f"sender {said.code}")


def _is_size(said: Fate) -> bool:
    return said.code == str(_TOO_MUCH)


def _options(line: Line, parcel: Parcel) -> list[str]:
    return [f"size={len(parcel.content)}"] if line.has_extn("size") else []


def _said(ask: Callable[[], tuple[int, bytes]]) -> Fate:
    return _answer(*ask())


def _answer(code: int, text: bytes) -> Fate:
    if 200 <= code < 300:
        return Fate(Became.TAKEN)
    if code == _TOO_MUCH and text.startswith(_MAILBOX_FULL):
        return Fate(Became.NEVER, MAILBOX_FULL)
    return Fate(Became.NEVER if code >= 500 else Became.LATER, str(code))


def _handed(line: Line, content: bytes) -> Fate:
    """Send the message itself. What breaks from here on leaves it open whether it was taken."""
    lines = _DOT.sub(b"..", _LINE_END.sub(b"\r\n", content))
    end = b".\r\n" if lines.endswith(b"\r\n") else b"\r\n.\r\n"
    line.patience = LAST_PATIENCE
    try:
        line.send(lines + end)
        code, text = line.getreply()
    except Exception:
        return Fate(Became.UNKNOWN, "no answer")
    said = _answer(code, text)
    return Fate(Became.NEVER, TOO_LARGE) if _is_size(said) else said
