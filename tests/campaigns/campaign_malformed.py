"""Ten thousand payloads that Slack would never send, and signs typed into every box."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.malformed import hand_in
from tests.campaigns.typing_signs import type_signs

PROMISE = Promise(
    "R14",
    "Bad input is refused safely",
    "true payloads with parts left out, of another kind, deep, large, stale, or with others' ids, "
    "signed, over HTTP and the socket; and mentions, links and signs that nobody sees typed into "
    "every box from raising to the record",
    "`payloads.is_one` was not asked any more: a payload that is no object was answered with 500 "
    "and a fault in the log. With `escape` giving back what it was given, a name in a page that "
    "opens was read as `<!here>`. With the line of initials and case number as mrkdwn "
    "(`views/show.py`), what was typed stood where Slack reads bold and quotations: `views.open: "
    "Zqnhdf, case number 1234567, ...`.",
)


def test_what_slack_would_never_send_is_no_fault_and_changes_nothing(
    tmp_path: Path, size: Callable[[int, int], int], seed: int, shows: Callable[..., None]
):
    tried = hand_in(tmp_path, seed, size(4_000, 100_000))

    shows(PROMISE, {"payloads": tried.total(), "unhandled errors": 0, "state changes": 0})


def test_what_is_typed_is_never_read_for_signs(
    tmp_path: Path, size: Callable[[int, int], int], seed: int, shows: Callable[..., None]
):
    typed = type_signs(tmp_path, seed, size(60, 1_000))

    figures = {"boxes of signs": typed["boxes"], "calls to Slack": typed["posted"]}
    shows(PROMISE, {**figures, "mentions triggered": 0})
