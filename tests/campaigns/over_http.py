"""``drp run`` over HTTP in a process of its own, for a client that waits for each answer."""

import os
import re
import sys
import time
from argparse import Namespace
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from sqlalchemy import Engine, event

from slackapp.cli.run import run
from slackapp.settings import Settings
from tests.forking import FORKS
from tests.office import APP
from tests.world import CHANNEL, no_settings

PATIENCE = 60
LISTENS = re.compile(r"listening on \S+:(\d+)")


def drp_run(environment: dict[str, str], log: Path, slow: float) -> None:
    """Be ``drp run``, with these settings and no others; each commit takes so much longer."""
    if slow:
        event.listen(Engine, "commit", lambda _: time.sleep(slow))
    with log.open("wb") as says:
        os.dup2(says.fileno(), sys.stderr.fileno())
    os.environ.clear()
    os.environ.update(environment)
    sys.exit(run(Namespace()))


@dataclass
class App:
    """The app as it is installed, in a process of its own; started again after each death.

    What it imports is there when it starts, so that it can be killed a thousand times. Each of its
    commits takes so many seconds longer, as on a *slow* disk.
    """

    has: Settings
    folder: Path
    slow: float = 0
    port: int = 0
    _process: BaseProcess | None = None

    def start(self) -> None:
        log = self.folder / "app.log"
        log.unlink(missing_ok=True)
        given = (self._environment, log, self.slow)
        self._process = FORKS.Process(target=drp_run, args=given, daemon=True)
        self._process.start()
        end = time.monotonic() + PATIENCE
        while not (log.exists() and (listens := LISTENS.search(log.read_text()))):
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.005)
        self.port = int(listens[1])

    def kill(self) -> None:
        """As the power would: nothing is closed, nothing is flushed."""
        assert self._process
        self._process.kill()
        self._process.join()
        self.port = 0

    @property
    def _environment(self) -> dict[str, str]:
        assert self.has.bot_token
        return {
            "PATH": os.environ["PATH"],
            "SLACK_BOT_TOKEN": self.has.bot_token.get_secret_value(),
            "SLACK_SIGNING_SECRET": APP.signing_secret,
            "SLACK_API_URL": self.has.api_url,
            "DRP_DATABASE_URL": self.has.database_url,
            "DRP_ENCRYPTION_KEYS": self.has.keys.get_secret_value(),
            "DRP_CHANNEL": CHANNEL,
            "DRP_PORT": "0",
            "DRP_SETTINGS": no_settings(self.folder),
        }
