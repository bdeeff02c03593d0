"""``make bench`` itself, on a tiny scale: it measures what it says, and judges as it says."""

import logging
import time
from datetime import date
from multiprocessing import active_children
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.bench import page
from tests.bench.__main__ import main, measured
from tests.bench.apart import Faults, WentWrong, apart, live_while_needed
from tests.bench.bench import TINY
from tests.bench.results import LAW, SAID, Measured, Result, Verdict


def a_result(*samples: float, bound: float = 2, **more: bool) -> Result:
    return Result(number=1, what="w", way="HTTP", bound=bound, samples=samples, **more)


def goes_wrong(line: Connection) -> None:
    """Say that it runs, and then twice that something went wrong."""
    line.send("it runs")
    faults = Faults(line)
    for says in ("the first fault", "the next"):
        faults.handle(logging.makeLogRecord({"msg": says, "levelno": logging.ERROR}))
    live_while_needed(line)


def ends(line: Connection) -> None:
    line.send("it runs")


def all_end() -> None:
    for process in active_children():
        process.join(10)


def test_what_goes_wrong_in_a_process_fails_what_is_measured():
    with pytest.raises(WentWrong, match="the first fault"), apart(goes_wrong):
        time.sleep(1)  # it is on its way


def test_a_process_that_ends_fails_what_is_measured():
    with pytest.raises(WentWrong, match="its process ended"), apart(ends):
        all_end()


@pytest.mark.timeout(300)  # it starts a dozen processes
@pytest.mark.parametrize(
    ("parts", "numbers"),
    [
        (
            ["answering-socket", "saving-sqlite", "sweeping-sqlite", "memory"],
            {*range(1, 9), 15, 16, LAW},
        ),
        (
            ["posting", "queueing", "deadlines", "starting", "dispatching"],
            {*range(9, 15), 17, LAW},
        ),
    ],
)
def test_a_tiny_run_measures_each_target(parts: list[str], numbers: set[int]):
    """It raises where an answer is not that of a click that went well."""
    found = list(measured(TINY, parts))

    results = [each for part in found for each in part.results]
    assert {each.number for each in results} == numbers
    assert not any(each.samples[-1] for each in results if each.worst and each.bound == 0)
    assert all(0 < took < 10 for part in found for each in part.times for took in each.seconds)


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        (a_result(1.0, 2.0, 9.0), Verdict.MET),
        (a_result(1.9, 2.1, 2.2, 2.3), Verdict.UNSURE),
        (a_result(2.1, 2.2, 2.3, 2.4), Verdict.MISSED),
        (a_result(0, 0, 0, 1, bound=0, worst=True), Verdict.MISSED),
        (a_result(0, 0, 0, 0, bound=0, worst=True), Verdict.MET),
        (a_result(1.9, 2.1, at_least=True), Verdict.MET),
        (a_result(1.5, 1.7, 1.8, 2.0, 2.1, at_least=True), Verdict.UNSURE),
        (a_result(1.5, 1.7, 1.8, 1.9, at_least=True), Verdict.MISSED),
        (a_result(2.1, 2.2, 2.3, 2.4, as_set=True), Verdict.AS_SET),
        (a_result(1.0, 2.0, 9.0, as_set=True), Verdict.MET),
        (a_result(9.0, bound=SAID), Verdict.NONE),
    ],
)
def test_a_target_is_missed_when_three_quarters_of_the_repetitions_are_above_its_bound(
    result: Result, verdict: Verdict
):
    assert result.verdict is verdict


@pytest.mark.parametrize(("slow", "status"), [(1.0, 0), (3.0, 1)])
def test_a_missed_target_ends_the_run_with_1_and_is_named(
    slow: float, status: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(
        "tests.bench.__main__.PARTS", {"one": lambda _: Measured((a_result(slow),))}
    )

    assert main(["--only", "one"]) == status

    assert ("Missed by more than the spread: 1 over HTTP." in capsys.readouterr().out) == status


def test_the_tables_take_the_place_of_those_between_the_marks_of_a_page(tmp_path: Path):
    kept = tmp_path / "page.md"
    kept.write_text(f"Before\n{page.BEGIN}\nold\n{page.END}\nAfter\n", encoding="utf-8")
    written = page.tables([Measured((a_result(1.5),))], "make bench", date(2026, 11, 23))

    page.write(kept, written)

    text = kept.read_text(encoding="utf-8")
    assert text == f"Before\n{page.BEGIN}\n{written}\n{page.END}\nAfter\n"
    assert "`make bench` on 23 November 2026" in text
    assert "| 1 | w | HTTP | 2x | 1.50x | 1.50 to 1.50 | met |" in text


def test_a_page_without_marks_is_left_alone(tmp_path: Path):
    kept = tmp_path / "page.md"
    kept.write_text("Nothing to replace.\n", encoding="utf-8")

    with pytest.raises(ValueError, match="has no lines"):
        page.write(kept, "tables")

    assert kept.read_text(encoding="utf-8") == "Nothing to replace.\n"
