"""The tables of a run as Markdown, and putting them into a page between its two marks."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.bench.results import LAW, SAID, Measured, Result, Time, Verdict

#: Laws of growth come after the targets.
LAST = 100
BEGIN, END = "<!-- begin: make bench -->", "<!-- end: make bench -->"


def tables(found: Sequence[Measured], command: str, today: date) -> str:
    """Write what was measured, on what and when."""
    results = sorted(
        (each for part in found for each in part.results), key=lambda each: each.number or LAST
    )
    times = [each for part in found for each in part.times]
    cores, python = os.cpu_count(), platform.python_version()
    return "\n".join([
        f"`{command}` on {today.day} {today:%B %Y}: {cores} cores, "
        f"{platform.system()}, Python {python}.",
        "",
        "| # | target | measured over | bound | median | spread | |",
        "|---|---|---|---|---|---|---|",
        *map(_row, results),
        "",
        "| time | measured over | median, ms |",
        "|---|---|---|",
        *map(_time, times),
    ])  # fmt: skip


def _row(result: Result) -> str:
    low, high = result.spread
    unit = result.unit
    said = [
        _name(result),
        result.what,
        result.way,
        _bound(result),
        f"{result.measured:.2f}{unit}",
        f"{low:.2f} to {high:.2f}",
        result.verdict,
    ]
    return f"| {' | '.join(said)} |"


def _bound(result: Result) -> str:
    if result.bound == SAID:
        return ""
    return f"{'at least ' * result.at_least}{result.bound:g}{result.unit}"


def _name(result: Result) -> str:
    return "grows" if result.number == LAW else str(result.number)


def _time(time: Time) -> str:
    digits = 2 if time.milliseconds >= 0.1 else 4
    return f"| {time.what} | {time.way} | {time.milliseconds:.{digits}f} |"


def conclusion(found: Sequence[Measured]) -> str:
    """Say in a sentence whether all is well."""
    missed = [each for part in found for each in part.results if each.verdict is Verdict.MISSED]
    if not missed:
        return (
            "Every target is met, or within its spread, but for what ADR 64 holds to another bound."
        )
    named = ", ".join(f"{_name(each)} over {each.way}" for each in missed)
    return f"Missed by more than the spread: {named}."


def write(page: Path, tables: str) -> None:
    """Put the tables between the two marks of a page. Raises ValueError where it has none."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{page} has no lines {BEGIN} and {END}")
    page.write_text(f"{before}{BEGIN}\n{tables}\n{end}{after}", encoding="utf-8")
