"""A stand-in for a mail server: it takes every e-mail, keeps it to be read, and sends none on.

It says as much of RFC 5321 as it takes to be handed a message.
"""

import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

HOST = "127.0.0.1"
LONGEST_LINE = 100_000


@dataclass(frozen=True)
class Caught:
    """One e-mail: from whom, to whom, when, and what it says."""

    sender: str
    recipients: tuple[str, ...]
    at: datetime
    message: EmailMessage

    @property
    def words(self) -> str:
        body = self.message.get_body(("plain",))
        return str(body.get_content()) if body else ""

    @property
    def files(self) -> list[EmailMessage]:
        return [each for each in self.message.iter_attachments() if isinstance(each, EmailMessage)]


@dataclass
class MailCatcher:
    """Listens on this computer from when it is made until it is stopped."""

    now: Callable[[], datetime]
    caught: list[Caught] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._server = _Server(self._keep)
        self._thread = threading.Thread(
            target=self._server.serve_forever, name="mail catcher", daemon=True
        )
        self._thread.start()

    @property
    def url(self) -> str:
        return f"smtp://{HOST}:{self._server.server_address[1]}"

    def _keep(self, sender: str, recipients: list[str], content: bytes) -> None:
        message = message_from_bytes(content, policy=policy.default)
        if isinstance(message, EmailMessage):
            self.caught.append(Caught(sender, tuple(recipients), self.now(), message))

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(socketserver.ThreadingTCPServer):
    """Takes calls at a port of its own, and hands over what it is sent."""

    daemon_threads = True

    def __init__(self, keep: Callable[[str, list[str], bytes], None]) -> None:
        self.keep = keep
        super().__init__((HOST, 0), _Conversation)


class _Conversation(socketserver.StreamRequestHandler):
    """What is said on one line, from the greeting to QUIT."""

    server: _Server
    timeout = 60

    def handle(self) -> None:
        sender, recipients = "", list[str]()
        self._say("220 local workspace")
        while line := self.rfile.readline(LONGEST_LINE).decode("ascii", "replace").strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                self._say("221 bye")
                return
            if verb == "DATA" and recipients:
                self._say("354 go on")
                self.server.keep(sender, recipients, self._message())
            elif verb == "MAIL":
                sender, recipients = _address(line), []
            elif verb == "RCPT":
                recipients.append(_address(line))
            self._say("250 local workspace" if verb in _KNOWN else "502 not here")

    def _message(self) -> bytes:
        lines: list[bytes] = []
        while (line := self.rfile.readline(LONGEST_LINE)) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


_KNOWN = ("EHLO", "HELO", "MAIL", "RCPT", "DATA", "RSET", "NOOP")


def _address(line: str) -> str:
    return line.partition("<")[2].partition(">")[0]
