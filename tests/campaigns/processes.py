"""``drp run`` twice and ``drp worker``, as real processes on one database, killed at random."""

import os
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from slackapp.settings import Settings
from tests.campaigns import by_day
from tests.campaigns.dying import starts_again
from tests.office import Office
from tests.world import no_settings
from workflows.dispute import Dispute
from workflows.due import LONDON

COMMANDS = ("run", "run", "worker")
#: What a process logs once it works.
WORKS = ("running", "working")
PATIENCE = 60
#: Seconds in which whoever lives would have sent something.
QUIET = 4
#: What is said of each dispute, in the order in which it is owed.
SAID = (": sent.", "your reply is due", ": accepted.")


@dataclass
class Processes:
    """Those that run; each is started again when it was killed."""

    office: Office
    folder: Path
    chance: Random
    running: list[tuple[str, subprocess.Popen[bytes]]] = field(default_factory=list)
    #: Each by its name in the database.
    named: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    kills: int = 0

    def start(self, command: str) -> Path:
        """Start one; give its log."""
        log = self.folder / f"{command}-{len(list(self.folder.glob('*.log')))}.log"
        with log.open("wb") as says:
            process = subprocess.Popen(
                by_day.command(command),
                env=environment(self.office.has, self.folder) | {"PGAPPNAME": log.stem},
                stderr=says,
            )
        self.running.append((command, process))
        self.named[log.stem] = process
        return log

    def kill_one(self) -> Path:
        """As the power would; and start it again; give its log."""
        command, process = self.running.pop(self.chance.randrange(len(self.running)))
        process.kill()
        process.wait()
        self.kills += 1
        return self.start(command)

    def end(self) -> None:
        """They finish what they have in hand."""
        while self.running:
            _, process = self.running.pop()
            process.terminate()
            process.wait(PATIENCE)


def environment(has: Settings, folder: Path) -> dict[str, str]:
    """The settings as an installation has them, and nothing else of this machine's."""
    assert has.bot_token
    assert has.app_token
    return {
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": has.bot_token.get_secret_value(),
        "SLACK_APP_TOKEN": has.app_token.get_secret_value(),
        "SLACK_API_URL": has.api_url,
        "DRP_DATABASE_URL": has.database_url,
        "DRP_ENCRYPTION_KEYS": has.keys.get_secret_value(),
        "DRP_CHANNEL": has.channel,
        "DRP_PORT": "0",
        "DRP_SETTINGS": no_settings(folder),
    }


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(0.05)


def is_at_work(log: Path) -> None:
    wait_until(lambda: any(word in log.read_text() for word in WORKS), f"{log.stem} works")


@contextmanager
def processes_at_work(
    office: Office, folder: Path, chance: Random, commands: Sequence[str] = COMMANDS
) -> Iterator[Processes]:
    """Run them instead of the app that is running here."""
    office.settle()
    office.runtime.stop()
    processes = Processes(office, folder, chance)
    try:
        for log in [processes.start(command) for command in commands]:
            is_at_work(log)
        yield processes
    finally:
        processes.end()


def raised_now(office: Office) -> Dispute:
    """Raise one by the clock which the processes go by."""
    office.world.clock.at = by_day.by_day()
    today = office.world.clock.at.astimezone(LONDON).date().isoformat()
    said = {"aware_on": today}, {"spoke_on": today}
    return office.world.raised("stage_1", concern=said[0], spoken=said[1])


def accepted(office: Office, reference: str) -> None:
    """The manager presses until the button has done its work."""
    manager = office.person("team_manager")

    def pressed() -> bool:
        asked = [m for m in manager.direct_messages() if f"{reference}, stage 1: your" in m.text]
        return bool(asked) and ("Accept" not in asked[-1].buttons or asked[-1].press("Accept"))

    wait_until(pressed, "the manager is asked, and accepts")


def killed_at_random(
    office: Office, folder: Path, seed: int, disputes: int, kills: int
) -> Counter[str]:
    """Kill while people are asked, and while they accept; count what Slack was told."""
    chance = Random(seed)  # noqa: S311 # a choice, and no secret
    with processes_at_work(office, folder, chance) as processes:
        raised = [raised_now(office) for _ in range(disputes)]
        for _ in range(kills - kills // 2):
            time.sleep(chance.random())
            is_at_work(processes.kill_one())
        take_over_from_the_dead(office)
        for number, dispute in enumerate(raised):
            if number % 2 and processes.kills < kills:
                is_at_work(processes.kill_one())
            accepted(office, dispute.reference)
        take_over_from_the_dead(office)
    return reckoned(office, raised, processes.kills)


def take_over_from_the_dead(office: Office) -> None:
    """Once the living have nothing more to do: go on as somebody does minutes later."""
    said, since = -1, time.monotonic()
    while time.monotonic() - since < QUIET:
        if said != (now := len(office.control.calls("chat.postMessage"))):
            said, since = now, time.monotonic()
        time.sleep(0.1)
    office.world.clock.at = by_day.by_day()
    starts_again(office)


def reckoned(office: Office, raised: list[Dispute], kills: int) -> Counter[str]:
    """In order for each dispute, nothing lost; twice only what somebody had in hand when killed."""
    told = [call["args"]["text"] for call in office.control.calls("chat.postMessage") if call["ok"]]
    first = {text: at for at, text in reversed(list(enumerate(told)))}
    for dispute in raised:
        mine = [text for text in first if text.startswith(f"{dispute.reference}, stage 1: ")]
        order = [next(text for text in mine if what in text) for what in SAID]
        assert sorted(order, key=first.__getitem__) == order
    times = Counter(Counter(told).values())
    assert times.keys() <= {1, 2}
    assert times[2] <= kills
    return Counter({"messages": len(first), "kills": kills, "sent twice": times[2]})
