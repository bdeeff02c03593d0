"""What an answer leads to, kept back until Slack has it: begun sooner, it would hold it up."""

import threading
from collections.abc import Callable

from slackapp.faults import record


class Afterwards(threading.local):
    """What the thread that works out an answer will begin once the answer has gone."""

    def __init__(self) -> None:
        """Wait with nothing yet; each thread has its own."""
        self._waiting: list[Callable[[], object]] = []

    def add(self, does: Callable[[], object]) -> None:
        """Keep something back; it must take no time itself."""
        self._waiting.append(does)

    def begin(self) -> None:
        """The answer has gone: begin what was kept back; one that fails keeps back no other."""
        begun, self._waiting = self._waiting, []
        for does in begun:
            try:
                does()
            except Exception as error:
                record(error, "what an answer leads to")
