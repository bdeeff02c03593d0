"""A Slack in this very process, that answers at once, or as somebody decides; it remembers."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.web import SlackResponse

from slackapp.client import Client
from tests import canary

Json = dict[str, Any]
#: Nobody listens there: what is not asked of this Slack is asked of nobody.
NOBODY = "http://127.0.0.1:9/api/"
TEAM = "T01"


@dataclass
class Taken:
    """One call that Slack took."""

    method: str
    call: Json


def all_is_well(method: str, call: Json) -> Json | Exception | None:
    """Trouble that a call meets: an error of Slack's, an exception; None: all goes well."""
    return None


@dataclass
class InstantSlack:
    """What it ``meets`` it says of each call; what is posted stands in ``taken``."""

    meets: Callable[[str, Json], Json | Exception | None] = all_is_well
    taken: list[Taken] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def answer(self, method: str, call: Json) -> Json:
        trouble = None if method == "auth.test" else self.meets(method, call)
        if isinstance(trouble, Exception):
            raise trouble
        if trouble:
            return {"ok": False, **trouble}
        self.taken.append(Taken(method, call))
        canary.hears(method, call)
        return {"ok": True, **self._says(method, call)}

    def _says(self, method: str, call: Json) -> Json:
        match method:
            case "auth.test":
                return {"team_id": TEAM, "user_id": "U99", "bot_id": "B01"}
            case "users.info":
                return {"user": {"id": call["user"], "team_id": TEAM, "deleted": False}}
            case "chat.update":
                return {"channel": call["channel"], "ts": call["ts"]}
            case "chat.postMessage":
                return {"channel": f"D-{call['channel']}", "ts": f"{next(self._numbers)}.0"}
            case _:
                return {"view": {"id": "V", "hash": str(next(self._numbers))}}

    @property
    def client(self) -> Client:
        return _Client(self)


class _Client(Client):
    def __init__(self, slack: InstantSlack) -> None:
        super().__init__("xoxb-sample", base_url=NOBODY, retry_handlers=[])
        self.slack = slack

    def api_call(self, api_method: str, **parts: Any) -> SlackResponse:  # type: ignore[override]
        """Answer it here. Raises SlackApiError where Slack says no."""
        call: Json = {}
        for part in ("json", "data", "params"):
            call |= parts.get(part) or {}
        said = self.slack.answer(api_method, call)
        status = 429 if said.get("error") == "ratelimited" else 200
        headers = {"Retry-After": str(said["retry_after"])} if "retry_after" in said else {}
        return SlackResponse(
            client=self,
            http_verb="POST",
            api_url=api_method,
            req_args={},
            data=said,
            headers=headers,
            status_code=status,
        ).validate()
