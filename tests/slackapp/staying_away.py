"""A Slack that gives some people nothing, and who is told of it."""

from collections.abc import Callable
from typing import Any

from tests.slackapp.scripted_slack import ScriptedSlack

CHAIR, ADMINISTRATOR, MANAGER, LEAD = "U01", "U02", "U04", "U08"
NOT_DELIVERED = "a message has not been delivered. Please check by telephone with whoever must act."
NOT_DELIVERED_NO_REFERENCE = (
    "A message has not been delivered. App Home says more under What needs mending."
)


def refusing(slack: ScriptedSlack, *to: str, answer: Any) -> None:
    """From now on Slack gives this answer to what is posted to these people."""
    usual: Callable[[str, dict[str, Any]], Any] = slack.answer

    def answered(method: str, call: dict[str, Any]) -> Any:
        given = usual(method, call)
        return answer if call.get("channel") in to else given

    slack.answer = answered  # type: ignore[method-assign]


def told(slack: ScriptedSlack) -> list[tuple[str, str]]:
    return [
        (call["channel"], call["text"])
        for _, call in slack.taken
        if call["text"].endswith((NOT_DELIVERED, NOT_DELIVERED_NO_REFERENCE))
    ]
