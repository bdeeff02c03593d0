"""How long ``drp report`` takes over a year, and how much memory: ``make year`` prints it."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from slackapp import wiring
from tests.slackapp.invented_year import a_year
from tests.world import no_settings

#: Whatever day it is, this year is over.
FIRST = date(2024, 1, 1)


#: Starts the command from a small process: until it runs a program of its own, one that was begun
#: by a large process counts as that large.
_MEASURES = """
import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


@dataclass(frozen=True, kw_only=True)
class Took:
    """Seconds of the processor, the most memory, and how many files there are."""

    seconds: float
    megabytes: float
    files: int


def measured(folder: Path, many: int) -> Took:
    """Let a year be lived, and make its report in a process of its own."""
    key, out = wiring.new_key(), folder / "out"
    out.mkdir()
    with a_year(folder, many, first=FIRST, DRP_ENCRYPTION_KEYS=key):
        pass
    set_for_it = {
        "DRP_DATABASE_URL": f"sqlite:///{folder / 'test.db'}",
        "DRP_ENCRYPTION_KEYS": key,
        "DRP_SETTINGS": no_settings(folder),
    }
    days = ["--from", "2024-01-01", "--to", "2024-12-31"]
    command = [sys.executable, "-m", "slackapp", "report", *days, "--out", str(out)]
    said = subprocess.run(
        [sys.executable, "-c", _MEASURES, *command],
        check=True,
        env={**os.environ, **set_for_it},
        capture_output=True,
        text=True,
    )
    seconds, megabytes = json.loads(said.stdout)
    return Took(seconds=seconds, megabytes=megabytes, files=len(list(out.glob("report-*"))))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        took = measured(Path(made), 2000)
    print(  # noqa: T201 # it is a command
        f"2,000 disputes: {took.seconds:.1f} s of the processor, {took.megabytes:.0f} MB"
    )
