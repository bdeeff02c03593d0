"""Forms are sent while the database is gone, too late, without access, or days after."""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.campaigns.evidence import Promise
from tests.campaigns.typed import TROUBLES, TYPED, type_and_send
from tests.canary import CANARY
from tests.databases import on_both
from tests.office import Office

PROMISE = Promise(
    "R9",
    "Nothing typed is lost",
    "six forms, those to raise a dispute and to escalate it among them, filled in over Slack's "
    "protocol and sent while the database is gone, after the stage has changed, after access was "
    "lost, and days later to an app that was started anew; then their words are looked for in the "
    "open form, the drafts and the record",
    "With an answer that closes the form where the database does not answer (`_answer` in "
    "`slackapp/app.py`): `lost: Outcome(kind='closed')`; with no "
    "answer there at all the forms to raise and to escalate report `nothing is said`.",
)


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("form", TYPED)
@on_both
def test_what_was_typed_is_in_the_form_in_a_draft_or_in_the_record(
    office: Office,
    form: str,
    trouble: str,
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    places = Counter[str]()
    for number in range(size(1, 32)):
        words = f"{CANARY} number {number}."
        places += type_and_send(office, TYPED[form], TROUBLES[trouble], words)

    shows(PROMISE, {"sent": places.total(), **places, "lost": 0})
