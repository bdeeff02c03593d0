"""How the Web API says no: docs.slack.dev/apis/web-api (`ok: false` and `error`)."""

from collections.abc import Sequence
from typing import Any

from slackapp.block_kit import Code, Problem

Json = dict[str, Any]


class SlackError(Exception):
    """One of Slack's error codes, with what else its answer carries."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.more = more

    def as_json(self) -> Json:
        return {"ok": False, "error": self.code, **self.more}


class RateLimited(SlackError):
    """Too many calls; it may be tried again after so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds


def refused(code: str, problems: Sequence[Problem], under: str = "") -> SlackError:
    """*problems* as Slack lists them, their pointers standing *under* the argument's name."""
    messages = [f"{p.message} [json-pointer:{under}{p.pointer}]" for p in problems]
    return SlackError(
        code,
        errors=messages,
        response_metadata={"messages": [f"[ERROR] {message}" for message in messages]},
    )


def view_refused(problems: Sequence[Problem]) -> SlackError:
    if any(problem.code is Code.TOO_LARGE for problem in problems):
        return SlackError("view_too_large")
    return refused("invalid_arguments", problems, "/view")


def blocks_refused(problems: Sequence[Problem]) -> SlackError:
    if any(problem.code is Code.TOO_LARGE for problem in problems):
        return SlackError("msg_blocks_too_long")
    return refused("invalid_blocks", problems)
