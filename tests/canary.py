"""Words that people typed, looked for where they must never be: logs, messages, databases.

What tests type is made of these; whatever stands in for Slack says what was posted.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import world

TYPED = (
    world.answers("informal"),
    world.answers("stage_4"),
    *(value for name, value in vars(world).items() if name.isupper() and isinstance(value, dict)),
)
#: What some campaigns put into every box of words.
CANARY = "Kestrel"


def _sentences(part: Any) -> Iterator[str]:
    if isinstance(part, str) and " " in part and part.endswith("."):
        yield part
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _sentences(each)


MARKS = (CANARY, *sorted(set(_sentences(list(TYPED)))))
IN_BYTES = tuple(mark.encode() for mark in MARKS)


@dataclass(eq=False)
class Canary(logging.Handler):
    """Hears every log line and every message, and says in which a mark was."""

    lines: int = 0
    posted: int = 0
    bytes_kept: int = 0
    found: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.DEBUG)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += 1
        self._look(f"log line of {record.name}", logging.Formatter().format(record))

    def hears(self, method: str, body: str) -> None:
        """Look through what was posted; a form may show what was typed."""
        if method.startswith("chat."):
            self.posted += 1
            self._look(method, body)

    def reads(self, folder: Path) -> None:
        """Look through whatever was written to a folder: databases, their journals, logs."""
        for path in folder.rglob("*"):
            if path.is_file():
                kept = path.read_bytes()
                self.bytes_kept += len(kept)
                self.found += [f"{path.name}: a mark" for mark in IN_BYTES if mark in kept]

    def _look(self, where: str, text: str) -> None:
        self.found += [f"{where}: a mark" for mark in MARKS if mark in text]


#: Whoever listens now.
LISTENING: list[Canary] = []


def hears(method: str, body: str) -> None:
    """Something was posted to whatever stands in for Slack."""
    for each in LISTENING:
        each.hears(method, body)
