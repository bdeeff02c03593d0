"""Targets 12 to 14: what a command costs before it does anything."""

from collections.abc import Mapping, Sequence

from tests.bench.bench import Bench
from tests.bench.databases import SQLITE
from tests.bench.progress import repeated
from tests.bench.python import Python, python
from tests.bench.results import Measured, Result, Time, ratios

BARE = "bare Python"
HELP = "`drp --help`"
LIBRARIES = "import of SQLAlchemy and pydantic-settings"
COMMAND = "`drp people list`"
DEPENDENCIES = "import of all that the app imports of others"
APP = "import of the app, as `drp run` does it"

_IMPORTS_THE_APP = "from slackapp.__main__ import found; found('run:run')"


def starting(bench: Bench) -> Measured:
    """Measure targets 12 to 14 on SQLite."""
    environment = bench.databases.environment(bench.databases.staffed(SQLITE))
    with python(environment) as runs:
        cases = _cases(runs)
        rounds = [
            {name: runs.least(bench.size.starts, *arguments) for name, arguments in cases.items()}
            for _ in repeated("Targets 12 to 14", bench.size.repetitions)
        ]
    took = {name: [each[name] for each in rounds] for name in cases}
    return Measured(_results(took), tuple(Time(name, "once", took[name]) for name in cases))


def _cases(runs: Python) -> dict[str, tuple[str, ...]]:
    return {
        BARE: ("-c", "pass"),
        HELP: ("-m", "slackapp", "--help"),
        LIBRARIES: ("-c", "import sqlalchemy, pydantic_settings"),
        COMMAND: ("-m", "slackapp", "people", "list"),
        DEPENDENCIES: ("-c", f"for name in {runs.imported_of_others()}: __import__(name)"),
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
            as_set=(of, to) == (COMMAND, BARE),
        )
        for number, of, to, bound in (
            (12, HELP, BARE, 3),
            (13, COMMAND, LIBRARIES, 1.75),
            (13, COMMAND, BARE, 25),
            (14, APP, DEPENDENCIES, 1.25),
        )
    )
