"""How long ``drp report`` takes over a year, and how much memory: ``make year`` prints it."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from slackapp import wiring
from tests.slackapp.invented_year import a_year

#: Whatever day it is, this year is over.
FIRST = date(2024, 1, 1)


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
        "DRP_SETTINGS": str(folder / "none.toml"),
    }
    days = ["--from", "2024-01-01", "--to", "2024-12-31"]
    command = [sys.executable, "-m", "slackapp", "report", *days, "--out", str(out)]
    with subprocess.Popen(
        command, env={**os.environ, **set_for_it}, stdout=subprocess.DEVNULL
    ) as making:
        # of this process alone: what else was started by ours may have been larger
        _, status, used = os.wait4(making.pid, 0)
        making.returncode = os.waitstatus_to_exitcode(status)
    assert making.returncode == 0, making.returncode
    return Took(
        seconds=used.ru_utime + used.ru_stime,
        megabytes=used.ru_maxrss / 1024,
        files=len(list(out.glob("report-*"))),
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        took = measured(Path(made), 2000)
    print(  # noqa: T201 # it is a command
        f"2,000 disputes: {took.seconds:.1f} s of the processor, {took.megabytes:.0f} MB"
    )
