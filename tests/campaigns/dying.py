"""Killing the app at one point of one step, starting it again, and looking at what is left."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from slackapp import equipping
from slackapp.postman import DEAD_AFTER, sweep
from slackapp.sending import Sender
from tests.campaigns.kept import Kept, arrived, shown_at_last
from tests.campaigns.steps import Step
from tests.dying_app import ACTS, AFTER_COMMIT, BEFORE_COMMIT, LOOK, RUNNING, Death, live_and_die
from tests.forking import FORKS
from tests.office import Office
from tests.world import CHANNEL
from workflows.use_cases.missing import missing


@dataclass
class Doomed:
    """The app in a process of its own, and the line to it."""

    process: BaseProcess
    line: Connection

    def looks_now(self) -> None:
        """Tell whoever waits for it to look at what has come due."""
        self.line.send(None)

    def was_killed(self) -> bool:
        """Wait for its end; False if nobody killed it, or not within 20 seconds."""
        self.process.join(20)
        return self.process.exitcode == -signal.SIGKILL


@contextmanager
def dying(office: Office, point: str, does: str, adds: str = ACTS) -> Iterator[Doomed]:
    """The app in a process of its own, instead of the one that is running here."""
    ours, theirs = FORKS.Pipe()
    office.settle()
    office.runtime.stop()
    given = (Death(point, adds), does, office.has, office.world.clock(), theirs)
    process = FORKS.Process(target=live_and_die, args=given, daemon=True)
    process.start()
    theirs.close()
    try:
        assert ours.recv() == RUNNING
        yield Doomed(process, ours)
    finally:
        process.kill()
        process.join()
        ours.close()


def starts_again(office: Office) -> None:
    """A process that starts once it is sure that the other is dead."""
    office.world.clock.at += DEAD_AFTER + timedelta(seconds=1)
    sender = Sender(office.world.desk, equipping.client(office.has), CHANNEL, pace=0)
    sweep(office.world.desk, sender)
    sender.send_waiting()


def die_and_start_again(office: Office, step: Step, point: str) -> None:
    """Do it, with a death; whoever was not told that it arrived does it again."""
    dispute = step.before(office)
    office.settle()
    office.world.clock.at = step.at or office.world.clock.at
    reference = dispute.reference if dispute else ""
    with dying(office, point, step.does, step.adds) as process:
        press = step.presses(office, reference)
        before = Kept.of(office)
        process.looks_now()
        is_told = press()
        assert process.was_killed()
    assert is_told == (point not in (BEFORE_COMMIT, AFTER_COMMIT)) or step.does == LOOK
    assert Kept.of(office).since(before) == ({} if point == BEFORE_COMMIT else step.leaves)
    starts_again(office)
    office.start_again()
    if not is_told:
        press()
        office.settle()
    after = Kept.of(office)
    assert after.since(before) == step.leaves_at_last(point)
    arrived(after.new_rows(before), after.new_posts(before), point)
    shown_at_last(after.changed(before), step.changes)
    step.finds(office, reference)
    assert missing(office.world.desk) == ()
