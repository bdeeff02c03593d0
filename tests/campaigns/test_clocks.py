"""Three weeks of a clock that jumps; the soak lives through more."""

from pathlib import Path

import pytest

from tests.campaigns import ahead, clocks


def test_whatever_the_clock_does_each_reminder_is_said_once_and_never_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(clocks, "BEGINS", clocks.BEGINS[:1])

    found = clocks.weeks_of_jumps(tmp_path, seed=7, weeks=1, disputes=2)

    assert found["reminders"] > 0
    assert found["three days asleep"] > 0


def test_what_a_clock_that_was_ten_years_ahead_has_put_off_goes_once_it_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ahead, "JUMPS", ahead.JUMPS[-1:])
    monkeypatch.setattr(ahead, "TROUBLE", {"asked to wait": ahead.TROUBLE["asked to wait"]})

    found = ahead.ahead_and_back(tmp_path, seed=7, days=1)

    assert found["Slack asked to wait"] == 1
