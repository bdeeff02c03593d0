"""Running Python as a command does: compiled, in an empty folder, with the app's settings."""

import compileall
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.programs import ROOT

#: What a shell has; it decides where Python looks for translations.
_USUAL = {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
OURS = ("slackapp", "storage", "workflows")
_OF_OTHERS = f"""
import sys
there = set(sys.modules)
import slackapp.cli.run
for name, module in list(sys.modules.items()):
    can_be_imported = getattr(module, "__spec__", None) and module.__spec__.name == name
    if name not in there and can_be_imported and name.split(".")[0] not in {OURS}:
        print(name)
"""


@dataclass(frozen=True)
class Python:
    """What is run: Python with these arguments, in a folder with nothing in it."""

    folder: Path
    environment: Mapping[str, str]

    def least(self, often: int, *arguments: str) -> float:
        """Give the seconds of the processor that the quickest of some runs took, start to end.

        None of them waits for anything, so on a machine with nothing else to do that is all.
        """
        return min(self._run(arguments) for _ in range(often))

    def _run(self, arguments: Sequence[str]) -> float:
        before = _of_processor()
        self.says(*arguments)
        return _of_processor() - before

    def says(self, *arguments: str) -> str:
        """Run Python once, and give what it prints."""
        return subprocess.run(
            [sys.executable, *arguments],
            env=self.environment,
            cwd=self.folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def imported_of_others(self) -> list[str]:
        """Name every module that the app imports and that is not its own."""
        return self.says("-c", _OF_OTHERS).split()


def _of_processor() -> float:
    """Give the seconds of the processor that all programs took that have been run, and are over."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def python(environment: Mapping[str, str]) -> Iterator[Python]:
    """Compile everything, and give a Python with these settings."""
    for package in OURS:
        compileall.compile_dir(ROOT / package, quiet=1)
    with TemporaryDirectory() as folder:
        yield Python(Path(folder), {**environment, **_USUAL})
