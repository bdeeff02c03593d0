"""What may be sent once more where nobody knows whether Slack took it."""

from datetime import UTC, datetime

import pytest

from workflows.kinds import NEVER_TWICE, Kind
from workflows.notices import Facts
from workflows.outbox import Owed

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "repeated", "may_be"),
    [
        (Kind.REQUEST, False, True),
        (Kind.REQUEST, True, False),
        (min(NEVER_TWICE), False, False),
    ],
)
def test_what_may_have_arrived_is_repeated_once_and_a_nudge_never(
    kind: Kind, repeated: bool, may_be: bool
) -> None:
    owed = Owed(
        key="a",
        kind=kind,
        to="worker",
        facts=Facts(),
        dispute=None,
        revision=1,
        attempts=1,
        repeated=repeated,
        channel=None,
        ts=None,
        taken_at=NOW,
        refused_at=None,
    )
    assert owed.may_be_repeated is may_be
