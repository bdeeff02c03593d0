"""A connection to the little web server, which is cut where a request comes to no end."""

import time

from waitress.channel import HTTPChannel

#: One request comes within so many seconds, however often some of it does: Slack itself waits 3.
REQUEST_SECONDS = 10


class Line(HTTPChannel):  # type: ignore[misc] # waitress ships no types
    """It knows since when one request has been coming."""

    since: float | None = None

    def received(self, data: bytes) -> bool:
        """Take what has come. A blank line is no request, and no new beginning either."""
        if self.since is None:
            self.since = time.monotonic()
        return bool(super().received(data))

    def service(self) -> None:
        """Answer a request, now that it is whole."""
        self.since = None
        super().service()

    def is_too_slow(self) -> bool:
        """Has a request begun that is not whole after all this time?"""
        since = self.since
        if since is None or self.requests:
            return False
        return time.monotonic() - since > REQUEST_SECONDS
