"""What the app did, in order, and a number that grows whenever anything at all changes."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Any

Json = dict[str, Any]

LONGEST_LOG = 5000


class Journal:
    """Lets a page or a test wait for the next change instead of sleeping.

    The last entries are kept; *noted* hears of each. *forgotten*: the revision of the last that
    is not kept any more.
    """

    def __init__(
        self, now: Callable[[], datetime], noted: Callable[[Json], object] = lambda _: None
    ) -> None:
        self._now = now
        self._noted = noted
        self._changed = asyncio.Event()
        self._entries: deque[Json] = deque(maxlen=LONGEST_LOG)
        self.revision = 0
        self.forgotten = 0

    def change(self) -> None:
        self.revision += 1
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait(self, since: int, timeout: float) -> int:
        """The revision once it differs from *since*, or after *timeout* seconds."""
        if self.revision == since:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), timeout)
        return self.revision

    def record(self, kind: str, **facts: Any) -> None:
        self.change()
        at = self._now().isoformat()
        entry = {"revision": self.revision, "kind": kind, "at": at, **facts}
        if len(self._entries) == LONGEST_LOG:
            self.forgotten = self._entries[0]["revision"]
        self._entries.append(entry)
        self._noted(entry)

    def entries(self, since: int = 0) -> list[Json]:
        return [entry for entry in self._entries if entry["revision"] > since]
