"""Thousands of requests that Slack never sent, or sent once, or for another workspace."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.forged import hand_in

PROMISE = Promise(
    "R15",
    "Forged requests are refused",
    "a press that would count, and what would harm whoever reads it, with another signature, "
    "secret or time, or without headers; commands, buttons, forms and shortcuts sent again, also "
    "after others; commands, presses, forms, shortcuts and App Home of another workspace",
    "`slackapp.signed` was left out, so that only Slack's framework looked at the signature: a "
    "deep body with a wrong one was read first, and answered with 500 and a fault in the log. With "
    'the memory of `Signed` left out alone: "replayed". With the team of commands and events not '
    'looked at (`_is_ours` in `slackapp/app.py`), SEED=7: "another workspace: ... show DRP-2VQ0-29 '
    '... was answered".',
)


def test_no_forged_request_is_read_and_none_changes_anything(
    tmp_path: Path, size: Callable[[int, int], int], seed: int, shows: Callable[..., None]
):
    tried = hand_in(tmp_path, seed, size(10_000, 100_000))

    elsewhere = tried.pop("another workspace")
    figures = {"refused unread": tried.total(), "of another workspace, told so": elsewhere}
    shows(PROMISE, {**figures, "believed": 0, "state changes": 0})
