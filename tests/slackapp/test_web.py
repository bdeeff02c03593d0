"""What the little web server keeps to, whoever asks it."""

import socket
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from slackapp.web import LARGEST_BODY, LARGEST_HEAD, Environment, Page, StartResponse, Web


def length(environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
    """Read all of a body, and say how long it was."""
    body = environment["wsgi.input"].read()
    return Page("200 OK", str(len(body)))(environment, start_response)


@contextmanager
def serving() -> Iterator[str]:
    web = Web("127.0.0.1", 0, 1, {"/length": length})
    web.start()
    yield f"http://127.0.0.1:{web.port}"
    web.stop()


@pytest.fixture
def address() -> Iterator[str]:
    with serving() as address:
        yield address


def test_what_somebody_typed_is_never_put_into_a_file_on_its_way(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    body = b"x" * (LARGEST_BODY - 1)

    assert httpx.post(f"{address}/length", content=body).text == str(len(body))


def test_what_is_answered_is_kept_nowhere_and_is_what_it_says_it_is(address: str):
    for path in ("/length", "/nowhere"):
        answer = httpx.get(f"{address}{path}")

        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert "waitress" not in answer.headers.get("server", "").lower()


#: How somebody begins a request, and what they then send without an end.
ENDLESS = {
    "a head": (b"GET /length HTTP/1.1\r\n", b"X-Slow: 1\r\n"),
    "a body": (b"POST /length HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n", b"x"),
    "nothing but blank lines": (b"\r\n", b"\r\n"),
}


def drips(address: str, first: bytes, more: bytes) -> float:
    """Send a little again and again; give how many seconds it took until that was cut."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as line:
        line.sendall(first)
        line.settimeout(0.05)
        while time.monotonic() - began < 10:
            try:
                line.sendall(more)
                if line.recv(100) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
    return time.monotonic() - began


@pytest.mark.parametrize("what", ENDLESS)
def test_whoever_sends_a_little_now_and_then_is_cut(
    address: str, what: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("slackapp.line.REQUEST_SECONDS", 0.3)

    assert 0.3 < drips(address, *ENDLESS[what]) < 2


def test_whoever_asks_again_after_a_while_on_the_same_connection_is_answered(
    address: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("slackapp.line.REQUEST_SECONDS", 0.1)

    with httpx.Client(base_url=address) as proxy:
        line = proxy.get("/length").extensions["network_stream"]
        time.sleep(0.3)
        again = proxy.post("/length", content=b"x" * 100_000)

    assert again.text == "100000"
    assert again.extensions["network_stream"] is line


def test_where_all_connections_are_held_so_whoever_comes_is_answered_once_they_are_cut(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("slackapp.line.REQUEST_SECONDS", 0.3)
    monkeypatch.setattr("slackapp.web.CONNECTIONS", 8)
    with serving() as address, ThreadPoolExecutor(8) as executor:
        slow = [executor.submit(drips, address, *ENDLESS["a body"]) for _ in range(8)]
        time.sleep(0.1)

        assert httpx.get(f"{address}/length", timeout=5).text == "0"
        assert max(each.result() for each in slow) < 5


def test_a_head_that_is_too_long_is_refused(address: str):
    answer = httpx.get(f"{address}/length", headers={"X-Long": "x" * LARGEST_HEAD})

    assert answer.status_code == 431
