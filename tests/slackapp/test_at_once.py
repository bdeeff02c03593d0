"""Two people press at the same moment: one wins, the other reads who was first and when."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier

import pytest

from tests.campaigns.before import past_its_date, undecided
from tests.campaigns.pressing import decision_in_the_chairs_place, late_escalation, reply
from tests.campaigns.two_people import press_at_once
from tests.databases import Database
from tests.office import Office
from tests.person import Modal, Outcome
from workflows.dispute import Dispute

MONDAY = "at 5pm on Monday 30 November 2026."
TUESDAY = "at 5pm on Tuesday 1 December 2026."


@dataclass(frozen=True)
class Pair:
    """Two people with a form each, filled in; and what is said of whoever was first."""

    before: Callable[[Office], Dispute]
    forms: dict[str, Callable[[Office, str], Modal]]
    was_first: dict[str, str]


PAIRS = {
    "a late reply, and the chair moves it up": Pair(
        past_its_date,
        {"team_manager": reply, "chair": late_escalation},
        {
            "team_manager": f"Sample Team Manager replied {MONDAY} Your review is asked for next.",
            "chair": f"Sample Chair moved it to stage 2 {MONDAY} Nothing more is asked of you.",
        },
    ),
    "a late reply, and whoever stands in moves it up": Pair(
        undecided,
        {"team_manager": reply, "chair_manager": decision_in_the_chairs_place},
        {
            "team_manager": f"Sample Team Manager replied {TUESDAY} Nothing more is asked of you.",
            "chair_manager": f"Sample Chair Manager moved it to stage 2 {TUESDAY} "
            "Nothing more is asked of you.",
        },
    ),
    "the chair, and whoever stands in for the chair": Pair(
        undecided,
        {"chair": late_escalation, "chair_manager": decision_in_the_chairs_place},
        {
            "chair": f"Sample Chair moved it to stage 2 {TUESDAY} Nothing more is asked of you.",
            "chair_manager": f"Sample Chair Manager moved it to stage 2 {TUESDAY} "
            "Nothing more is asked of you.",
        },
    ),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_of_two_forms_that_are_sent_at_once_one_is_kept_and_the_other_says_who_was_first(
    office: Office, pair: Pair
):
    dispute = pair.before(office)
    office.settle()
    forms = {post: form(office, dispute.reference) for post, form in pair.forms.items()}

    outcomes = sent_at_once(forms)

    [winner] = [post for post, outcome in outcomes.items() if outcome.kind == "updated"]
    [loser] = forms.keys() - {winner}
    office.person(loser).modal("Not sent").shows(
        f"{pair.was_first[winner]} Your text is kept; add it to the record if it says more."
    )
    assert who_acted(office, dispute) == [winner]


def sent_at_once(forms: dict[str, Modal]) -> dict[str, Outcome]:
    """Let each be sent by a person of their own, at one moment."""
    ready = Barrier(len(forms))

    def sends(form: Modal) -> Outcome:
        ready.wait()
        return form.submit()

    with ThreadPoolExecutor(len(forms)) as people:
        return dict(zip(forms, people.map(sends, forms.values()), strict=True))


def who_acted(office: Office, dispute: Dispute) -> list[str | None]:
    with office.world.desk.store.read() as work:
        return [entry.person for entry in work.history(dispute.id) if entry.chosen]


def test_of_a_hundred_pairs_exactly_one_wins_each_time_and_the_other_is_told(
    tmp_path: Path, database: Database
):
    assert press_at_once(tmp_path, database, pairs=100).total() == 100
