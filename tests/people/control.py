"""The local workspace's control API, and waiting for something to appear there."""

import ssl
import time
from collections.abc import Callable
from typing import Any, TypeVar

import httpx

Json = dict[str, Any]
Found = TypeVar("Found")

PATIENCE = 5.0
#: On this machine nothing is encrypted, and reading every certificate takes 20 ms a story.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class NotOnScreen(AssertionError):
    """What the story expected was not there; the text says what was."""


class Control:
    """The sandbox's control API, and waiting for something to appear there."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(
            base_url=f"{url}/control",
            timeout=15,
            limits=httpx.Limits(max_keepalive_connections=0),
            verify=NO_CERTIFICATES,
        )

    def see(self, path: str, **query: Any) -> Json:
        return self._answer(self._http.get(path, params=query))

    def do(self, path: str, **body: Any) -> Json:
        given = {key: value for key, value in body.items() if value is not None}
        return self._answer(self._http.post(path, json=given))

    def wait_for(self, look: Callable[[], Found | None], otherwise: Callable[[], str]) -> Found:
        """What *look* finds as soon as it finds something; *otherwise* says what was there."""
        end = time.monotonic() + PATIENCE
        while True:
            revision = self.see("/changes", timeout=0)["revision"]
            if (found := look()) is not None:
                return found
            left = end - time.monotonic()
            if left <= 0:
                raise NotOnScreen(otherwise())
            self.see("/changes", since=revision, timeout=left)

    def calls(self, method: str | None = None, since: int = 0) -> list[Json]:
        """The Web API calls of the app so far, or since a revision, oldest first."""
        entries = self._log(since)
        return [e for e in entries if e["kind"] == "call" and method in (None, e["method"])]

    def acks(self) -> list[Json]:
        return [entry for entry in self._log() if entry["kind"] == "ack"]

    def _log(self, since: int = 0) -> list[Json]:
        log = self.see("/log", since=since)
        assert log["forgotten"] <= since, "the log has forgotten some: read it more often"
        return list(log["entries"])

    def app_in_channel(self, channel: str, *, present: bool) -> None:
        self.do(f"/channels/{channel}/app", present=present)

    def change_person(self, person_id: str, **facts: Any) -> None:
        """`deleted=True` for somebody who leaves; `team_id` of another organisation, or None."""
        self._answer(self._http.post(f"/people/{person_id}", json=facts))

    def fault(self, kind: str, method: str = "*", **facts: Any) -> None:
        """Let the next call go wrong; `times=None` goes on until the faults are cleared."""
        self._answer(self._http.post("/faults", json={"kind": kind, "method": method, **facts}))

    def clear_faults(self) -> None:
        self._answer(self._http.delete("/faults"))

    def faults(self) -> list[Json]:
        """Those that the app has met, oldest first."""
        return [entry for entry in self.see("/log")["entries"] if entry["kind"] == "fault"]

    def outage(self, *, on: bool) -> None:
        self.do("/outage", on=on)

    def end_sockets(self, reason: str) -> None:
        """For `warning`, `refresh_requested` or, without a word, `dropped`."""
        self.do("/socket", reason=reason)

    def redeliver(self, event_id: str | None = None) -> bool:
        """Deliver an event again, the newest by default; says whether the app heard it."""
        return bool(self.do("/events/redeliver", event_id=event_id)["acked"])

    @staticmethod
    def _answer(response: httpx.Response) -> Json:
        answer: Json = response.json()
        if response.is_error:
            raise NotOnScreen(answer["error"])
        return answer
