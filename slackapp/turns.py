"""The order in which a form is drawn again: the newest press in it is drawn last, and stays."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

#: Forms that are remembered: many more than are open at once.
MOST = 1000


@dataclass
class _Turn:
    """One open form: the newest press in it, and whose turn it is to draw."""

    newest: str = ""
    drawing: threading.Lock = field(default_factory=threading.Lock)


class Turns:
    """Drawings of one form wait for each other, and one that is out of date is left out.

    A press is told from an earlier one by the time that Slack puts into its payload.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._turns: OrderedDict[str, _Turn] = OrderedDict()
        self._guard = threading.RLock()

    def came(self, view_id: str, pressed_at: str) -> None:
        """Hear of a press, before what it leads to is worked out."""
        with self._guard:
            turn = self._of(view_id)
            turn.newest = max(turn.newest, pressed_at)

    @contextmanager
    def to_draw(self, view_id: str, pressed_at: str) -> Iterator[bool]:
        """Wait for one's turn; say whether no newer press has come meanwhile."""
        turn = self._of(view_id)
        with turn.drawing:
            yield pressed_at >= turn.newest

    def _of(self, view_id: str) -> _Turn:
        with self._guard:
            turn = self._turns.setdefault(view_id, _Turn())
            self._turns.move_to_end(view_id)
            if len(self._turns) > MOST:
                self._turns.popitem(last=False)
            return turn
