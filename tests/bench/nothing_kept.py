"""A store that keeps nothing: what the app costs without a database.

Everything else is done: who it is, the rules, the messages owed, the page that is drawn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.world import MONDAY
from workflows.drafts import RAISING, Draft
from workflows.forms import Answers
from workflows.people import Directory
from workflows.stored import Awoken

#: Of every draft, so that with a database and without one the same pages are sent.
VERSION = "as shown"


def draft_of(id: str, person: str, answers: Answers) -> Draft:
    """Give a dispute that is filled in and not sent."""
    return Draft(
        id=id, person=person, about=RAISING, answers=answers, saved_at=MONDAY, version=VERSION
    )


@dataclass(frozen=True)
class NothingKept:
    """A store, its transactions and its outbox, all in one: everybody's draft says the same."""

    answers: Answers
    people: Directory

    @property
    def outbox(self) -> "NothingKept":
        """Give the outbox, in which nothing waits."""
        return self

    @contextmanager
    def begin(self) -> Iterator["NothingKept"]:
        """Begin nothing."""
        yield self

    read = begin

    def directory(self, _: date) -> Directory:
        """Give the people list."""
        return self.people

    def draft(self, id: str, person: str) -> Draft:
        """Give what anybody has typed."""
        return draft_of(id, person, self.answers)

    def owe(self, *_: Any) -> bool:
        """Take a message, and forget it."""
        return True

    def has_work(self, *_: Any) -> bool:
        """Nothing is ever due."""
        return False

    def only_one(self, _: str) -> bool:
        """Nobody else does anything."""
        return True

    def claim_due(self, *_: Any, **__: Any) -> tuple[Awoken, ...]:
        """Nothing comes due."""
        return ()

    def cards(self, _: object) -> tuple[()]:
        """There are no messages."""
        return ()

    cards_of = drafts_of = in_hand_since = cards

    def live_of(self, *_: object) -> tuple[()]:
        """There are no disputes."""
        return ()

    lost = raisers = about_children = apart_waiting_for = apart_counted = live_of
    raisers = about_children = all_about = of_category = without_category = live_of
    opened_on_call = with_actions_of = live_of

    def covers(self) -> tuple[()]:
        """Nobody is away."""
        return ()

    covers_to_change = covers

    def nothing(self, *_: Any, **__: Any) -> None:
        """Keep nothing, and find nothing."""

    def snoozers(self, *_: object) -> frozenset[str]:
        """Nobody wants to be left in peace."""
        return frozenset()

    is_taken = keep_procedure = keep_children = keep_category = record = set_wakes = draft_sent = (
        is_held
    ) = nothing
    close = claim = set_digest = hold = wait_for = nothing
    keep_cover = is_still = noted = note = begins = ends = earliest = nothing
    snooze = add_wakes = take_wishes = end_posts = keep_guest = is_first_since = is_done_since = (
        nothing
    )
