"""Targets 1 to 3: how soon Slack has its answer, and how soon a person has a form."""

import statistics
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass

from tests.bench import apps
from tests.bench.bench import Bench
from tests.bench.clicks import command
from tests.bench.databases import SQLITE
from tests.bench.lines import Answered, Lines, NotAnswered
from tests.bench.progress import repeated
from tests.bench.results import Measured, Result, Time, ratios
from tests.bench.slack import Slack

#: Seconds between two clicks of one person; what a quick Slack takes, and a slow one.
PACE = 0.03
QUICK, SLOW = 0.01, 1.0
#: Slack shows an error, and opens no form any more, so many seconds after a click.
TOO_LATE = 3.0
CROWD = 24


@dataclass(frozen=True)
class Round:
    """One repetition, in seconds: a bare answer, one with Slack quick and slow, and the form."""

    bare: float
    quick: float
    slow: float
    form: float


@dataclass(frozen=True)
class Burst:
    """Everybody at once: how many answers were lost, and how late the last form was asked for."""

    lost: int
    last_form: float


def answering(bench: Bench, way: str) -> Measured:
    """Measure targets 1 to 3 over one of the two lines."""
    size, url = bench.size, bench.databases.staffed(SQLITE)
    with ExitStack() as stack:
        bare = stack.enter_context(bench.running(apps.bare_handler, url, way))
        app = stack.enter_context(bench.running(apps.app, url, way))
        rounds = [
            _round(bench, bare, app)
            for _ in repeated(f"Targets 1 to 3 over {way}", size.repetitions)
        ]
        bursts = [
            _burst(app, bench.slack)
            for _ in repeated(f"Target 2, {CROWD} people at once over {way}", size.bursts)
        ]
    return Measured(_results(way, rounds, bursts), _times(way, rounds))


def _round(bench: Bench, bare: Lines, app: Lines) -> Round:
    clicks = bench.size.clicks
    only_answered = _paced(bare, clicks)
    bench.slack.takes(QUICK)
    quick = _paced(app, clicks)
    opened = bench.slack.forms(clicks)
    bench.slack.takes(SLOW)
    slow = _paced(app, clicks)
    bench.slack.forms(clicks)
    bench.slack.takes(QUICK)
    return Round(
        bare=_middle(only_answered),
        quick=_middle(quick),
        slow=_middle(slow),
        form=statistics.median(opened[each.trigger] - each.at for each in quick),
    )


def _paced(lines: Lines, clicks: int) -> list[Answered]:
    """One person clicks, and looks, and clicks."""
    answered = []
    with lines.line() as line:
        for _ in range(clicks):
            answered.append(line.tell(command()))
            time.sleep(PACE)
    return answered


def _middle(answered: Sequence[Answered]) -> float:
    return statistics.median(each.seconds for each in answered)


def _burst(app: Lines, slack: Slack) -> Burst:
    """Let everybody click in the same moment, while Slack is slow."""
    slack.takes(SLOW)
    together = threading.Barrier(CROWD)

    def click(_: int) -> Answered | None:
        with app.line() as line, suppress(NotAnswered):
            clicked = command()
            together.wait()
            return line.tell(clicked)
        return None

    with ThreadPoolExecutor(CROWD) as people:
        answered = [each for each in people.map(click, range(CROWD)) if each]
    opened = slack.forms(CROWD)
    in_time = [each for each in answered if each.seconds <= TOO_LATE]
    last = max(opened[each.trigger] - each.at for each in answered)
    return Burst(lost=CROWD - len(in_time), last_form=last)


def _results(way: str, rounds: Sequence[Round], bursts: Sequence[Burst]) -> tuple[Result, ...]:
    bare, quick = [each.bare for each in rounds], [each.quick for each in rounds]
    slow, forms = [each.slow for each in rounds], [each.form for each in rounds]
    return (
        Result(
            number=1,
            what="`/drp new` answered / bare handler",
            way=way,
            bound=2,
            samples=ratios(quick, bare),
        ),
        Result(
            number=2,
            what="answered with Slack taking 1 s / 10 ms",
            way=way,
            bound=1.5,
            samples=ratios(slow, quick),
        ),
        Result(
            number=2,
            what=f"answers lost of {CROWD} at once, Slack taking 1 s",
            way=way,
            bound=0,
            samples=[each.lost for each in bursts],
            unit="",
            worst=True,
        ),
        Result(
            number=2,
            what="last of their forms asked for",
            way=way,
            bound=TOO_LATE,
            samples=[each.last_form for each in bursts],
            unit=" s",
            worst=True,
        ),
        Result(
            number=3,
            what="form asked for after the click / bare handler",
            way=way,
            bound=8,
            samples=ratios(forms, bare),
        ),
    )


def _times(way: str, rounds: Sequence[Round]) -> tuple[Time, ...]:
    return (
        Time("bare handler answers `/drp`", way, [each.bare for each in rounds]),
        Time("the app answers `/drp new`", way, [each.quick for each in rounds]),
        Time("the app asks Slack for the form", way, [each.form for each in rounds]),
    )
