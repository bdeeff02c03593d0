"""What somebody could type to be read as something else than text."""

from typing import Any

#: Signs that Slack would read; signs that nobody sees; signs that no encoding has.
SIGNS = (
    "<!channel> look",
    "<!here>",
    "<!everyone|all>",
    "<@U01> you",
    "<#C01>",
    "<https://example.org|Open your record>",
    "@channel @here",
    "&lt;!channel&gt;",
    "*bold* _it_ `code` ~no~ > quote",
    ":rotating_light:",
    "\u202egnihton\u202c",
    "\u200b\u200d\ufeff",
    "nothing\x00more",
    "half \ud83d of it",
    "\udfff",
    "e" + "\u0301" * 2_000,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "'; DROP TABLE disputes; --",
    "{{7*7}} ${7*7} %s %n {0}",
    "../../../etc/passwd",
    "\r\nX-Slack-Signature: v0=0",
    " " * 500,
    "\u2028\u2029\x85\x1b[31m",
)


def nested(depth: int) -> Any:
    """Give lists in lists."""
    made: Any = []
    for _ in range(depth):
        made = [made]
    return made
