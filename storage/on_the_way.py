"""Whether anybody on the way to PostgreSQL could read or change what passes.

https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION: left alone, its client
encrypts where the server offers it, and believes any certificate.
"""

from collections.abc import Iterator
from ipaddress import ip_address

from sqlalchemy import URL

#: Only with these is the server's certificate checked.
CHECKED = ("verify-full", "verify-ca")


class CanBeReadAlong(ValueError):
    """The database is on another machine, and anybody on the way could pretend to be it."""


def must_be_private(url: URL) -> None:
    """Raises CanBeReadAlong for another machine whose certificate would not be checked."""
    if url.query.get("sslmode") not in CHECKED and not all(map(_is_here, _hosts(url))):
        raise CanBeReadAlong(url.host)


def _hosts(url: URL) -> Iterator[str]:
    for name in ("host", "hostaddr"):
        said = url.query.get(name, ())
        for each in (said,) if isinstance(said, str) else said:
            yield from each.split(",")
    if url.host:
        yield from url.host.split(",")


def _is_here(host: str) -> bool:
    """Is it this machine? A folder is one in which PostgreSQL's socket lies; none is the usual."""
    if host in ("", "localhost") or host.startswith(("/", "@")):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
