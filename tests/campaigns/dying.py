"""Killing the app at one point of one step, starting it again, and looking at what is left."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from slackapp import wiring
from slackapp.postman import DEAD_AFTER, sweep
from slackapp.sending import Sender
from tests.campaigns.steps import Step
from tests.dying_app import AFTER_COMMIT, BEFORE_COMMIT, BEFORE_MARKING, IN_HAND, LOOK, SERVE
from tests.office import Office
from tests.slackapp.outbox import rows
from tests.world import CHANNEL, COUNCIL
from workflows.notices import NEVER_TWICE

KILLED = -9


@contextmanager
def dying(office: Office, point: str, does: str) -> Iterator[subprocess.Popen[str]]:
    """The app in a process of its own, instead of the one that is running here."""
    office.settle()
    office.runtime.stop()
    now = office.world.clock().isoformat()
    arguments = [point, does, office.has.database_url, office.has.encryption_keys[0]]
    arguments += [office.sandbox.api_url, now]
    command = [sys.executable, "-m", "tests.dying_app", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            if does == SERVE:
                assert process.stdout
                assert process.stdout.readline() == "running\n"
            yield process
        finally:
            process.kill()


def starts_again(office: Office) -> None:
    """A process that starts once it is sure that the other is dead."""
    office.world.clock.at += DEAD_AFTER + timedelta(seconds=1)
    sender = Sender(office.world.desk, wiring.client(office.has), CHANNEL, pace=0)
    sweep(office.world.desk, sender)
    sender.send_waiting()


def die_and_start_again(office: Office, step: Step, point: str) -> None:
    """Do it, with a death; whoever was not told that it arrived does it again."""
    dispute = step.before(office)
    office.settle()
    office.world.clock.at = step.at or office.world.clock.at
    before = Kept.of(office)
    with dying(office, point, step.does) as process:
        press = step.presses(office, dispute.reference if dispute else "")
        is_told = press()
        assert process.wait(timeout=20) == KILLED
    assert is_told == (point not in (BEFORE_COMMIT, AFTER_COMMIT)) or step.does == LOOK
    assert Kept.of(office).since(before) == ((0, {}) if point == BEFORE_COMMIT else step.leaves)
    if not is_told:
        office.start_again()
        press()
        office.settle()
    starts_again(office)
    after = Kept.of(office)
    assert after.since(before) == step.leaves
    _arrived(after.new_rows(before), after.new_posts(before), point)


@dataclass(frozen=True)
class Kept:
    """What is in the database, and on the screens."""

    entries: int
    rows: tuple[Any, ...]
    posts: dict[tuple[str, str], str]

    @classmethod
    def of(cls, office: Office) -> "Kept":
        [(entries,)] = rows(office.world, "SELECT count(*) FROM history")
        kept = rows(office.world, "SELECT key, kind, state, pending FROM outbox ORDER BY id")
        shown = [m for post in COUNCIL for m in office.person(post).direct_messages()]
        shown += office.channel().messages()
        posts = {(message.source["channel"], message.ts): message.text for message in shown}
        return cls(entries, tuple(kept), posts)

    def new_rows(self, before: "Kept") -> list[Any]:
        had = {row.key for row in before.rows}
        return [row for row in self.rows if row.key not in had]

    def new_posts(self, before: "Kept") -> Counter[tuple[str, str]]:
        """Give where each new message is and what it says, however often."""
        new = self.posts.keys() - before.posts.keys()
        return Counter((channel, self.posts[channel, ts]) for channel, ts in new)

    def since(self, before: "Kept") -> tuple[int, dict[str, int]]:
        """Give how many lines of history are new, and how many messages of each kind."""
        return self.entries - before.entries, Counter(row.kind for row in self.new_rows(before))


def _arrived(owed: list[Any], posts: Counter[tuple[str, str]], point: str) -> None:
    """First notices at least once, twice at most; nudges and digests never twice."""
    assert not [row.key for row in owed if row.pending]
    if not {row.kind for row in owed} & NEVER_TWICE:
        assert {row.state for row in owed} == {"sent"}
        assert len(posts) == len(owed)
        assert posts.total() - len(owed) == (point == BEFORE_MARKING)
    else:
        not_sent = [row for row in owed if row.state == "unknown"]
        assert len(not_sent) == (point in (IN_HAND, BEFORE_MARKING))
        assert posts.total() == len(posts) == len(owed) - (point == IN_HAND)
