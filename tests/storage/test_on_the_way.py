"""A database on another machine is reached so that nobody on the way can read along."""

import socket
from collections.abc import Callable
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
    "postgresql:///drp?service=own",
)
ELSEWHERE = (
    "postgresql://drp@db.example.gov.uk/drp",
    "postgresql://drp@10.0.0.7/drp",
    "postgresql:///drp?host=db.example.gov.uk",
    "postgresql:///drp?host=/run/postgresql&host=db.example.gov.uk",
    "postgresql:///drp?host=/run/postgresql,db.example.gov.uk",
    "postgresql://localhost/drp?hostaddr=10.0.0.7",
    "postgresql:///drp?conninfo=host%3Ddb.example.gov.uk",
    "postgresql:///drp?service=far",
)
SERVICES = "[own]\nhost=/run/postgresql\n[far]\nhost=db.example.gov.uk\n"
#: What leads to another machine though the address names none.
AROUND = (
    {"PGHOST": "db.example.gov.uk"},
    {"PGHOSTADDR": "10.0.0.7"},
    {"PGSERVICE": "far"},
    {"PGSERVICE": "own", "PGHOSTADDR": "10.0.0.7"},
)


@pytest.fixture(autouse=True)
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pg_service.conf").write_text(SERVICES)
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "pg_service.conf"))


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


@pytest.mark.parametrize("around", AROUND)
def test_another_machine_that_the_environment_names_is_not_believed_either(
    around: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    for name, value in around.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(CanBeReadAlong, match=r"db\.example\.gov\.uk|10\.0\.0\.7"):
        connect("postgresql:///drp")
    connect("postgresql:///drp?sslmode=verify-full").dispose()


def test_what_the_address_says_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PGHOST", "db.example.gov.uk")
    monkeypatch.setenv("PGSSLMODE", "verify-full")

    connect("postgresql:///drp").dispose()
    connect("postgresql://localhost/drp?sslmode=prefer").dispose()
    with pytest.raises(CanBeReadAlong):
        connect("postgresql:///drp?sslmode=prefer")


def test_whoever_starts_the_app_is_told_what_to_write():
    has = settings.of(DRP_DATABASE_URL=ELSEWHERE[0])

    with pytest.raises(CannotStart, match=r"\(db\.example\.gov\.uk\)\. Add \?sslmode=verify-full"):
        wiring.engine(has)


@pytest.mark.parametrize(
    ("option", "wrong"),
    [
        ("sslmod=verify-full", 'invalid connection option "sslmod"'),
        ("sslmode=verify-ful", 'invalid sslmode value: "verify-ful"'),
        ("service=none", 'definition of service "none" not found'),
        ("hostaddr=127.0.0.1,::1", "could not match 1 host names to 2 hostaddr values"),
    ],
)
def test_whoever_misspells_something_is_told_what(option: str, wrong: str):
    has = settings.of(DRP_DATABASE_URL=f"postgresql://localhost/drp?{option}")

    with pytest.raises(CannotStart, match=f"DRP_DATABASE_URL cannot be used: {wrong}"):
        wiring.engine(has)


def heard(folder: Path, url: str, meanwhile: Callable[[], object] = lambda: None) -> bytes:
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
        meanwhile()
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


def test_what_was_looked_at_is_where_it_goes_whatever_is_changed_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    make_certificate(tmp_path)
    monkeypatch.setenv("PGSSLMODE", "verify-full")
    url = "postgresql://drp@localhost:{port}/drp?hostaddr=127.0.0.1"

    assert heard(tmp_path, url, lambda: monkeypatch.delenv("PGSSLMODE")) == b""
