"""Words that people typed, looked for where they must never be: logs, messages, databases.

What tests type is made of these; whatever stands in for Slack says what was posted.
"""

import json
import logging
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import world
from tests.databases import Database
from tests.marks import boxes_in, mark

TYPED = (
    world.answers("informal"),
    world.answers("stage_4"),
    *(value for name, value in vars(world).items() if name.isupper() and isinstance(value, dict)),
)
#: What some campaigns put into every box of words; it stands whole in a box for initials.
CANARY = mark("a mark")
#: The initials and the case number of most answers, where they are no part of anything longer.
SHORT = re.compile(r"(?<![\w.-])(?:AB|1234567)(?![\w-]|\.\d)")
HOME = "views.publish"
#: What nobody sees of a view: https://docs.slack.dev/reference/views. The rest may show answers.
UNSEEN = ("private_metadata", "callback_id", "external_id", "block_id", "action_id")


def _sentences(part: Any) -> Iterator[str]:
    if isinstance(part, str) and " " in part and part.endswith("."):
        yield part
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _sentences(each)


MARKS = tuple(sorted(set(_sentences(list(TYPED)))))
IN_BYTES = tuple(each.encode() for each in MARKS)


@dataclass(eq=False)
class Canary(logging.Handler):
    """Hears every log line and every message, and says in which a mark was."""

    lines: int = 0
    posted: int = 0
    views: int = 0
    bytes_kept: int = 0
    bytes_of_rows: int = 0
    found: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        super().__init__(logging.DEBUG)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += 1
        self._look(f"log line of {record.name}", logging.Formatter().format(record))

    def hears(self, method: str, call: Any) -> None:
        """Look through what was posted, and through App Home; a form may show what was typed."""
        if method.startswith("chat.") or method == HOME:
            self.posted += 1
            self._look(method, json.dumps(call))
        if isinstance(call, dict) and "view" in call:
            self.views += 1
            self._look(f"{method}, unseen", "\n".join(_unseen(call["view"])))

    def reads(self, folder: Path, since: float = 0) -> None:
        """Look through what was written to a folder: databases, their journals, logs."""
        for path in files_in(folder):
            with suppress(FileNotFoundError):  # a server that runs throws files away
                if path.is_file() and path.stat().st_mtime >= since:
                    where = str(path.relative_to(folder))
                    self.bytes_kept += self._look_in(where, path.read_bytes())

    def opens(self, database: Database) -> None:
        """Look through all that PostgreSQL keeps: rows, and what its server has written meanwhile.

        As rows too, since in its files long values are compressed.
        """
        self.bytes_of_rows += self._look_in("a row", database.held())
        self.reads(database.files(), self.began - 1)

    def _look_in(self, where: str, kept: bytes) -> int:
        self._tell(where, any(each in kept for each in IN_BYTES), boxes_in(kept))
        return len(kept)

    def _look(self, where: str, text: str) -> None:
        said = any(each in text for each in MARKS) or bool(SHORT.search(text))
        self._tell(where, said, boxes_in(text))

    def _tell(self, where: str, is_said: bool, boxes: Iterable[str]) -> None:
        self.found += [f"{where}: {each}" for each in (*(["a mark"] * is_said), *boxes)]


def files_in(folder: Path) -> Iterator[Path]:
    """Yield what stands in a folder; folders may go meanwhile, as a dropped database does."""
    for at, _, names in os.walk(folder, onerror=_unless_it_is_gone):
        yield from (Path(at) / each for each in names)


def _unless_it_is_gone(fault: OSError) -> None:
    if not isinstance(fault, FileNotFoundError):
        raise fault


def _unseen(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _unseen(each)
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from [str(value)] if name in UNSEEN else _unseen(value)


#: Whoever listens now.
LISTENING: list[Canary] = []


def hears(method: str, call: Any) -> None:
    """Something was posted to whatever stands in for Slack."""
    for each in LISTENING:
        each.hears(method, call)


def noted(entry: dict[str, Any]) -> None:
    """The sandbox wrote something in its journal: what the app called, or how it answered."""
    match entry["kind"]:
        case "call":
            hears(entry["method"], entry["args"])
        case "response":
            hears("chat.response_url", entry["args"])
        case "ack":
            hears("ack", entry["payload"])
