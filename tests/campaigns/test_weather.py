"""Sixty messages through Slack's troubles, and ten of which nobody knows; the soak has more."""

from pathlib import Path

from tests.campaigns.faulty_slack import CUT_OFF, NOBODY_KNOWS
from tests.campaigns.weather import hung_up_on, through_all_weather
from tests.databases import Database
from tests.slackapp.scripted_slack import FORGETS


@FORGETS
def test_nothing_is_lost_early_out_of_order_or_twice(tmp_path: Path, database: Database):
    reckoning = through_all_weather(tmp_path, database, seed=7, posts=60)

    assert reckoning.is_good, f"\n{reckoning}"
    assert len(reckoning.faults_met) > 5
    assert reckoning.faults_met[CUT_OFF] > 1


@FORGETS
def test_hung_up_on_no_nudge_goes_twice_and_no_first_notice_is_lost(
    tmp_path: Path, database: Database
):
    reckoning = hung_up_on(tmp_path, database, seed=7, times=10)

    assert reckoning.is_good, f"\n{reckoning}"
    assert reckoning.first_notices_lost_and_told == 0
    assert sum(reckoning.faults_met[how] for how in NOBODY_KNOWS) >= 10
