"""Everything that Slack tells comes several times, in another order, across restarts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.campaigns.evidence import Promise
from tests.campaigns.repeats import TOLD, delivered_again_and_again
from tests.campaigns.writing import WRITING
from tests.office import Office

PROMISE = Promise(
    "R6",
    "Slack's own retries do no harm",
    "what Slack tells of each thing that people do is recorded in the local workspace; then each "
    "payload is delivered one to four times, later and in another order, presses in a form also "
    "late the first time, as signed requests and as envelopes, to an app that is started anew in "
    "between; what is kept is held, row by row and answer by answer, against one delivery",
    "Without the note that a form is recorded (`form_recorded` in "
    "`workflows/use_cases/deciding.py`): `record a no, run 0: too much`, an act counted twice. "
    "With every press heard as if for the first time (`hear` in `storage/parts/heard.py`): "
    "`save twice`, `be refused, and go on` and `come back from the check page` kept the older "
    "text. With presses kept from a form that is recorded (`FormRecorded` in "
    "`workflows/use_cases/drafting.py`): `add more than was saved, run 36: too much`, a draft of "
    "what was sent. With any draft dropped when a form is sent again (`_again` in "
    "`workflows/use_cases/deciding.py`): `begin another once it is sent, run 0: lost`.",
)


@pytest.mark.parametrize("step", TOLD)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_delivered_again_and_again_it_is_kept_once(
    office: Office,
    tmp_path: Path,
    step: str,
    seed: int,
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    found = delivered_again_and_again(
        office, tmp_path, seed, step, times=size(20 if step in WRITING else 3, 45)
    )

    shows(PROMISE, {**found, "kept otherwise than after one delivery": 0})
