"""Where a dispute stands in one person's list: what is asked, of whom, and is it past its date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workflows.actions import Action
from workflows.choices import STAY
from workflows.dispute import Dispute
from workflows.engine import (
    acting_posts,
    decides,
    followers,
    is_free,
    may_answer_date,
    must_act,
)
from workflows.procedure import Procedure


class Show(StrEnum):
    """What a list can show."""

    WAITING = "waiting"
    RAISED = "raised"
    INVOLVED = "involved"
    PAST = "past"
    DECISION = "decision"
    ACTIONS = "actions"
    SUPERVISION = "supervision"
    CLOSED = "closed"
    APART = "apart"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One dispute in one person's list: what is asked, of whom, and what they can do about it.

    ``mine``: it is asked of this person. ``choices`` are those that they may make now. ``action``:
    the row is about that one only, and ``past``: its date has passed. ``raiser``: who raised it,
    where their manager reads the list.
    ``answers_date``: a new date waits for them.
    ``covers``: it is asked of somebody for whom this person covers.
    ``chooses``: whoever was asked has left, and this person chooses another.
    ``tells``: the choice beside the ladder with which whoever supervises tells those above.
    """

    procedure: Procedure
    dispute: Dispute
    mine: bool
    choices: tuple[str, ...] = ()
    may_open_stage: bool = False
    may_agree: bool = False
    answers_date: bool = False
    action: Action | None = None
    past: bool = False
    raiser: str = ""
    covers: bool = False
    chooses: bool = False
    tells: str = ""

    @property
    def due_at(self) -> datetime:
        """Give the instant by which what the row is about is due."""
        return self.action.due.at if self.action else self.dispute.running.due.at

    @property
    def posts(self) -> str:
        """Whoever must act, by post: a list never names anybody."""
        return acting_posts(self.procedure, self.dispute)

    @property
    def taken_on(self) -> str:
        """Say that whoever must act has taken it on, in the file's word; nothing otherwise."""
        choices = self.procedure.choices_of(self.dispute.step)
        taken = (each.short for name, each in choices.items() if self._stays(name))
        return next(taken, "")

    def _stays(self, name: str) -> bool:
        choice = self.procedure.choices_of(self.dispute.step)[name]
        return choice.to == STAY and choice.when != "late" and self.dispute.used.get(name, 0) > 0


def actions_asked_of(procedure: Procedure, dispute: Dispute, person: str) -> tuple[Action, ...]:
    """Give the actions that this person is to record, or to report on."""
    if dispute.end or not dispute.follows_up:
        return ()
    if person in followers(procedure, dispute):
        return dispute.unfinished
    return tuple(each for each in dispute.watched if each.who == person and not each.reported)


def action_rows(
    followed: Iterable[tuple[Procedure, Dispute]], person: str, now: datetime
) -> Iterator[tuple[Show, Row]]:
    """Give each action that this person is to record or report on, and where it stands."""
    for procedure, dispute in followed:
        for action in actions_asked_of(procedure, dispute, person):
            past = action.is_past(now)
            row = Row(procedure=procedure, dispute=dispute, mine=True, action=action, past=past)
            yield Show.PAST if past else Show.ACTIONS, row


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many disputes are open, and how many of these are past their date."""

    open: int = 0
    past: int = 0


def counts(rows: Iterable[Row]) -> dict[str, Count]:
    """Count the disputes of each person who raised any."""
    found: dict[str, Count] = {}
    for row in rows:
        before = found.get(row.dispute.raised_by, Count())
        past = before.past + (row.dispute.late > 0)
        found[row.dispute.raised_by] = Count(open=before.open + 1, past=past)
    return found


def is_asked(procedure: Procedure, dispute: Dispute, person: str) -> bool:
    """Is something asked of this person now?"""
    return may_answer_date(dispute, person) or person in must_act(procedure, dispute).values()


def shows(
    procedure: Procedure, dispute: Dispute, person: str, *, stands_in: bool, chooses: bool
) -> Show:
    """Give the part of their list in which a live dispute stands: each stands in one.

    Whoever *stands_in* now has it there as whoever decides has; and first of all, whoever *chooses*
    in place of somebody who has left.
    """
    if chooses:
        return Show.DECISION
    asked, raised = is_asked(procedure, dispute, person), dispute.raised_by == person
    may_decide = _is_named_to_decide(procedure, dispute, person) or (
        stands_in and _may_stand_in(procedure, dispute, person)
    )
    if dispute.late and (asked or raised or may_decide):
        return Show.PAST
    if asked:
        return Show.WAITING
    return Show.RAISED if raised else Show.INVOLVED


def _is_named_to_decide(procedure: Procedure, dispute: Dispute, person: str) -> bool:
    """Does somebody hold the post of whoever decides in this dispute, and may act for it?"""
    post = decides(procedure, dispute)
    return dispute.named.get(post) == person and is_free(procedure, dispute.acted, post, person)


def _may_stand_in(procedure: Procedure, dispute: Dispute, person: str) -> bool:
    """Has somebody not acted for another side than whoever decides in silence, or stands in?"""
    posts = decides(procedure, dispute), procedure.silence.stands_in
    return any(is_free(procedure, dispute.acted, post, person) for post in posts)
