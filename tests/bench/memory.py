"""Targets 15 and 16: what a running app holds, and that it does not grow."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import islice

from slackapp import ids
from tests.bench.bench import Bench
from tests.bench.check_pages import check_pages
from tests.bench.clicks import Click, command, home_opened, pressed
from tests.bench.databases import SQLITE
from tests.bench.many_disputes import many_disputes
from tests.bench.programs import Program, program
from tests.bench.progress import repeated
from tests.bench.python import python
from tests.bench.results import LAW, SAID, Measured, Result, ratios
from tests.office import APP

#: People at once; and of so many interactions one sends a dispute.
PEOPLE = 4
ONE_OF = 20
#: In how many parts the interactions are made; after each it is looked how much is held.
PARTS = 10
#: The bank holidays are read by the first tick.
_HELD = """
import holidays, psutil
for name in {}: __import__(name)
holidays.country_holidays("GB", years=2026)
print(psutil.Process().memory_info().rss / 1024 / 1024)
"""
#: What writes documents, workbooks, charts and invitations.
EXPORTERS = frozenset(
    ("docx", "lxml", "openpyxl", "xlsxwriter", "icalendar", "jinja2", "matplotlib", "numpy", "PIL")
)


def memory(bench: Bench) -> Measured:
    """Measure targets 15 and 16 over HTTP, on SQLite."""
    url = bench.databases.staffed(SQLITE)
    bench.slack.takes(0)
    environment, many = _environment(bench, url), bench.size.interactions // PARTS
    pages = iter(check_pages(bench, url, PARTS * many // ONE_OF, at=datetime.now(UTC)))
    with ExitStack() as stack:
        bare = stack.enter_context(program("tests.bench.bare", environment=environment))
        app = stack.enter_context(program("slackapp", "run", environment=environment))
        rounds = [
            (_after(bare, _clicks(many)), _after(app, _clicks(many, pages), bench))
            for _ in repeated(f"Targets 15 and 16, {many} interactions", PARTS)
        ]
        exporters = app.imported() & EXPORTERS
    held, plain = [app for _, app in rounds], [bare for bare, _ in rounds]
    libraries = _libraries(environment)
    return Measured((*_results(many, held, plain, libraries, exporters), _law(bench)))


def _libraries(environment: Mapping[str, str]) -> float:
    """Give the megabytes of a Python that has imported what the app does of others, and is idle."""
    with python(environment) as runs:
        return float(runs.says("-c", _HELD.format(runs.imported_of_others())))


def _environment(bench: Bench, url: str) -> Mapping[str, str]:
    return bench.databases.environment(
        url,
        SLACK_API_URL=bench.slack.url,
        SLACK_BOT_TOKEN=APP.bot_token,
        SLACK_SIGNING_SECRET=APP.signing_secret,
        DRP_PORT="0",
    )


def _clicks(many: int, pages: Iterable[Click] = ()) -> list[Click]:
    """What people do all day: begin, look at their page and at their list; now and then, send."""
    sent = list(islice(pages, many // ONE_OF))
    kinds = (command, home_opened, lambda: pressed(ids.LIST_OPEN))
    return [*sent, *(kinds[number % len(kinds)]() for number in range(many - len(sent)))]


def _after(of: Program, clicks: Sequence[Click], bench: Bench | None = None) -> float:
    """Let people do all that; give the megabytes once every form is open that was asked for."""
    with ThreadPoolExecutor(PEOPLE) as people:
        list(people.map(lambda share: _tell(of, share), [clicks[n::PEOPLE] for n in range(PEOPLE)]))
    if bench:
        bench.slack.forms(sum(each.opens for each in clicks))
    return of.megabytes()


def _tell(of: Program, clicks: Sequence[Click]) -> None:
    with of.lines.line() as line:
        for each in clicks:
            line.tell(each)


def _results(
    many: int,
    held: Sequence[float],
    bare: Sequence[float],
    libraries: float,
    exporters: frozenset[str],
) -> Iterator[Result]:
    warm = f"memory of the app, from {many:,} interactions on"
    yield Result(
        number=15,
        what=f"{warm} / of its libraries alone",
        way="HTTP",
        bound=1.75,
        samples=[each / libraries for each in held],
    )
    yield Result(
        number=15,
        what=f"{warm} / of a bare handler",
        way="HTTP",
        bound=2.5,
        samples=ratios(held, bare),
        as_set=True,
    )
    yield Result(
        number=15,
        what="memory of the running app",
        way="HTTP",
        bound=SAID,
        samples=held,
        unit=" MB",
    )
    yield Result(
        number=15,
        what=f"its growth from {many:,} to {many * PARTS:,} interactions",
        way="HTTP",
        bound=12,
        samples=[held[-1] - held[0]],
        unit=" MB",
    )
    late = PARTS - PARTS // 3
    yield Result(
        number=15,
        what=f"its growth from {many * late:,} interactions on",
        way="HTTP",
        bound=3,
        samples=[held[-1] - held[late - 1]],
        unit=" MB",
    )
    yield Result(
        number=16,
        what="libraries for documents and charts that it has imported",
        way="HTTP",
        bound=0,
        samples=[len(exporters)],
        unit="",
        worst=True,
    )


def _law(bench: Bench) -> Result:
    """Let people do the same where few disputes are open, and where many are."""
    few, many = bench.size.few // 10, bench.size.many // 10
    held = {}
    for open_ in (few, many):
        url = many_disputes(bench.databases, SQLITE, open_, batches=1, due=1).url
        with program("slackapp", "run", environment=_environment(bench, url)) as app:
            held[open_] = _after(app, _clicks(bench.size.interactions // PARTS), bench)
    return Result(
        number=LAW,
        what=f"memory of the running app, {many:,} / {few:,} open",
        way=SQLITE,
        bound=1.2,
        samples=[held[many] / held[few]],
    )
