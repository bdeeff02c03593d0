"""Whether anybody on the way to PostgreSQL could read or change what passes.

https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION: left alone, its client
encrypts where the server offers it, and believes any certificate.
"""

from ipaddress import ip_address

from sqlalchemy import URL

#: Only with these is the server's certificate checked.
CHECKED = ("verify-full", "verify-ca")
#: What decides which machine is reached, and whether it is believed.
WHERE = ("host", "hostaddr", "sslmode")
#: No server is like that. The client sees it once it has put everything together that it was told,
#: and before it looks for any machine: so it can be asked where it would go without going there.
NOBODY = {"target_session_attrs": "nobody"}


class CanBeReadAlong(ValueError):
    """The database is on another machine, and anybody on the way could pretend to be it."""


class NotAnAddress(ValueError):
    """PostgreSQL's client does not know something that the address of the database says."""


def private_way(url: URL) -> dict[str, str]:
    """Give where PostgreSQL's client goes, to hold it to that; environment and services included.

    Raises CanBeReadAlong for another machine whose certificate would not be checked, NotAnAddress.
    """
    way = _way(url)
    hosts = [*way.get("host", "").split(","), *way.get("hostaddr", "").split(",")]
    if way.get("sslmode") not in CHECKED and not all(map(_is_here, hosts)):
        raise CanBeReadAlong(", ".join(filter(None, hosts)))
    return way


def _way(url: URL) -> dict[str, str]:
    """What is not in the address comes from a service's file, and then from the environment.

    https://www.postgresql.org/docs/current/libpq-pgservice.html
    """
    from psycopg import ProgrammingError, pq  # not where SQLite is used: it takes long to import
    from psycopg.conninfo import make_conninfo

    _, said = url.get_dialect()().create_connect_args(url)
    try:
        asked = make_conninfo(**{**said, **NOBODY})
    except ProgrammingError as error:
        raise NotAnAddress(str(error).strip()) from None
    client = pq.PGconn.connect_start(asked.encode())
    found = {option.keyword.decode(): option.val for option in client.info}
    wrong = client.error_message.decode().strip()
    client.finish()
    if not all(name in wrong for name in NOBODY):
        raise NotAnAddress(wrong)
    return {name: value.decode() for name in WHERE if (value := found[name]) is not None}


def _is_here(host: str) -> bool:
    """Is it this machine? A folder is one in which PostgreSQL's socket lies; none is the usual."""
    if host in ("", "localhost") or host.startswith(("/", "@")):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
