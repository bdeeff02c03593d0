"""A real mail server on this machine, for tests: with and without TLS, and in every bad mood."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "disputes", "p@ss:word/1"
#: As it stands in an address.
LOGIN = "disputes:p%40ss%3Aword%2F1"


@dataclass
class RealServer:
    """What was received, and what is answered: each list is used up from its beginning."""

    received: list[Envelope] = field(default_factory=list)
    to_mail: list[str] = field(default_factory=list)
    to_recipient: list[str] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    to_data: list[str] = field(default_factory=list)
    drops_after_data: int = 0
    slow: float = 0.0
    #: Set once it has been given a whole message, which it may not have answered yet.
    was_given: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    @property
    def url(self) -> str:
        return f"smtp://localhost:{self.port}"

    @property
    def messages(self) -> list[EmailMessage]:
        return [read(envelope.content) for envelope in self.received]

    def to(self, address: str) -> list[EmailMessage]:
        """The messages that one address was sent."""
        found = (each for each in self.received if each.rcpt_tos == [address])
        return [read(each.content) for each in found]

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.to_mail:
            return self.to_mail.pop(0)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.refuses:
            return "550 5.1.1 No such user here"
        if self.to_recipient:
            return self.to_recipient.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.to_data:
            return self.to_data.pop(0)
        self.was_given.set()
        if self.slow:
            time.sleep(self.slow)
        self.received.append(envelope)
        if self.drops_after_data:
            self.drops_after_data -= 1
            assert server.transport
            server.transport.abort()  # type: ignore[attr-defined]
        return "250 OK"


def read(content: Any) -> EmailMessage:
    found = message_from_bytes(bytes(content), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def _knows(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
    right = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=given == right, handled=given == right)


class _Anywhere(Controller):
    """Listens wherever there is room, and is knocked at there."""

    @property
    def found(self) -> int:
        assert self.server
        return int(self.server.sockets[0].getsockname()[1])

    def _trigger_server(self) -> None:
        socket.create_connection(("127.0.0.1", self.found), 5).close()


@contextmanager
def real_server(
    folder: Path | None = None, *, how: str = "smtp", size: int | None = None, login: bool = False
) -> Iterator[RealServer]:
    """Serve until the end; encrypted with the certificate that *folder* holds."""
    server = RealServer()
    context = serving(folder) if folder else None
    more: dict[str, Any] = {"data_size_limit": size} if size else {}
    if login:
        more |= {"authenticator": _knows, "auth_required": how != "smtps"}
    if how == "smtp+starttls":
        more |= {"tls_context": context, "require_starttls": True}
    if how == "smtps":
        # its own AUTH asks for STARTTLS, which an encrypted line needs no more
        more |= {"auth_require_tls": False}
    controller = _Anywhere(
        server,
        hostname="127.0.0.1",
        port=0,
        ssl_context=context if how == "smtps" else None,
        **more,
    )
    controller.start()
    try:
        server.port = controller.found
        yield server
    finally:
        controller.stop()


def serving(folder: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def make_certificate(folder: Path, name: str = "localhost") -> Path:
    """A certificate of our own; whoever trusts its file trusts the server."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    names = x509.SubjectAlternativeName(
        [x509.DNSName(name), x509.IPAddress(ip_address("127.0.0.9"))]
    )
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return folder / "cert.pem"


@contextmanager
def says_slowly(text: bytes) -> Iterator[int]:
    """A server that says this, a letter at a time, to whoever comes first; give its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            one, _ = listening.accept()
            with one, suppress(OSError):
                for letter in text:
                    one.sendall(bytes([letter]))
                    time.sleep(0.02)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(30)


@contextmanager
def says_only(*lines: bytes, then_waits: bool = False) -> Iterator[int]:
    """A server that says these lines, one after each command, and hangs up; give its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stopping = threading.Event()

        def serve() -> None:
            while not stopping.is_set():
                try:
                    one, _ = listening.accept()
                except OSError:
                    return
                with one:
                    for line in lines:
                        one.sendall(line)
                        one.recv(4096)
                    if then_waits:
                        stopping.wait(5)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        stopping.set()
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(6)
