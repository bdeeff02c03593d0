"""The channel's morning list: how far it looks, and what it holds."""

from dataclasses import replace

import pytest

from tests.workflows.playing import ENGLAND, PROCEDURE, at, raised
from workflows import digest, nudging
from workflows.kinds import Kind
from workflows.notices import CHANNEL, Facts, Notice


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-23 08:30", "2026-11-24 23:59:59"),
        ("2026-11-27 08:30", "2026-11-30 23:59:59"),
        ("2026-12-24 08:30", "2026-12-29 23:59:59"),
        ("2027-03-26 00:30", "2027-03-30 23:59:59"),
    ],
)
def test_the_list_reaches_to_the_end_of_the_next_working_day(now: str, until: str):
    assert digest.reaches_to(at(now), ENGLAND) == at(until)


def test_the_list_of_a_day_is_one_message_to_the_channel():
    now = at("2026-11-30 08:30")
    lines = [
        nudging.line(PROCEDURE, replace(raised(), id=id, reference=f"DRP-{id}")) for id in "ab"
    ]

    assert digest.of(lines, now) == Notice(
        key="digest:2026-11-30",
        kind=Kind.DIGEST,
        to=CHANNEL,
        facts=Facts(lines=tuple(lines), at=now),
    )


def test_the_day_of_the_list_is_the_local_day():
    made = digest.of([nudging.line(PROCEDURE, raised())], at("2027-06-15 00:30"))

    assert made is not None
    assert made.key == "digest:2027-06-15"


def test_with_nothing_to_say_there_is_no_list():
    assert digest.of([], at("2026-11-30 08:30")) is None
