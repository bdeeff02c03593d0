"""What holds in every state that a dispute can come to."""

from abc import abstractmethod
from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from hypothesis.stateful import RuleBasedStateMachine, invariant

from tests.procedures.going_on import Ways, another
from tests.procedures.rules import Paper
from tests.procedures.witness import Witness
from workflows import engine
from workflows.commands import Accepted, Choose, Here
from workflows.dispute import Dispute
from workflows.procedure import Procedure
from workflows.visibility import may_open

#: How many people were held against how many disputes.
LOOKED = "may it be opened"


class InEveryState(RuleBasedStateMachine):
    """Looks at a dispute after everything that happens to it."""

    paper: ClassVar[Paper]
    procedure: ClassVar[Procedure]
    dispute: Dispute
    now: datetime
    witness: Witness
    #: How often each row of the table was taken in all lives, and each reason given why not.
    seen: ClassVar[Counter[str]]

    @abstractmethod
    def here(self, person: str, now: datetime | None = None) -> Here:
        """Give the world as somebody finds it."""

    @invariant()
    def anybody_can_say_that_a_child_is_not_safe(self) -> None:
        """And nothing else about the dispute changes, whatever state it is in."""
        here = self.here("stranger")
        outcome = engine.choose(
            self.procedure, self.dispute, Choose(choice="safety_alert", visit=0), here
        )
        assert isinstance(outcome, Accepted)
        assert outcome.dispute == replace(self.dispute, version=self.dispute.version + 1)

    @invariant()
    def it_is_remembered_as_it_stands(self) -> None:
        self.as_it_was = repr(self.dispute)

    @invariant()
    def somebody_must_act_by_some_time(self) -> None:
        asked = engine.must_act(self.procedure, self.dispute)
        if self.dispute.end:
            assert (asked, engine.next_instant(self.dispute)) == ({}, None)
        else:
            assert asked
            assert self.dispute.late == 2 or engine.next_instant(self.dispute) is not None

    @invariant()
    def somebody_can_go_on(self) -> None:
        """Now, or once whoever is asked has been silent, and nobody decided either."""
        if not self.dispute.end:
            ways = Ways(self.paper, self.procedure, self.here)
            assert ways.lead_on(self.dispute, self.now), "a dead end"

    @invariant()
    def whoever_was_asked_or_told_may_open_it_and_nobody_else(self) -> None:
        """Whatever post somebody holds, and whatever they are named for in a form."""
        posts = list(self.procedure.posts)
        everybody = {"stranger", "", *posts, *map(another, posts), *self.dispute.named.values()}
        holders = self.here("").holders
        may = {who for who in everybody if may_open(self.procedure, self.dispute, self.here(who))}
        assert may == self.witness.may_open(self.dispute, holders) & everybody
        self.seen[LOOKED] += len(everybody)
