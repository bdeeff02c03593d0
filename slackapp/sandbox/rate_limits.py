"""How often the app may call: so many times a minute, and one message a second to each place.

See docs.slack.dev/apis/web-api/rate-limits. Slack itself lets a short burst of messages through.
"""

import math
import time
from collections import defaultdict, deque

from slackapp.sandbox.web_error import RateLimited

TIER_3, TIER_4 = 50, 100
A_MINUTE: dict[str, int] = {
    "chat.delete": TIER_3,
    "chat.postEphemeral": TIER_4,
    "chat.update": TIER_3,
    "conversations.open": TIER_3,
    "users.info": TIER_4,
    "views.open": TIER_4,
    "views.publish": TIER_4,
    "views.push": TIER_4,
    "views.update": TIER_4,
}


class RateLimits:
    """Real seconds count here, whatever time the messages say."""

    def __init__(self, enforced: bool) -> None:
        self._enforced = enforced
        self._let_through: defaultdict[str, deque[float]] = defaultdict(deque)

    def call(self, method: str) -> None:
        """Count one call, or refuse it."""
        if method in A_MINUTE:
            self._count(method, A_MINUTE[method], 60.0)

    def message(self, conversation_id: str) -> None:
        self._count(conversation_id, 1, 1.0)

    def _count(self, name: str, most: int, seconds: float) -> None:
        if not self._enforced:
            return
        now, earlier = time.monotonic(), self._let_through[name]
        while earlier and earlier[0] <= now - seconds:
            earlier.popleft()
        if len(earlier) >= most:
            raise RateLimited(math.ceil(earlier[0] + seconds - now))
        earlier.append(now)
