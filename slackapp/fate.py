"""What became of the message in hand, remembered until it is written down."""

from collections.abc import Callable

from workflows.ports import StoreUnavailable


class Fate:
    """While the database is gone it is remembered, and written down before anything else is begun.

    Forgotten, a message that Slack has would be sent again, and a nudge that it refused be lost.
    """

    def __init__(self) -> None:
        """Nothing is in hand yet."""
        self._became: Callable[[], object] | None = None

    def unless_tried(self, became: Callable[[], object]) -> None:
        """Say what becomes of it if it gets no further."""
        self._became = became

    def settle(self, became: Callable[[], object]) -> None:
        """It is known now. Raises StoreUnavailable."""
        self._became = became
        self.write_down()

    def write_down(self) -> None:
        """Settle the message, if one is in hand still. Raises StoreUnavailable."""
        became, self._became = self._became, None
        try:
            if became:
                became()
        except StoreUnavailable:
            self._became = became
            raise
