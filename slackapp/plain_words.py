"""The text of a message in plain words: what Slack writes for people, places, links and signs.

https://docs.slack.dev/messaging/formatting-message-text
"""

import html
import re
from collections.abc import Callable

from slackapp.wording import beginning as say

#: Gives the name of somebody by their Slack id, or nothing.
NameOf = Callable[[str], str]
_IN_BRACKETS = re.compile(r"<([^<>]*)>")


def of(text: str, name_of: NameOf) -> str:
    """Give a text as it reads on the screen."""

    def said(found: re.Match[str]) -> str:
        what, _, label = found[1].partition("|")
        return label or _called(what, name_of)

    return html.unescape(_IN_BRACKETS.sub(said, text)).strip()


def _called(what: str, name_of: NameOf) -> str:
    """Say what has no label of its own."""
    match what[:1]:
        case "@":
            return name_of(what[1:]) or say.SOMEBODY
        case "#":
            return say.A_CHANNEL
        case "!":
            return say.A_GROUP
        case _:
            return what.removeprefix("mailto:")
