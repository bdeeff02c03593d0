"""What the little web server keeps to, whoever asks it."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import httpx
import pytest

from slackapp.web import LARGEST_BODY, LARGEST_HEAD, Environment, Page, StartResponse, Web


def length(environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
    """Read all of a body, and say how long it was."""
    body = environment["wsgi.input"].read()
    return Page("200 OK", str(len(body)))(environment, start_response)


@pytest.fixture
def address() -> Iterator[str]:
    web = Web("127.0.0.1", 0, 1, {"/length": length})
    web.start()
    yield f"http://127.0.0.1:{web.port}"
    web.stop()


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


def test_a_head_that_is_too_long_is_refused(address: str):
    answer = httpx.get(f"{address}/length", headers={"X-Long": "x" * LARGEST_HEAD})

    assert answer.status_code == 431
