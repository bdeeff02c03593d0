"""People's answers go first: what can wait a moment waits while one is being worked out."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

#: Seconds without an answer in hand after which nobody is expected to wait for one.
LULL = 0.02
#: And so long is the longest that anything gives way, however many answers there are.
AT_MOST = 0.5


class Quiet:
    """Knows how many answers are in hand, and since when there is none.

    Python works at one thing at a time: a message that is written meanwhile costs whoever waits
    for an answer as much again.
    """

    def __init__(self) -> None:
        """Nobody waits for an answer yet."""
        self._in_hand = 0
        self._last = 0.0
        self._changed = threading.Condition()

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Work out one answer."""
        with self._changed:
            self._in_hand += 1
        try:
            yield
        finally:
            with self._changed:
                self._in_hand -= 1
                self._last = time.monotonic()
                self._changed.notify_all()

    def wait(self) -> None:
        """Give way to whoever waits for an answer, for a little while."""
        end = time.monotonic() + AT_MOST
        with self._changed:
            while (left := self._lull_is_in()) > 0 and (now := time.monotonic()) < end:
                self._changed.wait(min(left, end - now))

    def _lull_is_in(self) -> float:
        """Give in how many seconds nobody is expected to wait; 0 where it is so."""
        if self._in_hand:
            return AT_MOST
        return max(self._last + LULL - time.monotonic(), 0.0)
