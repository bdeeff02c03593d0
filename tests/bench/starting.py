"""Targets 12 to 14: what a command costs before it does anything."""

import compileall
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.bench import Bench
from tests.bench.databases import SQLITE
from tests.bench.progress import repeated
from tests.bench.results import SAID, Measured, Result, Time, ratios

ROOT = Path(__file__).parents[2]
OURS = ("slackapp", "storage", "workflows")
#: Each is run so often in a repetition, of which the quickest counts.
OFTEN = 3

BARE = "bare Python"
HELP = "`drp --help`"
LIBRARIES = "import of SQLAlchemy and pydantic-settings"
COMMAND = "`drp people list`"
DEPENDENCIES = "import of all that the app imports of others"
APP = "import of the app, as `drp run` does it"

_IMPORTS_THE_APP = "from slackapp.__main__ import found; found('run:run')"
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
class Commands:
    """What is run: Python with these arguments, in a folder with nothing in it."""

    folder: Path
    environment: Mapping[str, str]

    def least(self, *arguments: str) -> float:
        """Give the seconds of the processor that the quickest of a few runs took, start to end.

        None of them waits for anything, so on a machine with nothing else to do that is all.
        """
        return min(self._run(arguments) for _ in range(OFTEN))

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


def _of_processor() -> float:
    """Give the seconds of the processor that all programs took that have been run, and are over."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def starting(bench: Bench) -> Measured:
    """Measure targets 12 to 14 on SQLite."""
    for package in OURS:
        compileall.compile_dir(ROOT / package, quiet=1)
    settings = bench.databases.environment(bench.databases.staffed(SQLITE))
    with TemporaryDirectory() as folder:
        commands = Commands(Path(folder), {**settings, "PYTHONPATH": str(ROOT)})
        cases = _cases(commands)
        rounds = [
            {name: commands.least(*arguments) for name, arguments in cases.items()}
            for _ in repeated("Targets 12 to 14", bench.size.repetitions)
        ]
    took = {name: [each[name] for each in rounds] for name in cases}
    return Measured(_results(took), tuple(Time(name, "once", took[name]) for name in cases))


def _cases(commands: Commands) -> dict[str, tuple[str, ...]]:
    of_others = commands.says("-c", _OF_OTHERS).split()
    return {
        BARE: ("-c", "pass"),
        HELP: ("-m", "slackapp", "--help"),
        LIBRARIES: ("-c", "import sqlalchemy, pydantic_settings"),
        COMMAND: ("-m", "slackapp", "people", "list"),
        DEPENDENCIES: ("-c", f"for name in {of_others}: __import__(name)"),
        APP: ("-c", _IMPORTS_THE_APP),
    }


def _results(took: Mapping[str, Sequence[float]]) -> tuple[Result, ...]:
    return tuple(
        Result(
            number=number,
            what=f"{of} / {to}",
            way="SQLite",
            bound=bound,
            samples=ratios(took[of], took[to]),
        )
        for number, of, to, bound in (
            (12, HELP, BARE, 3),
            (13, COMMAND, LIBRARIES, 1.75),
            (13, COMMAND, BARE, SAID),
            (14, APP, DEPENDENCIES, 1.25),
        )
    )
