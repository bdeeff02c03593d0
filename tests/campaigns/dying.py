"""Killing the app at one point of one step, starting it again, and looking at what is left."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from slackapp import equipping
from slackapp.postman import DEAD_AFTER, sweep
from slackapp.sending import Sender
from tests.campaigns.kept import Kept, arrived, shown_at_last
from tests.campaigns.steps import Step
from tests.dying_app import ACTS, AFTER_COMMIT, BEFORE_COMMIT, LOOK
from tests.office import Office
from tests.world import CHANNEL

KILLED = -9


@contextmanager
def dying(
    office: Office, point: str, does: str, adds: str = ACTS
) -> Iterator[subprocess.Popen[str]]:
    """The app in a process of its own, instead of the one that is running here."""
    arguments = [point, does, adds, office.has.database_url, office.has.encryption_keys[0]]
    command = [sys.executable, "-m", "tests.dying_app", *arguments, office.sandbox.api_url]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            office.settle()
            office.runtime.stop()
            tell(process, office.world.clock().isoformat())
            assert process.stdout
            assert process.stdout.readline() == "running\n"
            yield process
        finally:
            process.kill()


def tell(process: subprocess.Popen[str], line: str) -> None:
    print(line, file=process.stdin, flush=True)


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
        tell(process, "now")
        is_told = press()
        assert process.wait(timeout=20) == KILLED
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
