"""One of several processes is frozen in the middle of its work: as a machine that is paused."""

import signal
import time
from collections.abc import Callable

from tests.campaigns.processes import Processes, wait_until
from tests.slackapp.outbox import rows
from tests.world import World

#: Whoever just writes a line of a history, each of which takes a while.
AT_WORK = "SELECT application_name AS name FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
IN_A_TRANSACTION = """
SELECT 1 FROM pg_stat_activity
WHERE application_name = '{}' AND state = 'idle in transaction'
"""
#: By then the line that it was writing is written.
A_MOMENT = 0.5


def seconds_until_others_go_on(world: World, processes: Processes, due: Callable[[], int]) -> float:
    """Freeze one in the middle of a transaction until others see to what is due; let it go on."""
    began, name = time.monotonic(), _frozen(world, processes)
    left = due()
    try:
        wait_until(lambda: due() < left, "others go on beside one who is frozen")
        return time.monotonic() - began
    finally:
        processes.named[name].send_signal(signal.SIGCONT)


def _frozen(world: World, processes: Processes) -> str:
    """Freeze whoever is at work; give its name. Where it was at its end, another, later."""
    while True:
        wait_until(lambda: bool(rows(world, AT_WORK)), "somebody is at work")
        for row in rows(world, AT_WORK):
            processes.named[row.name].send_signal(signal.SIGSTOP)
            time.sleep(A_MOMENT)
            if rows(world, IN_A_TRANSACTION.format(row.name)):
                return str(row.name)
            processes.named[row.name].send_signal(signal.SIGCONT)
