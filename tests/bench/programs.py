"""Programs as they are started by a command, and how much memory they hold."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.bench.lines import Http

ROOT = Path(__file__).parents[2]
#: Seconds in which a program must listen, and then must have ended.
PATIENCE = 30
MEGABYTE = 1024 * 1024
_LISTENS = re.compile(r"listening on [\d.]+:(\d+)")
_IMPORTED = re.compile(r"^import time: +\d+ \| +\d+ \| +(\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Program:
    """One that runs and listens. It says what it imports, whenever it does."""

    process: psutil.Process
    said: Path
    lines: Http

    def megabytes(self) -> float:
        """Give what it holds of the machine's memory now."""
        return float(self.process.memory_info().rss) / MEGABYTE

    def imported(self) -> frozenset[str]:
        """Name the packages that it has imported so far."""
        return frozenset(_IMPORTED.findall(self.said.read_text(encoding="utf-8")))


@contextmanager
def program(module: str, *arguments: str, environment: Mapping[str, str]) -> Iterator[Program]:
    """Run a module as a program in an empty folder, until it is not needed any more."""
    with TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        with said.open("wb") as into:
            process = subprocess.Popen(
                [sys.executable, "-X", "importtime", "-m", module, *arguments],
                env={**environment, "PYTHONPATH": str(ROOT)},
                cwd=folder,
                stdout=into,
                stderr=into,
            )
        try:
            yield Program(psutil.Process(process.pid), said, Http(_port(said)))
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _port(said: Path) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := _LISTENS.search(said.read_text(encoding="utf-8")):
            return int(found[1])
        time.sleep(0.05)
    raise TimeoutError("it never listened")
