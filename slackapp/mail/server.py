"""Which server sends our e-mail, and how it is reached: read from one address of the settings."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

from slackapp.wording import mail_set_up as say

#: Where each kind of server listens, unless the address says otherwise.
PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server and how it is spoken to: ``smtps`` encrypted at once, ``smtp+starttls`` before
    anything else is said, ``smtp`` not at all."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def is_here(self) -> bool:
        """Is it this very machine, so that nobody is on the way to it?"""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def is_private(self) -> bool:
        """Can nobody on the way read what is sent to it?"""
        return self.scheme != "smtp" or self.is_here


def read(url: str) -> Server:
    """Read the address of a server. Raises ValueError, which never says what stands in it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError(say.NOT_AN_ADDRESS) from None
    if parts.scheme not in PORTS or not parts.hostname or _has_more(parts):
        raise ValueError(say.NOT_AN_ADDRESS)
    server = Server(
        scheme=parts.scheme,
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )
    if bool(server.user) != bool(server.password):
        raise ValueError(say.HALF_A_LOGIN)
    if server.user and not server.is_private:
        raise ValueError(say.LOGIN_IN_THE_CLEAR)
    return server


def _has_more(parts: SplitResult) -> bool:
    """Does more follow? A sign that a password should have been written otherwise."""
    return parts.path not in ("", "/") or bool(parts.query or parts.fragment)
