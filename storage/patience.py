"""How long to wait for a database: less, where somebody has just waited in vain."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from workflows.ports import StoreUnavailable

#: Seconds after somebody has waited in vain, in which nobody waits for long.
AFTERWARDS = 1.0


class Patience:
    """Keeps a crowd from waiting one after the other, each as long as one may.

    There are fewer threads than people in a crowd. Those who come to one when the first give up
    have waited as long already, and Slack waits for nobody longer than 3 seconds.
    """

    def __init__(self) -> None:
        """Nobody has waited yet."""
        self._answered_at = self._in_vain_at = float("-inf")

    @contextmanager
    def wait(self) -> Iterator[bool]:
        """Wait for what may raise StoreUnavailable: for a moment only?"""
        began = time.monotonic()
        try:
            yield began < self._in_vain_at + AFTERWARDS
        except StoreUnavailable:
            if self._answered_at < began:  # nobody else was answered meanwhile
                self._in_vain_at = time.monotonic()
            raise
        self._answered_at, self._in_vain_at = time.monotonic(), float("-inf")
