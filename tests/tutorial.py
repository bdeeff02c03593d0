"""The pieces of the tutorial: what it types and shows, and the file as it grows."""

import re
from pathlib import Path

TUTORIAL = Path(__file__).parents[1] / "docs" / "write-your-own-procedure.md"
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    """Each block with its kind, in order."""
    return _FENCE.findall(TUTORIAL.read_text(encoding="utf-8"))


def grown(text: str, kind: str, block: str) -> str:
    """The file after a block: more is added to its end, or lines are put in place of others."""
    if kind == "yaml":
        return text + block
    if kind != "diff":
        return text
    old, new = (
        "\n".join(line[1:] for line in block.splitlines() if line[0] == sign) for sign in "-+"
    )
    assert old in text
    return text.replace(old, new, 1)


def whole() -> str:
    """The file as it is at the end."""
    text = ""
    for kind, block in blocks():
        text = grown(text, kind, block)
    return text
