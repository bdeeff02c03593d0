"""Weeks in which the server's clock jumps, sleeps, and changes its zone."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.campaigns.ahead import ahead_and_back
from tests.campaigns.clocks import weeks_of_jumps
from tests.campaigns.evidence import Promise

PROMISE = Promise(
    "R10",
    "The clock can jump",
    "three weeks of unanswered disputes around both changes of the clocks and around neither, "
    "with jumps of an hour ahead and back, days asleep, and the server's time zone changed; each "
    "reminder is worked out a second time, from the due dates and from when the server looked; and "
    "a clock that is hours, days or ten years ahead for an hour or two, while Slack takes "
    "messages, refuses them or asks to wait, and is then put right: within the hour all is sent, "
    "and each later morning is as it should be",
    "With the morning's reminders told in the night, too (`_wake` in "
    "`workflows/use_cases/chasing.py`): `twice`, with each named; without one list of the limits "
    "that passed meanwhile: `a burst of 6`; with what a list of the same day says told again "
    "(`_listed` there): `twice`, in one of 40 runs. Of clocks that were ahead: where what they "
    "have set is believed (`is_to_come` and `is_since` in `storage/instants.py`, "
    "`_is_not_before` in `storage/claiming.py`, `put_right` in "
    "`workflows/use_cases/wrong_clock.py`), `waits`, with "
    "each message, and `no heads`; where nothing is set "
    "again (`say_so` in `slackapp/postman.py`), `missing`, with each.",
)


def test_whatever_the_clock_does_each_reminder_is_said_once_and_never_early(
    tmp_path: Path, seed: int, size: Callable[[int, int], int], shows: Callable[..., None]
):
    found = Counter[str]()
    for number in range(size(1, 40)):
        (folder := tmp_path / str(number)).mkdir()
        found += weeks_of_jumps(folder, seed + number, weeks=2, disputes=6)

    shows(PROMISE, {**found, "early": 0, "missing": 0, "twice": 0, "bursts": 0})


def test_what_a_clock_that_was_ahead_has_set_holds_up_nothing_once_it_is_right(
    quick_path: Path, seed: int, size: Callable[[int, int], int], shows: Callable[..., None]
):
    found = Counter[str]()
    for number in range(size(16, 400)):
        (folder := quick_path / str(number)).mkdir()
        found += ahead_and_back(folder, seed + number, days=6)

    shows(PROMISE, {**found, "held up": 0})
