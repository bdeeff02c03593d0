"""Something that is done again and again, in a thread of its own."""

import threading
import time
from collections.abc import Callable

from slackapp.faults import log, record

#: Seconds for which whoever stops the app waits for what is in hand. What takes longer is undone,
#: as by a kill: it is one transaction, and is done again after the next start.
LONGEST = 10.0


class Round:
    """Does one thing every so many seconds until it is stopped, whatever fails.

    It waits by a clock that nobody sets: one that is put back an hour holds up nothing.
    """

    def __init__(self, name: str, does: Callable[[], object], seconds: float) -> None:
        """Make it; nothing runs yet."""
        self._name, self._does, self._seconds = name, does, seconds
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin, with a wait."""
        self._thread.start()

    def stop(self) -> None:
        """Begin nothing more; ``join`` waits for what is in hand."""
        self._stopping.set()

    def join(self, until: float) -> None:
        """Wait for what is in hand, but no longer than *until*, of ``time.monotonic``."""
        if not self._thread.is_alive():
            return
        self._thread.join(max(until - time.monotonic(), 0))
        if self._thread.is_alive():
            log.warning("still at work, and left: %s", self._name)

    def _run(self) -> None:
        while not self._stopping.wait(self._seconds):
            try:
                self._does()
            except Exception as error:
                record(error, self._name)


def stop_all(*rounds: Round) -> None:
    """Stop them all, and wait for what is in hand: for all of them together ``LONGEST`` seconds."""
    until = time.monotonic() + LONGEST
    for each in rounds:
        each.stop()
    for each in rounds:
        each.join(until)
