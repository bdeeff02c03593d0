"""A line to the mail server on which every answer has its time, and all of them together theirs."""

import io
import smtplib
import socket
import ssl
import time
from typing import Any

from slackapp.mail.server import Server


class Line(smtplib.SMTP):
    """One that hangs up at the instant *until*, of ``time.monotonic``, and begins nothing after it.

    An answer is there within ``patience`` seconds. The limit of ``smtplib`` itself is of each piece
    of one: a server that says a letter every few seconds would never reach it.
    """

    file: Any  # what it says is read from here, and made anew once it is encrypted

    def __init__(self, server: Server, until: float, patience: float, **more: Any) -> None:
        """Connect. Raises OSError, SMTPException."""
        self._until = until
        self._answer_by = until
        self.patience = patience
        # asked for, the name of this machine can take any time
        super().__init__(
            server.host, server.port, local_hostname=_our_name(), timeout=patience, **more
        )

    def left(self) -> float:
        """Give the seconds that an answer may still take. Raises TimeoutError."""
        seconds = min(self._answer_by, self._until) - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds

    def send(self, s: Any) -> None:
        """Say it, in time. Raises OSError, SMTPException."""
        self._begins()
        if self.sock:
            self.sock.settimeout(self.left())
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        """Give the answer, in time. Raises SMTPException."""
        self._begins()
        if self.file is None:
            self.file = io.BufferedReader(_InTime(self))
        return super().getreply()

    def _begins(self) -> None:
        self._answer_by = time.monotonic() + self.patience


class _InTime(io.RawIOBase):
    """What the server says, piece by piece, as long as there is time."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._line.sock is None:
            return 0
        self._line.sock.settimeout(self._line.left())
        return int(self._line.sock.recv_into(buffer))


class _Encrypted(Line, smtplib.SMTP_SSL):
    """One that is encrypted before anything is said."""


def opened(server: Server, until: float, patience: float) -> Line:
    """Connect, encrypted at once where the settings say so. Raises OSError, SMTPException."""
    if server.scheme == "smtps":
        return _Encrypted(server, until, patience, context=ssl.create_default_context())
    return Line(server, until, patience)


def _our_name() -> str:
    """Give what a greeting takes: a whole name, or else an address, which any server can read."""
    name = socket.gethostname()
    return name if "." in name else "[127.0.0.1]"
