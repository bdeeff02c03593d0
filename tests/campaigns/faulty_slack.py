"""A Slack of which every call meets with something, by chance: a seed gives the same weather."""

import threading
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from tests.slackapp.scripted_slack import DROP, HANG, CutOff, ScriptedSlack
from tests.world import Clock
from workflows.outbox import Owed

#: Slack has it, and never says so.
HUNG_UP = "taken, then hung up"
#: Slack has it, and a part of its answer arrives.
CUT_OFF = "taken, then cut off"
#: After either nobody knows whether Slack has it.
NOBODY_KNOWS = (HUNG_UP, CUT_OFF)
#: What a call meets, and how often of a thousand.
WEATHER = {
    "well": 680,
    "limited": 60,
    "ill": 50,
    "refused": 40,
    "shut out": 10,
    "hung up before it was taken": 30,
    HUNG_UP: 50,
    "cut off before it was taken": 20,
    CUT_OFF: 40,
    "silent, not taken": 10,
    "silent, but taken": 10,
}
TAKEN = ("well", HUNG_UP, CUT_OFF, "silent, but taken")
OUTAGE = ("ill", "hung up before it was taken", "cut off before it was taken", "silent, not taken")


@dataclass(frozen=True)
class Post:
    """One message that Slack took, whether or not it came to say so."""

    owed: Owed
    at: datetime
    channel: str
    ts: str


class FaultySlack(ScriptedSlack):
    """It remembers what it took, of which message each was, and whether any came too early."""

    def __init__(self, chance: Random, clock: Clock) -> None:
        super().__init__()
        self._chance = chance
        self._clock = clock
        self._lock = threading.Lock()
        self.weather = dict(WEATHER)
        self.in_hand: Owed | None = None
        self.posts: list[Post] = []
        self.tried_at: dict[str, datetime] = {}
        self.met: Counter[str] = Counter()
        self.held_until = clock()
        self.too_early = 0

    def answer(self, method: str, call: dict[str, Any]) -> Any:
        with self._lock:
            if method == "auth.test":
                return {"ok": True} if self.is_there else DROP
            self.too_early += self._clock() < self.held_until
            meets = self._meets()
            self.met[meets] += 1
            assert self.in_hand
            self.tried_at[self.in_hand.key] = self._clock()
            taken = self._take(method, call) if meets in TAKEN else {}
            return self._says(meets, taken)

    def _meets(self) -> str:
        if not self.is_there:
            return self._chance.choice(OUTAGE)
        [meets] = self._chance.choices(list(self.weather), list(self.weather.values()))
        return meets

    def _take(self, method: str, call: dict[str, Any]) -> dict[str, Any]:
        if method == "chat.update":
            return {"ok": True, "channel": call["channel"], "ts": call["ts"]}
        post = Post(self.in_hand, self._clock(), f"D-{call['channel']}", f"{len(self.posts)}.0")
        self.posts.append(post)
        return {"ok": True, "channel": post.channel, "ts": post.ts}

    def _says(self, meets: str, taken: dict[str, Any]) -> Any:
        match meets:
            case "well":
                return taken
            case "limited":
                seconds = self._chance.randint(1, 90)
                self.held_until = self._clock() + timedelta(seconds=seconds)
                return 429, {"Retry-After": str(seconds)}, {"ok": False, "error": "ratelimited"}
            case "ill":
                return self._chance.choice((500, 502, 503)), {}, "<html>Server error</html>"
            case "refused":
                return {"ok": False, "error": "internal_error"}
            case "shut out":
                return {"ok": False, "error": "invalid_auth"}
            case "silent, not taken" | "silent, but taken":
                return HANG
            case "cut off before it was taken":
                return self._cut_off({"ok": False, "error": "internal_error"})
            case "taken, then cut off":
                return self._cut_off(taken)
            case _:
                return DROP

    def _cut_off(self, answer: dict[str, Any]) -> CutOff:
        is_reset, tells_length = self._chance.choices((True, False), k=2)
        part = self._chance.random()
        return CutOff(body=answer, part=part, is_reset=is_reset, tells_length=tells_length)

    def posts_of(self) -> dict[str, list[Post]]:
        """Give what it took, by the key of the message."""
        found = defaultdict[str, list[Post]](list)
        for post in self.posts:
            found[post.owed.key].append(post)
        return found
