"""Who was turned away, and why: counted, and logged by ids, so that somebody can look into it.

A request that Slack did not sign, somebody of another workspace, somebody in no list, and a dispute
that is not theirs. What they typed is never in it.
"""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from typing import Any, Literal

from prometheus_client import CollectorRegistry, Counter

from slackapp.faults import log
from slackapp.views import small
from slackapp.views.blocks import Json
from slackapp.web import Application, Environment, StartResponse
from slackapp.wording import refusals
from slackapp.wording import status as say

Why = Literal["not signed", "another workspace", "not listed", "not theirs"]

#: Strangers at the door are many or none: a line in the log for all of so many seconds.
QUIET = 60
#: So often within so many seconds is more than a slip.
MANY, WITHIN = 20, 3600
#: People that are remembered: as many as slip within an hour.
MOST = 1000
_PAGES = tuple(small.notice([refusals.NOT_INVOLVED], clears=clears) for clears in (True, False))


class TurnedAway:
    """Counts them, and writes a line of each."""

    def __init__(
        self, registry: CollectorRegistry | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Nobody was turned away yet; *registry* is that of the figures. *clock* tells seconds."""
        self._counted = Counter("drp_turned_away", say.TURNED_AWAY, ["why"], registry=registry)
        self._often = Counter("drp_turned_away_often", say.TURNED_AWAY_OFTEN, registry=registry)
        self._clock = clock
        self._guard = threading.Lock()
        self._unsigned, self._logged_at = 0, float("-inf")
        self._lately: OrderedDict[str, deque[float]] = OrderedDict()

    def not_signed(self) -> None:
        """Somebody posts to us who is not Slack, or what is Slack's too late."""
        self._counted.labels("not signed").inc()
        with self._guard:
            self._unsigned += 1
            if self._clock() - self._logged_at < QUIET:
                return
            many, self._unsigned, self._logged_at = self._unsigned, 0, self._clock()
        log.warning("turned away: not signed by Slack, or too old: %d", many)

    def person(self, why: Why, who: str, doing: str) -> None:
        """Somebody may not do it. *who* is an id; *doing* is what the button or form is called."""
        self._counted.labels(why).inc()
        log.warning("turned away: %s: %s in %s", why, who, doing)
        if self._is_many(who):
            self._often.inc()
            log.error("turned away: %s, %d times within an hour", who, MANY)

    def _is_many(self, who: str) -> bool:
        """Is it the last of so many? Then it is counted anew."""
        now = self._clock()
        with self._guard:
            lately = self._lately.setdefault(who, deque())
            self._lately.move_to_end(who)
            if len(self._lately) > MOST:
                self._lately.popitem(last=False)
            lately.append(now)
            while now - lately[0] > WITHIN:
                lately.popleft()
            if len(lately) < MANY:
                return False
            lately.clear()
            return True


def is_not_theirs(answer: Json) -> bool:
    """Is somebody told, by an answer or a page, that a dispute is not theirs?

    However they came to ask, and whoever answers, it is said in these words.
    """
    words = refusals.NOT_INVOLVED
    on_boxes: Iterable[str] = answer.get("errors", {}).values()
    return answer.get("text") == words or words in on_boxes or answer.get("view", answer) in _PAGES


def watched(application: Application, away: TurnedAway) -> Application:
    """Let every request be seen that the *application* refuses as not signed."""

    def watching(environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
        def begin(status: str, *more: Any) -> Any:
            if status.startswith("401"):
                away.not_signed()
            return start_response(status, *more)

        return application(environment, begin)

    return watching
