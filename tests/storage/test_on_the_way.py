"""A database on another machine is reached so that nobody on the way can read along."""

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from slackapp import settings, wiring
from slackapp.settings import CannotStart
from storage.connecting import connect
from storage.on_the_way import CanBeReadAlong
from tests.mail.real_server import make_certificate, serving

HERE = (
    "postgresql:///drp",
    "postgresql://drp@localhost/drp",
    "postgresql://drp@127.0.0.1:5433/drp",
    "postgresql://drp@[::1]/drp",
    "postgresql:///drp?host=/run/postgresql",
    "postgresql:///drp?host=/run/postgresql,localhost",
)
ELSEWHERE = (
    "postgresql://drp@db.example.gov.uk/drp",
    "postgresql://drp@10.0.0.7/drp",
    "postgresql:///drp?host=db.example.gov.uk",
    "postgresql:///drp?host=/run/postgresql&host=db.example.gov.uk",
    "postgresql:///drp?host=/run/postgresql,db.example.gov.uk",
    "postgresql://localhost/drp?hostaddr=10.0.0.7",
)


@pytest.mark.parametrize("url", HERE)
def test_on_this_machine_nobody_is_on_the_way(url: str):
    connect(url).dispose()


@pytest.mark.parametrize("url", ELSEWHERE)
@pytest.mark.parametrize("mode", ["", "disable", "prefer", "require"])
def test_another_machine_is_not_believed_without_a_look_at_its_certificate(url: str, mode: str):
    asked = f"{url}{'&' if '?' in url else '?'}sslmode={mode}" if mode else url

    with pytest.raises(CanBeReadAlong):
        connect(asked)


@pytest.mark.parametrize("url", ELSEWHERE)
def test_with_its_certificate_checked_another_machine_is_taken(url: str):
    connect(f"{url}{'&' if '?' in url else '?'}sslmode=verify-full").dispose()


def test_whoever_starts_the_app_is_told_what_to_write():
    has = settings.of(DRP_DATABASE_URL=ELSEWHERE[0])

    with pytest.raises(CannotStart, match=r"Add \?sslmode=verify-full"):
        wiring.engine(has)


def heard(folder: Path, url: str) -> bytes:
    """What a server with the certificate of *folder* is told by whoever reaches it at *url*.

    https://www.postgresql.org/docs/current/protocol-flow.html: first whether it encrypts is asked.
    """

    def serve() -> bytes:
        line, _ = listening.accept()
        with line:
            line.recv(8)
            line.sendall(b"S")
            with suppress(OSError), serving(folder).wrap_socket(line, server_side=True) as private:
                return private.recv(200)
        return b""

    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        ThreadPoolExecutor(1) as executor,
    ):
        told = executor.submit(serve)
        engine = connect(url.format(port=listening.getsockname()[1]))
        with pytest.raises(OperationalError):
            engine.connect()
        engine.dispose()
        return told.result()


def test_a_server_with_anothers_certificate_is_told_nothing(tmp_path: Path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        folder.mkdir()
        make_certificate(folder)
    url = "postgresql://drp@localhost:{port}/drp?hostaddr=127.0.0.1&sslmode=verify-full"

    assert b"user\x00drp" in heard(ours, f"{url}&sslrootcert={ours}/cert.pem")
    assert heard(theirs, f"{url}&sslrootcert={ours}/cert.pem") == b""
