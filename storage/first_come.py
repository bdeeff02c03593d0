"""A lock that is given to whoever has waited longest."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class FirstCome:
    """One at a time, in the order in which they came.

    ``threading.Lock`` goes to whoever is quickest: somebody who lets go of it and takes it again at
    once, as one does who works by handfuls, keeps all others out until everything is done.
    """

    def __init__(self) -> None:
        """Nobody is here yet."""
        self._here = deque[threading.Event]()
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, patience: float) -> Iterator[bool]:
        """Wait for a turn for so many seconds; is it one? Either way the next moves up after."""
        mine = threading.Event()
        with self._guard:
            self._here.append(mine)
            self._here[0].set()
        try:
            yield mine.wait(patience)
        finally:
            with self._guard:
                self._here.remove(mine)
                if self._here:
                    self._here[0].set()
