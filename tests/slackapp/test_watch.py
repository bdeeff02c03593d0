"""Administrators are told when nothing looks at what is due any more, and when it is well again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.campaigns.silences import STATEMENTS, Town, a_town, in_the_tick
from tests.databases import Database, locked


@pytest.fixture
def town(tmp_path: Path, upgraded: Path) -> Iterator[Town]:
    file = tmp_path / "test.db"
    file.write_bytes(upgraded.read_bytes())
    with a_town(tmp_path, Database(f"sqlite:///{file}", drop=lambda: None), 7) as town:
        yield town


def test_it_says_since_when_and_what_to_do_and_once_more_when_it_is_well(town: Town):
    process = town.processes[0]
    process.ticks = False
    town.passes(300)
    [said] = town.alarms()
    assert said == (
        "Nothing has looked at what is due since 4:59pm on Monday 30 November 2026. Reminders, and "
        "news of dates that pass, may wait. Ask whoever runs the server to look now: "
        "docs/operations.md says what to do."
    )
    assert process.watch.judge().why

    process.ticks = True
    town.passes(90)

    assert process.watch.judge().why is None
    assert town.all_clears() == [
        "What is due is looked at again since 5:05pm on Monday 30 November 2026. "
        "What had waited is sent now."
    ]


def test_however_many_processes_watch_it_is_told_once_and_well_once(town: Town):
    for _ in range(2):
        town.starts()
    town.passes(60)
    for process in town.processes:
        process.ticks = False
    town.passes(400)
    assert len(town.alarms()) == 1
    for process in town.processes:
        process.ticks = True

    town.passes(180)

    assert len(town.alarms()) == len(town.all_clears()) == 1


def test_one_process_that_ticks_is_enough(town: Town):
    town.starts()
    town.passes(60)
    town.processes[0].ticks = False

    town.passes(600)

    assert town.alarms() == []


def test_a_process_that_begins_anew_says_that_it_is_well(town: Town):
    town.processes[0].ticks = False
    town.passes(300)
    town.processes.clear()

    town.starts()
    town.passes(90)

    assert len(town.alarms()) == len(town.all_clears()) == 1


def test_where_the_database_takes_nothing_it_is_told_straight(town: Town):
    town.processes[0].sends = False
    with locked(town.url):
        town.passes(15)
        town.elapsed += 45  # each look waits for the database for real, so there are few
        for _ in range(4):
            town.passes(15)
            town.elapsed += 45
        assert len(town.alarms()) == 1
    town.processes[0].sends = True
    town.processes[0].waits_for_its_tick()

    town.passes(90)

    assert (len(town.alarms()), len(town.all_clears())) == (1, 1)


def test_one_fault_that_passes_is_no_alarm(town: Town):
    """What failed is tried again after a minute."""
    left = [None]

    def once() -> None:
        if left:
            left.pop()
            raise RuntimeError

    in_the_tick(town, STATEMENTS["owing"], once)

    town.passes(600)

    assert (left, town.alarms()) == ([], [])
