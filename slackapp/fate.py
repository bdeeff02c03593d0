"""What became of the message in hand, remembered until it is written down."""

from collections.abc import Callable


class Fate:
    """Until it could be written it is remembered, and written down before anything else is begun.

    Whatever keeps the database from taking it: forgotten, a message that Slack has would be sent
    again, and a nudge that it refused be lost.
    """

    def __init__(self) -> None:
        """Nothing is in hand yet."""
        self._became: Callable[[], object] | None = None

    def unless_tried(self, became: Callable[[], object]) -> None:
        """Say what becomes of it if it gets no further."""
        self._became = became

    def settle(self, became: Callable[[], object]) -> None:
        """It is known now. Raises whatever keeps it from being written."""
        self._became = became
        self.write_down()

    def write_down(self) -> None:
        """Settle the message, if one is in hand still. Raises whatever keeps it from that."""
        if self._became:
            self._became()
        self._became = None
