"""The disk fills up in the middle of a transaction, and is emptied again."""

from collections.abc import Callable

import pytest

from tests.campaigns.evidence import Promise
from tests.campaigns.filling_up import send_on_a_full_disk
from tests.office import Office

PROMISE = Promise(
    "R18",
    "A full disk breaks nothing",
    "a manager sends a reply while SQLite gets no more pages, or no file grows beyond some length "
    "(`RLIMIT_FSIZE`); the form says so and keeps the text; then there is room, and it is sent "
    "again. At the end `PRAGMA integrity_check` and `drp db verify`",
    'no write-ahead log (`journal_mode=OFF` in storage/connecting.py): "database disk image is '
    'malformed", at one of the first full disks',
)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_form_keeps_its_text_and_is_recorded_once_there_is_room(
    office: Office, size: Callable[[int, int], int], seed: int, shows: Callable[..., None]
):
    runs = size(100, 200)

    came = send_on_a_full_disk(office, seed, runs)

    assert came["refused"] > runs / 10
    shows(PROMISE, {**came, "corrupt": 0, "acknowledged and lost": 0})
